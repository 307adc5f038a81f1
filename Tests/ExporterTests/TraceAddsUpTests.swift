@testable import Exporter
import Languages
import Portfolio
import TestSupport
import Testing
import Values

/// What is told of a figure is all of it: its parts, or the last of the steps that become of them.
struct TraceAddsUpTests {
  /// A return, as the samples have it.
  struct Made: CustomTestStringConvertible {
    let kind: Return
    let day: String
    var project: String?
    var sent: [SentReturn] = []

    var testDescription: String { "\(kind.rawValue)\(sent.isEmpty ? "" : " of what was sent")" }
  }

  static let made = [
    Made(kind: .listOfOperations, day: ReturnSampleTests.day),
    Made(kind: .kohesio, day: "2026-11-30"),
    Made(kind: .projects, day: ReturnSampleTests.day),
    Made(kind: .budgets, day: ReturnSampleTests.day),
    Made(kind: .expenditure, day: ReturnSampleTests.july),
    Made(kind: .paymentApplication, day: ReturnSampleTests.july),
    Made(kind: .dataTransmission, day: ReturnSampleTests.july),
    Made(kind: .operationRecords, day: ReturnSampleTests.winter),
    Made(kind: .claim, day: ReturnSampleTests.winter, project: ReturnSampleTests.courses),
    Made(kind: .accounts, day: ReturnSampleTests.winter),
    Made(kind: .performanceReport, day: ReturnSampleTests.winter),
    Made(kind: .irregularities, day: ReturnSampleTests.winter),
    Made(kind: .callTimetable, day: "2026-01-15"),
    Made(
      kind: .accounts, day: ReturnSampleTests.winter,
      sent: [
        ReturnRun.sentApplication("a.xml", "SO2 15(1) 100000.00 98000.00", on: "2026-12-15"),
        ReturnRun.sentApplication("b.xml", "SO2 15(1) 45000.00 44000.00", on: "2027-07-15"),
      ]),
  ]

  @Test(arguments: made) func `every amount comes of its parts and its steps`(made: Made) throws {
    var run = try ReturnRun()
    run.sent = made.sent
    try run.take(rates: ReturnRun.rates + ReturnSampleTests.ratesOf2026)
    let context = try ReturnRun.context(on: made.day, project: made.project, sent: made.sent)
    let arrangement = made.kind.arrangement(context.keepingSources, hasLabels: false)
    var traced = 0
    try run.portfolio.store.reading { reading in
      _ = try arrangement.rows(of: reading) { row in
        for (column, cell) in zip(row.sheet.columns, row.cells) {
          guard case .amount(let amount) = cell.value else { continue }
          if cell.sources.isEmpty, cell.steps.isEmpty { continue }
          traced += 1
          let name = "\(row.sheet.name).\(column.name ?? "")"
          let parts = try Money.sum(
            cell.sources.compactMap { source -> Money? in
              if case .money(let money) = source.part { money } else { nil }
            }, in: amount.currency)
          #expect((cell.steps.last.map { $0.gives } ?? parts) == amount, "\(name) \(cell.steps)")
          for step in cell.steps { try check(step, parts, name) }
        }
      }
    }
    #expect(traced > 0)
  }

  /// Each step gives what its own amounts give.
  private func check(_ step: FigureStep, _ parts: Money, _ name: String) throws {
    switch step {
    case .parts(let sum): #expect(sum == parts, "\(name)")
    case .sum(_, let amounts, let sum):
      #expect(try Money.sum(amounts, in: sum.currency) == sum, "\(name)")
    case .difference(_, let first, let others, let left):
      let taken = try Money.sum(others, in: left.currency)
      #expect(try first.subtracting(taken) == left, "\(name)")
    case .limit(_, let open, let most, let amount):
      let isWithin = try !amount.isNegative && amount.isAtMost(most)
      #expect(isWithin && (amount == open || amount == most || amount.isZero), "\(name)")
    case .share, .other, .ratio: break
    }
  }

  /// The last step of two columns whose working was not told before.
  @Test func `what is applied for is added up, and what is left of a flat rate is taken off`()
    throws
  {
    let run = try ReturnRun()
    try run.take(rates: ReturnRun.rates + ReturnSampleTests.ratesOf2026)
    func last(
      _ kind: Return, _ table: String, _ row: Int, _ column: String, on day: String,
      project: String? = nil
    )
      throws -> FigureStep?
    {
      let context = try ReturnRun.context(on: day, project: project)
      return try run.portfolio.store.reading { reading in
        try trace(kind, table: table, row: row, column: column, from: reading, in: context)
      }.steps.last
    }
    guard
      case .sum(let what, let amounts, let sum) = try last(
        .paymentApplication, "commitments", 7, "applied", on: ReturnSampleTests.july)
    else {
      Issue.record("no sum")
      return
    }
    #expect(what.english == "applied for in all" && amounts.count == 2)
    #expect(amounts.map(\.plain) == ["144779.80", "11582.38"] && sum.plain == "156362.18")
    guard
      case .difference(let words, let most, let others, let left) = try last(
        .claim, "flat_rates", 1, "margin", on: ReturnSampleTests.winter,
        project: ReturnSampleTests.courses)
    else {
      Issue.record("no difference")
      return
    }
    #expect(words.english == "the most less what is claimed" && others.count == 1)
    #expect(try most.subtracting(others[0]) == left)
  }
}
