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
  private var known: Set<Gap> = []

  var isEmpty: Bool { first.isEmpty }

  /// Adds what is missing, each once.
  mutating func add(_ gaps: [Gap]) {
    let gaps = gaps.filter { gap in
      known.count < Self.maximum ? known.insert(gap).inserted : !known.contains(gap)
    }
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

extension Gap {
  /// That a paper is in another currency than the grant it belongs to: amounts of two have no sum, and a
  /// currency that differs is a slip more often than a project in two.
  init(
    _ document: DocumentHeader, in currency: Currency, onGrant grant: Decision,
    of project: Project, law: Citation
  ) {
    self.init(
      project: PersonalNumber.mask(in: project.key),
      field: Wording(
        "papers in one currency: \(document.id) is in \(currency.code), and the grant "
          + "\(grant.header.id) in \(grant.currency.code)",
        sv: "handlingar i en och samma valuta: \(document.id) är i \(currency.code), och beslutet "
          + "\(grant.header.id) i \(grant.currency.code)"), law: law,
      fix: Wording(
        "correct the currency of either, and send that paper again",
        sv: "rätta valutan i någon av dem, och skicka den handlingen igen"))
  }
}
