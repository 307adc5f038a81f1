import Findings
import Languages
import Portfolio
import Provenance
import Values

/// The special transit scheme is Lithuania's.
struct TransitSchemeElsewhere: ProjectRule {
  private static let fields = Parameter<[String]>("transitScheme.fields")
  private static let countries = Parameter<[String]>("transitScheme.countries")

  static let card = RuleCard(
    id: "T116", name: "transit-scheme-elsewhere",
    title: Wording("Transit scheme elsewhere", sv: "Transitordningen i ett annat land"),
    summary: Wording(
      "The intervention fields of the special transit scheme are used in Lithuania's programme only.",
      sv:
        "Interventionsområdena för den särskilda transitordningen används bara i Litauens program."),
    severity: .error, law: [Act.bmvi.article("17"), Act.bmvi.annex("VI", .table("1"))],
    lawDay: .selection,
    mendedBy: [.owner, .officer], catalogue: ["X8"], parameters: [fields.name, countries.name],
    why: Wording(
      "The money for the scheme comes on top of one programme, and of no other.",
      sv: "Medlen för ordningen tillkommer i ett program, och i inget annat."),
    passes: [
      Example(Wording("another field", sv: "ett annat område"), in: .bmvi),
      Example(
        Wording("in Lithuania's programme", sv: "i Litauens program"), in: .bmvi, transit(),
        .programme("<cci>2021SE65BVPR001<", "<cci>2021LT65BVPR001<")),
    ],
    fails: [
      Example(Wording("in another one", sv: "i ett annat"), in: .bmvi, transit(mark: "↓"))
    ],
    silent: [
      Example(Wording("another fund", sv: "en annan fond"), in: .isf)
    ])

  private static func transit(mark: String = "") -> Example.Edit {
    .decision(
      "<field group=\"I\" code=\"022\"/>", "\(mark)<field group=\"I\" code=\"028\"/>")
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let objectives = try project.objectivesOrSilent(Self.card, in: context)
    let day = context.lawDay(of: Self.card, for: project)
    let fields = try context.rulebook.parameter(Self.fields, on: day).orUndecided()
    let countries = try context.rulebook.parameter(Self.countries, on: day).orUndecided()
    let cci = try project.programmeOrUndecided().cci
    let country = String(cci.dropFirst(4).prefix(2))
    guard !countries.value.contains(country) else { return .passes }
    return .of(
      objectives.flatMap { $0.interventions }.compactMap { intervention in
        guard let field = intervention.field?.description, fields.value.contains(field) else {
          return nil
        }
        return Failure(
          at: intervention.spot.child("field"),
          Wording(
            "the field \(field) is of the special transit scheme, and the programme \(cci) is of \(country); "
              + "the scheme is of \(listed(countries.value))",
            sv:
              "området \(field) gäller den särskilda transitordningen, och programmet \(cci) hör till "
              + "\(country); ordningen hör till \(listed(countries.value))"),
          fix: Wording("choose another field", sv: "välj ett annat område"), law: countries.law)
      })
  }
}
