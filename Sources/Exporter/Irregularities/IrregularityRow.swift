import Languages
import Portfolio
import Values

/// An irregularity as the report tells of it: the operation, the project, what was breached, when it was
/// found, and what it cost (Regulation (EU) 2021/1060, Annex XII, section 2).
struct IrregularityRow {
  let found: FoundIrregularity
  let standing: IrregularityStanding
  /// The last day to report it.
  let due: Day

  private var project: Project { found.project }
  private var irregularity: Irregularity { found.irregularity }
  private var grant: Decision? { project.grant(on: irregularity.detected) ?? project.approval }
  private var objectives: [Objective] {
    guard let grant, !grant.objectives.isEmpty else { return project.application?.objectives ?? [] }
    return grant.objectives
  }
  private var applicant: Partner? { project.application?.applicant }

  /// What is asked of an irregularity that is reported, and of no other.
  private func asked(_ value: CellValue?) -> Cell {
    Cell(value ?? (standing.isReported ? .notStated : .notApplicable))
  }

  static func sheet(_ name: String, element: String, hasLabels: Bool) -> Sheet<IrregularityRow> {
    Sheet(
      name, element: element, hasLabels: hasLabels, tellsWhatIsMissing: true,
      names + operation + breach + impact)
  }

  private static var names: [Column<IrregularityRow>] {
    [
      .code("document", "Handling") { $0.found.document.id },
      .code("irregularity", "Oriktighet") { $0.irregularity.id },
      .code("reporting", "Rapportering, kod") { $0.standing.rawValue },
      .label("Rapportering") { $0.standing.swedish },
      .day("due", "Rapporteras senast") { $0.standing.isReported ? $0.due : nil },
      .cells("reported", "Rapporterad", .day) {
        Cell($0.irregularity.reported.map { .day($0) } ?? .notApplicable)
      },
      .text("linked_with", "Hör ihop med") { row in
        let links = row.irregularity.links.map { "\($0.document.id) \($0.irregularity)" }
        return links.isEmpty ? nil : links.joined(separator: " | ")
      },
      // The person or body whose act it was: no document names a natural person here.
      .cells("beneficiary", "Stödmottagare", .text) { row in
        guard let applicant = row.applicant, applicant.legalKind != .naturalPerson else {
          return row.asked(nil)
        }
        return Cell(.text(PersonalNumber.mask(in: applicant.name)))
      },
      .cells("organisation_number", "Organisationsnummer", .code) { row in
        row.asked(row.applicant?.organisationNumber.map { .code($0) })
      },
      // Whom else it concerned, no document tells.
      .cells("persons_involved", "Inblandade personer och organ", .text) { $0.asked(nil) },
    ]
  }

  private static var operation: [Column<IrregularityRow>] {
    [
      .code("specific_objectives", "Specifika mål") { row in
        let codes = row.objectives.map(\.code)
        return codes.isEmpty ? nil : codes.joined(separator: " ")
      },
      .cells("nuts", "Plats, NUTS", .code) { row in
        row.asked(row.place.map { .code($0) })
      },
      .code("project", "Projekt") { $0.found.key },
      .cells("title", "Projektets namn", .text) { row in
        let title = row.grant?.title ?? row.project.application?.title
        return row.asked(title.map { .text(PersonalNumber.mask(in: $0)) })
      },
      .cells("co_financing_rate", "Medfinansieringsgrad, %, avrundad", .rate) { row in
        row.asked(try row.rate.map { .decimal(hundredths: $0.hundredths) })
      },
    ]
  }

