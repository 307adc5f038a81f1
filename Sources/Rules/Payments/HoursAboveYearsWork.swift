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
    severity: .error, law: [Act.cpr.article("55", "3")], lawDay: .decision,
    mendedBy: [.owner], catalogue: ["EU53"],
    parameters: [hours.name],
    why: Wording(
      "A rate that counts on 1 720 hours pays the whole year's cost with them; each hour more is paid "
        + "twice.",
      sv:
        "En timkostnad som räknar med 1 720 timmar ersätter hela årskostnaden; varje timme därutöver "
        + "ersätts två gånger."),
    doubt: Wording(
      "The year is read as the calendar year. Of a line over several years nobody knows how its hours are "
        + "divided: it is a fault where they are too many however that is. Hours without days can be of any year of "
        + "the period reported; where they may be too many the rule is not run. People are told apart by their codes "
        + "in the project; hours in other projects are not seen here.",
      sv:
        "Året läses som kalenderåret. Hur timmarna på en rad över flera år fördelas vet ingen: det är ett fel när "
        + "de är för många hur de än fördelas. Timmar utan dagar kan gälla vilket år som helst i den redovisade "
        + "perioden; när de kan vara för många körs regeln inte. Personer skiljs åt genom sina koder i projektet; timmar i andra "
        + "projekt syns inte här."),
    passes: [
      Example(Wording("a third of a year", sv: "en tredjedels år"), in: .languageCoursesClaimed),
      Example(
        Wording("1 720 hours in a year", sv: "1 720 timmar på ett år"), in: .languageCoursesClaimed,
        .report(work("560", "100"), work("1720", "100"))),
      Example(
        Wording(
          "a line over the turn of a year, with room for all of it in either",
          sv: "en rad över ett årsskifte, med plats för alla timmar i vart och ett av åren"),
        in: .languageCoursesClaimed, until("2027-01-31"),
        .report(work("560", "100"), work("1440", "100"))),
      Example(
        Wording(
          "a line without days, with room for all of it in either year of the period",
          sv: "en rad utan dagar, med plats för alla timmar i vart och ett av periodens år"),
        in: .languageCoursesClaimed, undated, .report(work("560", "100"), work("1440", "100"))),
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
        Wording(
          "a line over the turn of a year, a hundredth above two years' work with the next",
          sv: "en rad över ett årsskifte, en hundradel över två års arbete med nästa"),
        in: .languageCoursesClaimed, until("2027-01-31"),
        .report(work("560", "100"), work("3160.01", "100", mark: "↓"))),
      Example(
        Wording(
          "a line over three years, a hundredth above three years' work with the next",
          sv: "en rad över tre år, en hundradel över tre års arbete med nästa"),
        in: .languageCoursesClaimed, until("2028-02-28"),
        .report(work("560", "100"), work("4880.01", "100", mark: "↓"))),
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
        in: .languageCoursesClaimed, until("2027-01-01"),
        .report(work("560", "100"), work("1440.01", "100"))),
      Example(
        Wording(
          "a line without days that may be too much for one of the years",
          sv: "en rad utan dagar som kan vara för mycket för ett av åren"),
        in: .languageCoursesClaimed, undated, .report(work("560", "100"), work("1440.01", "100"))),
      Example(
        Wording(
          "a line over three years that may be too much for the middle one",
          sv: "en rad över tre år som kan vara för mycket för det mellersta"),
        in: .languageCoursesClaimed, until("2028-02-28"),
        .report(work("560", "100"), work("1700", "100"))),
      Example(
        Wording(
          "as much as two years hold, and not as each of them does",
          sv: "så mycket som två år rymmer, men inte vart och ett av dem"),
        in: .languageCoursesClaimed, until("2027-01-31"),
        .report(work("560", "100"), work("3160", "100"))),
    ])

  static let hours = Parameter<Int>("staff.annualHours")

  /// The work of the sample's first line; the next one has 280 hours of 2027.
  private static func work(_ hours: String, _ share: String, mark: String = "") -> String {
    """
    \(mark)<staff code="S1" hours="\(hours)" monthlySalary="42200.00" surcharge="45"
                 shareOfFullTime="\(share)"/>
        </line>
        <line id="l2"
    """
  }

  /// The last day of the sample's first line.
  private static func until(_ day: String) -> Example.Edit {
    .report(
      "<lastDay>2026-12-31</lastDay>\n      <paid>2026-12-23</paid>\n"
        + "      <registered>2026-12-23</registered>\n      <amount>239069.60",
      "<lastDay>\(day)</lastDay>\n      <paid>2026-12-23</paid>\n"
        + "      <registered>2026-12-23</registered>\n      <amount>239069.60")
  }

  /// Takes the days of the work from the sample's first line.
  private static let undated = Example.Edit.report(
    "<firstDay>2026-09-01</firstDay>\n      <lastDay>2026-12-31</lastDay>\n"
      + "      <paid>2026-12-23</paid>\n      <registered>2026-12-23</registered>\n"
      + "      <amount>239069.60",
    "<paid>2026-12-23</paid>\n      <registered>2026-12-23</registered>\n      <amount>239069.60")

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let people = PersonsWork.people(try project.claimsOrSilent())
    guard !people.isEmpty else {
      throw Undecided.silent(
        Wording("no line states hours of work", sv: "ingen rad anger arbetade timmar"),
        Act.cpr.article("55", "3"))
    }
    let day = context.lawDay(of: Self.card, for: project)
    let hours = try context.rulebook.parameter(Self.hours, on: day).orUndecided()
    var failures: [(years: ClosedRange<Int>, code: String, failure: Failure)] = []
    var unclear: (year: Int, code: String, line: ExpenditureLine)?
    for person in people {
      let stretches = person.stretches.map { person.work(in: $0, hours: hours.value) }
      for stretch in stretches { note(stretch, hours, in: context) }
      // What is too much of some years is too much of more of them; the fewest tell where.
      let above = stretches.filter(\.isAbove)
      for stretch in above where !above.contains(where: { $0.years.isPart(of: stretch.years) }) {
        failures.append((stretch.years, person.code, failure(stretch, hours)))
      }
      guard above.isEmpty, let (year, line) = person.unclear(hours: hours.value) else { continue }
      if unclear.map({ (year, person.code) < ($0.year, $0.code) }) ?? true {
        unclear = (year, person.code, line)
      }
    }
    guard failures.isEmpty, let unclear else {
      let ordered = failures.sorted {
        ($0.years.upperBound, $0.years.lowerBound, $0.code)
          < ($1.years.upperBound, $1.years.lowerBound, $1.code)
      }
      return .of(ordered.map(\.failure))
    }
    let spot = unclear.line.work?.spot ?? unclear.line.spot
    guard unclear.line.firstDay != nil else {
      return .notRun(
        Wording(
          "a line of \(unclear.code) does not state its days, and its hours may be too many for a year",
          sv:
            "en rad för \(unclear.code) anger inte sina dagar, och timmarna kan vara för många för ett år"
        ),
        fix: Wording("state the days of the line", sv: "ange radens dagar"), at: spot)
    }
    return .notRun(
      Wording(
        "a line of \(unclear.code) runs over the turn of a year, and its hours may be too many for "
          + "\(unclear.year)",
        sv:
          "en rad för \(unclear.code) går över ett årsskifte, och timmarna kan vara för många för "
          + "\(unclear.year)"),
      fix: Wording(
        "state the hours of each year on a line", sv: "ange timmarna för varje år på en rad"),
      at: spot)
  }

  private func note(_ work: WorkOfYears, _ hours: Dated<Int>, in context: Context) {
    guard let workings = context.workings else { return }
    workings.note(
      .amount,
      Wording(
        "hours of \(work.code) in \(work.words)", sv: "timmar för \(work.code) \(work.words)"),
      Hundredths(work.hundredths).wording, at: work.line.spot)
    workings.note(
      .limit,
      work.count == 1
        ? Wording(
          "a year's work of \(hours.value) hours at \(work.share) of full time",
          sv: "ett års arbete på \(hours.value) timmar vid \(work.share) av heltid")
        : Wording(
          "\(work.count) years' work of \(hours.value) hours at \(work.share) of full time",
          sv: "\(work.count) års arbete på \(hours.value) timmar vid \(work.share) av heltid"),
      Hundredths(work.most).wording, law: hours.law)
    workings.note(
      .margin(isKept: !work.isAbove), Wording("margin", sv: "marginal"),
      Hundredths(work.left).wording)
  }

  private func failure(_ work: WorkOfYears, _ hours: Dated<Int>) -> Failure {
    let most = Hundredths(work.most)
    return Failure(
      at: work.line.work?.spot ?? work.line.spot,
      work.count == 1
        ? Wording(
          "\(work.code) has \(Hundredths(work.hundredths)) hours in \(work.words); a year's work at "
            + "\(work.share) of full time is \(most) hours",
          sv:
            "\(work.code) har \(Hundredths(work.hundredths)) timmar \(work.words); ett års arbete vid "
            + "\(work.share) av heltid är \(most) timmar")
        : Wording(
          "\(work.code) has \(Hundredths(work.hundredths)) hours in \(work.words), however they are divided; "
            + "\(work.count) years' work at \(work.share) of full time is \(most) hours",
          sv:
            "\(work.code) har \(Hundredths(work.hundredths)) timmar \(work.words), hur de än fördelas; "
            + "\(work.count) års arbete vid \(work.share) av heltid är \(most) timmar"),
      fix: work.count == 1
        ? Wording(
          "claim at most \(most) hours for the year", sv: "begär högst \(most) timmar för året")
        : Wording(
          "claim at most \(most) hours for the years, and state those of each year on a line",
          sv: "begär högst \(most) timmar för åren, och ange timmarna för varje år på en rad"),
      law: Self.card.law + hours.law)
  }
}
