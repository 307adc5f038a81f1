import Languages
import Portfolio
import Provenance
import Values

/// Counts the persons of table 1.6: those for whom an amount was claimed in the accounting year.
struct PersonCounts {
  private(set) var rows: [Row] = Row.Kind.allCases.map { Row(kind: $0) }
  private let year: Period

  init(_ year: Period) { self.year = year }

  /// How many persons of a kind.
  struct Row {
    let kind: Kind
    var hundredths: Int64 = 0
    var sources: [FigureSource] = []

    enum Kind: String, CaseIterable {
      case resettled, admitted, admittedVulnerable, transferredIn, transferredOut

      init(_ person: PersonSupport) {
        self =
          switch person {
          case .resettled: .resettled
          case .admitted: .admitted
          case .admittedVulnerable: .admittedVulnerable
          case .transferredIn, .minorTransferredIn: .transferredIn
          case .transferredOut: .transferredOut
          }
      }

      var swedish: String {
        switch self {
        case .resettled: "vidarebosatta"
        case .admitted: "inresta av humanitära skäl, artikel 19.2"
        case .admittedVulnerable: "inresta av humanitära skäl i utsatta grupper, artikel 19.3"
        case .transferredIn: "överförda till medlemsstaten"
        case .transferredOut: "överförda från medlemsstaten"
        }
      }
    }
  }

  /// Adds what a project has claimed for persons; a line belongs to the year of its day, else of its
  /// report's last one.
  mutating func add(_ operation: SelectedOperation, _ gaps: inout GapList) throws {
    let key = PersonalNumber.mask(in: operation.project.key)
    for (report, claim, received) in operation.claims {
      for line in claim.lines {
        guard let person = line.person,
          let day = line.firstDay ?? report.lastDay ?? Optional(received),
          year.contains(day), let place = Row.Kind.allCases.firstIndex(of: Row.Kind(person))
        else { continue }
        if line.contradicts(operation.objectives) {
          gaps.add(
            Gap(
              personsOf: line, in: report, of: operation.project,
              law: Act.amif.article("35", "2", "g")))
          continue
        }
        guard let count = line.quantityHundredths else {
          gaps.add(
            Gap(
              project: key,
              field: Wording(
                "the number of persons on line \(line.id) of \(report.header.id)",
                sv: "antalet personer på rad \(line.id) i \(report.header.id)"),
              law: Act.amif.article("35", "2", "g"),
              fix: Wording(
                "send the report again with <quantity>",
                sv: "skicka rapporten igen med <quantity>")))
          continue
        }
        let (sum, overflows) = rows[place].hundredths.addingReportingOverflow(count)
        guard !overflows else { throw ArithmeticError.overflow }
        rows[place].hundredths = sum
        rows[place].sources.append(
          FigureSource(
            project: key, document: report.header, spot: line.spot.child("quantity"),
            what: Wording("persons on line \(line.id)", sv: "personer på rad \(line.id)"),
            stated: .hundredths(count), conversion: nil, shares: [], part: .hundredths(count)))
      }
    }
  }

  static func sheet(hasLabels: Bool) -> Sheet<Row> {
    Sheet(
      "persons", element: "persons", hasLabels: hasLabels,
      [
        .code("kind", "Slag, kod") { $0.kind.rawValue },
        .label("Slag") { $0.kind.swedish },
        .cells("count", "Antal personer", .quantity, sum: "count") {
          Cell(.quantity(hundredths: $0.hundredths), from: $0.sources)
        },
      ])
  }
}
