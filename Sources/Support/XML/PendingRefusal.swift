import CLibXML2
import Languages

/// A refusal whose line and column are still to be counted.
struct PendingRefusal {
  enum Kind {
    case limit(Refusal.Reason, Int)
    case root
    case documentType
    case syntax(code: UInt32, words: String)
    case bareAmpersand
    case invalidBytes(UInt8)
    case truncated
  }

  let kind: Kind
  let offset: Int
  /// The number found, where a limit counts something.
  let count: Int
  /// Names found, in the order the sentence uses them.
  let texts: [String]

  init(_ kind: Kind, at offset: Int, count: Int = 0, texts: [String] = []) {
    self.kind = kind
    self.offset = offset
    self.count = count
    self.texts = texts
  }

  /// The refusal in words, now that its position is known.
  func refusal(at position: TextPosition, _ format: RecordFormat, _ encoding: TextEncoding)
    -> Refusal
  {
    switch kind {
    case .limit(let reason, let limit): refusal(at: position, reason, limit)
    case .root: rootRefusal(at: position, format)
    case .documentType where Self.isHTML(texts.first):
      Self.html(.documentType, at: position)
    case .documentType:
      Refusal(
        .documentType, at: position,
        Wording(
          "the file has a DOCTYPE, which documents may not have since it can pull in other files",
          sv: "filen har en DOCTYPE, som handlingar inte får ha eftersom den kan hämta andra filer"),
        fix: Wording(
          "remove the line that begins with <!DOCTYPE",
          sv: "ta bort raden som börjar med <!DOCTYPE"))
    case .syntax(let code, let words):
      WellFormedness.refusal(code, words, texts, at: position)
    case .bareAmpersand:
      Refusal(
        .notWellFormed, at: position,
        Wording(
          "'&' begins a reference here, and no ';' ends it",
          sv: "'&' börjar en referens här, och inget ';' avslutar den"),
        fix: Wording(
          "write &amp; where the text has the character &",
          sv: "skriv &amp; där texten har tecknet &"))
    case .invalidBytes(let byte): invalidBytes(byte, at: position, encoding)
    case .truncated:
      Refusal(
        .truncated, at: position,
        texts.isEmpty
          ? Wording(
            "the file ends before its root element does",
            sv: "filen slutar innan dess rotelement gör det")
          : Wording(
            "the file ends inside <\(texts[0])>, which is not closed",
            sv: "filen slutar inne i <\(texts[0])>, som inte är avslutat"),
        fix: Wording(
          "send the file again; it was cut off on the way or while it was written",
          sv: "skicka filen igen; den blev avklippt på vägen eller när den skrevs"),
        arguments: texts)
    }
  }

