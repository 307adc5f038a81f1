import Languages
import Portfolio
import Provenance
import Values

/// What a return lacks, of which no more is kept than anyone reads.
struct GapList {
  private static let maximum = 1000

  private(set) var first: [Gap] = []
  private(set) var more = 0
  /// The months and currencies whose rates are in it.
  private var rates: Set<String> = []

  var isEmpty: Bool { first.isEmpty }

  mutating func add(_ gaps: [Gap]) {
    let kept = gaps.prefix(Self.maximum - first.count)
    first += kept
    more += gaps.count - kept.count
  }

  mutating func add(_ gap: Gap) { add([gap]) }

  /// Adds the rate of a month that nobody has imported: one thing to mend, however many amounts it stops.
  mutating func addRate(of currency: Currency, in day: Day, for project: Project, law: Citation) {
    addRate(of: currency, in: day, for: project.key, law: law)
  }

  /// The same, for a project by its key.
  mutating func addRate(of currency: Currency, in day: Day, for key: String, law: Citation) {
    let (code, month) = (currency.code, String(day.iso.prefix(7)))
    guard rates.insert("\(month) \(code)").inserted else { return }
    add(
      Gap(
        project: PersonalNumber.mask(in: key),
        field: Wording(
          "the Commission's rate of \(code) for \(month)",
          sv: "kommissionens kurs för \(code) i \(month)"), law: law,
        fix: Wording(
          "import it with fondbok rates import", sv: "ta in den med fondbok rates import")))
  }

  /// Keeps a return from being made when anything is missing.
  /// - Throws: `ExportError.incomplete` with all of it.
  func withhold(_ kind: Return) throws(ExportError) {
    guard isEmpty else { throw .incomplete(kind, first, more: more) }
  }
}
