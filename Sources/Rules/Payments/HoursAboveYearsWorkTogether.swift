import Findings
import Languages
import Portfolio
import Provenance
import Values

/// What a person works in all projects of a body in a year is at most a year's work.
struct HoursAboveYearsWorkTogether: PortfolioRule {
  private static let hours = HoursAboveYearsWork.hours

  static let card = RuleCard(
    id: "P116", name: "hours-above-years-work-together",
    title: Wording(
      "More hours than a year's work, together", sv: "Fler timmar än en årsarbetstid, tillsammans"),
    summary: Wording(
      "The hours that a body claims in a year for a person, by the body's own code for the person, are in all "
        + "its projects together at most 1 720, or their part of it in part time.",
      sv:
        "De timmar som en organisation begär under ett år för en person, enligt organisationens egen kod "
        + "för personen, är i alla dess projekt tillsammans högst 1 720, eller motsvarande del vid deltid."
    ),
    severity: .warning, law: [Act.cpr.article("55", "3")], lawDay: .judgement,
    mendedBy: [.owner], catalogue: ["EU171", "SE-BUD-9"], parameters: [hours.name],
    why: Wording(
      "Nobody works a year twice; hours beyond it are paid twice.",
      sv: "Ingen arbetar ett år två gånger; timmar därutöver betalas två gånger."),
    doubt: Wording(
      "The paragraph bounds the hours that a rate is multiplied by, and speaks of one operation; that the "
        + "year is one over all projects is our reading. Costs without the body's own code are not compared, "
        + "and of lines over the turn of a year nothing is counted.",
      sv:
        "Punkten begränsar de timmar som ett timpris multipliceras med, och talar om en insats; att året är "
        + "ett för alla projekt är vår tolkning. Kostnader utan organisationens egen kod jämförs inte, och av "
        + "rader över ett årsskifte räknas inget."),
    passes: [
      Example(
        Wording("a year's work in two projects", sv: "en årsarbetstid i två projekt"),
        in: .twoProjects,
        sameBody, code, other(hours: "1160")),
      Example(
        Wording("another code", sv: "en annan kod"), in: .twoProjects, sameBody, code,
        other(hours: "1720", code: "A8")),
    ],
    fails: [
      Example(
        Wording("a hundredth of an hour more", sv: "en hundradels timme mer"), in: .twoProjects,
        sameBody, code, other(hours: "1160.01", mark: "↓"))
    ],
    silent: [
      Example(
        Wording("no body states its own codes", sv: "ingen organisation anger egna koder"),
        in: .languageCoursesClaimed)
    ])

  private static let sameBody = Example.Edit.otherApplication("202196-9999", "212099-9996")

  /// The sample's first person has 560 hours in 2026.
  private static let code = Example.Edit.report(
    "<staff code=\"S1\" hours=\"560\"", "<staff code=\"S1\" bodyCode=\"A7\" hours=\"560\"")

  private static func other(
    hours: String, code: String = "A7", mark: String = ""
  ) -> Example.Edit {
    .otherReport(
      "<claim kind=\"interim\">",
      """
      <claim kind="interim">
          <line id="h1" category="staff" form="unitCost" partner="p1">
            <firstDay>2026-09-01</firstDay>
            <lastDay>2026-12-31</lastDay>
            <amount>1.00</amount>
            \(mark)<staff code="S9" bodyCode="\(code)" hours="\(hours)"/>
          </line>
      """)
  }

  func tally(in context: Context) -> any PortfolioTally { Tally(context: context) }

  private struct Key: Hashable {
    let person: UInt64
    let year: Int
  }

  private struct Sum {
    /// In hundredths.
    var hours: Int64 = 0
    var share = Percentage.zero
    /// The last project seen, and how many there are.
    var project = 0
    var projects = 0
    var first: Spot
    var last: Spot

    /// Whether they are more than a year's work of so many hours.
    func isAbove(_ hours: Int) -> Bool {
      Int128(self.hours) * 100 > Int128(hours) * Int128(share.hundredths)
    }
  }

