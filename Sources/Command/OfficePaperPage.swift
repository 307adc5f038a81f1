import Languages
import Portfolio
import Rules
import Values

// A call and a programme on a page.

extension CommonPaperPage {
  // MARK: A call

  mutating func tell(_ call: Call) {
    page.heading(.same("\(call.header.id) · \(call.title)"))
    let state =
      paper.day < call.opens
      ? Wording("not open yet", sv: "inte öppen än")
      : paper.day > call.closes ? Wording("closed", sv: "stängd") : Wording("open", sv: "öppen")
    var pairs: [(Wording, Wording)] = [
      (Wording("kind", sv: "slag"), Self.kind(of: call)),
      (Wording("programme", sv: "program"), programmeName(call)),
      (
        Wording("applications", sv: "ansökningar"),
        Wording("\(call.opens) – \(call.closes), ", sv: "\(call.opens) – \(call.closes), ") + state
      ),
    ]
    if let area = call.area { pairs.append((Wording("area", sv: "område"), .same(area))) }
    pairs += call.objectives.map { (Wording("objective", sv: "specifikt mål"), .same($0)) }
    pairs += call.eligibleApplicants.map {
      (Wording("who may apply", sv: "vem som får söka"), $0.label)
    }
    pairs.append((Wording("Union share", sv: "andel EU-stöd"), call.unionShare.wording))
    if let isInCash = call.isCoFinancingInCashOnly, isInCash {
      pairs.append(
        (
          Wording("co-financing", sv: "medfinansiering"),
          Wording("in cash only", sv: "bara kontant")
        ))
    }
    pairs += call.costOptions.map {
      (Wording("cost option", sv: "redovisningsalternativ"), $0.wording)
    }
    pairs += limits(of: call)
    pairs += call.requiredAttachments.map {
      (Wording("attachment", sv: "bilaga"), AttachmentName.of($0))
    }
    page.pairs(pairs)
    money(of: call)
    members(Wording("Applications", sv: "Ansökningar"))
  }

  private func programmeName(_ call: Call) -> Wording {
    paper.programme.map { .same("\($0.fund), \($0.title)") }
      ?? Wording(
        "\(call.programme.id), which has not come", sv: "\(call.programme.id), som inte har kommit")
  }

  private static func kind(of call: Call) -> Wording {
    switch call.kind {
    case "open": Wording("open, competitive call", sv: "öppen, konkurrerande utlysning")
    case "restricted": Wording("restricted call", sv: "icke-konkurrerande utlysning")
    case "feasibilityStudy":
      Wording("call for feasibility studies", sv: "utlysning av förstudier")
    case "operatingSupport": Wording("call for operating support", sv: "utlysning av driftstöd")
    case "emergency": Wording("emergency assistance", sv: "bistånd i nödsituationer")
    default: .same(call.kind)
    }
  }

  private func limits(of call: Call) -> [(Wording, Wording)] {
    var pairs: [(Wording, Wording)] = []
    let open = Wording.same("–")
    if call.minimumBudget != nil || call.maximumBudget != nil {
      pairs.append(
        (
          Wording("budget", sv: "budget"),
          (call.minimumBudget?.wording ?? open) + .same(" – ")
            + (call.maximumBudget?.wording ?? open)
        ))
    }
    if call.minimumMonths != nil || call.maximumMonths != nil {
      pairs.append(
        (
          Wording("duration", sv: "projekttid"),
          (call.minimumMonths.map(Self.months) ?? open) + .same(" – ")
            + (call.maximumMonths.map(Self.months) ?? open)
        ))
    }
    if let start = call.earliestStart {
      pairs.append((Wording("starts from", sv: "start från"), start.wording))
    }
    if let end = call.latestEnd {
      pairs.append((Wording("ends by", sv: "slut senast"), end.wording))
    }
    if let days = call.signatureWorkingDays {
      pairs.append(
        (
          Wording("signature", sv: "underskrift"),
          Wording(
            "within \(days) working days of the closing day",
            sv: "inom \(days) arbetsdagar från sista ansökningsdag")
        ))
    }
    return pairs
  }

