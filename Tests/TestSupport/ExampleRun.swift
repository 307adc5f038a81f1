public import Findings
import Foundation
import Importer
import Languages
import Portfolio
public import Provenance
public import Rules
import Synchronization
import Values

/// An example of a rule, imported and judged as anyone's documents would be.
public struct ExampleRun: Sendable {
  /// What the rule said of each subject of the example.
  public let assessments: [Assessment]
  /// The failures as people read them, with their places.
  public let findings: [Finding]
  /// How the rule came to what it says.
  public let workings: Workings
  /// What the rule asked the rulebook, and what that answered.
  public let questions: [RulebookGaps.Question]
  /// The places of the failures, in order.
  public var places: [Place] { findings.compactMap(\.place) }
  /// The rules that fail something in the example: its own, and of the others those that answer an entry
  /// of the catalogue with it. The rest is nobody's question here, and all rules on all examples take long.
  public let failingRules: Set<String>
  /// The projects whose deadlines need more than the tables that are read for them.
  public let projectsThatDeadlinesNeedMoreOf: [String]
  /// Where the example's marks say that findings must stand: file, line, column.
  public let marks: [Mark]

  public struct Mark: Hashable, Sendable, CustomStringConvertible {
    public let file: String
    public let line: Int
    public let column: Int

    public init(file: String, line: Int, column: Int) {
      self.file = file
      self.line = line
      self.column = column
    }

    public var description: String { "\(file):\(line):\(column)" }
  }

  /// Why an example could not be set up.
  public struct Fault: Error, CustomStringConvertible {
    public let description: String
  }

  /// The run of an example, made when it is first asked for: its test, its rule's page and the test of
  /// its Swedish all look at the same one.
  public static func of(_ example: Example, by rule: AnyRule) throws -> ExampleRun {
    let key = "\(rule.card.id) \(example.file):\(example.line) \(example.shows.english)"
    if let known = runs.withLock({ $0[key] }) { return known }
    let run = try ExampleRun(example, of: rule)
    runs.withLock { $0[key] = run }
    return run
  }

  private static let runs = Mutex<[String: ExampleRun]>([:])

  private init(_ example: Example, of rule: AnyRule) throws {
    var marks: [Mark] = []
    var documents: [(name: String, text: String)] = []
    for (document, path) in example.base.files {
      var text = try Samples.text(path)
      let edits = example.edits.filter { $0.document == document }
      if edits.contains(where: { $0.old.isEmpty && $0.new.isEmpty }) { continue }
      for edit in edits {
        guard text.components(separatedBy: edit.old).count == 2 else {
          throw Fault(
            description:
              "\(path) has \"\(edit.old)\" \(text.components(separatedBy: edit.old).count - 1) times, not once"
          )
        }
        text = text.replacingOccurrences(of: edit.old, with: edit.new)
      }
      marks += try Self.takeMarks(from: &text, file: document.rawValue + ".xml")
      documents.append((document.rawValue + ".xml", text))
    }
    self.marks = marks
    let portfolio = try TestPortfolio()
    let tally = try portfolio.take(
      documents.map { ($0.name, Array($0.text.utf8)) }, received: example.received)
    guard tally.setAside == 0, tally.refusedFiles == 0 else {
      let reasons = portfolio.findings.map {
        "\($0.place?.file ?? ""):\($0.place?.line ?? 0): \($0.message.english)"
      }
      throw Fault(description: "the example is not valid: " + reasons.joined(separator: "; "))
    }
    let rates = example.rates.compactMap { rate in
      Currency(rate.currency).flatMap {
        ExchangeRate(month: rate.month, currency: $0, value: rate.value)
      }
    }
    let context = Context(
      rulebooks: .builtIn, day: try Day.parse(example.judgedOn), rates: rates)
    let noting = Rulebooks.builtIn.notingGaps(questions: true)
    var watched = Context(
      rulebooks: noting, day: try Day.parse(example.judgedOn), rates: rates)
    watched.workings = Workings()
    workings = watched.workings ?? Workings()
    let entries = Set(rule.card.catalogue)
    let kin = allRules.filter {
      $0.card.id != rule.card.id && !entries.isDisjoint(with: $0.card.catalogue)
    }
    // To open a reading takes longer than to judge a few projects: one serves all.
    (assessments, failingRules, projectsThatDeadlinesNeedMoreOf, findings) =
      try portfolio.store.reading { reading -> ([Assessment], Set<String>, [String], [Finding]) in
        let found = try reading.assess([rule], in: watched)
        let others = try reading.assess(kin, in: context)
        let locate = LocateSpots(reading)
        let findings = try found.flatMap { assessment -> [Finding] in
          guard case .fails(let failures) = assessment.outcome else { return [] }
          return try failures.map {
            try Self.finding($0, assessment, judgedOn: example.judgedOn, locate)
          }
        }
        return (
          found,
          Set((found + others).filter { $0.outcome.verdict == .fails }.map(\.card.id)),
          try reading.projectsThatDeadlinesNeedMoreOf(in: context), findings
        )
      }
    questions = noting.main.gaps?.questions ?? []
  }

