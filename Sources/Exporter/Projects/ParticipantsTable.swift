import Languages
import Portfolio
import Values

/// Who took part in all projects, for people, as counts alone: in occasions by part of society, and in what
/// indicators count by age and gender.
struct ParticipantsTable: Arrangement {
  private let occasions: Sheet<HeldOccasion>
  private let persons: Sheet<CountedPersons>
  private let context: ExportContext

  static let names = ["occasions", "persons"]

  init(_ context: ExportContext, hasLabels: Bool) {
    occasions = Sheet(
      Self.names[0], element: "occasion", hasLabels: hasLabels,
      sumsOnly: ("of", HeldOccasion.Of.occasion.rawValue), HeldOccasion.columns)
    persons = Sheet(
      Self.names[1], element: "persons", hasLabels: hasLabels, CountedPersons.columns)
    self.context = context
  }

  var sheets: [SheetHead] { [occasions.head, persons.head] }

  /// Projects are gone through once for each table, since the rows of a table follow each other.
  func rows(of reading: Reading, _ body: (SheetRow) throws -> Void) throws -> Remarks {
    try reading.eachProject { project in
      for row in HeldOccasion.all(of: project, on: context.on) { try body(try occasions.row(row)) }
    }
    try reading.eachProject { project in
      for row in CountedPersons.all(of: project, on: context.on) { try body(try persons.row(row)) }
    }
    return Remarks()
  }

  static func totals(in reading: Reading, for context: ExportContext) throws -> Totals {
    var totals = Totals()
    try totals.add(
      .count(try reading.participantsInOccasions(on: context.on)),
      to: SumName(sheet: names[0], sum: "participants"))
    try totals.add(
      .count(try reading.totalsOfIndicators(on: context.on).persons),
      to: SumName(sheet: names[1], sum: "count"))
    return totals
  }
}

/// An occasion that a report tells of, or all of a report's together, as it states them.
private struct HeldOccasion {
  enum Of: String {
    case occasion
    /// All occasions of a report, which are not added to the others.
    case report
  }

  let project: Project
  let report: Report
  let occasion: Occasion?
  let participants: Participants?

  static func all(of project: Project, on day: Day) -> [HeldOccasion] {
    project.reports.filter { $0.received <= day }.flatMap { report in
      report.events.map {
        HeldOccasion(
          project: project, report: report, occasion: $0, participants: $0.participants)
      }
        + (report.participants.map {
          [HeldOccasion(project: project, report: report, occasion: nil, participants: $0)]
        } ?? [])
    }
  }

  private func part(_ group: SectorGroup) -> Cell {
    let part = participants?.parts.first { $0.sector == group }
    return Cell(part.map { .count($0.count.value) } ?? .notStated)
  }

  static var columns: [Column<HeldOccasion>] {
    [
      .code("project", "Projekt") { PersonalNumber.mask(in: $0.project.key) },
      .code("report", "Rapport") { PersonalNumber.mask(in: $0.report.header.id) },
      .code("of", "Gäller, kod") { ($0.occasion == nil ? Of.report : .occasion).rawValue },
      .label("Gäller") { $0.occasion == nil ? "rapportens alla sammankomster" : "en sammankomst" },
      .code("kind", "Slag, kod") { $0.occasion?.kind.rawValue },
      .label("Slag") { $0.occasion?.kind.said(in: .swedish) },
      .text("name", "Namn") { $0.occasion?.name.map { PersonalNumber.mask(in: $0) } },
      .vagueDay("first_day", "Från") { $0.occasion?.firstDay?.text },
      .vagueDay("last_day", "Till") { $0.occasion?.lastDay?.text },
      .text("place", "Plats") { $0.occasion?.place },
      .code("county", "Län, kod") { $0.occasion?.county },
      .label("Län") { $0.occasion?.county.flatMap { County(code: $0)?.name } },
      .cells("participants", "Deltagare", .count, sum: "participants") {
        Cell($0.participants?.total.map { .count($0.value) } ?? .notStated)
      },
      .text("is_approximate", "Ungefärligt") {
        $0.participants?.total.map { $0.isApproximate ? "true" : "false" }
      },
      .cells("idea_based", "Idéburna", .count) { $0.part(.ideaBased) },
      .cells("public", "Offentliga", .count) { $0.part(.public) },
      .cells("business_other", "Näringsliv och övriga", .count) { $0.part(.businessOther) },
      .cells("not_known", "Okänd sektor", .count) { $0.part(.notKnown) },
    ]
  }
}

/// How many people of an age and a gender the value of an indicator is made of, as reported last.
private struct CountedPersons {
  let project: Project
  let report: Report
  let indicator: String
  let cell: IndicatorCell

  static func all(of project: Project, on day: Day) -> [CountedPersons] {
    IndicatorStanding.lastReported(of: project, on: day).flatMap { value, report in
      value.cells.map {
        CountedPersons(project: project, report: report, indicator: value.id, cell: $0)
      }
    }
  }

  static var columns: [Column<CountedPersons>] {
    [
      .code("project", "Projekt") { PersonalNumber.mask(in: $0.project.key) },
      .code("report", "Rapport") { PersonalNumber.mask(in: $0.report.header.id) },
      .code("indicator", "Indikator") { $0.indicator },
      .code("age", "Ålder, kod") { $0.cell.age?.rawValue },
      .label("Ålder") { $0.cell.age?.swedish },
      .code("gender", "Kön, kod") { $0.cell.gender.rawValue },
      .label("Kön") { $0.cell.gender.swedish },
      .cells("count", "Antal", .count, sum: "count") { Cell(.count($0.cell.count)) },
    ]
  }
}
