import Findings
import Languages
import Portfolio
import Provenance
import Values

/// The beneficiary is told that data will be published before they are.
struct BeneficiaryToldLate: ProjectRule {
  private static let months = Parameter<Int>("listOfOperations.months")

  static let card = RuleCard(
    id: "V102", name: "beneficiary-told-late",
    title: Wording(
      "Beneficiary told late of publication",
      sv: "Stödmottagaren sent underrättad om offentliggörande"),
    summary: Wording(
      "The decision states the day on which the beneficiary was told that data on the operation are published, within "
        + "the four months in which the public list is renewed.",
      sv:
        "Beslutet anger dagen då stödmottagaren underrättades om att uppgifter om insatsen offentliggörs, inom de fyra "
        + "månader då den offentliga förteckningen förnyas."),
    severity: .warning, law: [Act.cpr.article("49", "5")], lawDay: .judgement,
    mendedBy: [.officer], catalogue: ["EU110"],
    parameters: [months.name],
    why: Wording(
      "Whoever is named on a public list is told before it is there.",
      sv: "Den som namnges i en offentlig förteckning får veta det innan den finns där."),
    doubt: Wording(
      "When the operation first stood on the list no document says. The list is renewed within four months, so that by "
        + "then it did: our reading.",
      sv:
        "När insatsen först stod i förteckningen säger ingen handling. Förteckningen förnyas inom fyra månader, så då "
        + "hade den gjort det: vår tolkning."),
    passes: [
      Example(Wording("on the day of the decision", sv: "på beslutsdagen"), in: .languageCourses),
      Example(
        Wording("on the last day of the four months", sv: "på de fyra månadernas sista dag"),
        in: .languageCourses, told("2026-09-28")),
      Example(
        Wording(
          "not told, and the months have not passed",
          sv: "inte underrättad, och månaderna har inte gått"),
        in: .languageCourses,
        .decision("  <beneficiaryInformed>2026-05-28</beneficiaryInformed>\n", ""),
        on: "2026-09-28"),
    ],
    fails: [
      Example(
        Wording("a day later", sv: "en dag senare"), in: .languageCourses,
        told("2026-09-29", mark: "↓")),
      Example(
        Wording("never told", sv: "aldrig underrättad"), in: .languageCourses,
        .decision("  <beneficiaryInformed>2026-05-28</beneficiaryInformed>\n", ""),
        .decision("<decision xmlns", "↓<decision xmlns"), on: "2026-09-29"),
    ],
    silent: [
      Example(
        Wording("nothing is granted", sv: "inget är beviljat"), in: .languageCoursesUndecided),
      Example(
        Wording("kept off the list", sv: "hålls utanför förteckningen"), in: .languageCourses,
        .decision(
          "<beneficiaryInformed>2026-05-28</beneficiaryInformed>",
          "<publication excludedFor=\"security\"><citation>15 kap. 2 § OSL</citation></publication>"
        )),
    ])

  private static func told(_ day: String, mark: String = "") -> Example.Edit {
    .decision(
      "<beneficiaryInformed>2026-05-28", "\(mark)<beneficiaryInformed>\(day)")
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    guard let grant = project.grant(on: context.day), let approval = project.approval else {
      throw Undecided.silent(Wording("no grant is in force", sv: "inget stödbeslut gäller"))
    }
    guard grant.exclusion == nil else {
      throw Undecided.silent(
        Wording(
          "the operation is kept off the public list",
          sv: "insatsen hålls utanför den offentliga förteckningen"), Act.cpr.article("69", "5"))
    }
    let months = try context.rulebook.parameter(Self.months, on: context.day).orUndecided()
    let last = try approval.decided.adding(months: months.value)
    let telling = project.decisions.first { $0.outcome.grants && $0.beneficiaryInformed != nil }
    guard (telling?.beneficiaryInformed ?? context.day) > last else { return .passes }
    let what =
      telling?.beneficiaryInformed.map {
        Wording("was told on \($0)", sv: "underrättades \($0)")
      } ?? Wording("was not told by \(context.day)", sv: "var inte underrättad \(context.day)")
    return .fails([
      Failure(
        at: telling?.spot.child("beneficiaryInformed") ?? grant.spot,
        Wording(
          "the operation was approved on \(approval.decided) and the beneficiary \(what); the list was renewed by "
            + "\(last)",
          sv:
            "insatsen godkändes \(approval.decided) och stödmottagaren \(what); förteckningen förnyades senast \(last)"
        ),
        fix: Wording(
          "tell the beneficiary, and state the day in the decision",
          sv: "underrätta stödmottagaren, och ange dagen i beslutet"),
        law: Self.card.law + months.law)
    ])
  }
}
