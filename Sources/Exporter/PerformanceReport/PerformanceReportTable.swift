import Languages
import Portfolio
import Provenance
import Values

/// The annual performance report (Regulation (EU) 2021/1147, Article 35, and the template of Regulation (EU)
/// 2023/169): its tables computed, and its texts held to their lengths.
///
/// The template has no section yet for the solidarity actions of Article 35(2)(ha), which a table of our own
/// lists. Amounts are those reported by July, as of the end of the accounting year.
struct PerformanceReportTable: Arrangement {
  private let texts: Sheet<ReportText>
  private let actions: Sheet<ReportedOperation>
  private let persons: Sheet<PersonCounts.Row>
  private let solidarity: Sheet<ReportedOperation>
  private let head: Sheet<PerformanceHead>
  private let context: ExportContext

  static let names = ["texts", "specific_actions", "persons", "solidarity", "report"]

  init(_ context: ExportContext, hasLabels: Bool) {
    let time = PerformanceTime(on: context.on, context.terms)
    texts = ReportText.sheet(hasLabels: hasLabels)
    actions = ReportedOperation.specificActions(until: time?.cutOff, hasLabels: hasLabels)
    persons = PersonCounts.sheet(hasLabels: hasLabels)
    solidarity = ReportedOperation.solidarity(hasLabels: hasLabels)
    head = PerformanceHead.sheet(hasLabels: hasLabels)
    self.context = context
  }

  var sheets: [SheetHead] { [texts.head, actions.head, persons.head, solidarity.head, head.head] }

  func rows(of reading: Reading, _ body: (SheetRow) throws -> Void) throws -> Remarks {
    let scope = try PerformanceScope(reading, context)
    var gaps = GapList()
    var money = ReportedMoney(EuroRates(try reading.rates()))
    var counts = PersonCounts(scope.time.year.period)
    try reading.eachProject { project in
      guard project.programme?.header.version == scope.programme.header.version,
        let operation = SelectedOperation(project, on: scope.time.cutOff, &gaps)
      else { return }
      try money.add(operation, &gaps)
      try counts.add(operation, &gaps)
    }
    let written = try scope.reportTexts(&gaps)
    let operating = try OperatingSupport(scope, money.operations(of: .operatingSupport))
    let isExplained = written.contains { $0.section == .operatingSupport && $0.text != nil }
    if try operating.isAbove, !isExplained {
      gaps.add(operating.lacksExplanation(scope))
    }
    try gaps.withhold(.performanceReport)
    for text in written { try body(try texts.row(text)) }
    for row in money.operations(of: .specific) { try body(try actions.row(row)) }
    for row in counts.rows { try body(try persons.row(row)) }
    for row in money.operations(of: .solidarity) { try body(try solidarity.row(row)) }
    try body(try head.row(PerformanceHead(scope: scope, operating: operating)))
    var remarks = Remarks()
    remarks.conversions = try money.conversions.all()
    remarks.notices = scope.notices(of: written)
    return remarks
  }

  /// What SQLite says of the persons that were claimed for.
  static func totals(in reading: Reading, for context: ExportContext) throws -> Totals {
    let scope = try PerformanceScope(reading, context)
    var totals = Totals()
    let count = try reading.personsClaimed(
      of: scope.programme, in: scope.time.year.period, on: scope.time.cutOff)
    try totals.add(.hundredths(count), to: SumName(sheet: "persons", sum: "count"))
    return totals
  }
}

/// Gathers what is granted and claimed by the kind of action, in euro.
struct ReportedMoney {
  private(set) var conversions = ConversionLedger()
  private let rates: EuroRates
  private var all: [ReportedOperation] = []

  init(_ rates: EuroRates) { self.rates = rates }

  func operations(of kind: ActionKind) -> [ReportedOperation] {
    all.filter { $0.objective.actionKind == kind }
  }

  /// The kinds of action that the report tells of one by one.
  private static let kinds: [ActionKind] = [.specific, .operatingSupport, .solidarity]

  mutating func add(_ operation: SelectedOperation, _ gaps: inout GapList) throws {
    guard operation.objectives.contains(where: { Self.kinds.contains($0.actionKind) }) else {
      return
    }
    let grant = operation.grant
    guard let split = ObjectiveSplit(operation.objectives, lines: []) else {
      return gaps.add(
        gap(
          operation, Wording("the amount of each objective", sv: "beloppet för varje mål"),
          Wording("send the decision again with them", sv: "skicka beslutet igen med dem")))
    }
    var rows = operation.objectives.map { ReportedOperation(operation: operation, objective: $0) }
    let union = try grant.financing?.unionContribution(grant.currency) ?? .zero(grant.currency)
    try add(
      operation.budget.eligibleCost, \.eligible, &rows, split, grant.decided, &gaps,
      (grant.header, grant.spot.child("budget/eligibleCost"), Self.granted))
    try add(
      union, \.union, &rows, split, grant.decided, &gaps,
      (grant.header, grant.spot.child("financing"), Self.granted))
    for (report, claim, received) in operation.claims {
      guard let split = ObjectiveSplit(operation.objectives, lines: claim.lines) else { continue }
      try add(
        claim.eligibleCost, \.declared, &rows, split, received, &gaps,
        (
          report.header, claim.spot.child("eligibleCost"), Wording("claimed", sv: "redovisat")
        ))
    }
    all += rows.filter { Self.kinds.contains($0.objective.actionKind) }
  }

  private static let granted = Wording("granted", sv: "beviljat")

  private mutating func add(
    _ amount: Money, _ path: WritableKeyPath<ReportedOperation, TracedFigure>,
    _ rows: inout [ReportedOperation], _ split: ObjectiveSplit, _ day: Day, _ gaps: inout GapList,
    _ place: (document: DocumentHeader, spot: Spot, what: Wording)
  ) throws {
    guard let conversion = try rates.convert(amount, registered: day), let first = rows.first else {
      if let project = rows.first?.project {
        gaps.addRate(
          of: amount.currency, in: day, for: project, law: Act.amif.article("35", "2", "a"))
      }
      return
    }
    try conversions.add(conversion)
    for (index, part) in try split.parts(of: conversion.euro).enumerated() {
      try rows[index][keyPath: path].add(
        part, tracing: true,
        from: FigureSource(
          project: first.key, document: place.document, spot: place.spot, what: place.what,
          stated: .money(amount), conversion: conversion.rate == nil ? nil : conversion,
          shares: split.shares(index, giving: part), part: .money(part)))
    }
  }

  private func gap(_ operation: SelectedOperation, _ field: Wording, _ fix: Wording) -> Gap {
    Gap(
      project: PersonalNumber.mask(in: operation.project.key), field: field,
      law: Act.amif.article("35", "2", "a"), fix: fix)
  }
}
