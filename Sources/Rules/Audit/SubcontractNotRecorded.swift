import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Sub-contracts above the threshold are recorded with who, when and how much.
struct SubcontractNotRecorded: ProjectRule {
  private static let threshold = Parameter<Money>("subcontract.threshold")

  static let card = RuleCard(
    id: "A102", name: "subcontract-not-recorded",
    title: Wording("Sub-contract not recorded", sv: "Underentreprenad inte registrerad"),
    summary: Wording(
      "Of each sub-contract above the threshold under a contract above those of public procurement, "
        + "the sub-contractor's VAT or tax number and the sub-contract's date, name and reference are "
        + "recorded.",
      sv:
        "För varje underentreprenad över tröskeln inom ett kontrakt över tröskelvärdena för offentlig "
        + "upphandling är underentreprenörens moms- eller skattenummer och underentreprenadens datum, "
        + "namn och beteckning registrerade."),
    severity: .error, law: [Act.cpr.annex("XVII", .field("24"))], lawDay: .decision,
    mendedBy: [.officer], catalogue: ["EU119"], parameters: [threshold.name],
    why: Wording(
      "Money that ends up two steps away is followed by this record alone.",
      sv: "Pengar som hamnar två steg bort följs bara genom denna uppgift."),
    doubt: Wording(
      "Only the first level of sub-contracts counts. Of amounts in kronor, the month of the exchange "
        + "rate is our reading.",
      sv:
        "Bara den första nivån av underentreprenader räknas. För belopp i kronor är växelkursens månad "
        + "vår tolkning."),
    passes: [
      Example(
        Wording("EUR 50 000 with nothing more", sv: "50 000 EUR utan något mer"),
        in: .languageCourses,
        contract(subcontract("562500.00", complete: false)), rates: rate),
      Example(
        Wording("a larger one with everything", sv: "en större med allt"), in: .languageCourses,
        contract(subcontract("562500.01", complete: true)), rates: rate),
      Example(
        Wording("the contractor has none", sv: "entreprenören har ingen"), in: .languageCourses,
        contract("", flag: "hasSubcontracts=\"false\"")),
    ],
    fails: [
      Example(
        Wording(
          "one öre above EUR 50 000 with nothing more", sv: "ett öre över 50 000 EUR utan något mer"
        ),
        in: .languageCourses, contract(subcontract("562500.01", complete: false, mark: "↓")),
        rates: rate),
      Example(
        Wording(
          "some are said to be there, and none is recorded",
          sv: "några sägs finnas, och ingen är registrerad"),
        in: .languageCourses, contract("", flag: "↓hasSubcontracts=\"true\"")),
    ],
    silent: [
      Example(
        Wording("no contract above the thresholds", sv: "inget kontrakt över tröskelvärdena"),
        in: .languageCourses)
    ],
    notRun: [
      Example(
        Wording("a contract that does not say", sv: "ett kontrakt som inte säger något om det"),
        in: .languageCourses, contract("")),
      Example(
        Wording("no rate of the month", sv: "ingen kurs för månaden"), in: .languageCourses,
        contract(subcontract("562500.01", complete: false))),
    ])

  private static let rate = [(month: "2026-05", currency: "SEK", value: "11.25")]

  private static func contract(_ subcontract: String, flag: String = "") -> Example.Edit {
    .decision(
      "</decision>",
      """
        <contract reference="K1" \(flag)>
          <contractor>Påhittade Bygg AB</contractor>
          <concluded>2026-06-01</concluded>
          <amount>9000000.00</amount>
          \(subcontract)
        </contract>
      </decision>
      """)
  }

  private static func subcontract(
    _ amount: String, complete: Bool, mark: String = ""
  ) -> String {
    complete
      ? """
      <subcontract reference="K1-1">
            <subcontractor>Påhittade El AB</subcontractor>
            <identifier scheme="orgnr" country="SE">556999-9994</identifier>
            <name>Elarbeten</name>
            <concluded>2026-07-01</concluded>
            <amount>\(amount)</amount>
          </subcontract>
      """
      : """
      \(mark)<subcontract>
            <subcontractor>Påhittade El AB</subcontractor>
            <amount>\(amount)</amount>
          </subcontract>
      """
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    guard let contracts = project.grant(on: context.day)?.contracts, !contracts.isEmpty else {
      throw Undecided.silent(
        Wording(
          "the decision has no contract above the thresholds",
          sv: "beslutet har inget kontrakt över tröskelvärdena"),
        Act.cpr.annex("XVII", .field("23")))
    }
    let day = context.lawDay(of: Self.card, for: project)
    let limit = try context.rulebook.parameter(Self.threshold, on: day).orUndecided()
    let promised = contracts.filter { $0.hasSubcontracts == true && $0.subcontracts.isEmpty }.map {
      Failure(
        at: $0.spot.attribute("hasSubcontracts"),
        Wording(
          "the contract \($0.reference) has sub-contracts above \(limit.value), and none is recorded",
          sv: "kontraktet \($0.reference) har underentreprenader över \(limit.value), och ingen är "
            + "registrerad"),
        fix: Wording("record the sub-contracts", sv: "registrera underentreprenaderna"))
    }
    return .together(
      { .of(promised) },
      {
        .each(contracts.lazy.flatMap(\.subcontracts), at: { $0.spot }) {
          try failure($0, limit, project, context)
        }
      },
      {
        guard
          let unsaid = contracts.first(where: {
            $0.hasSubcontracts == nil && $0.subcontracts.isEmpty
          })
        else { return .passes }
        return .notRun(
          Wording(
            "the contract \(unsaid.reference) does not say whether it has sub-contracts above "
              + "\(limit.value)",
            sv: "kontraktet \(unsaid.reference) säger inte om det har underentreprenader över "
              + "\(limit.value)"),
          fix: Wording(
            "state hasSubcontracts on the contract", sv: "ange hasSubcontracts på kontraktet"),
          at: unsaid.spot)
      })
  }

  private func failure(
    _ subcontract: Subcontract, _ threshold: Dated<Money>, _ project: Project, _ context: Context
  ) throws -> Failure? {
    let limit = threshold.value
    let missing = [
      subcontract.identifier == nil
        ? Wording("the VAT or tax number", sv: "moms- eller skattenumret") : nil,
      subcontract.concluded == nil ? Wording("the date", sv: "datumet") : nil,
      subcontract.name == nil ? Wording("the name", sv: "namnet") : nil,
      subcontract.reference == nil ? Wording("the reference", sv: "beteckningen") : nil,
    ].compactMap { $0 }
    guard !missing.isEmpty else { return nil }
    let comparison = try context.compare(
      subcontract.amount, euro: limit, of: project,
      Wording("the subcontract", sv: "underentreprenaden"), at: subcontract.spot,
      law: threshold.law)
    guard !comparison.isAtMost else { return nil }
    return Failure(
      at: subcontract.spot,
      Wording(
        "the sub-contract of \(subcontract.amount)\(comparison.words) is above \(limit) and lacks "
          + "\(missing.listed())",
        sv:
          "underentreprenaden på \(subcontract.amount)\(comparison.words) överstiger \(limit) och "
          + "saknar \(missing.listed())"),
      fix: Wording("record \(missing.listed())", sv: "registrera \(missing.listed())"),
      severity: comparison.severity)
  }
}
