import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Support of 2014–2020 is asked back within ten years of its payment.
struct AskedBackTooLate: ProjectRule {
  private static let years = Parameter<Int>("legacy.reclaimYears")

  static let card = RuleCard(
    id: "L103", name: "asked-back-too-late",
    title: Wording("Support asked back too late", sv: "Stöd återkrävs för sent"),
    summary: Wording(
      "Support of 2014–2020 is asked back within ten years of the day it was paid.",
      sv: "Stöd från 2014–2020 återkrävs inom tio år från den dag det betalades ut."),
    severity: .warning, law: [Act.horizontal2014.article("21"), law], lawDay: .always,
    mendedBy: [.officer, .finance], catalogue: ["EU175"], parameters: [years.name],
    why: Wording(
      "After ten years nothing is to be paid back.",
      sv: "Efter tio år ska inget betalas tillbaka."),
    doubt: Wording(
      "A recovery does not say which payment it asks back; it is held against the last one before it, so "
        + "that nothing is said of one that may be in time. Which article of the Regulation asks for "
        + "the recovery was not compared; the ten years are the ordinance's.",
      sv:
        "Ett återkrav säger inte vilken utbetalning det gäller; det jämförs med den sista före det, så "
        + "att inget sägs om ett som kan vara i tid. Vilken artikel i förordningen som kräver återkravet "
        + "har inte jämförts; de tio åren är den svenska förordningens."),
    passes: [
      Example(
        Wording("asked back on the last day", sv: "återkrävt den sista dagen"), in: .legacy,
        recovery("2031-05-18"), on: "2031-06-01", received: "2018-10-01")
    ],
    fails: [
      Example(
        Wording("asked back a day later", sv: "återkrävt en dag senare"), in: .legacy,
        recovery("2031-05-19", mark: "↓"), on: "2031-06-01", received: "2018-10-01")
    ],
    silent: [
      Example(
        Wording("nothing is asked back", sv: "inget återkrävs"), in: .legacy, on: "2031-06-01",
        received: "2018-10-01"),
      Example(
        Wording("a project of 2021–2027", sv: "ett projekt från 2021–2027"),
        in: .languageCoursesControlled),
    ])

  private static let law = legacyOrdinance("29")

  private static func recovery(_ day: String, mark: String = "") -> Example.Edit {
    .payment(
      "<registered>2021-05-18</registered>",
      """
      <registered>2021-05-18</registered>
          <recovery id="r1">
            <amount>1000.00</amount>
            \(mark)<decided>\(day)</decided>
            <due>2031-07-01</due>
          </recovery>
      """)
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    try project.legacyOrSilent(Self.law)
    let recoveries = project.payments.flatMap { $0.recoveries }
    guard !recoveries.isEmpty else {
      throw Undecided.silent(Wording("nothing is asked back", sv: "inget återkrävs"), Self.law)
    }
    let years = try context.rulebook.parameter(Self.years, on: context.day).orUndecided()
    return .of(
      try recoveries.compactMap { recovery in
        let paid = project.payments.filter { $0.kind.pays }.compactMap { $0.paid }
        guard let last = paid.filter({ $0 <= recovery.decided }).max() else { return nil }
        let limit = try last.adding(years: years.value)
        guard recovery.decided > limit else { return nil }
        return Failure(
          at: recovery.spot.child("decided"),
          Wording(
            "it is asked back on \(recovery.decided); what was paid on \(last) can be asked back until "
              + "\(limit)",
            sv:
              "det återkrävs \(recovery.decided); det som betalades \(last) kan återkrävas till och "
              + "med \(limit)"),
          fix: Wording(
            "drop the recovery, or show that it is of a later payment",
            sv: "avstå från återkravet, eller visa att det gäller en senare utbetalning"),
          law: years.law)
      })
  }
}
