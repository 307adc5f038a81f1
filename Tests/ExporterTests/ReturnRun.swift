import Exporter
import Findings
import Foundation
import Languages
import Portfolio
import TestSupport
import Testing
import Values

/// A folder of a test's own, gone when the test is.
final class Folder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "fondbok-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    path = url.path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  /// The names of all files, hidden ones too.
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }

  func text(_ name: String) throws -> String {
    try String(contentsOfFile: file(name), encoding: .utf8)
  }
}

/// The sample portfolio with changes, from which returns are made.
struct ReturnRun {
  /// A text of a sample that is replaced, once.
  struct Edit {
    let file: String
    let old: String
    let new: String
  }

  /// The one row of an objective and a provision.
  static func row(
    _ rows: [[String: String]], _ objective: String, _ provision: String
  ) throws -> [String: String] {
    let found = rows.filter {
      $0["specific_objective"] == objective && $0["provision"] == provision
    }
    try #require(found.count == 1, "\(objective) \(provision)")
    return found[0]
  }

  /// Why a portfolio could not be set up.
  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

  let portfolio: TestPortfolio
  /// The returns that are marked as sent.
  var sent: [SentReturn] = []

  /// A return that is marked as sent.
  static func sent(_ kind: Return, on day: String, sent: String) -> SentReturn {
    SentReturn(
      entry: 1, kind: kind.rawValue, file: "\(kind.rawValue).xml", sha256: "", on: day, sent: sent)
  }

  /// A payment application that is marked as sent, on the day it was made for when no other is named.
  static func sentApplication(
    _ file: String, _ applied: String?, on day: String, sent: String? = nil,
    programme: String = "2021SE65AMPR001", since: String? = nil, asOf: Int64? = nil,
    entry: Int64 = 1
  ) -> SentReturn {
    SentReturn(
      entry: entry, kind: Return.paymentApplication.rawValue, file: file, sha256: "", on: day,
      sent: sent ?? day, programme: programme, applied: applied, since: since, asOf: asOf)
  }

  /// Makes the payment application of a day, and marks it as sent on that day.
  mutating func send(_ file: String, on day: String) throws {
    let context = try Self.context(on: day, sent: sent)
    let applied = try portfolio.store.reading { try context.applied(in: $0) }
    sent.append(
      Self.sentApplication(
        file, applied.rows, on: day, asOf: try lastEntry, entry: Int64(sent.count) + 101))
  }

  /// Marks the accounts of a day as sent on that day.
  mutating func sendAccounts(on day: String) throws {
    sent.append(
      SentReturn(
        entry: Int64(sent.count) + 101, kind: Return.accounts.rawValue, file: "accounts.xml",
        sha256: "", on: day, sent: day, programme: "2021SE65AMPR001", asOf: try lastEntry))
  }

  /// Takes a sample in again as other words make it, and as the next version unless it gets another id.
  func take(_ name: String, changing edits: (old: String, new: String)...) throws {
    var text = try Samples.text("Samples/Portfolio/\(name).xml")
    let isAnother = edits.contains { $0.old == "id=\"\(name)\"" }
    let version = ["1", "2"].first { text.contains("version=\"\($0)\"") } ?? ""
    for edit in edits + (isAnother ? [] : [("version=\"\(version)\"", "version=\"9\"")]) {
      let parts = text.components(separatedBy: edit.old)
      guard parts.count == 2 else {
        throw Fault(description: "\(name) has \"\(edit.old)\" \(parts.count - 1) times, not once")
      }
      text = parts.joined(separator: edit.new)
    }
    try portfolio.take([(name: "\(name).xml", bytes: Array(text.utf8))])
    let errors = portfolio.findings.filter { $0.severity == .error }
    guard errors.isEmpty else {
      throw Fault(description: errors.map(\.message.english).joined(separator: "; "))
    }
  }

  /// Withdraws a sample.
  func withdraw(_ name: String) throws {
    let document = try #require(try portfolio.store.documents(named: name).first)
    _ = try portfolio.store.withdraw(
      document, because: "test", by: "test", at: "2027-09-01T12:00:00Z")
  }

  /// What a return says beside itself.
  func notices(_ kind: Return, on day: String, since: String? = nil) throws -> [String] {
    let folder = try Folder()
    return try make(
      kind, .xml, on: day, to: .file(path: folder.file("return.xml")),
      since: try since.map { try Day.parse($0) }
    ).manifest.notices.map(\.english)
  }

  /// The last entry of the log.
  var lastEntry: Int64 { get throws { try portfolio.store.log().last?.entry ?? 0 } }

