@testable import Exporter
import Foundation
import Languages
import Portfolio
import TestSupport
import Testing
import Values

/// What a figure of a payment application is made of: lines, rates, shares and rounding.
struct PaymentApplicationTraceTests {
  private static let july = "2027-07-15"

  @Test func `a figure is traced to each payment, with rate, share and rounding`() throws {
    let run = try ReturnRun.paid([])
    let context = try ReturnRun.context(on: Self.july)
    let cell = try run.portfolio.store.reading { reading in
      try trace(
        .paymentApplication, table: nil, row: 6, column: "eligible_expenditure", from: reading,
        in: context)
    }
    #expect(cell.keys.map(\.code) == ["SO2", "15(1)", "total"])
    #expect(
      cell.sources.map(\.document.id).sorted() == [
        "payment-feasibility-study-1", "payment-language-courses-1",
      ])
    let parts = cell.sources.compactMap { source -> Money? in
      if case .money(let money) = source.part { money } else { nil }
    }
    #expect(try Money.sum(parts, in: .eur).plain == "193039.73")
    #expect(cell.sources.allSatisfy { $0.conversion?.rate != nil && $0.shares.isEmpty })
    #expect(cell.sources.allSatisfy { $0.spot.path == "eligibleExpenditure" })
  }

  /// A figure of July's application, with what it is made of.
  private func traced(_ table: String?, row: Int, _ column: String) throws -> TracedCell {
    let run = try ReturnRun.paid([])
    let context = try ReturnRun.context(on: Self.july)
    return try run.portfolio.store.reading { reading in
      try trace(
        .paymentApplication, table: table, row: row, column: column, from: reading, in: context)
    }
  }

  private func sum(_ cell: TracedCell) throws -> String {
    let parts = cell.sources.compactMap { source -> Money? in
      if case .money(let money) = source.part { money } else { nil }
    }
    return try Money.sum(parts, in: .eur).plain
  }

  private func euro(_ text: String) throws -> Money { try Money.parse(text, currency: .eur) }

  @Test func `what the Union is asked for is traced to its base, the rate and the rounding`() throws
  {
    let cell = try traced(nil, row: 6, "union_contribution")
    #expect(cell.sources.count == 2)
    #expect(try sum(cell) == "193039.73")
    let base = try euro("193039.73")
    let rate = FigureStep.share(
      .same("SO2 15(1)"), Percentage(hundredths: 7500), of: base, gives: try euro("144779.80"))
    #expect(cell.steps == [FigureStep.parts(base), rate])
    // 75 % of it is 144 779.7975.
    #expect(try rate.rounding == 2_500)
  }

  @Test(arguments: [("expenditure", 24), ("application", 1)])
  func `technical assistance is traced to what it is a share of`(table: String, row: Int) throws {
    let cell = try traced(table, row: row, "technical_assistance")
    #expect(try sum(cell) == "193039.73")
    let base = try euro("193039.73")
    let share = FigureStep.share(
      PaymentApplicationSums.assistance, Percentage(hundredths: 600), of: base,
      gives: try euro("11582.38"))
    #expect(cell.steps == [FigureStep.parts(base), share])
  }

  @Test func `what is paid before the accounts is traced to each rate`() throws {
    let cell = try traced("application", row: 1, "interim_payment")
    #expect(try sum(cell) == "193039.73")
    let shares = cell.steps.compactMap { step -> String? in
      if case .share(_, let rate, let base, let part) = step {
        "\(rate.plain) % of \(base.plain) is \(part.plain)"
      } else {
        nil
      }
    }
    #expect(
      shares == [
        "75 % of 193039.73 is 144779.80", "6 % of 193039.73 is 11582.38",
        "95 % of 156362.18 is 148544.07",
      ])
    #expect(try sum(traced("application", row: 1, "eligible_expenditure")) == "193039.73")
  }

  @Test(arguments: [
    (99, "eligible_expenditure", "it has 25"), (1, "money", "it has specific_objective"),
  ])
  func `a cell that is not there is told with those that are`(
    row: Int, column: String, told: String
  ) throws {
    let run = try ReturnRun.paid([])
    let context = try ReturnRun.context(on: Self.july)
    let error = #expect(throws: ExportError.self) {
      try run.portfolio.store.reading { reading in
        try trace(
          .paymentApplication, table: nil, row: row, column: column, from: reading, in: context)
      }
    }
    #expect("\(try #require(error))".contains(told))
  }
}
