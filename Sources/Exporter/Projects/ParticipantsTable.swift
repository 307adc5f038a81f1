import Languages
import Portfolio
import Values

/// Who took part, for people, as counts alone: in occasions by part of society, those of projects, of agreements
/// and of papers of their own, and in what indicators count by age and gender.
struct ParticipantsTable: Arrangement {
  private let occasions: Sheet<HeldOccasion>
  private let persons: Sheet<CountedPersons>
  private let context: ExportContext

  static let names = ["occasions", "persons"]

  init(_ context: ExportContext, hasLabels: Bool) {
    occasions = Sheet(
      Self.names[0], element: "occasion", hasLabels: hasLabels,
      sumsOnly: ("of", HeldOccasion.Of.occasion.rawValue),
      HeldOccasion.columns(tracing: context.keepsSources))
    persons = Sheet(
      Self.names[1], element: "persons", hasLabels: hasLabels,
      CountedPersons.columns(tracing: context.keepsSources))
    self.context = context
  }

  var sheets: [SheetHead] { [occasions.head, persons.head] }

  /// Projects are gone through once for each table, since the rows of a table follow each other. Of one
  /// programme there are no occasions that belong to no project, as those of agreements do: they are counted.
  func rows(of reading: Reading, _ body: (SheetRow) throws -> Void) throws -> Remarks {
    var remarks = Remarks()
    try reading.eachProject(in: context, for: .participants) { project in
      for row in HeldOccasion.all(of: project, on: context.on) { try body(try occasions.row(row)) }
    }
    let shared = try HeldOccasion.shared(in: reading, on: context.on)
    if context.programme == nil {
      for row in shared { try body(try occasions.row(row)) }
    } else if !shared.isEmpty {
      remarks.notices.append(Self.notice(ofOccasionsLeftOut: shared.count))
    }
    try reading.eachProject(in: context, for: .participants) { project in
      for row in CountedPersons.all(of: project, on: context.on) { try body(try persons.row(row)) }
    }
    return remarks
  }

  private static func notice(ofOccasionsLeftOut count: Int) -> Wording {
    let one = count == 1
    return Wording(
      "\(count) \(one ? "row" : "rows") of occasions that belong to no project alone \(one ? "is" : "are") "
        + "left out, since no paper says of which programme \(one ? "it is" : "they are")",
      sv:
        "\(count) \(one ? "rad" : "rader") om sammankomster som inte hör till ett enda projekt är "
        + "\(one ? "utelämnad" : "utelämnade"), eftersom ingen handling anger vilket program "
        + "\(one ? "den" : "de") gäller")
  }

  static func totals(in reading: Reading, for context: ExportContext) throws -> Totals {
    let (day, programme) = (context.on, context.programme)
    var totals = Totals()
    try totals.add(
      .count(try reading.participantsInOccasions(on: day, programme: programme)),
      to: SumName(sheet: names[0], sum: "participants"))
    try totals.add(
      .count(try reading.totalsOfIndicators(on: day, programme: programme).persons),
      to: SumName(sheet: names[1], sum: "count"))
    return totals
  }
}

/// An occasion that a report or a paper of its own tells of, or all of a report's together, as it states them.
private struct HeldOccasion {
  enum Of: String {
    case occasion
    /// All occasions of a report, which are not added to the others.
    case report
  }

  let of: Of
  /// The project, or those that it was held for.
  let project: String?
  /// The agreement that it was held under, where it belongs to no project.
  var agreement: String?
  let document: DocumentHeader
  var kind: Occasion.Kind?
  var name: String?
  var firstDay: VagueDay?
  var lastDay: VagueDay?
  var place: String?
  var county: String?
  let participants: Participants?

  static func all(of project: Project, on day: Day) -> [HeldOccasion] {
    project.reports.filter { $0.received <= day }
      .flatMap { all(in: $0, of: project.key) }
  }

  /// Those that belong to no project alone: of reports on agreements, and of papers of their own.
  static func shared(in reading: Reading, on day: Day) throws -> [HeldOccasion] {
    let reports = try reading.reportsOfNoProject().filter { $0.received <= day }
    let events = try reading.events().filter {
      ($0.header.firstReceived ?? $0.header.received) <= day && $0.participants != nil
    }
    return reports.flatMap { all(in: $0, of: nil) } + events.map { HeldOccasion($0) }
  }

