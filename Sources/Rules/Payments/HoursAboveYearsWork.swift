import Findings
import Languages
import Portfolio
import Provenance
import Values

/// The hours declared for a person in a year are at most those that the hourly rate was calculated with.
struct HoursAboveYearsWork: ProjectRule {
  static let card = RuleCard(
    id: "P108", name: "hours-above-years-work",
    title: Wording("Hours above a year's work", sv: "Fler timmar än ett års arbete"),
    summary: Wording(
      "The hours claimed for a person in a calendar year are at most 1 720, or the share of them that "
        + "the person is employed for.",
      sv:
        "De timmar som begärs för en person under ett kalenderår är högst 1 720, eller den andel av "
        + "dem som personen är anställd på."),
    severity: .error, law: [Act.cpr.article("55", "3")], lawDay: .decision, catalogue: ["EU53"],
    parameters: [hours.name],
    why: Wording(
      "A rate that counts on 1 720 hours pays the whole year's cost with them; each hour more is paid "
        + "twice.",
      sv:
        "En timkostnad som räknar med 1 720 timmar ersätter hela årskostnaden; varje timme därutöver "
        + "ersätts två gånger."),
    doubt: Wording(
      "The year is read as the calendar year. People are told apart by their codes in the project; "
        + "hours in other projects are not seen here.",
      sv: "Året läses som kalenderåret. Personer skiljs åt genom sina koder i projektet; timmar i "
        + "andra projekt syns inte här."),
    passes: [
      Example(Wording("a third of a year", sv: "en tredjedels år"), in: .languageCoursesClaimed),
      Example(
        Wording("1 720 hours in a year", sv: "1 720 timmar på ett år"), in: .languageCoursesClaimed,
        .report(work("560", "100"), work("1720", "100"))),
      Example(
        Wording("2014–2020: 1 720 hours in a year", sv: "2014–2020: 1 720 timmar på ett år"),
        in: .legacy,
        .report(
          """
          <firstDay>2019-01-01</firstDay>
                <lastDay>2020-06-30</lastDay>
                <paid>
          """,
          """
          <firstDay>2020-01-01</firstDay>
                <lastDay>2020-06-30</lastDay>
                <paid>
          """),
        .report(
          "<amount>1600000.00</amount>",
          """
          <amount>1600000.00</amount>
                <staff code="S1" hours="1720" shareOfFullTime="100"/>
          """)),
    ],
    fails: [
      Example(
        Wording("a hundredth of an hour more", sv: "en hundradels timme mer"),
        in: .languageCoursesClaimed,
        .report(work("560", "100"), "↓" + work("1720.01", "100"))),
      Example(
        Wording("a hundredth of an hour above half time", sv: "en hundradels timme över halvtid"),
        in: .languageCoursesClaimed,
        .report(work("560", "100"), "↓" + work("860.01", "50"))),
      Example(
        Wording("2014–2020: a hundredth of an hour more", sv: "2014–2020: en hundradels timme mer"),
        in: .legacy,
        .report(
          """
          <firstDay>2019-01-01</firstDay>
                <lastDay>2020-06-30</lastDay>
                <paid>
          """,
          """
          <firstDay>2020-01-01</firstDay>
                <lastDay>2020-06-30</lastDay>
                <paid>
          """),
        .report(
          "<amount>1600000.00</amount>",
          """
          <amount>1600000.00</amount>
                ↓<staff code="S1" hours="1720.01" shareOfFullTime="100"/>
          """)),
    ],
    silent: [Example(Wording("nothing claimed", sv: "inget begärs"), in: .languageCourses)],
    notRun: [
      Example(
        Wording(
          "a line over two years that may be too much for one of them",
          sv: "en rad över två år som kan vara för mycket för ett av dem"),
        in: .languageCoursesClaimed,
        .report(
          "<lastDay>2026-12-31</lastDay>\n      <paid>2026-12-23</paid>\n"
            + "      <registered>2026-12-23</registered>\n      <amount>239069.60",
          "<lastDay>2027-01-01</lastDay>\n      <paid>2026-12-23</paid>\n"
            + "      <registered>2026-12-23</registered>\n      <amount>239069.60"),
        .report(work("560", "100"), work("1720", "100")))
    ])

  static let hours = Parameter<Int>("staff.annualHours")

