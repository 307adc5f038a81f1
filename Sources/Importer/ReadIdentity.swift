import Portfolio
import XML

/// Reads what a record says of itself: which document and version it is, and the names of its project.
enum ReadIdentity {
  /// The identity of a valid record.
  static func read(_ tape: Tape, _ format: Format) -> RecordIdentity {
    let marks = format.marks
    let kind = tape.name(tape[0].name)
    let issuer = value(marks.issuer, of: 0, tape) ?? ""
    let id = value(marks.id, of: 0, tape) ?? ""
    return RecordIdentity(
      kind: kind, issuer: issuer, id: id, number: Int(value(marks.version, of: 0, tape) ?? "") ?? 1,
      issued: value(marks.issued, of: 0, tape) ?? "",
      aliases: aliases(kind, issuer: issuer, id: id, tape, marks))
  }

  /// What can be read of the identity of a record that is not valid.
  static func partial(_ tape: Tape, _ format: Format) -> (issuer: String?, id: String?) {
    let issuer = value(format.marks.issuer, of: 0, tape).map { String($0.prefix(300)) }
    let id = value(format.marks.id, of: 0, tape).map { String($0.prefix(200)) }
    return (issuer, id)
  }

  private static func value(_ name: NameID, of element: Int, _ tape: Tape) -> String? {
    guard let attribute = tape.attribute(name, of: element) else { return nil }
    let text = tape.value(ofAttribute: attribute).bindMemory(to: UInt8.self)
    let written = String(decoding: text, as: UTF8.self)
    return needsCollapsing(text) ? SimpleType.collapsed(written) : written
  }

  /// The names under which the record speaks of a project; none for a record that is not about one.
  private static func aliases(
    _ kind: String, issuer author: String, id: String, _ tape: Tape, _ marks: Format.Marks
  ) -> [ProjectAlias] {
    guard ["application", "decision", "report", "payment", "project"].contains(kind) else {
      return []
    }
    var found: [ProjectAlias] = []
    var isAboutAgreement = false
    for child in tape.children(of: 0) {
      guard let issuer = value(marks.issuer, of: child, tape),
        let id = value(marks.id, of: child, tape)
      else { continue }
      switch tape[child].name {
      case marks.caseNumber:
        found.append(
          ProjectAlias(
            kind: "case", issuer: issuer, id: id,
            rank: rank(ofCaseIn: kind, isAuthors: issuer == author)))
      case marks.application where kind != "application":
        found.append(ProjectAlias(kind: "application", issuer: issuer, id: id, rank: 4))
      case marks.amends where kind == "decision", marks.decision:
        found.append(ProjectAlias(kind: "decision", issuer: issuer, id: id, rank: 5))
      case marks.report where kind == "payment":
        found.append(ProjectAlias(kind: "report", issuer: issuer, id: id, rank: 5))
      case marks.agreement: isAboutAgreement = true
      default: continue
      }
    }
    // A report on an agreement alone is about no project.
    if isAboutAgreement, found.isEmpty { return [] }
    return [ProjectAlias(kind: kind, issuer: author, id: id, rank: kind == "application" ? 4 : 5)]
      + found
  }

  /// How well a case number in a record of a kind serves as the project's key.
  private static func rank(ofCaseIn kind: String, isAuthors: Bool) -> Int {
    switch kind {
    // The authority that decides keeps the case by which everyone knows the project.
    case "decision": isAuthors ? 1 : 2
    case "application": 2
    default: 3
    }
  }
}
