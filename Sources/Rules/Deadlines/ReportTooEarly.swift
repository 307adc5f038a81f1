import Findings
import Languages
import Portfolio
import Provenance
import Values

/// A report is on days that have been, and claims costs that have been paid.
struct ReportTooEarly: ProjectRule {
  static let card = RuleCard(
    id: "D106", name: "report-too-early",
    title: Wording("Report before its time", sv: "Rapport före sin tid"),
    summary: Wording(
      "A report is handed in when its period has ended, on its last day at the earliest, and claims no real "
        + "cost that was paid later.",
      sv:
        "En rapport lämnas när dess period har slutat, tidigast på den sista dagen, och begär ersättning bara för "
        + "faktiska kostnader som då är betalda."),
    severity: .warning,
    law: [
      Act.cpr.article("74", "1", "a", "i"),
      .standard(
        .same("Migrationsverket, Handbok för AMIF 2021–2027"), .same("Att ansöka om utbetalning")),
    ], lawDay: .always,
    mendedBy: [.owner], catalogue: ["OWN-8"],
    why: Wording(
      "What is told of days that have not been is a forecast, and what is not paid is no eligible cost.",
      sv:
        "Det som berättas om dagar som inte har varit är en prognos, och det som inte är betalt är "
        + "ingen stödberättigande kostnad."),
    doubt: Wording(
      "That a report waits for the end of its period follows from what it is on; no provision that was "
        + "read says so, and a project that ends before its decision does may report sooner. Of the days "
        + "of issue, submission and signature the latest counts, and none after the day it came in. Whoever "
        + "keeps a day that the decision sets before the end of the period does as it says, and the day is "
        + "found by D107.",
      sv:
        "Att en rapport väntar tills perioden har slutat följer av vad den avser; ingen bestämmelse "
        + "som har lästs säger det, och ett projekt som slutar före beslutets sista dag kan rapportera "
        + "tidigare. Av dagarna för utfärdande, inlämning och underskrift räknas den senaste, och ingen "
        + "efter den dag den kom in. Den som håller en dag som beslutet anger före periodens slut gör som "
        + "det säger, och dagen anmärker D107 på."),
    passes: [
      Example(
        Wording("on the last day of the period", sv: "på periodens sista dag"),
        in: .languageCoursesClaimed, issued("2027-02-28"), submitted("2027-02-28"),
        signed("2027-02-28")),
      Example(
        Wording(
          "submitted a day sooner, and signed on the last day",
          sv: "inlämnad en dag tidigare, och undertecknad på den sista dagen"),
        in: .languageCoursesClaimed, issued("2027-02-27"), submitted("2027-02-27"),
        signed("2027-02-28")),
      Example(
        Wording(
          "came in on the last day of the period, with a signature of a later day",
          sv: "inkommen på periodens sista dag, med en underskrift av en senare dag"),
        in: .languageCoursesClaimed, issued("2027-02-27"), submitted("2027-02-27"),
        on: "2027-04-01", received: "2027-02-28"),
      Example(
        Wording(
          "on the day of the decision, before the period ends",
          sv: "på den dag som beslutet anger, före periodens slut"),
        in: .languageCoursesClaimed, askedBeforeEnd, issued("2027-02-26"),
        submitted("2027-02-26"), signed("2027-02-26")),
      Example(
        Wording("a cost paid on the day of the report", sv: "en kostnad betald samma dag"),
        in: .languageCoursesClaimed, paid("2027-03-24")),
    ],
    fails: [
      Example(
        Wording("a day before the last one of the period", sv: "en dag före periodens sista dag"),
        in: .languageCoursesClaimed, issued("2027-02-27"), submitted("2027-02-27", mark: "↓"),
        signed("2027-02-27")),
      Example(
        Wording("signed last, and too early", sv: "undertecknad sist, och för tidigt"),
        in: .languageCoursesClaimed, issued("2027-02-26"), submitted("2027-02-26"),
        signed("2027-02-27", mark: "↓")),
      Example(
        Wording(
          "came in a day before the last one of the period, with a signature of a later day",
          sv: "inkommen en dag före periodens sista, med en underskrift av en senare dag"),
        in: .languageCoursesClaimed, issued("2027-02-27"), submitted("2027-02-27"),
        .report("<report ", "↓<report "), on: "2027-04-01", received: "2027-02-27"),
      Example(
        Wording(
          "a day after that of the decision, before the period ends",
          sv: "en dag efter den som beslutet anger, före periodens slut"),
        in: .languageCoursesClaimed, askedBeforeEnd, issued("2027-02-27"),
        submitted("2027-02-27", mark: "↓"), signed("2027-02-27")),
      Example(
        Wording(
          "a cost paid the day after the report", sv: "en kostnad betald dagen efter rapporten"),
        in: .languageCoursesClaimed, paid("2027-03-25", mark: "↓")),
    ],
    silent: [.nothingReported])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let reports = project.grantReports
    guard !reports.isEmpty else {
      throw Undecided.silent(
        Wording(
          "no report on the grant has arrived", sv: "ingen rapport om stödet har kommit in"))
    }
    let periods = project.schedules(until: context.day).flatMap { $0.periods }
    return .of(
      reports.flatMap { report -> [Failure] in
        let told = Told(report)
        return [Self.beforeEnd(of: report, told, asked: periods)].compactMap(\.self)
          + Self.paidLater(in: report, told)
      })
  }

  /// The latest of the days on which a report says that it was issued, handed in or signed, and none after the
  /// one on which it came in.
  private struct Told {
    let day: Day
    let spot: Spot
    let words: Wording

    init(_ report: Report) {
      var told = Told(
        report.header.issued, report.spot.attribute("issued"),
        Wording("the report was issued", sv: "rapporten utfärdades"))
      if let submitted = report.submitted, submitted >= told.day {
        told = Told(
          submitted, report.spot.child("submitted"),
          Wording("the report was handed in", sv: "rapporten lämnades"))
      }
      for signature in report.signatures where signature.signed > told.day {
        told = Told(
          signature.signed, signature.spot.child("signed"),
          Wording("the report was signed", sv: "rapporten undertecknades"))
      }
      // A receipt before the issue tells nothing.
      let received = report.header.received
      if report.header.issued <= received, received < told.day {
        told = Told(received, report.spot, Wording("the report came in", sv: "rapporten kom in"))
      }
      self = told
    }

    private init(_ day: Day, _ spot: Spot, _ words: Wording) {
      self.day = day
      self.spot = spot
      self.words = words
    }
  }

  /// - Parameter periods: those of the decisions, whose own days may be before the end of the period.
  private static func beforeEnd(
    of report: Report, _ told: Told, asked periods: [ReportingPeriod]
  ) -> Failure? {
    guard let last = report.lastDay, told.day < last else { return nil }
    let isAsked = periods.contains { period in
      period.isAnswered(by: report)
        && period.asksEarly(last, keptOn: told.day, withClaim: report.claim != nil)
    }
    guard !isAsked else { return nil }
    return Failure(
      at: told.spot,
      Wording(
        "\(told.words) on \(told.day), and its period ends on \(last)",
        sv: "\(told.words) \(told.day), och dess period slutar \(last)"),
      fix: Wording(
        "report when the period has ended, or correct the day that is wrong",
        sv: "rapportera när perioden har slutat, eller rätta den dag som är fel"),
      notes: [
        Failure.Note(
          Wording("the period ends here", sv: "perioden slutar här"),
          at: report.spot.child("lastDay"))
      ])
  }

  private static func paidLater(in report: Report, _ told: Told) -> [Failure] {
    let lines = report.claim?.lines ?? []
    return lines.filter(\.isPaidCost).compactMap { line in
      guard let paid = line.paid, paid > told.day else { return nil }
      return Failure(
        at: line.spot.child("paid"),
        Wording(
          "\(line.words) was paid on \(paid), and \(told.words) on \(told.day)",
          sv: "\(line.words) betalades \(paid), och \(told.words) \(told.day)"),
        fix: Wording(
          "correct the day that is wrong, or leave the line out of the claim until it is paid",
          sv: "rätta den dag som är fel, eller ta bort raden ur ansökan tills den är betald"),
        notes: [Failure.Note(told.words, at: told.spot)])
    }
  }

  // MARK: Texts of the examples

  /// The decision asks for the report two days before its period ends.
  private static let askedBeforeEnd = Example.Edit.decision(
    "contentDue=\"2027-03-30\"", "contentDue=\"2027-02-26\"")

  private static func issued(_ day: String) -> Example.Edit {
    .report("issued=\"2027-03-24\"", "issued=\"\(day)\"")
  }

  private static func submitted(_ day: String, mark: String = "") -> Example.Edit {
    .report("<submitted>2027-03-24", "\(mark)<submitted>\(day)")
  }

  private static func signed(_ day: String, mark: String = "") -> Example.Edit {
    .report("<signed>2027-03-24", "\(mark)<signed>\(day)")
  }

  private static func paid(_ day: String, mark: String = "") -> Example.Edit {
    .report(
      "<paid>2026-12-23</paid>\n      <registered>2026-12-23</registered>\n      <amount>239069.60",
      "\(mark)<paid>\(day)</paid>\n      <registered>2026-12-23</registered>\n"
        + "      <amount>239069.60")
  }
}