  /// Takes one more sample in, perhaps from another folder.
  func take(_ name: String, from folder: String = "Samples/Portfolio") throws {
    let text = try Samples.text("\(folder)/\(name).xml")
    try portfolio.take([(name: "\(name).xml", bytes: Array(text.utf8))])
  }

  /// Takes samples in, file by file in the order given.
  ///
  /// - Parameter files: the names of the samples without extension; all of them when there are none.
  init(
    _ files: [String] = [], edits: [Edit] = [], shuffledBy seed: UInt64? = nil,
    in home: TestPortfolio.Home = .memory
  ) throws {
    portfolio = try TestPortfolio(in: home)
    let all = try Samples.files(in: "Samples/Portfolio")
      .map { $0.deletingPathExtension().lastPathComponent }
    var names = files.isEmpty ? all : files
    if let seed {
      var generator = SeededGenerator(state: seed)
      names.shuffle(using: &generator)
    }
    var contents: [(name: String, bytes: [UInt8])] = []
    for name in names {
      var text = try Samples.text("Samples/Portfolio/\(name).xml")
      for edit in edits where edit.file == name {
        let parts = text.components(separatedBy: edit.old)
        guard parts.count == 2 else {
          throw Fault(description: "\(name) has \"\(edit.old)\" \(parts.count - 1) times, not once")
        }
        text = parts.joined(separator: edit.new)
      }
      contents.append((name + ".xml", Array(text.utf8)))
    }
    // A shuffled portfolio comes in several imports, so that the log's entries differ too.
    let size = seed == nil ? contents.count : 7
    for start in stride(from: 0, to: contents.count, by: size) {
      try portfolio.take(Array(contents[start..<min(start + size, contents.count)]))
      let errors = portfolio.findings.filter { $0.severity == .error }
      guard errors.isEmpty else {
        throw Fault(description: errors.map(\.message.english).joined(separator: "; "))
      }
    }
  }

  /// The one project on language courses, decided, with its programme and call.
  static func languageCourses(_ edits: Edit...) throws -> ReturnRun {
    try ReturnRun(
      ["programme", "call-open", "application-language-courses", "decision-language-courses"],
      edits: edits)
  }

  /// Two projects with reports and payments of a year, and the rates of its months.
  static func paid(
    _ edits: [Edit], rates: [(month: String, value: String)] = Self.rates,
    without left: String? = nil, in home: TestPortfolio.Home = .memory
  ) throws -> ReturnRun {
    let run = try ReturnRun(
      [
        "programme", "call-open", "application-language-courses", "decision-language-courses",
        "report-language-courses-1", "payment-language-courses-advance",
        "payment-language-courses-1", "payment-language-courses-control",
        "application-feasibility-study", "decision-feasibility-study",
        "report-feasibility-study-1", "report-feasibility-study-final",
        "payment-feasibility-study-1", "payment-feasibility-study-final",
      ].filter { $0 != left }, edits: edits, in: home)
    try run.take(rates: rates)
    return run
  }

  /// The rates of `Samples/Rates/fictional-2027.csv`.
  static let rates: [(month: String, value: String)] = [
    ("2027-03", "11.1170"), ("2027-04", "11.0960"), ("2027-05", "11.0850"), ("2027-06", "11.1325"),
    ("2027-08", "11.0720"),
  ]

  func take(rates: [(month: String, value: String)]) throws {
    _ = try portfolio.store.importRates(
      rates.map { StatedRate(month: $0.month, currency: .sek, value: $0.value) },
      fileName: "rates.csv", bytes: [], by: "test", at: "2027-07-01T00:00:00Z")
  }

