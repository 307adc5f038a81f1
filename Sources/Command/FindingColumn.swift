import Findings
import Languages
import Provenance
import Values

/// A column of a table of findings: what it is called in the two dialects, and what it makes of a finding.
enum FindingColumn: String, CaseIterable {
  case project, document, rule, name, severity, verdict, standing, file, line, column, message, law,
    uri, fix
  case judgedOn = "judged_on"
  case rulebook
  case waiverEntry = "waiver_entry"
  case waiverBy = "waiver_by"
  case waiverUntil = "waiver_until"
  case waiverBecause = "waiver_because"

  /// The heading in Swedish.
  var heading: String {
    switch self {
    case .project: "Ärende"
    case .document: "Handling"
    case .rule: "Regel"
    case .name: "Regelns namn"
    case .severity: "Allvar"
    case .verdict: "Bedömning"
    case .standing: "Räknas"
    case .file: "Fil"
    case .line: "Rad"
    case .column: "Kolumn"
    case .message: "Anmärkning"
    case .law: "Rättslig grund"
    case .uri: "Adress"
    case .fix: "Åtgärd"
    case .judgedOn: "Bedömt per"
    case .rulebook: "Regelbok"
    case .waiverEntry: "Godtaget i loggpost"
    case .waiverBy: "Godtaget av"
    case .waiverUntil: "Godtaget till och med"
    case .waiverBecause: "Skäl"
    }
  }

  /// - Parameter inWords: whether codes are said in words.
  func cell(_ finding: Finding, inWords: Bool, _ language: Language) -> DossierTable.Cell {
    switch self {
    case .project: .init(code: finding.project)
    case .document: .init(code: finding.document)
    case .rule: .code(finding.rule)
    case .name: .code(finding.name)
    case .severity:
      inWords ? .said(finding.severity.wording) : .code(finding.severity.rawValue)
    case .verdict: inWords ? .said(Self.words(finding.verdict)) : .code(finding.verdict.rawValue)
    case .standing:
      inWords ? .said(Self.words(finding.standing)) : .code(finding.standing.rawValue)
    case .file: .init(text: finding.place?.file)
    case .line: finding.place.map { .number(Int64($0.line)) } ?? .none
    case .column: finding.place.map { .number(Int64($0.column)) } ?? .none
    case .message: .said(finding.message)
    case .law: .text(finding.law.map { $0.text(in: language) }.joined(separator: "; "))
    case .uri: .text(finding.law.compactMap(\.uri).joined(separator: " "))
    case .fix: finding.fix.map { .said($0) } ?? .none
    case .judgedOn: Self.day(finding.judgedOn)
    case .rulebook: .code(finding.rulebook)
    case .waiverEntry: finding.waiver.map { .number($0.entry) } ?? .none
    case .waiverBy: .init(text: finding.waiver?.by)
    case .waiverUntil: finding.waiver.map { Self.day($0.until) } ?? .none
    case .waiverBecause: .init(text: finding.waiver?.because)
    }
  }

  /// A day that a spreadsheet takes for one.
  private static func day(_ text: String) -> DossierTable.Cell {
    (try? Day.parse(text)).map { .day($0) } ?? .code(text)
  }

  private static func words(_ verdict: Verdict) -> Wording {
    verdict == .notRun
      ? Wording("not run", sv: "kunde inte bedömas") : Wording("fails", sv: "underkänd")
  }

  private static func words(_ standing: Finding.Standing) -> Wording {
    switch standing {
    case .counts: Wording("counts", sv: "ja")
    case .beta: Wording("on trial", sv: "på prov")
    case .waived: Wording("accepted", sv: "godtaget")
    }
  }
}
