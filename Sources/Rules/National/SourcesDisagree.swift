import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Where sources differ on a fact of a project, their values are shown side by side.
struct SourcesDisagree: ProjectRule {
  static let card = RuleCard(
    id: "N204", name: "sources-disagree",
    title: Wording("Sources disagree on a project", sv: "Källor är oense om ett projekt"),
    summary: Wording(
      "The sources that tell of a project state the same of each fact.",
      sv: "De källor som berättar om ett projekt anger samma sak om varje uppgift."),
    severity: .observation,
    law: [
      .format(Wording("facts on which sources differ", sv: "uppgifter som källor är oense om"))
    ], lawDay: .always,
    mendedBy: [.owner, .officer], catalogue: ["SE-DATA-1"],
    why: Wording(
      "A fact that is quoted without its rival is half of what is known.",
      sv: "En uppgift som återges utan sin motsägelse är halva vetskapen."),
    passes: [
      Example(
        Wording(
          "one source, and no fact on which it differs",
          sv: "en källa, och ingen uppgift som den är oense om"), in: .sourced)
    ],
    fails: [
      Example(
        Wording("two pages that differ on the end", sv: "två sidor som är oense om slutet"),
        in: .sourced,
        .project("  <notStated field=\"end\" source=\"page\"/>\n", ""),
        .project(
          "  <source id=\"page\">",
          "  ↓<conflict field=\"end\"><claim source=\"page\">2015</claim>"
            + "<claim source=\"page\">2016</claim></conflict>\n  <source id=\"page\">"))
    ],
    silent: [
      Example(
        Wording(
          "a project of which no source tells", sv: "ett projekt som ingen källa berättar om"),
        in: .receptionPlaces)
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let reported = project.reports.flatMap { $0.conflicts }
    guard !project.facts.isEmpty || !reported.isEmpty else {
      throw Undecided.silent(
        Wording(
          "the portfolio holds no source on the project",
          sv: "portföljen har ingen källa om projektet"))
    }
    return .of(
      (project.facts.flatMap(\.conflicts) + reported).map(\.failure)
        + rivals(project.facts, \.start, "start") + rivals(project.facts, \.end, "end"))
  }

  /// Days of two documents that cannot be the same day.
  private func rivals(
    _ facts: [ProjectFact], _ day: KeyPath<ProjectFact, VagueDay?>, _ field: String
  ) -> [Failure] {
    let stated = facts.compactMap { fact in fact[keyPath: day].map { (fact, $0) } }
    return stated.indices.flatMap { index in
      stated[..<index].filter { areApart($0.1, stated[index].1) }.map { earlier in
        let (fact, value) = stated[index]
        return Failure(
          at: fact.spot.child(field),
          Wording(
            "\(field) is \(value) here, and \(earlier.1) in \(earlier.0.header.id)",
            sv: "\(field) är \(value) här, och \(earlier.1) i \(earlier.0.header.id)"),
          fix: FactConflict.advice,
          notes: [
            Failure.Note(
              Wording("the other source", sv: "den andra källan"),
              at: earlier.0.spot.child(field))
          ])
      }
    }
  }

  private func areApart(_ left: VagueDay, _ right: VagueDay) -> Bool {
    guard let first = left.earliest, let last = left.latest, let other = right.earliest,
      let otherLast = right.latest
    else { return false }
    return last < other || otherLast < first
  }
}

extension FactConflict {
  static let advice = Wording(
    "quote both with their sources until one of them is corrected",
    sv: "återge båda med sina källor tills en av dem rättas")

  /// The values side by side, each with its source.
  var failure: Failure {
    let values = claims.map { claim in
      Wording("\(claim.value) (\(claim.source))", sv: "\(claim.value) (\(claim.source))")
    }.joined(separator: "; ")
    let name = FieldName(field)
    return Failure(
      at: spot,
      Wording(
        "sources differ on \(name): \(values)", sv: "källorna skiljer sig om \(name): \(values)"),
      fix: Self.advice)
  }
}
