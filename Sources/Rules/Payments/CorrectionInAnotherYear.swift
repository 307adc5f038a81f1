import Findings
import Languages
import Portfolio
import Provenance
import Values

/// A correction is recorded in the accounts of the year in which it was decided.
struct CorrectionInAnotherYear: ProjectRule {
  private static let begins = Parameter<MonthDay>("accountingYear.begins")

  static let card = RuleCard(
    id: "P209", name: "correction-in-another-year",
    title: Wording(
      "Correction in another accounting year", sv: "Korrigering i ett annat räkenskapsår"),
    summary: Wording(
      "The accounting year that a correction is recorded in, 1 July to 30 June, is that of the day it was decided.",
      sv:
        "Det räkenskapsår som en korrigering bokförs i, 1 juli till 30 juni, är det då den beslutades."
    ),
    severity: .error, law: [Act.cpr.article("103", "2")], lawDay: .judgement,
    mendedBy: [.officer, .finance], catalogue: ["EU116"],
    parameters: [begins.name],
    why: Wording(
      "Accounts that leave out a correction of their year are wrong by its amount, and are rejected or corrected.",
      sv:
        "Räkenskaper som saknar en av årets korrigeringar är fel på beloppet, och underkänns eller korrigeras."
    ),
    passes: [
      Example(
        Wording(
          "decided on 30 June, in the year that ends", sv: "beslutad den 30 juni, i året som slutar"
        ),
        in: .languageCoursesControlled, decided("2027-06-30"), year("2026-2027")),
      Example(
        Wording(
          "decided on 1 July, in the year that begins", sv: "beslutad den 1 juli, i året som börjar"
        ),
        in: .languageCoursesControlled, decided("2027-07-01")),
    ],
    fails: [
      Example(
        Wording(
          "decided on 30 June, in the year that begins",
          sv: "beslutad den 30 juni, i året som börjar"),
        in: .languageCoursesControlled, decided("2027-06-30"), year("2027-2028", mark: "↓")),
      Example(
        Wording(
          "decided on 1 July, in the year that ends", sv: "beslutad den 1 juli, i året som slutar"),
        in: .languageCoursesControlled, decided("2027-07-01"), year("2026-2027", mark: "↓")),
    ],
    silent: [
      Example(Wording("no correction", sv: "ingen korrigering"), in: .languageCoursesPaid)
    ])

  private static let reason =
    "<reason xml:lang=\"sv\">30 timmar utan tidredovisning.</reason>\n    "

  private static func decided(_ day: String) -> Example.Edit {
    .control("\(reason)<decided>2027-11-15</decided>", "\(reason)<decided>\(day)</decided>")
  }

  private static func year(_ year: String, mark: String = "") -> Example.Edit {
    .control(
      "<accountingYear>2027-2028</accountingYear>\n  </correction>\n  <correction id=\"k2\"",
      "\(mark)<accountingYear>\(year)</accountingYear>\n  </correction>\n  <correction id=\"k2\"")
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let recorded = project.payments.flatMap { $0.corrections }.filter { $0.accountingYear != nil }
    guard !recorded.isEmpty else {
      throw Undecided.silent(
        Wording(
          "no correction is recorded in accounts", sv: "ingen korrigering är bokförd i räkenskaper")
      )
    }
    let begins = try context.rulebook.parameter(Self.begins, on: context.day).orUndecided()
    return .of(
      recorded.compactMap { correction in
        let isBefore =
          (correction.decided.month, correction.decided.day) < (
            begins.value.month, begins.value.day
          )
        let first = correction.decided.year - (isBefore ? 1 : 0)
        let year = "\(first)-\(first + 1)"
        guard let stated = correction.accountingYear, stated != year else { return nil }
        return Failure(
          at: correction.spot.child("accountingYear"),
          Wording(
            "the correction of \(correction.amount) was decided on \(correction.decided), in the accounting year "
              + "\(year), and is recorded in \(stated)",
            sv:
              "korrigeringen på \(correction.amount) beslutades \(correction.decided), i räkenskapsåret \(year), "
              + "och är bokförd i \(stated)"),
          fix: Wording("record it in \(year)", sv: "bokför den i \(year)"),
          law: Self.card.law + begins.law)
      })
  }
}
