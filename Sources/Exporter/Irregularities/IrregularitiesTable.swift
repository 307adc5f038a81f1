import Languages
public import Portfolio
import Values

/// The report on irregularities to the Commission (Regulation (EU) 2021/1060, Article 69(2) and (12) and
/// Annex XII): those of a quarter, and those of earlier ones that have not been reported yet.
///
/// What is found in the quarter and not reported stands there too, with the ground that exempts it, so
/// that silence is accounted for. The Commission takes reports in a system of its own.
struct IrregularitiesTable: Arrangement {
  private let irregularities: Sheet<IrregularityRow>
  private let late: Sheet<IrregularityRow>
  private let head: Sheet<IrregularityReportHead>
  private let context: ExportContext

  static let names = ["irregularities", "late", "report"]

  init(_ context: ExportContext, hasLabels: Bool) {
    irregularities = IrregularityRow.sheet(
      Self.names[0], element: "irregularity", hasLabels: hasLabels)
    late = IrregularityRow.sheet(Self.names[1], element: "late", hasLabels: hasLabels)
    head = IrregularityReportHead.sheet(hasLabels: hasLabels)
    self.context = context
  }

  var sheets: [SheetHead] { [irregularities.head, late.head, head.head] }

  func rows(of reading: Reading, _ body: (SheetRow) throws -> Void) throws -> Remarks {
    let scope = try IrregularityScope(reading, context)
    var head = IrregularityReportHead(programme: scope.programme, quarter: scope.quarter)
    var overdue: [SheetRow] = []
    for one in try scope.told(reading, context) {
      let found = one.found
      let own = try IrregularityQuarter(
        of: found.irregularity.detected, months: scope.terms.months, in: scope.programme.country)
      try head.add(found, one.standing, isLate: !one.isOfQuarter)
      let row = IrregularityRow(found: found, standing: one.standing, due: own.due)
      if one.isOfQuarter {
        try body(try irregularities.row(row))
      } else {
        overdue.append(try late.row(row))
      }
    }
    for row in overdue { try body(row) }
    try body(try self.head.row(head))
    return remarks(scope)
  }

  /// Which working day the last day moves to is not told where nobody has the holidays.
  private func remarks(_ scope: IrregularityScope) -> Remarks {
    var remarks = Remarks()
    guard scope.quarter.workingDay == nil else { return remarks }
    let country = scope.programme.country
    remarks.notices = [
      Wording(
        "the calendar of public holidays of \(country) is missing, so the report does not say to which "
          + "working day \(scope.quarter.due) moves where it is a day off",
        sv:
          "kalendern över helgdagar i \(country) saknas, så rapporten säger inte vilken arbetsdag "
          + "\(scope.quarter.due) flyttas till om den är ledig")
    ]
    return remarks
  }

  /// What SQLite says was found in the quarter.
  static func totals(in reading: Reading, for context: ExportContext) throws -> Totals {
    let scope = try IrregularityScope(reading, context)
    var totals = Totals()
    for sum in try reading.irregularities(of: scope.programme, in: scope.quarter.period) {
      try totals.countRows(sum.count, of: names[0], in: sum.money.currency)
      try totals.add(sum.money, of: names[0], to: "fund_amount")
    }
    return totals
  }
}

/// Which programme's irregularities are reported, and of which quarter.
struct IrregularityScope {
  let programme: Programme
  let quarter: IrregularityQuarter
  let terms: IrregularityTerms

  init(_ reading: Reading, _ context: ExportContext) throws {
    programme = try context.programme(in: reading, for: .irregularities)
    guard let terms = context.terms.irregularities else {
      throw ExportError.unsuited(
        .irregularities,
        Wording(
          "the rulebook does not say which irregularities are reported, and when",
          sv: "regelboken säger inte vilka oriktigheter som rapporteras, och när"))
    }
    self.terms = terms
    quarter = try IrregularityQuarter(
      endedBefore: context.on, months: terms.months, in: programme.country)
  }
}