  private struct Tally: PortfolioTally {
    let context: Context
    var sums: [Key: Sum] = [:]
    var projects = 0

    mutating func add(_ project: Project) throws {
      projects += 1
      let partners = project.application?.partners ?? []
      for line in project.reports.flatMap({ $0.claim?.lines ?? [] }) {
        guard let work = line.work, let code = work.bodyCode, let stated = line.hoursHundredths,
          let first = line.firstDay, (line.lastDay ?? first).year == first.year,
          let body = partners.first(where: { $0.id == line.partner })?.organisationNumber
        else { continue }
        let key = Key(person: KeyTally.hash([body, code]), year: first.year)
        var sum = sums[key] ?? Sum(first: work.spot, last: work.spot)
        sum.hours += line.amount.isNegative ? -stated : stated
        sum.share = max(sum.share, work.shareOfFullTime ?? .whole)
        sum.last = work.spot
        if sum.project != projects {
          sum.project = projects
          sum.projects += 1
        }
        sums[key] = sum
      }
    }

    func outcome() throws -> Outcome {
      guard !sums.isEmpty else {
        throw Undecided.silent(
          Wording(
            "no claim has a body's own code for a person",
            sv: "ingen ansökan om utbetalning har en organisations egen kod för en person"),
          HoursAboveYearsWorkTogether.card.law.first)
      }
      let hours = try context.rulebook.parameter(HoursAboveYearsWorkTogether.hours, on: context.day)
        .orUndecided()
      let above = sums.filter { _, sum in sum.projects > 1 && sum.isAbove(hours.value) }
      if let workings = context.workings {
        for (key, sum) in ordered(sums.filter { $0.value.projects > 1 }) {
          note(sum, key.year, hours, in: workings)
        }
      }
      return .of(ordered(above).map { failure($0.value, $0.key.year, hours) })
    }

    private func ordered(_ sums: [Key: Sum]) -> [(key: Key, value: Sum)] {
      sums.sorted {
        ($0.value.last.version, $0.value.last.element, $0.key.year)
          < ($1.value.last.version, $1.value.last.element, $1.key.year)
      }
    }

    private func note(_ sum: Sum, _ year: Int, _ hours: Dated<Int>, in workings: Workings) {
      let most = Int64(hours.value) * sum.share.hundredths / 100
      workings.note(
        .amount,
        Wording(
          "hours of one person in \(year), in \(sum.projects) projects of the body",
          sv: "timmar för en person \(year), i \(sum.projects) av organisationens projekt"),
        Hundredths(sum.hours).wording, at: sum.last)
      workings.note(
        .limit,
        Wording(
          "a year's work of \(hours.value) hours at \(sum.share) of full time",
          sv: "ett års arbete på \(hours.value) timmar vid \(sum.share) av heltid"),
        Hundredths(most).wording, law: hours.law)
      workings.note(
        .margin(isKept: !sum.isAbove(hours.value)), Wording("margin", sv: "marginal"),
        Hundredths(most - sum.hours).wording)
    }

    private func failure(_ sum: Sum, _ year: Int, _ hours: Dated<Int>) -> Failure {
      let most = Hundredths(Int64(hours.value) * sum.share.hundredths / 100)
      return Failure(
        at: sum.last,
        Wording(
          "the person has \(Hundredths(sum.hours)) hours in \(year), in \(sum.projects) projects of the body; "
            + "a year's work at \(sum.share) of full time is \(most) hours",
          sv:
            "personen har \(Hundredths(sum.hours)) timmar \(year), i \(sum.projects) av organisationens "
            + "projekt; ett års arbete vid \(sum.share) av heltid är \(most) timmar"),
        fix: Wording(
          "compare the time records of the projects, and claim at most \(most) hours in all",
          sv: "jämför projektens tidredovisning, och begär sammanlagt högst \(most) timmar"),
        law: HoursAboveYearsWorkTogether.card.law + hours.law,
        notes: [
          Failure.Note(
            Wording("the first of the costs", sv: "den första av kostnaderna"), at: sum.first)
        ])
    }
  }
}
