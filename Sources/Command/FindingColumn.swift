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

  /// What people call it.
  var heading: Wording {
    switch self {
    case .project: Wording("Case", sv: "Ärende")
    case .document: Wording("Document", sv: "Handling")
    case .rule: Wording("Rule", sv: "Regel")
    case .name: Wording("Name of the rule", sv: "Regelns namn")
    case .severity: Wording("Severity", sv: "Allvar")
    case .verdict: Wording("Verdict", sv: "Bedömning")
    case .standing: Wording("Counts", sv: "Räknas")
    case .file: Wording("File", sv: "Fil")
    case .line: Wording("Line", sv: "Rad")
    case .column: Wording("Column", sv: "Kolumn")
    case .message: Wording("Finding", sv: "Anmärkning")
    case .law: Wording("Law", sv: "Rättslig grund")
    case .uri: Wording("Address", sv: "Adress")
    case .fix: Wording("Fix", sv: "Åtgärd")
    case .judgedOn: Wording("Judged as of", sv: "Bedömt per")
    case .rulebook: Wording("Rulebook", sv: "Regelbok")
    case .waiverEntry: Wording("Accepted in log entry", sv: "Godtaget i loggpost")
    case .waiverBy: Wording("Accepted by", sv: "Godtaget av")
    case .waiverUntil: Wording("Accepted until", sv: "Godtaget till och med")
    case .waiverBecause: Wording("Because", sv: "Skäl")
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
    case .counts: Wording("yes", sv: "ja")
    case .beta: Wording("on trial", sv: "på prov")
    case .waived: Wording("accepted", sv: "godtaget")
    }
  }
}
