import Languages
import Portfolio
import Values

/// The first page of the payment application: whose it is, for which time, and what it adds up to.
struct PaymentApplicationHead {
  let programme: Programme
  let time: ApplicationTime
  /// The first day whose expenditure is applied for.
  let from: Day
  let rows: [PaymentApplicationRow]
  /// The share that the Commission pays before the accounts.
  let reimbursed: Percentage?
  let union: Money

  init(
    _ scope: PaymentApplicationScope, _ rows: [PaymentApplicationRow]
  ) throws(ArithmeticError) {
    programme = scope.programme
    time = scope.time
    from = scope.applied.first
    reimbursed = scope.terms.reimbursed
    self.rows = rows
    var union = Money.zero(.eur)
    for row in rows {
      if let part = try row.union() { union = try union.adding(part) }
    }
    self.union = union
  }

  /// A figure of the rows, added up.
  private func sum(_ figure: (PaymentApplicationRow) -> TracedFigure?) throws -> TracedFigure {
    var sum = TracedFigure()
    for row in rows {
      if let part = figure(row) { try sum.add(part) }
    }
    return sum
  }

  /// The same, less what was stated before.
  private func cell(
    _ figure: (PaymentApplicationRow) -> TracedFigure,
    _ taken: (PaymentApplicationRow) -> PaymentApplicationRow.Taken
  ) throws -> Cell {
    let sum = try sum(figure)
    let steps = try PaymentApplicationRow.steps(to: rows, sum.amount, taken)
    return Cell(.amount(sum.amount), from: sum.sources, steps: steps.count == 1 ? [] : steps)
  }

  /// What the Union is asked for: all that the rows are made of, and the share that each takes of it.
  private func unionCell(_ value: Money, _ more: [FigureStep] = []) throws -> Cell {
    var steps: [FigureStep] = []
    for row in rows {
      // Technical assistance is a share of the others, whose parts and lines stand there already.
      steps += try row.unionSteps().filter {
        switch $0 {
        case .parts: false
        case .share: true
        default: row.assistance == nil
        }
      }
    }
    let shares = steps.filter { if case .share = $0 { true } else { false } }
    steps += try FigureStep.sums(
      Wording("asked for in all", sv: "begärs sammanlagt"), of: shares.compactMap { $0.gives },
      in: .eur)
    return Cell(
      .amount(value),
      from: rows.filter { $0.assistance == nil }.flatMap(\.baseFigure.sources),
      steps: steps + more)
  }

  private var interimPaymentCell: Cell {
    get throws {
      guard let reimbursed else { return Cell(.notApplicable) }
      let payment = try reimbursed.of(union, rounding: .halfUp)
      return try unionCell(
        payment,
        [
          .share(
            Wording(
              "paid before the accounts, Article 93(1)",
              sv: "betalas före räkenskaperna, artikel 93.1"), reimbursed, of: union,
            gives: payment)
        ])
    }
  }

  static func sheet(hasLabels: Bool) -> Sheet<PaymentApplicationHead> {
    Sheet(
      "application", element: "application", hasLabels: hasLabels, tellsWhatIsMissing: true,
      [
        .text("fund", "Fond") { $0.programme.fund },
        .code("programme", "Program (CCI)") { $0.programme.cci },
        .text("programme_title", "Programmets namn") { $0.programme.title },
        stated("commission_decision", "Kommissionens beslut", .text) {
          $0.programme.approvalNumber.map { .text($0) }
        },
        stated("commission_decision_day", "Beslutsdag", .day) {
          $0.programme.approved.map { .vagueDay($0.description) }
        },
        .code("accounting_year", "Räkenskapsår") { $0.time.year.name },
        .day("year_first", "Räkenskapsåret från") { $0.time.year.period.first },
        .day("year_last", "Räkenskapsåret till") { $0.time.year.period.last },
        .count("window", "Fönster") { $0.time.number },
        .day("window_first", "Fönstret från") { $0.time.window.first },
        .day("window_last", "Fönstret till") { $0.time.window.last },
        .code("kind", "Slag, kod") { $0.time.isFinal ? "final" : "interim" },
        .label("Slag") { $0.time.isFinal ? "slutlig" : "löpande" },
        .day("registered_from", "Bokfört från") { $0.from },
        .day("registered_until", "Bokfört till") { $0.time.until },
        // The Commission's system gives the number, and the authority its own reference there.
        stated("application_number", "Ansökans nummer", .code) { _ in nil },
        // It is made for the day on which it is sent.
        .day("submission_date", "Inlämningsdag") { $0.time.day },
        stated("national_reference", "Nationell referens", .text) { _ in nil },
        .code("currency", "Valuta") { _ in "EUR" },
        figure("eligible_expenditure", "Stödberättigande utgifter (B och C)") { head in
          try head.cell({ $0.eligible }, { $0.eligibleTaken })
        },
        figure("public_contribution", "Offentligt bidrag (D)") { head in
          try head.cell({ $0.publicContribution }, { $0.publicTaken })
        },
        figure("technical_assistance", "Tekniskt stöd enligt artikel 36.5") { head in
          let assistance = try head.sum { $0.assistance }
          return Cell(
            .amount(assistance.amount), from: assistance.sources,
            steps: head.rows.flatMap { $0.assistanceSteps })
        },
        figure("union_contribution", "Begärt EU-bidrag") { try $0.unionCell($0.union) },
        figure("interim_payment", "Betalas före räkenskaperna") { try $0.interimPaymentCell },
        // The Commission's system knows the account that it pays to.
        stated("bank_account", "Bankkonto", .code) { _ in nil },
      ])
  }

  private static func figure(
    _ name: String, _ heading: String, _ cell: @escaping (Self) throws -> Cell
  ) -> Column<Self> {
    .cells(name, heading, .amount, sum: name, cell)
  }

  private static func stated(
    _ name: String, _ heading: String, _ kind: ColumnHead.Kind,
    _ value: @escaping (Self) -> CellValue?
  ) -> Column<Self> {
    .cells(name, heading, kind) { Cell(value($0) ?? .notStated) }
  }
}