  private func refusal(at position: TextPosition, _ reason: Refusal.Reason, _ limit: Int) -> Refusal
  {
    let (message, fix): (Wording, Wording) =
      switch reason {
      case .tagTooLong:
        (
          Wording(
            "a tag, comment or instruction begins here that is longer than \(limit) bytes",
            sv: "en tagg, kommentar eller instruktion som är längre än \(limit) byte börjar här"),
          Wording(
            "close it, or move long text from attributes and comments into elements",
            sv: "avsluta den, eller flytta lång text från attribut och kommentarer till element")
        )
      case .tooDeep:
        (
          Wording(
            "elements are nested more than \(limit) deep",
            sv: "element ligger i varandra på fler än \(limit) nivåer"),
          Wording(
            "no document of this format needs that; check the program that wrote the file",
            sv: "ingen handling i formatet behöver det; kontrollera programmet som skrev filen")
        )
      case .tooManyAttributes:
        (
          Wording(
            "the element has \(count) attributes; at most \(limit) are read",
            sv: "elementet har \(count) attribut; högst \(limit) läses"),
          Wording(
            "no element of this format has so many; check the program that wrote the file",
            sv: "inget element i formatet har så många; kontrollera programmet som skrev filen")
        )
      case .recordTooLarge:
        (
          Wording(
            "the record is larger than \(limit) bytes",
            sv: "posten är större än \(limit) byte"),
          Wording(
            "split it, for example into one report for each period",
            sv: "dela den, till exempel i en rapport för varje period")
        )
      case .textTooLong:
        (
          Wording(
            "the text of this element is longer than \(limit) bytes",
            sv: "elementets text är längre än \(limit) byte"),
          Wording(
            "shorten it, and send long texts as an attachment",
            sv: "korta den, och skicka långa texter som bilaga")
        )
      case .tooManyNodes:
        (
          Wording(
            "the record has more than \(limit) elements and attributes",
            sv: "posten har fler än \(limit) element och attribut"),
          Wording(
            "split it, for example into one report for each period",
            sv: "dela den, till exempel i en rapport för varje period")
        )
      default:
        (
          Wording(
            "more than \(limit) different names are used that this format does not have",
            sv: "fler än \(limit) olika namn som formatet inte har används"),
          Wording(
            "check the program that wrote the file; names are fixed, and values go inside elements",
            sv:
              "kontrollera programmet som skrev filen; namnen är fasta, och värden står inne i element"
          )
        )
      }
    return Refusal(reason, at: position, message, fix: fix, arguments: arguments(limit))
  }

  private func arguments(_ limit: Int) -> [String] {
    count > 0 ? ["\(count)", "\(limit)"] : ["\(limit)"]
  }

  private func rootRefusal(at position: TextPosition, _ format: RecordFormat) -> Refusal {
    let name = texts[0]
    if Self.isHTML(name) { return Self.html(.unknownRoot, at: position, arguments: [name]) }
    let isOurName = name == format.container || format.records.contains(name)
    let expected = format.namespace
    guard texts.count > 1 else {
      return Refusal(
        isOurName ? .wrongNamespace : .unknownRoot, at: position,
        Wording(
          "the root <\(name)> is in no namespace; documents are in \(expected)",
          sv: "roten <\(name)> är inte i någon namnrymd; handlingar är i \(expected)"),
        fix: Wording(
          "write xmlns=\"\(expected)\" in the root's start tag",
          sv: "skriv xmlns=\"\(expected)\" i rotens starttagg"), arguments: [name])
    }
    let found = texts[1]
    if let family = format.family, found.hasPrefix(family), found != expected {
      let ours = Int(expected.dropFirst(family.count))
      let theirs = Int(found.dropFirst(family.count))
      let relation =
        (theirs ?? 0) > (ours ?? 0)
        ? Wording("a newer", sv: "en nyare") : Wording("another", sv: "en annan")
      return Refusal(
        .otherVersion, at: position,
        Wording(
          "the document is of \(relation) version, \(found); this program reads \(expected)",
          sv: "handlingen är av \(relation) version, \(found); det här programmet läser \(expected)"
        ),
        fix: Wording(
          "install a version of the program that reads it, or write it as \(expected)",
          sv: "installera en version av programmet som läser den, eller skriv den som \(expected)"),
        arguments: [found, expected])
    }
    if found != expected {
      return Refusal(
        isOurName ? .wrongNamespace : .unknownRoot, at: position,
        Wording(
          "the root <\(name)> is in the namespace \(found); documents are in \(expected)",
          sv: "roten <\(name)> är i namnrymden \(found); handlingar är i \(expected)"),
        fix: Wording(
          "write xmlns=\"\(expected)\" if this is such a document",
          sv: "skriv xmlns=\"\(expected)\" om det är en sådan handling"), arguments: [name, found])
    }
    let allowed = ([format.container] + format.records).map { "<\($0)>" }.joined(separator: ", ")
    return Refusal(
      .unknownRoot, at: position,
      Wording(
        "the root is <\(name)>; \(allowed) are read", sv: "roten är <\(name)>; \(allowed) läses"),
      fix: Wording(
        "check that this is the right file", sv: "kontrollera att det är rätt fil"),
      arguments: [name])
  }