extension IrregularityScope {
  /// What a report tells of: those of its quarter, whatever is done with them, and those of earlier ones that
  /// are reported and have not been told yet.
  func told(
    _ reading: Reading, _ context: ExportContext
  ) throws -> [(found: FoundIrregularity, standing: IrregularityStanding, isOfQuarter: Bool)] {
    let last = quarter.period.last
    var found = FoundIrregularities(try reading.rates(), terms, until: last)
    try reading.eachProject { project in
      guard project.programme?.header.version == programme.header.version else { return }
      try found.add(project)
    }
    return zip(found.all, try found.standings()).compactMap { one, standing in
      let isOfQuarter = quarter.period.contains(one.irregularity.detected)
      // What was told by the end of the quarter stood in an earlier report, and so did what a report of an
      // earlier quarter that was sent reported.
      let sent = context.sent.irregularities.reported(
        one.irregularity, in: one.document, of: programme.cci, before: last)
      let isTold = one.irregularity.reported.map { $0 <= last } ?? (sent != nil)
      guard isOfQuarter || standing.isReported && !isTold else { return nil }
      return (one, standing, isOfQuarter)
    }
  }
}

extension ExportContext {
  /// What a report on irregularities reports, to be kept in the log when it is sent: the CCI number of its
  /// programme, and those it reports in their own right, in a line of text.
  public func reportedIrregularities(
    in reading: Reading
  ) throws -> (programme: String, reported: String) {
    let scope = try IrregularityScope(reading, self)
    let names = try scope.told(reading, self).filter { $0.standing.isReported }.map {
      SentIrregularities.Name($0.found.irregularity, in: $0.found.document)
    }
    return (scope.programme.cci, SentIrregularities.text(of: names))
  }
}

/// The first page of the report: the quarter, and how many there are.
struct IrregularityReportHead {
  let programme: Programme
  let quarter: IrregularityQuarter
  /// How many were detected in the quarter.
  private(set) var found = 0
  /// How many of all are reported, how many of them late, and the Fund's part in them.
  private(set) var reported = 0
  private(set) var late = 0
  private(set) var amount = TracedFigure()

  init(programme: Programme, quarter: IrregularityQuarter) {
    self.programme = programme
    self.quarter = quarter
  }

  mutating func add(
    _ one: FoundIrregularity, _ standing: IrregularityStanding, isLate: Bool
  ) throws(ArithmeticError) {
    if !isLate { found += 1 }
    guard standing.isReported, let conversion = one.conversion else { return }
    reported += 1
    if isLate { late += 1 }
    try amount.add(
      conversion.euro, tracing: true,
      from: FigureSource(
        project: one.key, document: one.document,
        spot: one.irregularity.spot.child("fundAmount"),
        what: Wording(
          "stated of the irregularity \(one.irregularity.id)",
          sv: "angivet för oriktigheten \(one.irregularity.id)"),
        stated: .money(conversion.amount), conversion: conversion.rate == nil ? nil : conversion,
        shares: [], part: .money(conversion.euro)))
  }

  static func sheet(hasLabels: Bool) -> Sheet<IrregularityReportHead> {
    func count(
      _ name: String, _ heading: String, _ value: @escaping (IrregularityReportHead) -> Int
    ) -> Column<IrregularityReportHead> {
      .cells(name, heading, .count, sum: name) { Cell(.count(Int64(value($0)))) }
    }
    return Sheet(
      "report", element: "report", hasLabels: hasLabels,
      [
        .text("fund", "Fond") { $0.programme.fund },
        .code("programme", "Program (CCI)") { $0.programme.cci },
        .text("programme_title", "Programmets namn") { $0.programme.title },
        .code("quarter", "Kvartal") { $0.quarter.name },
        .day("first_day", "Kvartalet från") { $0.quarter.period.first },
        .day("last_day", "Kvartalet till") { $0.quarter.period.last },
        .day("due", "Rapporteras senast") { $0.quarter.due },
        .day("due_working_day", "Eller närmaste arbetsdag") { $0.quarter.workingDay },
        count("found", "Upptäckta under kvartalet") { $0.found },
        count("reported", "Rapporteras") { $0.reported },
        count("late", "Därav från tidigare kvartal") { $0.late },
        .code("currency", "Valuta") { _ in "EUR" },
        .cells("fund_amount", "Fondens bidrag i dem som rapporteras", .amount, sum: "fund_amount") {
          $0.amount.cell
        },
      ])
  }
}