  private mutating func money(of call: Call) {
    page.heading(Wording("Money, Union contribution", sv: "Pengar, EU-stöd"))
    let granted = paper.memberProjects.filter { $0.status == .approved }.compactMap(\.union)
    let sum = try? Money.sum(granted, in: call.currency)
    page.rows([
      Page.Row(
        label: Wording("available", sv: "tillgängligt"), amount: call.money.wording, share: nil),
      Page.Row(
        label: Wording("granted", sv: "beviljat"),
        amount: sum?.wording
          ?? Wording("cannot be added up", sv: "kan inte läggas ihop"),
        share: sum.map { (part: $0.minorUnits, whole: call.money.minorUnits) }),
    ])
  }

  /// The projects of a call or an organisation, with where they stand; of many the first.
  mutating func members(_ heading: Wording) {
    guard !paper.memberProjects.isEmpty else { return }
    page.heading(heading + .same(": \(paper.memberProjects.count)"))
    var counts: [ProjectStatus: Int] = [:]
    for project in paper.memberProjects { counts[project.status, default: 0] += 1 }
    page.rows(
      counts.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }.map {
        status, count in
        Page.Row(
          label: status.wording, amount: .same("\(count)"),
          share: (part: Int64(count), whole: Int64(paper.memberProjects.count)))
      })
    let most = 20
    page.pairs(
      paper.memberProjects.prefix(most).map { project in
        (.same(project.key), .same("\(project.title), ") + project.status.wording)
      })
    guard paper.memberProjects.count > most else { return }
    let more = paper.memberProjects.count - most
    page.text(
      Wording(
        "and \(more) more; --format json has them all",
        sv: "och \(more) till; --format json har alla"))
  }

  // MARK: A programme

  mutating func tell(_ programme: Programme) {
    page.heading(.same("\(programme.header.id) · \(programme.title)"))
    var pairs: [(Wording, Wording)] = [
      (Wording("fund", sv: "fond"), .same(programme.fund)), (.same("CCI"), .same(programme.cci)),
      (
        Wording("period", sv: "period"), .same("\(programme.firstYear)–\(programme.lastYear)")
      ),
    ]
    if let submitted = programme.submitted {
      pairs.append((Wording("submitted", sv: "inlämnat"), submitted.wording))
    }
    if let allows = programme.allowsDepreciation {
      pairs.append(
        (
          Wording("depreciation", sv: "avskrivningar"),
          allows ? Wording("allowed", sv: "tillåts") : Wording("not allowed", sv: "tillåts inte")
        ))
    }
    page.pairs(pairs)
    page.heading(Wording("Specific objectives", sv: "Specifika mål"))
    page.pairs(programme.objectives.map { (.same($0.code), .same($0.title)) })
    rates(of: programme)
    interventions(of: programme)
    guard !paper.calls.isEmpty else { return }
    page.heading(Wording("Calls", sv: "Utlysningar"))
    page.pairs(
      paper.calls.map { call in
        (
          .same(call.header.id),
          Wording(
            "\(call.title), \(call.opens) – \(call.closes), \(call.money)",
            sv: "\(call.title), \(call.opens) – \(call.closes), \(call.money)")
        )
      })
  }

  private mutating func rates(of programme: Programme) {
    guard !programme.rates.isEmpty else { return }
    page.heading(Wording("Co-financing rates", sv: "Medfinansieringsgrader"))
    for rate in programme.rates {
      let base =
        rate.base == .public
        ? Wording("of the public contribution", sv: "av det offentliga bidraget")
        : Wording("of the total", sv: "av totalen")
      page.text(
        Wording(
          "\(rate.objective), \(rate.actionKind): \(rate.rate) \(base)",
          sv: "\(rate.objective), \(rate.actionKind): \(rate.rate) \(base)"))
    }
  }

  /// What the tables of Annex VI of Regulation (EU) 2021/1147 hold, by the element that names a code.
  private static let tables = [
    "1": "field", "2": "actionType", "3": "implementation", "4": "particularTheme",
  ]

  /// The codes of each objective, table by table.
  private mutating func interventions(of programme: Programme) {
    guard !programme.interventions.isEmpty else { return }
    page.heading(Wording("Types of intervention", sv: "Interventionstyper"))
    var tables: [(name: String, codes: [String])] = []
    for type in programme.interventions {
      let label = Self.tables[type.table].map { FieldName($0).said(in: page.language) }
      let name = "\(type.objective), \(label ?? type.table)"
      if let place = tables.firstIndex(where: { $0.name == name }) {
        tables[place].codes.append(type.qualified)
      } else {
        tables.append((name, [type.qualified]))
      }
    }
    for table in tables {
      page.text(.same("\(table.name): \(table.codes.joined(separator: ", "))"))
    }
  }
}