  private static func finding(
    _ failure: Failure, _ assessment: Assessment, judgedOn: String, _ locate: LocateSpots
  ) throws -> Finding {
    Finding(
      rule: assessment.card.id, name: assessment.card.name,
      severity: assessment.severity(of: failure), project: assessment.project,
      place: try locate.place(of: failure.spot), message: failure.message,
      law: assessment.law(of: failure), fix: failure.fix,
      notes: try failure.notes.map {
        Finding.Note($0.message, at: try locate.place(of: $0.spot))
      }, judgedOn: judgedOn, rulebook: "")
  }

  /// Takes the `↓` out of a text and says where they stood.
  private static func takeMarks(from text: inout String, file: String) throws -> [Mark] {
    guard text.contains("↓") else { return [] }
    var marks: [Mark] = []
    var line = 1
    var column = 1
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "↓" {
        marks.append(Mark(file: file, line: line, column: column))
        continue
      }
      plain.append(scalar)
      if scalar == "\n" {
        line += 1
        column = 1
      } else {
        column += 1
      }
    }
    text = String(plain)
    return marks
  }
}

extension Example.Base {
  private static let legacyPapers: [(document: Example.Document, name: String)] = [
    (.programme, "programme"), (.application, "application"), (.decision, "decision"),
    (.report, "report"), (.payment, "payments"),
  ]

  private static let plainPapers: [(document: Example.Document, name: String)] = [
    (.programme, "programme"), (.application, "application"), (.decision, "decision"),
  ]

  private static func fund(
    _ folder: String, _ papers: [(document: Example.Document, name: String)]
  ) -> [(Example.Document, String)] {
    papers.map { ($0.document, "Samples/Funds/\(folder)/\($0.name).xml") }
  }

  /// The sample files the base is made of.
  fileprivate var files: [(Example.Document, String)] {
    let common: [(Example.Document, String)] = [
      (.programme, "Samples/Portfolio/programme.xml"), (.call, "Samples/Portfolio/call-open.xml"),
    ]
    func project(_ name: String, decided: Bool) -> [(Example.Document, String)] {
      let application: (Example.Document, String) = (
        .application, "Samples/Portfolio/application-\(name).xml"
      )
      let decision: (Example.Document, String) = (
        .decision, "Samples/Portfolio/decision-\(name).xml"
      )
      return common + [application] + (decided ? [decision] : [])
    }
    func papers(_ kinds: [(Example.Document, String)]) -> [(Example.Document, String)] {
      project("language-courses", decided: true)
        + kinds.map { ($0.0, "Samples/Portfolio/\($0.1).xml") }
    }
    let report = (Example.Document.report, "report-language-courses-1")
    let paid = [
      (Example.Document.advance, "payment-language-courses-advance"),
      (Example.Document.payment, "payment-language-courses-1"),
    ]
    let control = (Example.Document.control, "payment-language-courses-control")
    let other: [(Example.Document, String)] = [
      (.otherApplication, "Samples/Portfolio/application-feasibility-study.xml"),
      (.otherDecision, "Samples/Portfolio/decision-feasibility-study.xml"),
      (.otherReport, "Samples/Portfolio/report-feasibility-study-1.xml"),
    ]
    return switch self {
    case .languageCoursesClaimed: papers([report])
    case .twoProjects: papers([report]) + other
    case .languageCoursesPaid: papers([report] + paid)
    case .languageCoursesControlled: papers([report] + paid + [control])
    case .languageCourses: project("language-courses", decided: true)
    case .receptionPlaces: project("reception-places", decided: true)
    case .languageCoursesUndecided: project("language-courses", decided: false)
    case .receptionPlacesUndecided: project("reception-places", decided: false)
    case .organisation: [(.organisation, "Samples/Founding/sofi.xml")]
    case .sourced: [(.project, "Samples/Founding/sosov.xml")]
    case .partnership: [(.agreement, "Samples/Portfolio/agreement-civic-orientation.xml")]
    case .legacy:
      Self.fund("AMIF-2014", Self.legacyPapers)
    case .isf: Self.fund("ISF-2021", Self.plainPapers)
    case .bmvi: Self.fund("BMVI-2021", Self.plainPapers)
    case .esf:
      Self.fund("ESF-2021", Self.plainPapers + [(.call, "call"), (.report, "report")])
    case .dear: Self.fund("DEAR-2014", Self.legacyPapers)
    case .networkDay: [(.event, "Samples/Portfolio/event-network-day.xml")]
    case .studyReported:
      project("feasibility-study", decided: true) + [
        (.report, "Samples/Portfolio/report-feasibility-study-1.xml")
      ]
    }
  }
}
