import Findings
import Languages
import Portfolio
import Provenance
import Rules
import SafeText
import Values

/// What a page tells of a project.
struct ProjectView {
  let project: Project
  let day: Day
  let summary: ListedProject
  /// The money, or why it cannot be computed.
  let money: Result<ProjectMoney?, ArithmeticError>
  let deadlines: [Deadline]
  /// What the rules find now, and what they counted.
  let findings: [Finding]
  let tally: Tally
  let versions: [ListedVersion]
  let indicatorNames: IndicatorNames

  init(
    _ project: Project, in context: Context, findings: [Finding], tally: Tally,
    versions: [ListedVersion], accepted: [AcceptedLateness] = []
  ) throws {
    self.project = project
    self.findings = findings
    self.tally = tally
    self.versions = versions
    day = context.day
    summary = ListedProject(project, on: context.day)
    do {
      money = .success(try ProjectMoney(project, on: context.day))
    } catch {
      money = .failure(error)
    }
    deadlines = try project.deadlines(in: context).map { accepted.mark($0, of: project.key) }
    indicatorNames = IndicatorNames(
      context.rulebook, selectedOn: project.approval?.decided ?? context.day)
  }

  /// Those who take part, the applicant first: as the application has them, else as sources name them.
  var partners: [Partner] {
    let all = project.application?.partners ?? project.facts.flatMap(\.partners)
    return all.filter { $0.role == .applicant } + all.filter { $0.role != .applicant }
  }

  /// The fields on which sources differ.
  var conflicts: [FactConflict] {
    project.facts.flatMap(\.conflicts) + project.reports.flatMap(\.conflicts)
  }

  /// What the sources leave open and no other one states, each field once.
  var openFields: [String] {
    var seen = project.facts.reduce(into: Set<String>()) { $0.formUnion($1.statedFields) }
    return (project.facts.flatMap(\.openFields) + project.reports.flatMap(\.openFields))
      .map(\.field).filter { seen.insert($0).inserted }
  }

  /// What the project is to reach and has reached, in the order of the decision in force.
  var indicators: [Indicator] {
    let targets = project.grant(on: day)?.indicators ?? project.application?.indicators ?? []
    let latest = project.reports.last { $0.received <= day && !$0.indicators.isEmpty }
    var rows = targets.map { target in
      Indicator(
        id: target.id, name: target.name, unit: target.unit, target: target.targetHundredths,
        value: latest?.indicators.first { $0.id == target.id })
    }
    for value in latest?.indicators ?? [] where !targets.contains(where: { $0.id == value.id }) {
      rows.append(
        Indicator(id: value.id, name: value.name, unit: value.unit, target: nil, value: value))
    }
    return rows
  }

  /// An indicator with its target and what the latest report says has been reached.
  struct Indicator {
    let id: String
    let name: String?
    let unit: String?
    let target: Int64?
    let value: IndicatorValue?

    var achieved: Int64? { value?.achievedHundredths }
  }
}

/// One project on one page.
struct ProjectPage {
  private let view: ProjectView
  private var page: Page

  private var project: Project { view.project }

  /// The lines of the page.
  static func lines(_ view: ProjectView, columns: Int, language: Language) -> [String] {
    var page = ProjectPage(view: view, page: Page(columns: columns, language: language))
    page.head()
    page.money()
    page.indicators()
    page.timeline()
    page.page.judgement(view.day, view.tally, view.findings)
    page.page.conflicts(view.conflicts)
    page.page.openFields(view.openFields)
    page.page.documents(view.versions)
    return page.page.lines
  }

  private init(view: ProjectView, page: Page) {
    self.view = view
    self.page = page
  }

  // MARK: Who, what, when

