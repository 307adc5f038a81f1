import Languages
import Portfolio
import Provenance
import Values

/// How much operating support there is, of what the Fund gives the programme (section 1.4).
struct OperatingSupport {
  let cost: TracedFigure
  let allocated: Money
  let limit: Percentage

  init(_ scope: PerformanceScope, _ operations: [ReportedOperation]) throws(ArithmeticError) {
    var cost = TracedFigure()
    for operation in operations { try cost.add(operation.eligible) }
    self.cost = cost
    allocated = try scope.allocated()
    limit = scope.terms.operatingSupport
  }

  /// Whether it has to be explained: compared exactly, in euro.
  var isAbove: Bool {
    get throws(ArithmeticError) { try !cost.amount.isAtMost(limit, of: allocated) }
  }

  func lacksExplanation(_ scope: PerformanceScope) -> Gap {
    Gap(
      .programme(scope.programme.header.id),
      field: Wording(
        "an explanation in section 1.4: operating support of \(cost.amount) is above \(limit) of "
          + "\(allocated)",
        sv: "en förklaring i avsnitt 1.4: driftstödet \(cost.amount) är över \(limit) av "
          + "\(allocated)"),
      law: Act.amif.article("21", "1"),
      fix: Wording(
        "write a <text section=\"1.4\">, and name the file with --texts",
        sv: "skriv en <text section=\"1.4\">, och ange filen med --texts"))
  }
}

/// The first page of the report.
struct PerformanceHead {
  let scope: PerformanceScope
  let operating: OperatingSupport

  static func sheet(hasLabels: Bool) -> Sheet<PerformanceHead> {
    Sheet(
      "report", element: "report", hasLabels: hasLabels, tellsWhatIsMissing: true,
      [
        .text("fund", "Fond") { $0.scope.programme.fund },
        .code("programme", "Program (CCI)") { $0.scope.programme.cci },
        .text("programme_title", "Programmets namn") { $0.scope.programme.title },
        .code("accounting_year", "Räkenskapsår") { $0.scope.time.year.name },
        .day("year_first", "Räkenskapsåret från") { $0.scope.time.year.period.first },
        .day("year_last", "Räkenskapsåret till") { $0.scope.time.year.period.last },
        .day("cut_off", "Uppgifterna avser") { $0.scope.time.cutOff },
        .day("due", "Lämnas senast") { $0.scope.time.due },
        .code("timeliness", "I tid, kod") { $0.scope.time.isLate ? "late" : "inTime" },
        .label("I tid") { $0.scope.time.isLate ? "för sent" : "i tid" },
        .cells("examined", "Granskad av övervakningskommittén", .day) {
          Cell($0.scope.texts?.examined.map { .day($0) } ?? .notStated)
        },
        .cells("website", "Webbplats", .text) {
          Cell($0.scope.texts?.website.map { .text($0) } ?? .notStated)
        },
        .code("currency", "Valuta") { _ in "EUR" },
        .cells("operating_support", "Driftstöd", .amount, sum: "operating_support") {
          $0.operating.cost.cell
        },
        .cells("allocated", "Fondens bidrag till programmet", .amount, sum: "allocated") {
          Cell(.amount($0.operating.allocated), from: $0.scope.allocationSources)
        },
        .cells("operating_support_share", "Driftstödets andel, %, avrundat", .rate) { row in
          if row.operating.allocated.isZero { return Cell(.notApplicable) }
          // A half of a hundredth of a per cent is rounded away from zero.
          let share = try Percentage.share(
            of: row.operating.cost.amount, in: row.operating.allocated, rounding: .halfUp)
          return Cell(
            .decimal(hundredths: share.hundredths),
            steps: [
              .other(Wording("operating support", sv: "driftstöd"), row.operating.cost.amount),
              .other(
                Wording("the Fund's contribution", sv: "fondens bidrag"), row.operating.allocated),
              .ratio(
                Wording(
                  "operating support of the Fund's contribution",
                  sv: "driftstöd av fondens bidrag"), row.operating.cost.amount,
                of: row.operating.allocated, gives: share),
            ])
        },
        .rate("operating_support_limit", "Högst utan förklaring, %") { $0.operating.limit },
      ])
  }
}

