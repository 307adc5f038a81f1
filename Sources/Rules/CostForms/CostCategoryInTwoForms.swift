import Findings
import Languages
import Portfolio
import Provenance
import Values

/// A category of costs has one form in a phase of the project: real costs, unit costs, lump sums or a
/// flat rate.
///
/// The budget and each claim are looked at by themselves; a phase is a year of the budget, or the
/// period of a claim.
struct CostCategoryInTwoForms: ProjectRule {
  static let card = RuleCard(
    id: "C121", name: "cost-category-in-two-forms",
    title: Wording("Cost category in two forms", sv: "Kostnadsslag i två former"),
    summary: Wording(
      "Within a year of the budget, and within a claim, a category of costs has one form.",
      sv:
        "Inom ett år av budgeten, och inom en ansökan om utbetalning, har ett kostnadsslag en form."
    ),
    severity: .error, law: [Act.cpr.article("53", "1", "e")], lawDay: .always,
    mendedBy: [.owner, .officer], catalogue: ["EU51"],
    why: Wording(
      "What a flat rate or a unit cost pays for is paid twice when it is claimed at its real cost as "
        + "well.",
      sv:
        "Det som en schablon eller enhetskostnad ersätter betalas två gånger om det också tas upp "
        + "till faktisk kostnad."),
    doubt: Wording(
      "The act allows forms to be combined for different projects of an operation and for successive "
        + "phases; that a year of the budget or the period of a claim is one phase is our reading.",
      sv: "Förordningen tillåter att former kombineras för olika projekt inom en insats och för "
        + "efterföljande etapper; att ett budgetår eller en rapportperiod är en etapp är vår tolkning."
    ),
    passes: [
      Example(
        Wording("each category in one form", sv: "varje kostnadsslag i en form"),
        in: .languageCoursesClaimed),
      Example(
        Wording("another form in another year", sv: "en annan form ett annat år"),
        in: .languageCoursesUndecided,
        .application(staff("b1", "realCost"), staff("b1", "unitCost")),
        .application(staff("b2", "realCost"), staff("b2", "unitCost")),
        .application(staff("b7", "realCost", of: "p2"), staff("b7", "unitCost", of: "p2"))),
    ],
    fails: [
      Example(
        Wording("one line of a year in another form", sv: "en rad ett år i en annan form"),
        in: .languageCoursesUndecided,
        .application(staff("b2", "realCost"), staff("b2", "unitCost", mark: "↓")),
        .application(
          staff("b7", "realCost", of: "p2"), staff("b7", "unitCost", of: "p2", mark: "↓"))
      ),
      Example(
        Wording("one line of a claim in another form", sv: "en rad i en ansökan i en annan form"),
        in: .languageCoursesClaimed,
        .report(
          "<line id=\"l2\" category=\"staff\" form=\"realCost\"",
          "<line id=\"l2\" category=\"staff\" ↓form=\"unitCost\"")),
    ],
    silent: [
      .onlySourced
    ],
    notRun: [
      .rejectionWithoutApplication()
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let terms = try project.termsOrSilent(on: context.day)
    var faults: [Failure] = []
    if let budget = terms.budget {
      let lines = budget.lines.map {
        Line(category: $0.category, year: $0.year, form: $0.form, id: $0.id, spot: $0.spot)
      }
      faults += Self.faults(in: lines)
    }
    for claim in project.reports.compactMap({ $0.claim }) {
      let lines = claim.lines.filter { $0.corrects == nil }.map {
        Line(category: $0.category, year: nil, form: $0.form, id: $0.id, spot: $0.spot)
      }
      faults += Self.faults(in: lines)
    }
    return .of(faults)
  }

  /// A line of a budget or a claim, as far as its form goes.
  private struct Line {
    let category: CostCategory
    let year: Int?
    let form: CostForm
    let id: String
    let spot: Spot
  }

  /// Each line that has another form than the first of its category in the phase.
  ///
  /// Costs that no category names, and those of several together, are no category of their own.
  private static func faults(in stated: [Line]) -> [Failure] {
    let lines = stated.filter { $0.category != .other && $0.category != .combined }
    return lines.enumerated().compactMap { index, line in
      let first = lines[..<index].first { $0.category == line.category && $0.year == line.year }
      guard let first, first.form != line.form else { return nil }
      return Failure(
        at: line.spot.attribute("form"),
        Wording(
          "the line \(line.id) has the form \(line.form), and the line \(first.id) of the same category, "
            + "\(line.category), the form \(first.form)",
          sv:
            "raden \(line.id) har formen \(line.form), och raden \(first.id) i samma kostnadsslag, "
            + "\(line.category), formen \(first.form)"),
        fix: Wording(
          "give the category one form, or move the cost to the category it belongs to",
          sv: "ge kostnadsslaget en form, eller flytta kostnaden till det slag den hör till"),
        notes: [
          Failure.Note(
            Wording(
              "\(first.id) has the form \(first.form)", sv: "\(first.id) har formen \(first.form)"),
            at: first.spot.attribute("form"))
        ])
    }
  }

  // MARK: Texts of the examples

  private static func staff(
    _ id: String, _ form: String, of partner: String = "p1", mark: String = ""
  ) -> String {
    "<line id=\"\(id)\" partner=\"\(partner)\" category=\"staff\" year=\"2026\" "
      + "\(mark)form=\"\(form)\">"
  }
}