  private static func isHTML(_ name: String?) -> Bool { name?.lowercased() == "html" }

  /// A page of the web, as a program or a person may have saved it in the place of the document.
  private static func html(
    _ reason: Refusal.Reason, at position: TextPosition, arguments: [String] = []
  ) -> Refusal {
    Refusal(
      reason, at: position,
      Wording(
        "the file is HTML, a page for a web browser, and no document of this format",
        sv: "filen är HTML, en sida för en webbläsare, och ingen handling i formatet"),
      fix: Wording(
        "send the XML file itself, and not the page that it is shown or offered on",
        sv: "skicka själva XML-filen, och inte sidan som den visas eller erbjuds på"),
      arguments: arguments)
  }

  private func invalidBytes(
    _ byte: UInt8, at position: TextPosition, _ encoding: TextEncoding
  ) -> Refusal {
    let digits = String(byte, radix: 16, uppercase: true)
    let hexadecimal = digits.count == 1 ? "0" + digits : digits
    let advice =
      byte == 0
      ? Wording(
        "remove the NUL characters; a text editor shows them",
        sv: "ta bort NUL-tecknen; en textredigerare visar dem")
      : encoding == .utf8
        ? Wording(
          "the file is probably Windows-1252: save it as UTF-8, or declare its real encoding",
          sv: "filen är troligen Windows-1252: spara den som UTF-8, eller ange dess rätta kodning")
        : Wording(
          "save the file as UTF-8, and let the XML declaration say so",
          sv: "spara filen som UTF-8, och låt XML-deklarationen säga det")
    return Refusal(
      .invalidBytes, at: position,
      Wording(
        "the byte \(hexadecimal) is no character here in \(encoding.rawValue)",
        sv: "byten \(hexadecimal) är inget tecken här i \(encoding.rawValue)"), fix: advice,
      arguments: [hexadecimal, encoding.rawValue])
  }
}

/// libxml2's complaints about XML itself, put into plain words.
enum WellFormedness {
  static func refusal(
    _ code: UInt32, _ words: String, _ texts: [String], at position: TextPosition
  ) -> Refusal {
    let (message, fix) =
      sentence(xmlParserErrors(code), texts, words)
      ?? (Wording("\(words)", sv: "XML-läsaren säger: \(words)"), Self.generalFix)
    return Refusal(.notWellFormed, at: position, message, fix: fix, arguments: texts)
  }

  private static let generalFix = Wording(
    "correct the XML here; a program that writes XML does not make this mistake",
    sv: "rätta XML här; ett program som skriver XML gör inte det här felet")

  /// Whether the character that libxml2 complains of, whose number ends its sentence, is something else
  /// than a control character.
  private static func isNotControl(_ words: String) -> Bool {
    let digits = words.reversed().drop { !$0.isNumber }.prefix { $0.isNumber }.reversed()
    return (Int(String(digits)) ?? 0) >= 0xD800
  }

