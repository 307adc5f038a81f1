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
    summary: "Each sum that the budget states for a partner, a category, a year or several of them "
      + "is the sum of the lines it is about, exactly.",
    severity: .error, law: [Act.cpr.annex("XVII", .field("56"))], lawDay: .always,
    catalogue: ["SE-BUD-1"],
    why: "Partners, years and categories are followed up by their sums; a sum that its lines do "
      + "not give hides a line that was left out or counted twice.",
    doubt: "The field asks for the total; that its parts are what they are called is arithmetic.",
    passes: [
      Example("every sum to the öre", in: .languageCoursesUndecided),
      Example("decided", in: .languageCourses),
      Example(
        "a sum for a partner, a category and a year together", in: .languageCoursesUndecided,
        .application(
          "<sum partner=\"p2\">860440.00</sum>",
          "<sum partner=\"p2\">860440.00</sum>\n"
            + "    <sum partner=\"p2\" category=\"staff\" year=\"2027\">306600.00</sum>")),
    ],
    fails: [
      Example(
        "one öre too much for a partner", in: .languageCoursesUndecided,
        .application(
          "<sum partner=\"p2\">860440.00</sum>", "↓<sum partner=\"p2\">860440.01</sum>")),
      Example(
        "one öre too little for a year", in: .languageCoursesUndecided,
        .application("<sum year=\"2027\">3345720.00</sum>", "↓<sum year=\"2027\">3345719.99</sum>")
      ),
      Example(
        "one öre too much for a category, decided", in: .languageCourses,
        .decision(
          "<sum category=\"staff\">4797800.00</sum>", "↓<sum category=\"staff\">4797800.01</sum>")),
      Example(
        "one öre too much for a partner, a category and a year together",
        in: .languageCoursesUndecided,
        .application(
          "<sum partner=\"p2\">860440.00</sum>",
          "<sum partner=\"p2\">860440.00</sum>\n"
            + "    ↓<sum partner=\"p2\" category=\"staff\" year=\"2027\">306600.01</sum>")),
      Example(
        "a sum for a year without lines", in: .languageCoursesUndecided,
        .application(
          "<sum partner=\"p2\">860440.00</sum>",
          "<sum partner=\"p2\">860440.00</sum>\n    ↓<sum year=\"2029\">0.01</sum>")),
    ],
    silent: [
      Example(
        "a budget that states no sums", in: .languageCoursesUndecided,
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
    guard !budget.sums.isEmpty else { throw Undecided.silent("the budget states no sums") }
    return .of(try budget.sums.compactMap { try failure(of: $0, in: budget) })
  }

  private func failure(of stated: BudgetSum, in budget: Budget) throws -> Failure? {
    let lines = budget.lines.filter { stated.isAbout($0) }
    let sum = try Money.sum(lines.map(\.amount), in: stated.amount.currency)
    guard sum != stated.amount else { return nil }
    return Failure(
      at: stated.spot,
      "the stated sum of \(stated.words) is \(stated.amount), and "
        + (lines.isEmpty ? "no line is about it" : "its lines add up to \(sum)"),
      fix: lines.isEmpty
        ? "leave the sum out, or state its lines" : "state \(sum), or correct the lines")
  }
}

extension BudgetSum {
  fileprivate func isAbout(_ line: BudgetLine) -> Bool {
    partner.map { $0 == line.partner } ?? true && category.map { $0 == line.category } ?? true
      && year.map { $0 == line.year } ?? true
  }

  /// What the sum is about: "partner p2, staff, 2027".
  fileprivate var words: String {
    let parts = [partner.map { "partner \($0)" }, category?.rawValue, year.map(String.init)]
    let words = parts.compactMap { $0 }.joined(separator: ", ")
    return words.isEmpty ? "all lines" : words
  }
}