  private static func all(in report: Report, of project: String?) -> [HeldOccasion] {
    let agreement = project == nil ? report.agreement?.id : nil
    let occasions = report.events.map { occasion in
      HeldOccasion(
        of: .occasion, project: project, agreement: agreement, document: report.header,
        kind: occasion.kind, name: occasion.name, firstDay: occasion.firstDay,
        lastDay: occasion.lastDay, place: occasion.place, county: occasion.county,
        participants: occasion.participants)
    }
    guard let all = report.participants else { return occasions }
    return occasions + [
      HeldOccasion(
        of: .report, project: project, agreement: agreement, document: report.header,
        participants: all)
    ]
  }

  private func part(_ group: SectorGroup, tracing: Bool) -> Cell {
    cell(participants?.parts.first { $0.sector == group }?.count, tracing: tracing)
  }

  private func cell(_ count: FactCount?, tracing: Bool) -> Cell {
    guard let count else { return Cell(.notStated) }
    guard tracing else { return Cell(.count(count.value)) }
    return Cell(
      .count(count.value),
      from: [
        FigureSource(
          of: project ?? agreement ?? document.id, document, count.spot,
          Wording("took part", sv: "deltog"), .count(count.value))
      ])
  }

  static func columns(tracing: Bool) -> [Column<HeldOccasion>] {
    whose + [
      .cells("participants", "Deltagare", .count, sum: "participants") {
        $0.cell($0.participants?.total, tracing: tracing)
      },
      .text("is_approximate", "Ungefärligt") {
        $0.participants?.total.map { $0.isApproximate ? "true" : "false" }
      },
      .cells("idea_based", "Idéburna", .count) { $0.part(.ideaBased, tracing: tracing) },
      .cells("public", "Offentliga", .count) { $0.part(.public, tracing: tracing) },
      .cells("business_other", "Näringsliv och övriga", .count) {
        $0.part(.businessOther, tracing: tracing)
      },
      .cells("not_known", "Okänd sektor", .count) { $0.part(.notKnown, tracing: tracing) },
    ]
  }

  private static var whose: [Column<HeldOccasion>] {
    [
      .code("project", "Projekt") { $0.project.map { PersonalNumber.mask(in: $0) } },
      .code("agreement", "Överenskommelse") { $0.agreement.map { PersonalNumber.mask(in: $0) } },
      .code("report", "Rapport") {
        $0.document.kind == .report ? PersonalNumber.mask(in: $0.document.id) : nil
      },
      .code("event", "Sammankomstens handling") {
        $0.document.kind == .event ? PersonalNumber.mask(in: $0.document.id) : nil
      },
      .code("of", "Gäller, kod") { $0.of.rawValue },
      .label("Gäller") { $0.of == .report ? "rapportens alla sammankomster" : "en sammankomst" },
      .code("kind", "Slag, kod") { $0.kind?.rawValue },
      .label("Slag") { $0.kind?.said(in: .swedish) },
      .text("name", "Namn") { $0.name.map { PersonalNumber.mask(in: $0) } },
      .vagueDay("first_day", "Från") { $0.firstDay?.text },
      .vagueDay("last_day", "Till") { $0.lastDay?.text },
      .text("place", "Plats") { $0.place },
      .code("county", "Län, kod") { $0.county },
      .label("Län") { $0.county.flatMap { County(code: $0)?.name } },
    ]
  }
}

extension HeldOccasion {
  /// An occasion that a paper of its own tells of.
  fileprivate init(_ event: Event) {
    let (projects, agreements) = (event.projects.map(\.id), event.agreements.map(\.id))
    self.init(
      of: .occasion, project: projects.isEmpty ? nil : projects.joined(separator: " "),
      agreement: agreements.isEmpty ? nil : agreements.joined(separator: " "),
      document: event.header, kind: event.kind, name: event.name, firstDay: event.firstDay,
      lastDay: event.lastDay, place: event.locations.first?.place,
      county: event.locations.first?.county, participants: event.participants)
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

  private var source: FigureSource {
    FigureSource(
      of: project.key, report.header, cell.spot,
      Wording("counted of \(indicator)", sv: "räknade av \(indicator)"), .count(cell.count))
  }

  static func columns(tracing: Bool) -> [Column<CountedPersons>] {
    [
      .code("project", "Projekt") { PersonalNumber.mask(in: $0.project.key) },
      .code("report", "Rapport") { PersonalNumber.mask(in: $0.report.header.id) },
      .code("indicator", "Indikator") { $0.indicator },
      .code("age", "Ålder, kod") { $0.cell.age?.rawValue },
      .label("Ålder") { $0.cell.age?.swedish },
      .code("gender", "Kön, kod") { $0.cell.gender.rawValue },
      .label("Kön") { $0.cell.gender.swedish },
      .cells("count", "Antal", .count, sum: "count") {
        Cell(.count($0.cell.count), from: tracing ? [$0.source] : [])
      },
    ]
  }
}
