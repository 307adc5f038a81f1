import Findings
import Languages
import Portfolio
import Provenance

/// No two projects of a programme have the same code.
struct OperationCodeShared: PortfolioRule {
  static let card = RuleCard(
    id: "O104", name: "operation-code-shared",
    title: Wording("Two operations with one code", sv: "Två insatser med samma kod"),
    summary: Wording(
      "The code that a project is known by is that of no other project under the same programme, whoever "
        + "gave it.",
      sv:
        "Den kod som ett projekt är känt under har inget annat projekt under samma program, vem som än "
        + "gav den."),
    severity: .error, law: [Act.cpr.article("49", "3"), Act.cpr.annex("XVII", .field("9"))],
    lawDay: .always,
    mendedBy: [.owner, .officer], catalogue: ["EU2"],
    why: Wording(
      "The public list and the Commission tell operations apart by their codes alone.",
      sv: "Den offentliga förteckningen och kommissionen skiljer insatser åt bara genom koderna."),
    passes: [
      Example(Wording("each its own", sv: "var sin"), in: .twoProjects)
    ],
    fails: [
      Example(
        Wording("the same number of another issuer", sv: "samma nummer från en annan utfärdare"),
        in: .twoProjects, .without(.otherReport),
        .otherDecision(
          "issuer=\"SE:orgnr:2021999996\"\n          version",
          "issuer=\"SE:orgnr:2021969999\"\n          version"),
        .decision("<decision xmlns", "↓<decision xmlns"),
        .otherDecision(
          "<case issuer=\"SE:orgnr:2021999996\" id=\"6.2.5-2026-01163\"/>",
          "<case issuer=\"SE:orgnr:2021969999\" id=\"6.2.5-2026-01147\"/>"))
    ],
    silent: [
      Example(
        Wording("no project has a grant", sv: "inget projekt har beviljats stöd"),
        in: .languageCoursesUndecided)
    ])

  func tally(in context: Context) -> any PortfolioTally { Tally(context: context) }

  private struct Tally: PortfolioTally {
    let context: Context
    var codes = KeyTally()
    var projects = 0

    mutating func add(_ project: Project) throws {
      guard let grant = project.grant(on: context.day) else { return }
      projects += 1
      let programme = project.programme?.cci ?? ""
      codes.add(programme, project.key, project: projects, at: grant.spot, in: grant.header)
    }

    func outcome() throws -> Outcome {
      guard projects > 0 else {
        throw Undecided.silent(Wording("no grant is in force", sv: "inget stödbeslut gäller"))
      }
      return .of(
        codes.repeated().map { places in
          let others = places.dropLast()
          let last = places[places.count - 1]
          return Failure(
            at: last.spot,
            Wording(
              "the code of the operation is that of \(others.count == 1 ? "another operation" : "others") "
                + "of the programme too",
              sv: "insatsens kod är också en annan insats kod i programmet"),
            fix: Wording(
              "give one of them a case number of its own", sv: "ge en av dem ett eget ärendenummer"),
            notes: others.map {
              Failure.Note(
                Wording("an operation with the same code", sv: "en insats med samma kod"),
                at: $0.spot)
            })
        })
    }
  }
}
