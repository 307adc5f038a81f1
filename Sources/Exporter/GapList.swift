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
  /// The programmes that something is lacking of, by their CCI numbers, of a return that is of several.
  private var programmes: Set<String> = []

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

  /// The same, of a project of a programme, where it has one.
  mutating func add(_ gaps: [Gap], of programme: String?) {
    if let programme, !gaps.isEmpty { programmes.insert(programme) }
    add(gaps)
  }

  /// Adds the rate of a month that nobody has imported: one thing to mend, however many amounts it stops.
  mutating func addRate(of currency: Currency, in day: Day, for project: Project, law: Citation) {
    addRate(of: currency, in: day, for: project.key, of: project.programme?.cci, law: law)
  }

  /// The same, for a project by its key and its programme by its CCI number.
  mutating func addRate(
    of currency: Currency, in day: Day, for key: String, of programme: String? = nil, law: Citation
  ) {
    let (code, month) = (currency.code, String(day.iso.prefix(7)))
    if let programme { programmes.insert(programme) }
    guard rates.insert("\(month) \(code)").inserted else { return }
    add(
      Gap(
        .rate(neededBy: PersonalNumber.mask(in: key)),
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

  /// The same of a return that is of all programmes where none is named: with those that lack nothing, of each
  /// of which it can be made by itself.
  func withhold(_ kind: Return, of reading: Reading, in context: ExportContext) throws {
    guard !isEmpty else { return }
    throw ExportError.incomplete(
      kind, first, more: more,
      remedy: try reading.remedy(whenLacking: programmes, in: context))
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
