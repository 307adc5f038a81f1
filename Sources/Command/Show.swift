import ArgumentParser
import Languages
import Portfolio
import Provenance
import Values

struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: say("Show a project on one page.", sv: "Visa ett projekt på en sida."),
    discussion: """
      fondbok show 6.2.5-2026-01147
      fondbok show 6.2.5-2026-01147 --language sv
      """)

  @Argument(
    help: Help(
      "The project's case number, as list shows it.",
      sv: "Projektets ärendenummer, så som list visar det.", valueName: .project))
  var project: String

  @OptionGroup var time: TimeOptions
  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    try finishing {
      let store = try portfolio.open(.read)
      let day = try time.day(in: store)
      try store.reading(time.snapshot) { reading in
        var count = 0
        try reading.eachProject(key: project) {
          count += 1
          let page = ProjectPage(
            project: $0, day: day, isSwedish: language.chosen == .swedish)
          for line in try page.lines(versions: reading.versions(ofProject: project)) {
            Console.line(Console.safe(line))
          }
        }
        if count == 0 { throw UnknownProject(key: project) }
      }
    }
  }
}

/// One project on one page.
struct ProjectPage {
  let project: Project
  let day: Day
  let isSwedish: Bool

  func lines(versions: [ListedVersion]) throws -> [String] {
    let summary = try ListedProject(project, on: day)
    var lines = ["\(project.key) · \(summary.title)"]
    lines.append(
      "\(say("Status", "Status")): "
        + (isSwedish ? summary.status.swedish : summary.status.rawValue)
        + (summary.fund.map { " · \($0)" } ?? ""))
    if let start = summary.start {
      lines.append("\(say("Period", "Period")): \(start) – \(summary.end ?? "?")")
    }
    lines += partners()
    lines += try money()
    lines += objectives()
    lines += indicators()
    lines += stages()
    lines += documents(versions)
    return lines
  }

  private func say(_ english: String, _ swedish: String) -> String {
    isSwedish ? swedish : english
  }

  private func show(_ money: Money) -> String {
    isSwedish ? "\(money.swedish) \(money.currency)" : "\(money)"
  }

  private func partners() -> [String] {
    let partners = project.application?.partners ?? project.facts.flatMap(\.partners)
    guard !partners.isEmpty else { return [] }
    return ["\(say("Bodies", "Organisationer")):"]
      + partners.map { partner in
        let number = partner.identifiers.first.map { " (\($0.number))" } ?? ""
        return "  \(role(partner.role)): \(partner.name)\(number)"
      }
  }

  private func role(_ role: PartnerRole) -> String {
    switch role {
    case .applicant: say("applicant", "sökande")
    case .partner: say("partner", "projektpartner")
    case .cooperationParty: say("cooperation party", "samverkanspart")
    case .thirdParty: say("third party", "tredje part")
    }
  }

  private func money() throws -> [String] {
    let grant = project.grant(on: day)
    guard let budget = grant?.budget ?? project.application?.budget,
      let financing = grant?.financing ?? project.application?.financing
    else { return [] }
    let currency = budget.eligibleCost.currency
    let union = try financing.unionContribution(currency)
    let share = try Percentage.share(of: union, in: budget.eligibleCost)
    var lines = [
      "\(say("Money", "Pengar")) (\(grant == nil ? say("applied for", "ansökt") : say("granted", "beviljat"))):",
      "  \(say("eligible cost", "stödberättigande kostnad")): \(show(budget.eligibleCost))",
      "  \(say("Union contribution", "EU-stöd")): \(show(union)) "
        + "(\(isSwedish ? share.percentage.swedish : share.percentage.description))",
    ]
    for contribution in financing.contributions where contribution.source != .union {
      lines.append("  \(source(contribution.source)): \(show(contribution.amount))")
    }
    return lines
  }

  private func source(_ source: FundingSource) -> String {
    switch source {
    case .union: say("Union contribution", "EU-stöd")
    case .ownCash: say("own contribution", "egenfinansiering")
    case .partnerCash: say("partners' cash", "kontant från partner")
    case .thirdPartyCash: say("third parties' cash", "kontant från tredje part")
    case .inKind: say("in kind", "bidrag i annat än pengar")
    case .income: say("income", "projektintäkter")
    }
  }

  private func objectives() -> [String] {
    let granted = project.grant(on: day)?.objectives ?? []
    let objectives = granted.isEmpty ? project.application?.objectives ?? [] : granted
    guard !objectives.isEmpty else { return [] }
    return ["\(say("Specific objectives", "Specifika mål")):"]
      + objectives.map { objective in
        let codes = objective.interventions.map { intervention in
          [
            intervention.field?.description, intervention.actionType,
            intervention.implementation, intervention.particularTheme,
          ].map { $0 ?? "–" }.joined(separator: "/") + " \(intervention.share)"
        }
        return
          "  \(objective.code) \(isSwedish ? objective.actionKind.swedish : objective.actionKind.rawValue): \(show(objective.amount)); "
          + codes.joined(separator: ", ")
      }
  }

  private func indicators() -> [String] {
    let indicators = project.grant(on: day)?.indicators ?? project.application?.indicators ?? []
    guard !indicators.isEmpty else { return [] }
    return ["\(say("Indicators, targets", "Indikatorer, målvärden")):"]
      + indicators.map { indicator in
        let whole = indicator.targetHundredths / 100
        let rest = indicator.targetHundredths % 100
        let target = rest == 0 ? "\(whole)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
        return "  \(indicator.id): \(target)\(indicator.unit.map { " \($0)" } ?? "")"
      }
  }

  private func stages() -> [String] {
    let stages = project.facts.flatMap(\.stages)
    guard !stages.isEmpty else { return [] }
    return ["\(say("Life of the project", "Projektets gång")):"]
      + stages.map {
        let name = isSwedish ? ProjectStatus(rawValue: $0.name)?.swedish ?? $0.name : $0.name
        return "  \($0.day?.text ?? say("day not known", "okänd dag")): \(name)"
      }
  }

  private func kind(_ word: String) -> String {
    isSwedish ? DocumentKind(rawValue: word)?.swedish ?? word : word
  }

  private func documents(_ versions: [ListedVersion]) -> [String] {
    ["\(say("Documents", "Handlingar")):"]
      + versions.map {
        "  \(kind($0.kind)) \($0.id), version \($0.number), "
          + "\(say("issued", "utfärdad")) \($0.issued), \(say("received", "mottagen")) \($0.received)"
          + ($0.isCurrent ? "" : " (\(say("not current", "gäller inte")))")
          + " – \($0.file):\($0.line)"
      }
  }
}
