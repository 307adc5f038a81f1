import Languages
import Portfolio
import XML

// What is said of records that cannot be taken, for another reason than the schema.

extension DoorFault {
  /// An amount of a document that names no currency, which is no amount.
  static func amountWithoutCurrency(_ element: Int) -> DoorFault {
    DoorFault(
      rule: .amountWithoutCurrency, element: element, attribute: nil,
      message: Wording(
        "an amount is stated, and the document names no currency",
        sv: "ett belopp anges, och handlingen anger ingen valuta"),
      fix: Wording(
        "write the currency in the record's start tag, as in currency=\"SEK\"",
        sv: "skriv valutan i postens starttagg, som i currency=\"SEK\""))
  }

  /// An id that another element of the document has already.
  static func repeatedID(_ id: String, _ element: Int, attribute: Int) -> DoorFault {
    DoorFault(
      rule: .danglingReference, element: element, attribute: attribute,
      message: Wording(
        "the id \(id) stands twice in the document; each must be its own",
        sv: "id \(id) står två gånger i handlingen; vart och ett måste vara eget"),
      fix: Wording(
        "give one of them another id, and correct what refers to it",
        sv: "ge en av dem ett annat id, och rätta det som hänvisar till den"))
  }

  /// One id and version with two contents in one file.
  static func secondContent(_ identity: RecordIdentity) -> DoorFault {
    DoorFault(
      rule: .secondContent, element: 0, attribute: nil,
      message: Wording(
        "the file has \(identity.kind) \(identity.id) twice with the same version and "
          + "different contents, so none of them is taken",
        sv: "filen har \(identity.kind) \(identity.id) två gånger med samma version och "
          + "olika innehåll, så ingen av dem tas in"),
      fix: Wording(
        "leave the right one in the file, or give the later one the next version number",
        sv: "låt den rätta stå kvar i filen, eller ge den senare nästa versionsnummer"))
  }

  /// An element in the container that is no record.
  static func unrecognised(_ tape: Tape, kinds: [String]) -> DoorFault {
    let name = tape.name(tape[0].name)
    let kinds = kinds.joined(separator: ", ")
    let message =
      if let namespace = tape.namespace(tape[0].name), namespace != Format.namespace {
        Wording(
          "\(name) is of the namespace \(namespace); records are of \(Format.namespace)",
          sv: "\(name) är av namnrymden \(namespace); poster är av \(Format.namespace)")
      } else if name == Format.container {
        Wording(
          "a portfolio stands inside a portfolio", sv: "en portfölj står inne i en portfölj")
      } else {
        Wording(
          "\(name) is no record; records are \(kinds)",
          sv: "\(name) är ingen post; poster är \(kinds)")
      }
    return DoorFault(
      rule: .unknownRecord, element: 0, attribute: nil, message: message,
      fix: Wording(
        "take it away, or write it as one of \(kinds)",
        sv: "ta bort den, eller skriv den som en av \(kinds)"))
  }

  /// A second application for a project that has one.
  static func secondApplication(_ project: String, _ first: String) -> DoorFault {
    DoorFault(
      rule: .secondApplication, element: 0, attribute: nil,
      message: Wording(
        "the project \(project), which its case number names, has the application \(first) already",
        sv: "projektet \(project), som ärendenumret pekar ut, har redan ansökan \(first)"),
      fix: Wording(
        "correct the case number, or send it as a version of the application it corrects",
        sv: "rätta ärendenumret, eller skicka den som en version av ansökan som den rättar"))
  }

  /// Case numbers of more than one project.
  static func pointsAtTwo(_ keys: [String]) -> DoorFault {
    DoorFault(
      rule: .pointsAtTwoProjects, element: 0, attribute: nil,
      message: Wording(
        "its case numbers belong to different projects: \(keys.joined(separator: ", "))",
        sv: "dess ärendenummer hör till olika projekt: \(keys.joined(separator: ", "))"),
      fix: Wording(
        "correct the case numbers, so that all of them are the same project's",
        sv: "rätta ärendenumren, så att alla är samma projekts"))
  }
}

extension ContainerFault {
  /// What is wrong with the start tag of the container, which has no attributes of its own.
  var wording: Wording {
    guard let attribute else { return .bySchema(message) }
    return Wording(
      "\(Format.container) has the attribute \(attribute), and may have none",
      sv: "\(Format.container) har attributet \(attribute), och får inte ha något")
  }
}

extension Wording {
  /// What the schema's checker says in its own English.
  static func bySchema(_ words: String) -> Wording {
    Wording("\(words)", sv: "schemat säger: \(words)")
  }
}