extension PerformanceScope {
  /// Every text of the report, in the order of the template, with what none was written for.
  func reportTexts(_ gaps: inout GapList) throws -> [ReportText] {
    var rest = texts?.texts ?? []
    func take(_ section: ReportSection, _ objective: String?) throws -> ReportText {
      let found = rest.filter { $0.section == section && $0.objective == objective }
      rest.removeAll { $0.section == section && $0.objective == objective }
      if found.count > 1 {
        throw ExportError.unsuited(
          .performanceReport,
          Wording(
            "section \(section.rawValue) has two texts, in lines \(found[0].line) and \(found[1].line)",
            sv: "avsnitt \(section.rawValue) har två texter, på rad \(found[0].line) och "
              + "\(found[1].line)"))
      }
      return ReportText(
        section: section, objective: objective,
        text: found.first.map(\.text).flatMap { $0.isEmpty ? nil : $0 })
    }
    var all: [ReportText] = []
    for section in ReportSection.allCases {
      if section.isByObjective {
        for objective in programme.objectives where !isAssistance(objective.code) {
          all.append(try take(section, objective.code))
        }
      } else {
        all.append(try take(section, nil))
      }
    }
    if let other = rest.first {
      throw ExportError.unsuited(
        .performanceReport,
        Wording(
          "the text in line \(other.line) is of section \(other.section.rawValue) and "
            + "\(other.objective ?? "no objective"), which the report does not have",
          sv: "texten på rad \(other.line) gäller avsnitt \(other.section.rawValue) och "
            + "\(other.objective ?? "inget mål"), som rapporten inte har"))
    }
    for text in all where text.standing == .above { gaps.add(tooLong(text)) }
    try examine(&gaps)
    return all
  }

  /// That texts which the template asks for are not written, and which: they are marked as not stated.
  func notices(of texts: [ReportText]) -> [Wording] {
    let places = texts.filter { $0.text == nil && !$0.section.isConditional }.map(\.place)
    guard !places.isEmpty else { return [] }
    let listed = places.map { Wording.same($0) }.listed()
    let missing = Wording(
      "no text is written for \(listed), so the report says that it is not stated",
      sv: "ingen text är skriven för \(listed), så rapporten säger att uppgift saknas")
    guard self.texts == nil else { return [missing] }
    return [missing + Wording("; name a file with --texts", sv: "; ange en fil med --texts")]
  }

  private func isAssistance(_ objective: String) -> Bool {
    let kinds = programme.rates.filter { $0.objective == objective }.map(\.actionKind)
    return !kinds.isEmpty && kinds.allSatisfy { $0 == .technicalAssistance }
  }

  private func tooLong(_ text: ReportText) -> Gap {
    let place = text.place
    return Gap(
      .programme(programme.header.id),
      field: Wording(
        "a text \(place) of at most \(text.section.limit) characters; it has "
          + "\(text.charactersWithoutSpaces) without spaces, and \(text.characters) with them",
        sv: "en text \(place) på högst \(text.section.limit) tecken; den har "
          + "\(text.charactersWithoutSpaces) utan mellanslag, och \(text.characters) med dem"),
      law: Citation(Act.performanceReportTemplate), fix: Wording("shorten it", sv: "korta den"))
  }

  /// The committee examines a report before it is sent (Regulation (EU) 2021/1060, Article 40(1)).
  private func examine(_ gaps: inout GapList) throws {
    guard let texts else { return }
    guard let examined = texts.examined, examined <= sent else {
      return gaps.add(
        Gap(
          .programme(programme.header.id),
          field: Wording(
            "a day by \(sent) on which the monitoring committee examined the report",
            sv: "en dag senast \(sent) då övervakningskommittén granskade rapporten"),
          law: Act.cpr.article("40", "2", "b"),
          fix: Wording(
            "state <head examined=\"…\"> in the file of texts, or make the report later",
            sv: "ange <head examined=\"…\"> i filen med texter, eller gör rapporten senare")))
    }
  }
}
