import Foundation
import Languages
import Portfolio

extension LogEntry {
  /// What was done, as a sentence without its subject.
  var sentence: Wording {
    let details = Details(details)
    return LogAction(rawValue: action).flatMap { sentence($0, details) }
      // An entry whose details are not those it should have is shown as it stands.
      ?? Wording.same("\(action) \(self.details)")
  }

  private func sentence(_ action: LogAction, _ details: Details) -> Wording? {
    switch action {
    case .import: imported(details)
    case .received: received(details)
    case .withdraw: withdrawn(details)
    case .rates: rates(details)
    case .setting: setting(details)
    case .rebuild: rebuilt(details)
    case .rulebook: adopted(details)
    case .waive: waived(details)
    case .sent: sent(details)
    case .create, .migration, .approve, .redact, .retention: nil
    }
  }

  private func imported(_ details: Details) -> Wording? {
    guard let file = details["file"], let taken = details["taken"],
      let unchanged = details["unchanged"], let setAside = details["setAside"],
      let received = details["received"]
    else { return nil }
    return Wording(
      "took in \(file), received \(received): taken \(taken), unchanged \(unchanged), "
        + "set aside \(setAside)",
      sv: "tog in \(file), inkommen \(received): tagna \(taken), oförändrade \(unchanged), "
        + "lagda åt sidan \(setAside)")
  }

  private func received(_ details: Details) -> Wording? {
    guard let document = details.document, let from = details["from"], let to = details["to"] else {
      return nil
    }
    return Wording(
      "corrected the day of receipt of \(document) from \(from) to \(to)",
      sv: "rättade dagen då \(document) kom in, från \(from) till \(to)")
  }

  private func withdrawn(_ details: Details) -> Wording? {
    guard let because = details["because"] else { return nil }
    if let document = details.document {
      return Wording(
        "withdrew \(document): \(because)", sv: "drog tillbaka \(document): \(because)")
    }
    guard let file = details["file"], let line = details["line"], let entry = details["fileEntry"]
    else { return nil }
    return Wording(
      "withdrew the record set aside on line \(line) of \(file), which entry \(entry) brought: "
        + "\(because)",
      sv: "drog tillbaka posten som lades åt sidan på rad \(line) i \(file), som post \(entry) tog "
        + "in: \(because)")
  }

  private func waived(_ details: Details) -> Wording? {
    guard let rule = details["rule"], let subject = details["subject"],
      let because = details["because"]
    else { return nil }
    guard details["ends"] == nil else {
      if let day = details["on"] {
        return Wording(
          "ended what was accepted of \(rule) for \(subject) from \(day) on: \(because)",
          sv: "avslutade det som var godtaget av \(rule) för \(subject) från och med \(day): "
            + "\(because)")
      }
      return Wording(
        "ended what was accepted of \(rule) for \(subject): \(because)",
        sv: "avslutade det som var godtaget av \(rule) för \(subject): \(because)")
    }
    guard let until = details["until"], let facts = details["facts"] else { return nil }
    let count = facts.split(separator: " ").count
    return Wording(
      "accepted \(count) of \(rule) for \(subject) until \(until): \(because)",
      sv: "godtog \(count) av \(rule) för \(subject) till och med \(until): \(because)")
  }

  private func sent(_ details: Details) -> Wording? {
    if let mark = details["ends"], let what = details["what"], let name = details["of"],
      let day = details["on"], let because = details["because"]
    {
      return Wording(
        "took back entry \(mark), which marks \(what) \(name) as sent on \(day): \(because)",
        sv: "återtog post \(mark), som markerar \(what) \(name) som skickad \(day): \(because)")
    }
    if let project = details["project"], let day = details["sent"],
      let days = details["workingDays"], details["letter"] != nil
    {
      return Wording(
        "marked a request for completion of \(project) as sent on \(day), to be answered within "
          + "\(days) working days",
        sv:
          "markerade en begäran om komplettering av \(project) som skickad \(day), att besvaras inom "
          + "\(days) arbetsdagar")
    }
    guard let kind = details["return"], let file = details["file"], let on = details["on"],
      let day = details["sent"]
    else { return nil }
    return Wording(
      "marked \(kind) of \(on), \(file), as sent on \(day)",
      sv: "markerade \(kind) per \(on), \(file), som skickad \(day)")
  }

  private func rates(_ details: Details) -> Wording? {
    guard let file = details["file"], let rates = details["rates"] else { return nil }
    let taken = Wording(
      "took in \(file): \(rates) \(rates == "1" ? "rate" : "rates")",
      sv: "tog in \(file): \(rates) \(rates == "1" ? "kurs" : "kurser")")
    let named = ["monthColumn", "currencyColumn", "valueColumn"].compactMap { details[$0] }
    guard !named.isEmpty else { return taken }
    let columns = named.map(Wording.same).listed()
    return taken
      + (named.count == 1
        ? Wording(", in the column \(columns)", sv: ", i kolumnen \(columns)")
        : Wording(", in the columns \(columns)", sv: ", i kolumnerna \(columns)"))
  }

  private func adopted(_ details: Details) -> Wording? {
    guard let rulebook = details["rulebook"], let laidOver = details["laidOver"] else { return nil }
    guard !laidOver.isEmpty else {
      return Wording(
        "adopted the program's own rulebook \(rulebook)",
        sv: "antog programmets egen regelbok \(rulebook)")
    }
    return Wording(
      "adopted the rulebook \(rulebook), with \(laidOver) laid over the program's own",
      sv: "antog regelboken \(rulebook), med \(laidOver) lagd över programmets egen")
  }

  private func setting(_ details: Details) -> Wording? {
    guard let name = details["name"], let from = details["from"], let to = details["to"] else {
      return nil
    }
    return Wording(
      "changed the setting \(name) from \(from) to \(to)",
      sv: "ändrade inställningen \(name) från \(from) till \(to)")
  }

  private func rebuilt(_ details: Details) -> Wording? {
    guard let versions = details["versions"], let rates = details["rates"] else { return nil }
    let again = Wording(
      "made again what was read of the originals: \(versions) versions of documents, \(rates) rates",
      sv: "gjorde om det som har lästs ur originalen: \(versions) versioner av handlingar, "
        + "\(rates) kurser")
    guard let restored = details["restored"] else { return again }
    return again
      + Wording(
        "; brought back or took away \(restored)", sv: "; återställde eller tog bort \(restored)")
  }

  /// The members of an entry's JSON object, as texts.
  private struct Details {
    private let members: [String: Any]

    init(_ json: String) {
      let object = try? JSONSerialization.jsonObject(with: Data(json.utf8))
      members = object as? [String: Any] ?? [:]
    }

    subscript(_ name: String) -> String? {
      switch members[name] {
      case let text as String: text
      case let number as Int: "\(number)"
      default: nil
      }
    }

    /// A document by its kind, id and issuer.
    var document: Wording? {
      guard let kind = self["kind"], let issuer = self["issuer"], let id = self["id"] else {
        return nil
      }
      let name = DocumentKind(rawValue: kind)?.wording ?? .same(kind)
      return Wording("\(name) \(id) of \(issuer)", sv: "\(name) \(id) från \(issuer)")
    }
  }
}
