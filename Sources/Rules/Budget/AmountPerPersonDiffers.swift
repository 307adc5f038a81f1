import Findings
import Languages
import Portfolio
import Provenance
import Values

/// An amount per person is the one of the act, on the day of the admission or transfer.
struct AmountPerPersonDiffers: ProjectRule {
  private static let resettled = Parameter<Money>("resettlement.amount")
  private static let priority = Parameter<Money>("resettlement.priorityAmount")
  private static let admitted = Parameter<Money>("humanitarianAdmission.amount")
  private static let vulnerable = Parameter<Money>("humanitarianAdmission.vulnerableAmount")
  private static let transferredIn = Parameter<Money>("transferIn.amount")
  private static let minor = Parameter<Money>("transferIn.unaccompaniedMinorAmount")
  private static let transferredOut = Parameter<Money>("transferOut.amount")

  static let card = RuleCard(
    id: "B110", name: "amount-per-person-differs",
    title: Wording("Amount per person differs", sv: "Beloppet per person avviker"),
    summary: Wording(
      "A line for persons resettled, admitted or transferred has the amount per person that the act "
        + "gives on the day of the admission or transfer, and the day is stated in a claim.",
      sv:
        "En rad för personer som vidarebosätts, beviljas inresa eller överförs har det belopp per "
        + "person som förordningen ger den dag inresan eller överföringen sker, och dagen anges i en "
        + "ansökan om utbetalning."),
    severity: .error, law: [Act.amif.article("19"), Act.amif.article("20")], lawDay: .decision,
    mendedBy: [.owner, .officer], catalogue: ["EU30", "EU31"],
    parameters: [
      resettled.name, priority.name, admitted.name, vulnerable.name, transferredIn.name,
      minor.name, transferredOut.name,
    ],
    why: Wording(
      "The amounts are not linked to costs; any other is not what the Union pays.",
      sv: "Beloppen är inte kopplade till kostnader; varje annat belopp är inte det som EU betalar."
    ),
    doubt: Wording(
      "That each person is counted once is not judged: documents hold numbers, no persons, and the "
        + "officer confirms it by the list that the body keeps. A budget is judged by the day of its "
        + "decision. Of an amount in kronor, the month of the exchange rate is our reading. In "
        + "2014–2020 a person resettled has either of two amounts, and documents do not say for whom "
        + "the higher one is.",
      sv:
        "Att varje person räknas en gång bedöms inte: handlingarna har antal, inga personer, och "
        + "handläggaren bekräftar det genom den lista som organisationen för. En budget bedöms efter "
        + "dagen för sitt beslut. För ett belopp i kronor är växelkursens månad vår tolkning. 2014–2020 "
        + "har en vidarebosatt person det ena av två belopp, och handlingar anger inte för vem det "
        + "högre gäller."),
    passes: [
      Example(
        Wording(
          "EUR 10 000.00 for a person resettled", sv: "10 000,00 EUR för en vidarebosatt person"),
        in: .receptionPlacesUndecided, inEuro, person("resettled", "10000.00")),
      Example(
        Wording(
          "EUR 12 000.00 for an unaccompanied minor on 1 July 2026",
          sv: "12 000,00 EUR för ett ensamkommande barn den 1 juli 2026"),
        in: .receptionPlacesUndecided, inEuro, person("minorTransferredIn", "12000.00"),
        on: "2026-07-01"),
      Example(
        Wording(
          "EUR 10 000.00 for an unaccompanied minor the day before",
          sv: "10 000,00 EUR för ett ensamkommande barn dagen före"), in: .receptionPlacesUndecided,
        inEuro, person("minorTransferredIn", "10000.00"), on: "2026-06-30"),
      Example(
        Wording(
          "EUR 500 at the accounting rate, to the öre", sv: "500 EUR till bokföringskursen, på öret"
        ),
        in: .receptionPlacesUndecided, person("transferredOut", "5623.76"),
        rates: [("2026-02", "SEK", "11.2475113")]),
      Example(
        Wording(
          "2014–2020: EUR 6 000.00 for a person resettled",
          sv: "2014–2020: 6 000,00 EUR för en vidarebosatt person"),
        in: .legacy,
        .decision(
          "issued=\"2018-12-03\" currency=\"SEK\"", "issued=\"2018-12-03\" currency=\"EUR\""),
        .decision(
          "    <line id=\"b2\"",
          """
              <line id="s1" partner="p1" category="other" year="2019" form="notLinkedToCosts"
                    person="resettled">
                <quantity>1</quantity>
                <unitCost>6000.00</unitCost>
                <amount>6000.00</amount>
              </line>
              <line id="b2"
          """)),
      Example(
        Wording(
          "2014–2020: EUR 10 000.00 for a person resettled of a priority",
          sv: "2014–2020: 10 000,00 EUR för en person vidarebosatt enligt en prioritering"),
        in: .legacy,
        .decision(
          "issued=\"2018-12-03\" currency=\"SEK\"", "issued=\"2018-12-03\" currency=\"EUR\""),
        .decision(
          "    <line id=\"b2\"",
          """
              <line id="s1" partner="p1" category="other" year="2019" form="notLinkedToCosts"
                    person="resettled">
                <quantity>1</quantity>
                <unitCost>10000.00</unitCost>
                <amount>10000.00</amount>
              </line>
              <line id="b2"
          """)),
    ],
    fails: [
      Example(
        Wording("one cent more", sv: "en cent mer"), in: .receptionPlacesUndecided, inEuro,
        person("admitted", "6000.01", mark: "↓")),
      Example(
        Wording("one cent less", sv: "en cent mindre"), in: .receptionPlacesUndecided, inEuro,
        person("admittedVulnerable", "7999.99", mark: "↓")),
      Example(
        Wording(
          "EUR 12 000.00 for an unaccompanied minor before 1 July 2026",
          sv: "12 000,00 EUR för ett ensamkommande barn före den 1 juli 2026"),
        in: .receptionPlacesUndecided, inEuro,
        person("minorTransferredIn", "12000.00", mark: "↓"), on: "2026-06-30"),
      Example(
        Wording(
          "a whole öre from EUR 500 at the accounting rate",
          sv: "ett helt öre från 500 EUR till bokföringskursen"), in: .receptionPlacesUndecided,
        person("transferredOut", "5623.77", mark: "↓"),
        rates: [("2026-02", "SEK", "11.2475113")]),
      Example(
        Wording(
          "2014–2020: a cent above the lower amount",
          sv: "2014–2020: en cent över det lägre beloppet"),
        in: .legacy,
        .decision(
          "issued=\"2018-12-03\" currency=\"SEK\"", "issued=\"2018-12-03\" currency=\"EUR\""),
        .decision(
          "    <line id=\"b2\"",
          """
              <line id="s1" partner="p1" category="other" year="2019" form="notLinkedToCosts"
                    person="resettled">
                <quantity>1</quantity>
                ↓<unitCost>6000.01</unitCost>
                <amount>6000.01</amount>
              </line>
              <line id="b2"
          """)),
      Example(
        Wording(
          "2014–2020: EUR 10 000.00 for a person transferred",
          sv: "2014–2020: 10 000,00 EUR för en överförd person"),
        in: .legacy,
        .decision(
          "issued=\"2018-12-03\" currency=\"SEK\"", "issued=\"2018-12-03\" currency=\"EUR\""),
        .decision(
          "    <line id=\"b2\"",
          """
              <line id="s1" partner="p1" category="other" year="2019" form="notLinkedToCosts"
                    person="transferredIn">
                <quantity>1</quantity>
                ↓<unitCost>10000.00</unitCost>
                <amount>10000.00</amount>
              </line>
              <line id="b2"
          """)),
    ],
    silent: [
      Example(Wording("no amount per person", sv: "inget belopp per person"), in: .receptionPlaces)
    ],
    notRun: [
      Example(
        Wording("a claimed line without its day", sv: "en begärd rad utan dag"),
        in: .languageCoursesClaimed,
        .report(
          "<line id=\"l9\"",
          "<line id=\"l0\" category=\"other\" form=\"notLinkedToCosts\" person=\"transferredIn\">"
            + "<amount>10000.00</amount><quantity>1</quantity></line>\n    <line id=\"l9\""),
        rates: [("2026-05", "SEK", "11.25")])
    ])

