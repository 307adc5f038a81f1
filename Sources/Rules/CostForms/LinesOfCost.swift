import Languages
public import Portfolio
import Provenance
import Values

extension Budget {
  /// The flat rate a line is calculated by: the one it names, else the one that the budget's option
  /// has for its category; `nil` for other lines, and for a flat rate that is not known.
  func flatRate(of line: BudgetLine) -> FlatRate? {
    if let stated = line.flatRate { return stated }
    guard line.form == .flatRate else { return nil }
    return switch (option, line.category) {
    case (.staffPlus40, .remaining): .article56
    case (.realCostsPlus15, .indirect): .article54b
    case (.realCostsPlus7, .indirect): .article54a
    default: nil
    }
  }

  /// The lines calculated by a flat rate, or the end of the check: silent when there are none, not
  /// run when a flat rate does not say which it is.
  func linesOrUndecided(at rate: FlatRate, _ law: Citation) throws(Undecided) -> [BudgetLine] {
    if let unsaid = lines.first(where: { $0.form == .flatRate && flatRate(of: $0) == nil }) {
      throw .notRun(
        Wording(
          "the line \(unsaid.id) is a flat rate and does not say which",
          sv: "raden \(unsaid.id) är en schablon och säger inte vilken"),
        fix: Wording(
          "state the article of the flat rate on the line", sv: "ange schablonens artikel på raden")
      )
    }
    let found = lines.filter { flatRate(of: $0) == rate }
    guard !found.isEmpty else {
      throw .silent(
        Wording(
          "no line of the budget is calculated by the flat rate",
          sv: "ingen rad i budgeten är beräknad enligt schablonen"), law)
    }
    return found
  }

  /// The lines of direct staff costs, however they are calculated.
  var directStaff: [BudgetLine] { directCosts.filter { $0.category == .staff } }

  /// The lines of direct costs: neither indirect or remaining costs, nor financing without costs.
  ///
  /// Staff costs at the flat rate of Article 55(1) are direct costs too.
  var directCosts: [BudgetLine] {
    lines.filter { line in
      switch flatRate(of: line) {
      case .article54a, .article54b, .article54c, .article56: false
      case .article55, .other, nil: line.category.isDirect && line.form != .notLinkedToCosts
      }
    }
  }
}

extension CostCategory {
  /// Whether costs of the category are direct costs.
  var isDirect: Bool { self != .indirect && self != .remaining }
}

extension RulebookCostOption.Base {
  /// Whether a category is one of those that the rate is applied to.
  public func includes(_ category: CostCategory) -> Bool {
    switch self {
    case .directCosts: category.isDirect
    case .directStaffCosts: category == .staff
    case .otherDirectCosts: category.isDirect && category != .staff
    }
  }

  /// The costs that the rate is applied to, in words.
  var words: Wording {
    switch self {
    case .directCosts:
      Wording("the eligible direct costs", sv: "de stödberättigande direkta kostnaderna")
    case .directStaffCosts:
      Wording(
        "the eligible direct staff costs", sv: "de stödberättigande direkta personalkostnaderna")
    case .otherDirectCosts:
      Wording(
        "the direct costs other than staff costs",
        sv: "de direkta kostnaderna utom personalkostnader")
    }
  }
}

/// The lines of one category, where they stand first and what they add up to.
struct CategoryOfLines {
  let category: CostCategory
  let first: BudgetLine
  let sum: Money

  /// Divides lines by category, in the order in which the categories come first, so that a budget
  /// of many lines gives one finding for each.
  static func divide(_ lines: [BudgetLine], _ currency: Currency) throws -> [CategoryOfLines] {
    var order: [CostCategory] = []
    let parts = Dictionary(grouping: lines) { $0.category }
    for line in lines where !order.contains(line.category) { order.append(line.category) }
    return try order.compactMap { category in
      guard let lines = parts[category], let first = lines.first else { return nil }
      return CategoryOfLines(
        category: category, first: first, sum: try Money.sum(lines.map { $0.amount }, in: currency))
    }
  }
}