  private static var breach: [Column<IrregularityRow>] {
    [
      .cells("provision", "Bestämmelse som överträtts", .text) { row in
        row.asked(row.irregularity.provision.map { .text($0) })
      },
      // When the act was done, no document tells.
      .cells("act_first_day", "Handlingen begicks från", .day) { $0.asked(nil) },
      .cells("act_last_day", "Handlingen begicks till", .day) { $0.asked(nil) },
      .day("detected", "Upptäckt") { $0.irregularity.detected },
      .code("suspected_fraud", "Misstänkt bedrägeri, kod") {
        $0.irregularity.isSuspectedFraud ? "true" : "false"
      },
      .label("Misstänkt bedrägeri") { $0.irregularity.isSuspectedFraud ? "ja" : "nej" },
      .cells("typology", "Feltyp, kod", .code) { row in
        row.asked(row.irregularity.typology.map { .code($0) })
      },
      .cells("description", "Tillvägagångssätt", .text) { row in
        row.asked(row.irregularity.description.map { .text(PersonalNumber.mask(in: $0)) })
      },
      // How it was found, and what penalties there were, no document tells.
      .cells("detection", "Hur den upptäcktes", .text) { $0.asked(nil) },
      .cells("penalties", "Påföljder", .text) { $0.asked(nil) },
    ]
  }

  private static var impact: [Column<IrregularityRow>] {
    [
      .code("currency", "Valuta") { $0.irregularity.fundAmount.currency.code },
      .cells("total_cost", "Projektets totala kostnad", .amount) { row in
        guard let cost = row.grant?.budget?.totalCost,
          cost.currency == row.irregularity.fundAmount.currency
        else { return row.asked(nil) }
        return Cell(.amount(cost))
      },
      .cells("irregular_expenditure", "Oriktiga utgifter", .amount) { row in
        guard let amount = row.irregularity.expenditure else { return row.asked(nil) }
        return Cell(.amount(amount), from: [row.source("expenditure", amount)])
      },
      .cells("fund_amount", "Därav fondens bidrag", .amount, sum: "fund_amount") { row in
        let amount = row.irregularity.fundAmount
        return Cell(.amount(amount), from: [row.source("fundAmount", amount)])
      },
      .cells("other_amount", "Därav övrigt", .amount) { row in
        guard let amount = row.irregularity.expenditure else { return row.asked(nil) }
        return Cell(.amount(try amount.subtracting(row.irregularity.fundAmount)))
      },
      // Documents do not split the rest, nor say how much of it had been paid.
      .cells("national_public_amount", "Därav nationellt offentligt", .amount) { $0.asked(nil) },
      .cells("private_amount", "Därav privat", .amount) { $0.asked(nil) },
      .cells("paid_amount", "Därav betalt", .amount) { $0.asked(nil) },
      .cells("unpaid_amount", "Därav inte betalt", .amount) { $0.asked(nil) },
      .cells("fund_amount_euro", "Fondens bidrag i euro", .quantity) { row in
        guard let conversion = row.found.conversion else { return row.asked(nil) }
        return Cell(
          .decimal(hundredths: conversion.euro.minorUnits),
          from: [row.source("fundAmount", conversion.amount, conversion)])
      },
    ]
  }

  private var place: String? {
    grant?.locations.first?.nuts ?? applicant?.address?.nuts
  }

  private var rate: Percentage? {
    get throws {
      guard let grant, let budget = grant.budget, let financing = grant.financing,
        !budget.eligibleCost.isZero
      else { return nil }
      // A half of a hundredth of a per cent is rounded away from zero.
      return try Percentage.share(
        of: try financing.unionContribution(grant.currency), in: budget.eligibleCost,
        rounding: .halfUp)
    }
  }

  private func source(
    _ element: String, _ amount: Money, _ conversion: EuroConversion? = nil
  ) -> FigureSource {
    FigureSource(
      project: found.key, document: found.document, spot: irregularity.spot.child(element),
      what: Wording(
        "stated of the irregularity \(irregularity.id)",
        sv: "angivet för oriktigheten \(irregularity.id)"),
      stated: .money(amount), conversion: conversion?.rate == nil ? nil : conversion, shares: [],
      part: .money(conversion?.euro ?? amount))
  }
}