  private static let inEuro = Example.Edit.application(
    "issued=\"2026-02-02\" currency=\"SEK\"", "issued=\"2026-02-02\" currency=\"EUR\"")

  private static func person(
    _ person: String, _ amount: String, mark: String = ""
  ) -> Example.Edit {
    .application(
      "    <line id=\"b1\"",
      """
          <line id="s1" partner="p1" category="other" year="2026" form="notLinkedToCosts"
                person="\(person)">
            <quantity>1</quantity>
            \(mark)<unitCost>\(amount)</unitCost>
            <amount>\(amount)</amount>
          </line>
          <line id="b1"
      """)
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let lawDay = context.lawDay(of: Self.card, for: project)
    let planned = (project.terms(on: context.day)?.budget?.lines ?? []).compactMap { line in
      line.person.map {
        Line(
          id: line.id, person: $0, day: lawDay, quantityHundredths: line.quantityHundredths,
          unitCost: line.unitCost, amount: line.amount, spot: line.spot)
      }
    }
    let claimed = project.reports.compactMap { $0.claim }.flatMap { $0.lines }.compactMap { line in
      line.person.map {
        Line(
          id: line.id, person: $0, day: line.firstDay ?? line.delivered,
          quantityHundredths: line.quantityHundredths, unitCost: line.unitCost,
          amount: line.amount, spot: line.spot)
      }
    }
    let lines = planned + claimed
    guard !lines.isEmpty else {
      throw Undecided.silent(
        Wording("no line is an amount per person", sv: "ingen rad är ett belopp per person"))
    }
    return .each(lines, at: { $0.spot }) { try failure($0, project, context) }
  }