  private mutating func head() {
    let title = view.summary.title
    page.heading(Wording.same(title.isEmpty ? project.key : "\(project.key) · \(title)"))
    var pairs: [(Wording, Wording)] = [
      (Wording("status", sv: "status"), view.summary.status.wording)
    ]
    for partner in view.partners {
      var words = partner.name
      if let number = partner.organisationNumber { words += " (\(number))" }
      if let county = partner.address?.county {
        words += ", " + (County(code: county).map { "\($0)" } ?? county)
      }
      pairs.append((partner.role.wording, Wording.same(words)))
    }
    if let call = project.call {
      pairs.append(
        (Wording("call", sv: "utlysning"), Wording.same("\(call.header.id), \(call.title)")))
    } else if let reference = project.application?.call {
      pairs.append(
        (
          Wording("call", sv: "utlysning"),
          Wording("\(reference.id), which has not come", sv: "\(reference.id), som inte har kommit")
        ))
    }
    if let programme = project.programme {
      pairs.append(
        (
          Wording("programme", sv: "program"),
          Wording.same("\(programme.fund), \(programme.title)")
        ))
    } else if let fund = view.summary.fund {
      pairs.append((Wording("fund", sv: "fond"), Wording.same(fund)))
    }
    if view.summary.start != nil || view.summary.end != nil {
      pairs.append(
        (
          Wording("period", sv: "period"),
          Wording.same("\(view.summary.start ?? "?") – \(view.summary.end ?? "?")")
        ))
    }
    if project.application == nil {
      for (field, amount) in [
        ("totalCost", project.stated(\.totalCost)), ("grant", project.stated(\.grant)),
      ] {
        if let amount { pairs.append((FieldName(field).wording, amount.wording)) }
      }
    }
    for objective in objectives {
      pairs.append(
        (
          Wording("objective", sv: "specifikt mål"),
          Wording(
            "\(objective.code), \(objective.amount), \(objective.actionKind)",
            sv: "\(objective.code), \(objective.amount), \(objective.actionKind)")
        ))
    }
    page.pairs(pairs)
    if let summary = project.application?.summary ?? project.stated(\.summary) {
      page.text(Wording.same(summary))
    }
  }

  private var objectives: [Objective] {
    let granted = project.grant(on: view.day)?.objectives ?? []
    return granted.isEmpty ? project.application?.objectives ?? [] : granted
  }

  // MARK: Money

  private mutating func money() {
    let money: ProjectMoney
    switch view.money {
    case .failure(let error):
      page.heading(Wording("Money", sv: "Pengar"))
      page.text(
        Wording("cannot be computed: \(error)", sv: "kan inte beräknas: \(error)"))
      return
    case .success(nil): return
    case .success(let found?): money = found
    }
    page.heading(Wording("Money, Union contribution", sv: "Pengar, EU-stöd"))
    let granted = money.granted?.union
    let whole = (granted ?? money.asked?.union)?.minorUnits
    func row(_ label: Wording, _ amount: Money?, isShare: Bool = true) -> Page.Row? {
      amount.map { amount in
        Page.Row(
          label: label, amount: amount.wording,
          share: isShare ? whole.map { (part: amount.minorUnits, whole: $0) } : nil)
      }
    }
    page.rows(
      [
        row(Wording("asked", sv: "sökt"), money.asked?.union, isShare: false),
        row(Wording("granted", sv: "beviljat"), granted, isShare: false),
        row(Wording("claimed", sv: "begärt"), money.claimedUnion),
        row(Wording("paid", sv: "utbetalt"), money.paid),
        row(Wording("left", sv: "kvar"), money.left),
      ].compactMap { $0 })
    page.heading(Wording("Eligible cost", sv: "Stödberättigande kostnad"))
    let cost = (money.granted ?? money.asked)?.eligibleCost
    func costRow(_ label: Wording, _ amount: Money) -> Page.Row {
      Page.Row(
        label: label, amount: amount.wording,
        share: cost.map { (part: amount.minorUnits, whole: $0.minorUnits) })
    }
    page.rows(
      [
        cost.map {
          Page.Row(label: Wording("planned", sv: "planerat"), amount: $0.wording, share: nil)
        },
        costRow(Wording("claimed", sv: "redovisat"), money.claimed),
        costRow(Wording("accepted", sv: "godkänt"), money.accepted),
        costRow(Wording("taken off", sv: "avdraget"), money.deducted),
      ].compactMap { $0 })
    if !money.byCategory.isEmpty {
      page.heading(
        Wording("By category: claimed of planned", sv: "Per kostnadsslag: redovisat av planerat"))
      page.rows(
        money.byCategory.map { line in
          Page.Row(
            label: line.category.wording,
            amount: Wording(
              "\(line.claimed.plain) of \(line.planned.plain)",
              sv: "\(line.claimed.swedish) av \(line.planned.swedish)"),
            share: (line.claimed.minorUnits, line.planned.minorUnits))
        })
    }
    if !money.bySource.isEmpty {
      page.heading(Wording("By source: planned", sv: "Per finansiär: planerat"))
      let total = money.bySource.reduce(Int128(0)) { $0 + Int128($1.planned.minorUnits) }
      page.rows(
        money.bySource.map { line in
          Page.Row(
            label: line.source.wording, amount: line.planned.wording,
            share: Int64(exactly: total).map { (part: line.planned.minorUnits, whole: $0) })
        })
    }
  }