  private static func sentence(
    _ code: xmlParserErrors, _ texts: [String], _ words: String
  ) -> (message: Wording, fix: Wording)? {
    let first = texts.first ?? ""
    switch code {
    case XML_ERR_TAG_NAME_MISMATCH:
      guard texts.count > 1 else { return nil }
      return (
        Wording(
          "the end tag </\(texts[1])> stands where <\(first)> is open",
          sv: "sluttaggen </\(texts[1])> står där <\(first)> är öppet"),
        Wording(
          "close <\(first)> first, or correct the name",
          sv: "avsluta <\(first)> först, eller rätta namnet")
      )
    case XML_NS_ERR_UNDEFINED_NAMESPACE:
      return (
        Wording(
          "the prefix \(first) is not declared",
          sv: "prefixet \(first) är inte deklarerat"),
        Wording(
          "declare it with xmlns:\(first)=\"…\", or leave it out",
          sv: "deklarera det med xmlns:\(first)=\"…\", eller utelämna det")
      )
    case XML_ERR_UNDECLARED_ENTITY:
      return (
        Wording(
          "&\(first); is no reference that XML knows; it knows &amp; &lt; &gt; &quot; &apos;",
          sv:
            "&\(first); är ingen referens som XML känner till; det känner &amp; &lt; &gt; &quot; &apos;"
        ),
        Wording(
          "write the character itself, or its number as in &#228;",
          sv: "skriv tecknet självt, eller dess nummer som i &#228;")
      )
    case XML_ERR_ENTITYREF_SEMICOL_MISSING, XML_ERR_NAME_REQUIRED, XML_ERR_ENTITYREF_NO_NAME:
      return (
        Wording(
          "'&' or '<' begins something here that is not finished",
          sv: "'&' eller '<' börjar något här som inte avslutas"),
        Wording(
          "write &amp; where the text has the character &, and &lt; for <",
          sv: "skriv &amp; där texten har tecknet &, och &lt; för <")
      )
    case XML_ERR_ATTRIBUTE_REDEFINED, XML_NS_ERR_ATTRIBUTE_REDEFINED:
      return (
        Wording(
          "the attribute \(first) is there twice", sv: "attributet \(first) finns två gånger"),
        Wording("keep one of the two", sv: "behåll ett av de två")
      )
    case XML_ERR_ATTRIBUTE_NOT_STARTED, XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
      return (
        Wording(
          "an attribute has no value in quotes", sv: "ett attribut har inget värde inom citattecken"
        ),
        Wording("write it as name=\"value\"", sv: "skriv det som namn=\"värde\"")
      )
    case XML_ERR_LT_IN_ATTRIBUTE:
      return (
        Wording(
          "the value of an attribute contains '<'", sv: "värdet på ett attribut innehåller '<'"),
        Wording("write &lt; instead", sv: "skriv &lt; i stället")
      )
    case XML_ERR_INVALID_CHAR:
      return (
        isNotControl(words)
          ? Wording(
            "the number here is of no character: half a surrogate pair, or one that Unicode leaves out",
            sv:
              "talet här är inget teckens: ett halvt surrogatpar, eller ett som Unicode inte använder"
          )
          : Wording(
            "there is a control character here, which XML does not allow",
            sv: "här står ett styrtecken, vilket XML inte tillåter"),
        isNotControl(words)
          ? Wording(
            "write the character itself, or its own number, as in &#x1F600;",
            sv: "skriv själva tecknet, eller dess eget nummer, som &#x1F600;")
          : Wording(
            "remove it; only tab and line breaks are allowed among control characters",
            sv: "ta bort det; av styrtecken är bara tabb och radbrytningar tillåtna")
      )
    case XML_ERR_DOCUMENT_EMPTY:
      return (
        Wording("text stands before the root element", sv: "text står före rotelementet"),
        Wording("remove it", sv: "ta bort den")
      )
    case XML_ERR_DOCUMENT_END:
      return (
        Wording(
          "something follows after the end of the root element",
          sv: "något följer efter rotelementets slut"),
        Wording(
          "remove it; a file holds one root element",
          sv: "ta bort det; en fil har ett rotelement")
      )
    case XML_ERR_RESERVED_XML_NAME:
      return (
        Wording(
          "the XML declaration is not at the very beginning of the file",
          sv: "XML-deklarationen står inte allra först i filen"),
        Wording(
          "remove what stands before <?xml, white space included",
          sv: "ta bort det som står före <?xml, också blanktecken")
      )
    case XML_ERR_MISPLACED_CDATA_END:
      return (
        Wording("']]>' stands in text", sv: "']]>' står i text"),
        Wording("write ]]&gt; instead", sv: "skriv ]]&gt; i stället")
      )
    default: return nil
    }
  }
}
