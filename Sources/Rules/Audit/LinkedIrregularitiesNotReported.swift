import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Irregularities that are interlinked are reported when they are large together.
struct LinkedIrregularitiesNotReported: PortfolioRule {
  static let card = RuleCard(
    id: "A104", name: "linked-irregularities-not-reported",
    title: Wording(
      "Linked irregularities not reported", sv: "Oriktigheter som hör ihop inte rapporterade"),
    summary: Wording(
      "Irregularities that documents say are interlinked, in one project or in several, are each reported to "
        + "the Commission when they are together above EUR 10 000 of the fund.",
      sv:
        "Oriktigheter som enligt handlingarna hör ihop, i ett projekt eller i flera, rapporteras var och en "
        + "till kommissionen när de tillsammans överstiger 10 000 euro av fonden."),
    severity: .warning, law: [Act.cpr.annex("XII")], lawDay: .judgement,
    mendedBy: [.officer, .authority], catalogue: ["EU114"],
    parameters: [IrregularityReport.months.name, IrregularityReport.threshold.name],
    why: Wording(
      "A fault that is divided over many small amounts is one fault.",
      sv: "Ett fel som delas upp på många små belopp är ett fel."),
    doubt: Wording(
      "The time is counted from the latest detection of those that belong together, and kronor are converted "
        + "at the rate of the month of detection: both are our reading.",
      sv:
        "Tiden räknas från den senaste upptäckten bland dem som hör ihop, och kronor räknas om till kursen "
        + "för upptäcktsmånaden: båda är vår tolkning."),
    passes: [
      Example(
        Wording("EUR 10 000 together, to the cent", sv: "10 000 euro tillsammans, på centen"),
        in: .languageCoursesControlled, two("56250.00", "56250.00"), found, on: "2028-03-01",
        rates: rate)
    ],
    fails: [
      Example(
        Wording("one öre above it together", sv: "ett öre över tillsammans"),
        in: .languageCoursesControlled, two("56250.00", "56250.01", mark: "↓"), found,
        on: "2028-03-01",
        rates: rate),
      Example(
        Wording(
          "one öre above it together, beside others without their month's rate",
          sv: "ett öre över tillsammans, bredvid andra utan sin månads kurs"),
        in: .languageCoursesControlled, two("56250.00", "56250.01", mark: "↓"), found, others,
        on: "2028-03-01", rates: rate),
    ],
    silent: [
      Example(
        Wording("none is interlinked", sv: "ingen hör ihop med en annan"),
        in: .languageCoursesControlled)
    ],
    notRun: [
      Example(
        Wording("the linked one has not come", sv: "den andra har inte kommit in"),
        in: .languageCoursesControlled, found,
        .control("</fundAmount>", "</fundAmount>\n" + link("other-control", "o2")),
        on: "2028-03-01",
        rates: rate),
      Example(
        Wording(
          "EUR 10 000 together, beside others without their month's rate",
          sv: "10 000 euro tillsammans, bredvid andra utan sin månads kurs"),
        in: .languageCoursesControlled, two("56250.00", "56250.00"), found, others,
        on: "2028-03-01", rates: rate),
    ])

  private static let rate = [(month: "2027-10", currency: "SEK", value: "11.25")]

  private static let found = Example.Edit.control(
    "isFoundBeforeApplication=\"true\"", "isFoundBeforeApplication=\"false\"")

  private static func link(_ document: String, _ id: String) -> String {
    "    <linked issuer=\"SE:orgnr:2021999996\" id=\"\(document)\" irregularity=\"\(id)\"/>"
  }

  private static func two(_ one: String, _ other: String, mark: String = "") -> Example.Edit {
    .control(
      "<fundAmount>10614.87</fundAmount>\n  </irregularity>",
      """
      \(mark)<fundAmount>\(one)</fundAmount>
      \(link("control-language-courses-1", "o2"))
        </irregularity>
        <irregularity id="o2" isSuspectedFraud="false">
          <detected>2027-10-20</detected>
          \(mark)<fundAmount>\(other)</fundAmount>
        </irregularity>
      """)
  }

