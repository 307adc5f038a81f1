import Languages
import Portfolio
import Values

/// The errors of projects whose expenditure an application asks for, which nobody has accepted: told beside
/// the return, which they do not keep back.
struct OpenErrors {
  /// The projects that are named, and how many errors each has.
  private var first: [(project: String, count: Int)] = []
  private var projects = 0
  private var count = 0

  private static let named = 5

  mutating func add(
    _ project: Project, _ reading: Reading, _ context: ExportContext
  ) throws {
    guard let found = try context.openErrors?(project, reading), found > 0 else { return }
    projects += 1
    count += found
    if first.count < Self.named { first.append((PersonalNumber.mask(in: project.key), found)) }
  }

  var notice: Wording? {
    guard let one = first.first else { return nil }
    let names =
      first.map { "\($0.project) (\($0.count))" }.joined(separator: ", ")
      + (projects > first.count ? ", …" : "")
    return Wording(
      "errors that nobody has accepted: \(count), in \(projects) of the projects whose expenditure is asked "
        + "for: \(names); fondbok check --project \(one.project) shows them",
      sv: "fel som ingen har godtagit: \(count), i \(projects) av de projekt vars utgifter begärs: "
        + "\(names); fondbok check --project \(one.project) visar dem")
  }
}

extension Programme {
  /// What the Union gives an objective: by the programme's table of financing, else by its allocations; `nil`
  /// when neither says.
  func amount(for objective: String) throws(ArithmeticError) -> Money? {
    let financed = rates.filter { $0.objective == objective }.compactMap(\.unionContribution)
    let stated =
      financed.isEmpty
      ? allocations.filter { $0.objective == objective }.map(\.amount) : financed
    return stated.isEmpty ? nil : try Money.sum(stated, in: currency)
  }
}
