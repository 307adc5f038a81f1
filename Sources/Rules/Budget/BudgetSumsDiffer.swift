import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Each sum that a budget states is the sum of its lines.
struct BudgetSumsDiffer: ProjectRule {
  static let card = RuleCard(
    id: "B106", name: "budget-sums-differ",
    title: Wording("Budget sums differ", sv: "Budgetens delsummor stämmer inte"),
    summary: Wording(
      "Each sum that the budget states for a partner, a category, a year or several of them is "
        + "the sum of the lines it is about, exactly.",
      sv: "Varje delsumma som budgeten anger för en partner, ett kostnadsslag, ett år eller "
        + "flera av dem är exakt summan av de rader den gäller."),
    severity: .error, law: [Act.cpr.annex("XVII", .field("56"))], lawDay: .always,
    mendedBy: [.owner, .officer], catalogue: ["SE-BUD-1"],
    why: Wording(
      "Partners, years and categories are followed up by their sums; a sum that its lines do not "
        + "give hides a line that was left out or counted twice.",
      sv: "Partner, år och kostnadsslag följs upp med sina delsummor; en delsumma som raderna "
        + "inte ger döljer en rad som glömts eller räknats två gånger."),
    doubt: Wording(
      "The field asks for the total; that its parts are what they are called is arithmetic.",
      sv: "Fältet frågar efter totalen; att dess delar är vad de kallas är ren räkning."),
    passes: [
      Example(
        Wording("every sum to the öre", sv: "varje delsumma på öret"), in: .languageCoursesUndecided
      ),
      Example(Wording("decided", sv: "beslutat"), in: .languageCourses),
      Example(
        Wording(
          "a sum for a partner, a category and a year together",
          sv: "en delsumma för en partner, ett kostnadsslag och ett år tillsammans"),
        in: .languageCoursesUndecided,
        .application(
          "<sum partner=\"p2\">860440.00</sum>",
          "<sum partner=\"p2\">860440.00</sum>\n"
            + "    <sum partner=\"p2\" category=\"staff\" year=\"2027\">306600.00</sum>")),
    ],
    fails: [
      Example(
        Wording("one öre too much for a partner", sv: "ett öre för mycket för en partner"),
        in: .languageCoursesUndecided,
        .application(
          "<sum partner=\"p2\">860440.00</sum>", "↓<sum partner=\"p2\">860440.01</sum>")),
      Example(
        Wording("one öre too little for a year", sv: "ett öre för lite för ett år"),
        in: .languageCoursesUndecided,
        .application("<sum year=\"2027\">3345720.00</sum>", "↓<sum year=\"2027\">3345719.99</sum>")
      ),
      Example(
        Wording(
          "one öre too much for a category, decided",
          sv: "ett öre för mycket för ett kostnadsslag, beslutat"), in: .languageCourses,
        .decision(
          "<sum category=\"staff\">4797800.00</sum>", "↓<sum category=\"staff\">4797800.01</sum>")),
      Example(
        Wording(
          "one öre too much for a partner, a category and a year together",
          sv: "ett öre för mycket för en partner, ett kostnadsslag och ett år tillsammans"),
        in: .languageCoursesUndecided,
        .application(
          "<sum partner=\"p2\">860440.00</sum>",
          "<sum partner=\"p2\">860440.00</sum>\n"
            + "    ↓<sum partner=\"p2\" category=\"staff\" year=\"2027\">306600.01</sum>")),
      Example(
        Wording("a sum for a year without lines", sv: "en delsumma för ett år utan rader"),
        in: .languageCoursesUndecided,
        .application(
          "<sum partner=\"p2\">860440.00</sum>",
          "<sum partner=\"p2\">860440.00</sum>\n    ↓<sum year=\"2029\">0.01</sum>")),
    ],
    silent: [
      Example(
        Wording("a budget that states no sums", sv: "en budget som inte anger några delsummor"),
        in: .languageCoursesUndecided,
        .application("    <sum partner=\"p1\">5856480.00</sum>\n", ""),
        .application("    <sum partner=\"p2\">860440.00</sum>\n", ""),
        .application("    <sum year=\"2026\">1089760.00</sum>\n", ""),
        .application("    <sum year=\"2027\">3345720.00</sum>\n", ""),
        .application("    <sum year=\"2028\">2281440.00</sum>\n", ""),
        .application("    <sum category=\"staff\">4797800.00</sum>\n", ""),
        .application("    <sum category=\"remaining\">1919120.00</sum>\n", ""))
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let budget = try project.termsOrSilent(on: context.day).budgetOrUndecided()
    guard !budget.sums.isEmpty else {
      throw Undecided.silent(
        Wording("the budget states no sums", sv: "budgeten anger inga delsummor"))
    }
    return .of(try budget.sums.compactMap { try failure(of: $0, in: budget, context) })
  }

  private func failure(
    of stated: BudgetSum, in budget: Budget, _ context: Context
  ) throws -> Failure? {
    let lines = budget.lines.filter { stated.isAbout($0) }
    let sum = try context.sum(lines, stated.words, in: stated.amount.currency)
    let isKept = try context.isEqual(
      sum, to: stated.amount, Wording("the stated sum", sv: "den angivna delsumman"),
      at: stated.spot)
    guard !isKept else { return nil }
    return Failure(
      at: stated.spot,
      Wording(
        "the stated sum of \(stated.words) is \(stated.amount), and ",
        sv: "den angivna delsumman för \(stated.words) är \(stated.amount), och ")
        + (lines.isEmpty
          ? Wording("no line is about it", sv: "ingen rad gäller den")
          : Wording("its lines add up to \(sum)", sv: "dess rader summerar till \(sum)")),
      fix: lines.isEmpty
        ? Wording(
          "leave the sum out, or state its lines", sv: "ta bort delsumman, eller ange dess rader")
        : Wording("state \(sum), or correct the lines", sv: "ange \(sum), eller rätta raderna"))
  }
}

extension BudgetSum {
  fileprivate func isAbout(_ line: BudgetLine) -> Bool {
    partner.map { $0 == line.partner } ?? true && category.map { $0 == line.category } ?? true
      && year.map { $0 == line.year } ?? true
  }

  /// What the sum is about: "partner p2, staff, 2027".
  fileprivate var words: Wording {
    let parts = [
      partner.map { Wording("partner \($0)", sv: "partnern \($0)") }, category?.wording,
      year.map { Wording.same("\($0)") },
    ]
    let words = parts.compactMap { $0 }.joined(separator: ", ")
    return words.isEmpty ? Wording("all lines", sv: "alla rader") : words
  }
}