  /// Two more that are linked, found in a month without a rate.
  private static let others = Example.Edit.control(
    "</payment>",
    """
      <irregularity id="o3" isSuspectedFraud="false">
        <detected>2027-09-20</detected>
        <fundAmount>100000.00</fundAmount>
    \(link("control-language-courses-1", "o4"))
      </irregularity>
      <irregularity id="o4" isSuspectedFraud="false">
        <detected>2027-09-20</detected>
        <fundAmount>100000.00</fundAmount>
      </irregularity>
    </payment>
    """)

  func tally(in context: Context) -> any PortfolioTally { Tally(context: context) }

  private struct Key: Hashable {
    let document: Reference
    let id: String
  }

  private struct Tally: PortfolioTally {
    let context: Context
    var known: [Key: Irregularity] = [:]
    /// Where each is reported.
    var states: [Key: MemberState] = [:]
    /// The day on which each was reported.
    var told: [Key: Day] = [:]
    var order: [Key] = []

    mutating func add(_ project: Project) throws {
      for payment in project.payments {
        for irregularity in payment.irregularities {
          let key = Key(document: payment.reference, id: irregularity.id)
          if known.updateValue(irregularity, forKey: key) == nil { order.append(key) }
          states[key] = project.memberState
          told[key] = SentIrregularities(context.sent.returns).reported(
            irregularity, in: payment.header, of: project.programme?.cci)
        }
      }
    }

    func outcome() throws -> Outcome {
      let order = order.sorted {
        ($0.document.issuer, $0.document.id, $0.id) < ($1.document.issuer, $1.document.id, $1.id)
      }
      let links = order.flatMap { key in
        (known[key]?.links ?? []).map { (key, Key(document: $0.document, id: $0.irregularity)) }
      }
      guard !links.isEmpty else {
        throw Undecided.silent(
          Wording("no irregularity is interlinked", sv: "ingen oriktighet hör ihop med en annan"))
      }
      let report = try IrregularityReport(in: context, of: .sweden)
      var all = PartByPart()
      for group in groups(links, in: order) {
        all.add(.of { try outcome(of: group.filter { known[$0]?.isExempt == false }, report) })
      }
      if let (here, missing) = links.first(where: { known[$0.1] == nil }) {
        all.add(
          .notRun(
            Wording(
              "the irregularity \(missing.id) of \(missing.document.id), which is interlinked, has not arrived",
              sv:
                "oriktigheten \(missing.id) i \(missing.document.id), som hör ihop, har inte kommit in"
            ),
            fix: Wording("import the document", sv: "importera handlingen"), at: known[here]?.spot))
      }
      return all.outcome
    }

    /// What the rule says of irregularities that belong together.
    private func outcome(of group: [Key], _ report: IrregularityReport) throws -> Outcome {
      let members = group.compactMap { known[$0] }
      var exact = ExactSum(in: .eur)
      for member in members { try report.add(member, to: &exact) }
      try context.shown(exact, Wording("together", sv: "tillsammans"))
      let limit = report.threshold
      guard
        try !context.isAtMost(
          exact, limit.value,
          Wording("the most that is not reported", sv: "det mesta som inte rapporteras"),
          law: limit.law), let latest = members.map(\.detected).max()
      else { return .passes }
      let sum = try exact.money(above: limit.value)
      return .each(zip(group, members), at: { $0.1.spot }) { key, member in
        let notes = members.filter { $0.spot != member.spot }.prefix(3).map {
          Failure.Note(
            Wording(
              "interlinked with this one; together \(sum)",
              sv: "hör ihop med denna; tillsammans \(sum)"),
            at: $0.spot)
        }
        return try IrregularityReport(in: context, of: states[key] ?? .sweden).lateness(
          member, told: told[key], detected: latest, isConverted: true, notes: Array(notes))
      }
    }

    /// The irregularities that belong together, each in one group.
    private func groups(_ links: [(Key, Key)], in order: [Key]) -> [[Key]] {
      var group: [Key: Int] = [:]
      for (index, key) in order.enumerated() { group[key] = index }
      var isChanging = true
      while isChanging {
        isChanging = false
        for (one, other) in links {
          guard let a = group[one], let b = group[other], a != b else { continue }
          group[one] = min(a, b)
          group[other] = min(a, b)
          isChanging = true
        }
      }
      return Dictionary(grouping: order) { group[$0] ?? -1 }.filter { $0.value.count > 1 }
        .sorted { $0.key < $1.key }.map(\.value)
    }
  }
}