  /// The numbers of the law that the built-in rulebook has.
  static var terms: ReturnTerms {
    ReturnTerms(
      accountingYearBegins: (7, 1),
      firstAccountingYear: Day(year: 2021, month: 1, day: 1).flatMap { first in
        Day(year: 2022, month: 6, day: 30).flatMap { try? Period(first: first, last: $0) }
      },
      lastAccountingYear: Day(year: 2029, month: 7, day: 1).flatMap { first in
        Day(year: 2030, month: 6, day: 30).flatMap { try? Period(first: first, last: $0) }
      }, windowsEnd: [2, 5, 7, 10, 11, 12], technicalAssistance: Percentage(hundredths: 600),
      reimbursed: Percentage(hundredths: 9500), transmission: transmission,
      commitments: CommitmentTerms(
        years: 3,
        prefinancing: [
          (2021, 400), (2022, 300), (2023, 500), (2024, 500), (2025, 500), (2026, 500),
        ].map { (year: $0, share: Percentage(hundredths: Int64($1))) }),
      accountsDue: AccountsDue(due: (2, 15), extended: (3, 1)),
      performance: PerformanceTerms(
        due: (2, 15), operatingSupport: Percentage(hundredths: 1500)),
      irregularities: IrregularityTerms(
        months: 2, threshold: Money(minorUnits: 1_000_000, currency: .eur)),
      flatRates: [
        FlatRateTerm(
          id: "54b", label: "15 % av direkta personalkostnader",
          rate: Percentage(hundredths: 1500), base: [.staff]),
        FlatRateTerm(
          id: "56", label: "40 % av direkta personalkostnader",
          rate: Percentage(hundredths: 4000), base: [.staff]),
      ], vatThreshold: Money(minorUnits: 500_000_000, currency: .eur))
  }

  private static var transmission: TransmissionTerms {
    let indicators = Day(year: 2026, month: 5, day: 28).map {
      RulebookIndicator.all(selectedOn: $0)
    }
    return TransmissionTerms(
      days: [(1, 31), (4, 30), (7, 31), (9, 30), (11, 30)], monthsOfIndicators: [1, 7],
      first: Day(year: 2022, month: 1, day: 31), last: Day(year: 2030, month: 1, day: 31),
      indicators: (indicators ?? []).map {
        TransmissionTerms.Indicator(
          id: $0.id, objective: $0.objective, isOutput: $0.isOutput, name: $0.name,
          swedishName: $0.swedishName, isAboutPersons: $0.isAboutPersons,
          computedFrom: $0.computedFrom)
      })
  }

  static func context(
    on day: String, rulebookHash: String? = nil, programme: String? = nil,
    project: String? = nil, report: String? = nil, since: Day? = nil,
    texts: PerformanceTexts? = nil, licence: String? = nil, sent: [SentReturn] = []
  ) throws -> ExportContext {
    let day = try Day.parse(day)
    return ExportContext(
      on: day, rulebookHash: rulebookHash, logHash: nil, program: "fondbok",
      labels: CodeLabels { swedishLabel($0, $1, $2, on: day) }, terms: terms,
      programme: programme, project: project, report: report, since: since,
      texts: texts, licence: licence, sent: SentToCommission(sent))
  }

  @discardableResult
  func make(
    _ kind: Return, _ format: ReturnFormat, _ dialect: CSVDialect = .rfc4180,
    table: String? = nil, on day: String, as snapshot: Snapshot = .now,
    to destination: Destination, rulebookHash: String? = nil, programme: String? = nil,
    project: String? = nil, report: String? = nil, since: Day? = nil,
    texts: PerformanceTexts? = nil, licence: String? = nil
  ) throws -> ExportResult {
    let context = try Self.context(
      on: day, rulebookHash: rulebookHash, programme: programme, project: project,
      report: report, since: since,
      texts: texts, licence: licence, sent: sent)
    return try portfolio.store.reading(snapshot) { reading in
      try export(
        kind, format: format, dialect: dialect, table: table, from: reading, in: context,
        to: destination)
    }
  }

  /// The text of a return.
  func text(
    _ kind: Return, _ format: ReturnFormat, _ dialect: CSVDialect = .rfc4180,
    table: String? = nil, on day: String, project: String? = nil, report: String? = nil,
    since: Day? = nil, texts: PerformanceTexts? = nil
  ) throws -> String {
    let folder = try Folder()
    try make(
      kind, format, dialect, table: table, on: day, to: .file(path: folder.file("return")),
      project: project, report: report, since: since,
      texts: texts)
    return try folder.text("return")
  }

  /// The list of operations in the dialect for programs: of each row, its cells by column.
  func operations(on day: String) throws -> [[String: String]] {
    try table(.listOfOperations, on: day)
  }

  func table(
    _ kind: Return, _ table: String? = nil, on day: String, project: String? = nil,
    report: String? = nil, since: Day? = nil, texts: PerformanceTexts? = nil
  ) throws -> [[String: String]] {
    let text = try text(
      kind, .csv, table: table, on: day, project: project, report: report, since: since,
      texts: texts)
    let rows = try CSVReader.rows(of: Array(text.utf8), .rfc4180)
    let heading = rows[0]
    return rows.dropFirst().map { row in
      Dictionary(zip(heading, row), uniquingKeysWith: { first, _ in first })
    }
  }
}

/// Numbers that are the same each time (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
