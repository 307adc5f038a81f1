@testable import Exporter
import Foundation
import Languages
import Portfolio
import TestSupport
import Testing
import Values

/// What the person who sends a payment application is told beside it, which keeps nothing back.
struct ApplicationNoticeTests {
  private static let july = "2027-07-15"

  private func notices(
    _ edits: [ReturnRun.Edit] = [], errors: [String: Int] = [:]
  ) throws -> [String] {
    let folder = try Folder()
    let context = try ReturnRun.context(on: Self.july).counting { project, _ in
      errors[project.key] ?? 0
    }
    return try ReturnRun.paid(edits).portfolio.store.reading { reading in
      try export(
        .paymentApplication, format: .xml, from: reading, in: context,
        to: .file(path: folder.file("pa.xml")))
    }.manifest.notices.map(\.english)
  }

  @Test func `errors of projects whose expenditure is asked for are counted`() throws {
    #expect(try notices().isEmpty)
    let told = try notices(errors: ["6.2.5-2026-01147": 2, "6.2.5-2026-01163": 1])
    #expect(told.count == 1)
    #expect(
      told[0].hasPrefix(
        "errors that nobody has accepted: 3, in 2 of the projects whose expenditure is asked for: "
          + "6.2.5-2026-01147 (2), 6.2.5-2026-01163 (1);"))
  }

  @Test func `a project that nothing is asked for is not counted`() throws {
    // It is registered after the year.
    let later = ReturnRun.Edit(
      file: "payment-language-courses-1", old: "<registered>2027-06-30",
      new: "<registered>2027-07-01")
    #expect(try notices([later], errors: ["6.2.5-2026-01147": 2]).isEmpty)
  }

  @Test(arguments: [("0.00", 0), ("0.01", 1)])
  func `what is asked of an objective is at most what the programme has for it, to the cent`(
    above: String, count: Int
  ) throws {
    let run = try ReturnRun.paid([])
    let context = try ReturnRun.context(on: Self.july)
    let told = try run.portfolio.store.reading { reading in
      let scope = try PaymentApplicationScope(reading, context)
      let most = try #require(try scope.programme.amount(for: "SO2"))
      let asked = try most.adding(try Money.parse(above, currency: .eur))
      return try PaymentApplicationTable.aboveProgramme(["SO2": asked], scope)
    }
    #expect(told.count == count)
    #expect(told.allSatisfy { $0.english.contains("Article 93(3)") })
  }

  @Test func `an amount far above the programme is told, and asked for`() throws {
    let slip = ReturnRun.Edit(
      file: "payment-language-courses-1",
      old: "<eligibleExpenditure>1566529.44</eligibleExpenditure>",
      new: "<eligibleExpenditure>9999999999.99</eligibleExpenditure>")
    let told = try notices([slip])
    // Technical assistance is a share of it, and so is too much as well.
    #expect(told.count == 2)
    #expect(told[0].hasPrefix("SO2: EUR") && told[1].hasPrefix("TA: EUR"))
  }

  @Test func `a programme of an earlier period is told to have other returns`() throws {
    let run = try ReturnRun(["programme"])
    let folder = "Samples/Funds/AMIF-2014"
    try run.take("programme", from: folder)
    let cci = try #require(
      try run.portfolio.store.reading { try $0.programmes() }.first { $0.firstYear == 2014 }?.cci)
    for kind in [Return.paymentApplication, .accounts, .dataTransmission] {
      let error = #expect(throws: ExportError.self) {
        try run.make(kind, .xml, on: "2028-01-10", to: .descriptor(1), programme: cci)
      }
      #expect("\(try #require(error))".contains("it is a return of Regulation (EU) 2021/1060"))
    }
  }
}