  /// The work of the sample's first line.
  private static func work(_ hours: String, _ share: String) -> String {
    """
    <staff code="S1" hours="\(hours)" monthlySalary="42200.00" surcharge="45"
                 shareOfFullTime="\(share)"/>
        </line>
        <line id="l2"
    """
  }

  /// A person's hours in a year, so far.
  private struct Tally {
    /// In hundredths: of lines within the year, and of lines that begin or end in another.
    var certain: Int64 = 0
    var possible: Int64 = 0
    var share: Percentage?
    var last: ExpenditureLine
  }

  private struct Key: Hashable {
    let code: String
    let year: Int
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let lines = try project.claimedLinesOrSilent().filter {
      $0.hoursHundredths != nil
    }
    guard !lines.isEmpty else {
      throw Undecided.silent(
        Wording("no line states hours of work", sv: "ingen rad anger arbetade timmar"),
        Act.cpr.article("55", "3"))
    }
    let day = context.lawDay(of: Self.card, for: project)
    let hours = try context.rulebook.parameter(Self.hours, on: day).orUndecided()
    let tallies = try tally(lines)
    let keys = tallies.keys.sorted { ($0.year, $0.code) < ($1.year, $1.code) }
    var failures: [Failure] = []
    var unclear: Key?
    for key in keys {
      guard let tally = tallies[key] else { continue }
      let share = tally.share ?? .whole
      let most = Int128(hours.value) * Int128(share.hundredths)
      if let workings = context.workings {
        workings.note(
          .amount,
          Wording("hours of \(key.code) in \(key.year)", sv: "timmar för \(key.code) \(key.year)"),
          Hundredths(tally.certain).wording, at: tally.last.spot)
        workings.note(
          .limit,
          Wording(
            "a year's work of \(hours.value) hours at \(share) of full time",
            sv: "ett års arbete på \(hours.value) timmar vid \(share) av heltid"),
          Hundredths(Int64(clamping: most / 100)).wording, law: hours.law)
        workings.note(
          .margin(isKept: Int128(tally.certain) * 100 <= most),
          Wording("margin", sv: "marginal"),
          Hundredths(Int64(clamping: most / 100 - Int128(tally.certain))).wording)
      }
      if Int128(tally.certain) * 100 > most {
        failures.append(failure(key, tally, share, hours))
      } else if Int128(tally.certain + tally.possible) * 100 > most {
        unclear = unclear ?? key
      }
    }
    guard failures.isEmpty, let unclear else { return .of(failures) }
    return .notRun(
      Wording(
        "a line of \(unclear.code) runs over the turn of a year, and its hours may be too many for "
          + "\(unclear.year)",
        sv:
          "en rad för \(unclear.code) går över ett årsskifte, och timmarna kan vara för många för "
          + "\(unclear.year)"),
      fix: Wording(
        "state the hours of each year on a line", sv: "ange timmarna för varje år på en rad"))
  }

  private func tally(_ lines: [ExpenditureLine]) throws -> [Key: Tally] {
    var tallies: [Key: Tally] = [:]
    for line in lines {
      guard let work = line.work, let stated = line.hoursHundredths, let first = line.firstDay
      else {
        continue
      }
      let hours = line.amount.isNegative ? -stated : stated
      let last = line.lastDay ?? first
      for year in Set([first.year, last.year]) {
        var tally = tallies[Key(code: work.code, year: year)] ?? Tally(last: line)
        if first.year == last.year {
          tally.certain += hours
          tally.last = line
        } else {
          tally.possible += max(hours, 0)
        }
        tally.share = max(tally.share ?? .zero, work.shareOfFullTime ?? .whole)
        tallies[Key(code: work.code, year: year)] = tally
      }
    }
    return tallies
  }

  private func failure(
    _ key: Key, _ tally: Tally, _ share: Percentage, _ hours: Dated<Int>
  ) -> Failure {
    let most = Hundredths(Int64(hours.value) * share.hundredths / 100)
    return Failure(
      at: tally.last.work?.spot ?? tally.last.spot,
      Wording(
        "\(key.code) has \(Hundredths(tally.certain)) hours in \(key.year); a year's work at \(share) "
          + "of full time is \(most) hours",
        sv: "\(key.code) har \(Hundredths(tally.certain)) timmar \(key.year); ett års arbete vid "
          + "\(share) av heltid är \(most) timmar"),
      fix: Wording(
        "claim at most \(most) hours for the year", sv: "begär högst \(most) timmar för året"),
      law: Self.card.law + hours.law)
  }
}
