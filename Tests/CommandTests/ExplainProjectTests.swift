import Foundation
import TestSupport
import Testing

/// How a rule is explained by a project, or by all of them.
@Suite struct `A rule explained by its projects` {
  @Test func `tells a rule on the whole portfolio by all of it, as it is waived by that word`()
    throws
  {
    let office = try SampleOffice.granted()
    let told = try office.run("fondbok explain B114 --project portfolio --on 2026-12-01")
    #expect(told.status == 0, "\(told.output)")
    #expect(told.output.contains("B114 · operating-support-above-share · portfolio\n"))
    #expect(
      told.output.contains(/Looked at:\n  the papers of all [0-9]+ projects of the portfolio\n/))
    let other = try office.run("fondbok explain B101 --project portfolio --on 2026-12-01")
    #expect(other.status != 0)
  }

  @Test func `lists the approval beside the amendment, since its day decides the law`() throws {
    let office = try SampleOffice.granted()
    let told = try office.run("fondbok explain T104 --project 6.2.5-2026-01152 --on 2026-12-01")
    #expect(told.output.contains(" decision-reception-places, version 1,"), "\(told.output)")
    #expect(told.output.contains(" decision-reception-places-amendment, version 1,"))
    let before = try office.run(
      "fondbok explain T104 --project 6.2.5-2026-01152 --on 2026-11-04")
    #expect(!before.output.contains("decision-reception-places-amendment"))
  }

  @Test func `shows what is doubtful of the rule and of the numbers it asked for`() throws {
    let office = try SampleOffice.granted()
    let told = try office.run(
      """
      fondbok import Portfolio/2027-03-24 --received 2027-03-24
      fondbok explain P201 --project 6.2.5-2026-01147 --on 2027-04-01
      """)
    #expect(told.output.contains("\n    Doubt: Whether a last day on a weekend or holiday"))
    #expect(told.output.contains("\nDoubt: The time is the one of the day the claim was received."))
  }

  @Test func `says who accepts what is found, on the days on which it is accepted`() throws {
    let office = try SampleOffice.granted()
    let waive =
      "fondbok waive D101 6.2.5-2026-01147 --on 2027-05-03 --until 2027-06-30 --because agreed"
    let waived = try office.run(waive)
    #expect(waived.status == 0, "\(waived.output)")
    let explain = "fondbok explain D101 --project 6.2.5-2026-01147 --on"
    let accepted = try office.run("\(explain) 2027-05-03")
    #expect(
      accepted.output.contains(
        /Verdict: fails .*\n  fix: .*\n  accepted until 2027-06-30 in log entry [0-9]+/),
      "\(accepted.output)")
    let swedish = try office.run("\(explain) 2027-05-03 --language sv")
    #expect(swedish.output.contains("\n  godtaget till och med 2027-06-30 i loggpost "))
    let after = try office.run("\(explain) 2027-07-01")
    #expect(after.output.contains("Verdict: fails") && !after.output.contains("accepted until"))
  }
}