  // MARK: Indicators

  private mutating func indicators() {
    let indicators = view.indicators
    guard !indicators.isEmpty else { return }
    page.heading(
      Wording("Indicators: reached of target", sv: "Indikatorer: uppnått av målvärde"))
    page.rows(
      indicators.map { indicator in
        let counts = view.indicatorNames.has(indicator.id) ? nil : indicator.unit
        let unit = counts.map { " \($0)" } ?? ""
        let about = indicator.value?.isApproximate ?? false
        let reached = Wording { language in
          let number = indicator.achieved.map { Self.number($0, in: language) } ?? "–"
          let sign = about ? (language == .swedish ? "ca " : "about ") : ""
          let target = indicator.target.map { Self.number($0, in: language) } ?? "–"
          return "\(sign)\(number) \(language == .swedish ? "av" : "of") \(target)\(unit)"
        }
        let share = indicator.target.flatMap { target in
          indicator.achieved.map { (part: $0, whole: target) }
        }
        let name = view.indicatorNames.name(of: indicator.id, stated: indicator.name)
        return Page.Row(label: name, amount: reached, share: share)
      })
  }

  /// A number of hundredths as each language writes it.
  static func number(_ hundredths: Int64, in language: Language) -> String {
    let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    let sign = hundredths < 0 ? "-" : ""
    guard rest > 0 else { return "\(sign)\(whole)" }
    let digits = rest % 10 == 0 ? "\(rest / 10)" : "\(rest < 10 ? "0" : "")\(rest)"
    return "\(sign)\(whole)\(language == .swedish ? "," : ".")\(digits)"
  }

  // MARK: Time

  private mutating func timeline() {
    let entries = project.timeline()
    guard !entries.isEmpty else { return }
    page.heading(Wording("What happened, and is planned", sv: "Vad som har hänt och planeras"))
    let unknown = Wording("no day", sv: "utan dag")
    let width = entries.map { ($0.day?.wording ?? unknown)(in: page.language).columns }.max() ?? 0
    var isPast = true
    for entry in entries {
      if isPast, let earliest = entry.day?.earliest, earliest > view.day {
        isPast = false
        page.pair(
          Wording.same(view.day.iso), Wording("· this day ·", sv: "· den här dagen ·"),
          labelWidth: max(width, 10))
      }
      page.pair(
        entry.day?.wording ?? unknown, entry.what, labelWidth: max(width, 10))
    }
    let open = view.deadlines.filter { deadline in
      switch deadline.state(on: view.day) {
      case .overdue, .accepted, .due, .suspended: true
      case .notRun(let isDone): !isDone
      case .done, .doneLate, .ended: false
      }
    }
    guard !open.isEmpty else { return }
    page.heading(Wording("Due", sv: "Att göra"))
    for deadline in open.prefix(6) {
      let words = deadline.what + Wording.same(": ") + deadline.stateInWords(on: view.day)
      page.pair(deadline.due.wording, words, labelWidth: 10)
    }
    if open.count > 6 {
      page.text(
        Wording(
          "and \(open.count - 6) more; fondbok due shows them",
          sv: "och \(open.count - 6) till; fondbok due visar dem"))
    }
  }
}