  private struct Line {
    let id: String
    let person: PersonSupport
    let day: Day?
    let quantityHundredths: Int64?
    let unitCost: Money?
    let amount: Money
    let spot: Spot

    /// The amount for one person: as stated, else that of the line when it is of one.
    var perPerson: (amount: Money, spot: Spot)? {
      if let unitCost { return (unitCost, spot.child("unitCost")) }
      return quantityHundredths == 100 ? (amount, spot.child("amount")) : nil
    }
  }

  private func failure(
    _ line: Line, _ project: Project, _ context: Context
  ) throws -> Failure? {
    guard let day = line.day else {
      throw Undecided.notRun(
        Wording(
          "the line \(line.id) does not state the day of the admission or transfer",
          sv: "raden \(line.id) anger inte dagen för inresan eller överföringen"),
        fix: Wording("state the day", sv: "ange dagen"))
    }
    guard let stated = line.perPerson else {
      throw Undecided.notRun(
        Wording(
          "the line \(line.id) does not state the amount per person",
          sv: "raden \(line.id) anger inte beloppet per person"),
        fix: Wording(
          "state the number of persons and the unit cost", sv: "ange antal och styckkostnad"))
    }
    let due = try amount(for: line.person, on: day, in: context.rulebook)
    let higher = priorityAmount(for: line.person, on: day, in: context.rulebook)
    let amountsOfAct = [due] + (higher.map { [$0] } ?? [])
    // What is written down is the comparison that decides: with the amount that it is, else the first.
    var quiet = context
    quiet.workings = nil
    let fitting = try amountsOfAct.first {
      try quiet.compare(stated.amount, euro: $0.value, asking: .equal, of: project).isEqual
    }
    let deciding = fitting ?? due
    let comparison = try context.compare(
      stated.amount, euro: deciding.value, asking: .equal, of: project,
      Wording("line \(line.id), for one person", sv: "rad \(line.id), för en person"),
      at: stated.spot, law: deciding.law)
    guard fitting == nil else { return nil }
    let allowed = amountsOfAct.map(\.value)
    let amounts = allowed.map(\.wording).listedAsChoice()
    return Failure(
      at: stated.spot,
      Wording(
        "the line \(line.id) has \(stated.amount)\(comparison.words) for a person; on \(day) the "
          + "amount is \(amounts)",
        sv: "raden \(line.id) har \(stated.amount)\(comparison.words) för en person; den \(day) är "
          + "beloppet \(amounts)"),
      fix: Wording("state \(amounts) for each person", sv: "ange \(amounts) för varje person"),
      law: due.law + (higher?.law ?? []).filter { !due.law.contains($0) },
      severity: comparison.severity)
  }

  /// The amount that an act has beside for some of the persons resettled.
  private func priorityAmount(
    for person: PersonSupport, on day: Day, in rulebook: Rulebook
  ) -> Dated<Money>? {
    guard person == .resettled,
      case .applies(let amount) = rulebook.parameter(Self.priority, on: day)
    else { return nil }
    return amount
  }

  /// The amount of the act on a day. Before an unaccompanied minor had one of its own, it was that of
  /// any person transferred.
  private func amount(
    for person: PersonSupport, on day: Day, in rulebook: Rulebook
  ) throws -> Dated<Money> {
    switch person {
    case .resettled: return try rulebook.parameter(Self.resettled, on: day).orUndecided()
    case .admitted: return try rulebook.parameter(Self.admitted, on: day).orUndecided()
    case .admittedVulnerable: return try rulebook.parameter(Self.vulnerable, on: day).orUndecided()
    case .transferredIn: return try rulebook.parameter(Self.transferredIn, on: day).orUndecided()
    case .transferredOut: return try rulebook.parameter(Self.transferredOut, on: day).orUndecided()
    case .minorTransferredIn:
      let own = rulebook.parameter(Self.minor, on: day)
      if case .noneByLaw = own {
        return try rulebook.parameter(Self.transferredIn, on: day).orUndecided()
      }
      return try own.orUndecided()
    }
  }
}
