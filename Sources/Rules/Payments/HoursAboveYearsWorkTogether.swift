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
        + "year is one over all projects is our reading. Costs without the body's own code are not compared. Of "
        + "lines over the turn of a year, or without days, nothing is counted; where they may make the hours too "
        + "many the rule is not run.",
      sv:
        "Punkten begränsar de timmar som ett timpris multipliceras med, och talar om en insats; att året är "
        + "ett för alla projekt är vår tolkning. Kostnader utan organisationens egen kod jämförs inte. Av rader "
        + "över ett årsskifte, eller utan dagar, räknas inget; när de kan göra timmarna för många körs regeln inte."
    ),
    passes: [
      Example(
        Wording("a year's work in two projects", sv: "en årsarbetstid i två projekt"),
        in: .twoProjects,
        sameBody, code, other(hours: "1160")),
      Example(
        Wording(
          "a line over the turn of a year, with room for all of it in the first",
          sv: "en rad över ett årsskifte, med plats för alla timmar i det första året"),
        in: .twoProjects, sameBody, code, other(hours: "1160", until: "2027-01-31")),
      Example(
        Wording("another code", sv: "en annan kod"), in: .twoProjects, sameBody, code,
        other(hours: "1720", code: "A8")),
    ],
    fails: [
      Example(
        Wording("a hundredth of an hour more", sv: "en hundradels timme mer"), in: .twoProjects,
        sameBody, code,
        .report("<staff code=\"S1\" body", "↓<staff code=\"S1\" body"), other(hours: "1160.01"))
    ],
    silent: [
      Example(
        Wording("no body states its own codes", sv: "ingen organisation anger egna koder"),
        in: .languageCoursesClaimed)
    ],
    notRun: [
      Example(
        Wording(
          "a line over the turn of a year, a hundredth above a year's work with the other project",
          sv: "en rad över ett årsskifte, en hundradel över ett års arbete med det andra projektet"),
        in: .twoProjects, sameBody, code, other(hours: "1160.01", until: "2027-01-31")),
      Example(
        Wording(
          "a line without days in the same period, a hundredth above",
          sv: "en rad utan dagar i samma period, en hundradel över"),
        in: .twoProjects, sameBody, code, other(hours: "1160.01", until: nil)),
    ])

  private static let sameBody = Example.Edit.otherApplication("202196-9999", "212099-9996")

  /// The sample's first person has 560 hours in 2026.
  private static let code = Example.Edit.report(
    "<staff code=\"S1\" hours=\"560\"", "<staff code=\"S1\" bodyCode=\"A7\" hours=\"560\"")

  private static func other(
    hours: String, code: String = "A7", until last: String? = "2026-12-31"
  ) -> Example.Edit {
    let days = last.map {
      "<firstDay>2026-09-01</firstDay>\n      <lastDay>\($0)</lastDay>"
    }
    return .otherReport(
      "<claim kind=\"interim\">",
      """
      <claim kind="interim">
          <line id="h1" category="staff" form="unitCost" partner="p1">
            \(days ?? "")
            <amount>1.00</amount>
            <staff code="S9" bodyCode="\(code)" hours="\(hours)"/>
          </line>
      """)
  }

  func tally(in context: Context) -> any PortfolioTally { Tally(context: context) }

  private struct Key: Hashable {
    let person: UInt64
    let year: Int
  }

  private struct Place {
    let spot: Spot
    let order: LineOrder

    init(_ work: StaffWork, in report: Report) {
      spot = work.spot
      order = LineOrder(work.spot, in: report.header)
    }
  }

  private struct Sum {
    /// In hundredths.
    var hours: Int64 = 0
    var share = Percentage.zero
    /// The last project seen, and how many there are.
    var project = 0
    var projects = 0
    var first: Place
    var last: Place

    mutating func add(_ place: Place) {
      if place.order < first.order { first = place }
      if last.order < place.order { last = place }
    }

    /// Whether they are more than a year's work of so many hours.
    func isAbove(_ hours: Int) -> Bool {
      Int128(self.hours) * 100 > Int128(hours) * Int128(share.hundredths)
    }
  }

  /// The hours of a person that can be of more than one year.
  private struct Open {
    /// In hundredths; what lines take back is left out.
    var hours: Int64 = 0
    var share = Percentage.zero
    /// The years that they can be of.
    var years: ClosedRange<Int>
    /// The first of the lines, and whether it runs over the turn of a year.
    var place: Place
    var isOverTurn: Bool

    mutating func add(
      _ line: ExpenditureLine, _ work: StaffWork, _ stated: Int64, in report: Report
    ) {
      let more = line.yearsOfWork(in: report)
      years = min(years.lowerBound, more.lowerBound)...max(years.upperBound, more.upperBound)
      if !line.amount.isNegative { hours += stated }
      share = max(share, work.shareOfFullTime ?? .whole)
      let here = Place(work, in: report)
      guard here.order <= place.order else { return }
      place = here
      isOverTurn = line.firstDay != nil
    }
  }

  /// In how many projects a person is seen.
  private struct Seen {
    /// The last of them.
    var project: Int
    var projects = 1
  }

  private struct Tally: PortfolioTally {
    let context: Context
    var sums: [Key: Sum] = [:]
    var open: [UInt64: Open] = [:]
    var seen: [UInt64: Seen] = [:]
    var projects = 0

    mutating func add(_ project: Project) throws {
      projects += 1
      let partners = project.application?.partners ?? []
      for report in project.reports {
        for line in report.claim?.lines ?? [] {
          guard let work = line.work, let code = work.bodyCode, let stated = line.hoursHundredths,
            let body = partners.first(where: { $0.id == line.partner })?.organisationNumber
          else { continue }
          add(line, work, stated, of: KeyTally.hash([body, code]), in: report)
        }
      }
    }

    private mutating func add(
      _ line: ExpenditureLine, _ work: StaffWork, _ stated: Int64, of person: UInt64,
      in report: Report
    ) {
      var found = seen[person] ?? Seen(project: projects)
      if found.project != projects {
        found.project = projects
        found.projects += 1
      }
      seen[person] = found
      guard let first = line.firstDay, (line.lastDay ?? first).year == first.year else {
        var hours =
          open[person]
          ?? Open(
            years: line.yearsOfWork(in: report), place: Place(work, in: report),
            isOverTurn: line.firstDay != nil)
        hours.add(line, work, stated, in: report)
        open[person] = hours
        return
      }
      let key = Key(person: person, year: first.year)
      let place = Place(work, in: report)
      var sum = sums[key] ?? Sum(first: place, last: place)
      sum.hours += line.amount.isNegative ? -stated : stated
      sum.share = max(sum.share, work.shareOfFullTime ?? .whole)
      sum.add(place)
      if sum.project != projects {
        sum.project = projects
        sum.projects += 1
      }
      sums[key] = sum
    }

    /// The first person, by the order of the lines, whose hours can be too many for a year in several projects.
    private func unclear(_ hours: Int) -> Open? {
      let known = Dictionary(grouping: sums.filter { open[$0.key.person] != nil }) { $0.key.person }
      return open.filter { person, open in
        guard let seen = seen[person], seen.projects > 1 else { return false }
        func isAbove(_ sum: Sum?) -> Bool {
          let share = max(open.share, sum?.share ?? .zero)
          return (Int128(open.hours) + Int128(sum?.hours ?? 0)) * 100
            > Int128(hours) * Int128(share.hundredths)
        }
        let sums = (known[person] ?? []).filter { open.years.contains($0.key.year) }
        return isAbove(nil) || sums.contains { isAbove($0.value) }
      }.values.min { $0.place.order < $1.place.order }
    }

    func outcome() throws -> Outcome {
      guard !seen.isEmpty else {
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
      guard above.isEmpty, let unclear = unclear(hours.value) else {
        return .of(ordered(above).map { failure($0.value, $0.key.year, hours) })
      }
      return .notRun(
        unclear.isOverTurn
          ? Wording(
            "a line runs over the turn of a year, and the person's hours in several projects may be too many for "
              + "one of them",
            sv:
              "en rad går över ett årsskifte, och personens timmar i flera projekt kan vara för många för ett av "
              + "åren")
          : Wording(
            "a line does not state its days, and the person's hours in several projects may be too many for a year",
            sv:
              "en rad anger inte sina dagar, och personens timmar i flera projekt kan vara för många för ett år"
          ),
        fix: Wording(
          "state the hours of each year on a line, with its days",
          sv: "ange timmarna för varje år på en rad, med dess dagar"), at: unclear.place.spot)
    }

    private func ordered(_ sums: [Key: Sum]) -> [(key: Key, value: Sum)] {
      sums.sorted {
        ($0.value.last.order, $0.key.year) < ($1.value.last.order, $1.key.year)
      }
    }

    private func note(_ sum: Sum, _ year: Int, _ hours: Dated<Int>, in workings: Workings) {
      let most = Int64(hours.value) * sum.share.hundredths / 100
      workings.note(
        .amount,
        Wording(
          "hours of one person in \(year), in \(sum.projects) projects of the body",
          sv: "timmar för en person \(year), i \(sum.projects) av organisationens projekt"),
        Hundredths(sum.hours).wording, at: sum.last.spot)
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
        at: sum.last.spot,
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
            Wording("the first of the costs", sv: "den första av kostnaderna"), at: sum.first.spot)
        ])
    }
  }
}
