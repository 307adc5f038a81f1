import Findings
import Languages
import Portfolio
import Provenance
import Values

/// A body claims a voucher once, in one project.
struct VoucherClaimedTwice: PortfolioRule {
  static let card = RuleCard(
    id: "P115", name: "voucher-claimed-twice",
    title: Wording("Voucher claimed twice", sv: "Verifikation begärd två gånger"),
    summary: Wording(
      "No two claims, of the same project or of different ones, have a cost of the same body with the same "
        + "voucher, day of payment and amount; nor have two lines of one claim, where they are of the same "
        + "category, objective, person and days too.",
      sv:
        "Inga två ansökningar om utbetalning, i samma projekt eller i olika, har en kostnad hos samma "
        + "organisation med samma verifikation, betalningsdag och belopp; inte heller två rader i en ansökan, "
        + "när de också har samma kostnadsslag, mål, person och dagar."),
    severity: .warning, law: [Act.cpr.article("63", "9"), Act.amif.article("32", "1")],
    lawDay: .always,
    mendedBy: [.owner], catalogue: ["EU21"],
    why: Wording(
      "The same expenditure is not declared twice, to one fund or to two: what is, is recovered.",
      sv:
        "Samma utgift deklareras inte två gånger, till en fond eller till två: det som ändå är det "
        + "återkrävs."),
    doubt: Wording(
      "A voucher may be divided between two projects in equal parts, or hold two equal costs of one kind, which "
        + "is right; and two bodies without an organisation number are not told from each other and not compared "
        + "beyond one claim.",
      sv:
        "En verifikation kan vara delad mellan två projekt i lika delar, eller gälla två lika kostnader av ett "
        + "slag, vilket är riktigt; och organisationer utan organisationsnummer kan inte skiljas åt och jämförs "
        + "inte utöver en ansökan."),
    passes: [
      Example(
        Wording(
          "the same voucher with another amount", sv: "samma verifikation med ett annat belopp"),
        in: .twoProjects, sameBody, other(amount: "239069.61")),
      Example(
        Wording(
          "the same voucher of another body", sv: "samma verifikation hos en annan organisation"),
        in: .twoProjects, other(amount: "239069.60")),
      Example(
        Wording(
          "twice in one claim, with amounts that differ by an öre",
          sv: "två gånger i en ansökan, med belopp som skiljer ett öre"),
        in: .languageCoursesClaimed, again(amount: "239069.61")),
      Example(
        Wording(
          "twice in one claim, for two people", sv: "två gånger i en ansökan, för två personer"),
        in: .languageCoursesClaimed, again(amount: "239069.60", code: "S9")),
      Example(
        Wording(
          "twice in one claim, of two categories",
          sv: "två gånger i en ansökan, av två kostnadsslag"),
        in: .languageCoursesClaimed, again(amount: "239069.60", category: "travel")),
    ],
    fails: [
      Example(
        Wording("in two projects of one body", sv: "i två projekt hos samma organisation"),
        in: .twoProjects, sameBody, other(amount: "239069.60", mark: "↓")),
      Example(
        Wording("twice in one claim", sv: "två gånger i en ansökan"),
        in: .languageCoursesClaimed, again(amount: "239069.60", mark: "↓")),
      Example(
        Wording(
          "twice in one claim, by a body without a number",
          sv: "två gånger i en ansökan, hos en organisation utan nummer"),
        in: .languageCoursesClaimed, .without(.application),
        again(amount: "239069.60", mark: "↓")),
    ],
    silent: [
      Example(Wording("no claim", sv: "ingen ansökan om utbetalning"), in: .languageCourses)
    ])

  private static let sameBody = Example.Edit.otherApplication("202196-9999", "212099-9996")

  private static func other(amount: String, mark: String = "") -> Example.Edit {
    .otherReport(
      "<claim kind=\"interim\">",
      """
      <claim kind="interim">
          \(mark)<line id="v1" category="staff" form="realCost" partner="p1">
            <voucher>L12-S1</voucher>
            <paid>2026-12-23</paid>
            <amount>\(amount)</amount>
          </line>
      """)
  }

  /// A line after the sample's first one, of the same voucher and day.
  private static func again(
    amount: String, category: String = "staff", code: String = "S1", mark: String = ""
  ) -> Example.Edit {
    .report(
      "    <line id=\"l2\"",
      """
          \(mark)<line id="l1b" category="\(category)" form="realCost" partner="p1">
            <voucher>L12-S1</voucher>
            <firstDay>2026-09-01</firstDay>
            <lastDay>2026-12-31</lastDay>
            <paid>2026-12-23</paid>
            <amount>\(amount)</amount>
            <staff code="\(code)" hours="560"/>
          </line>
          <line id="l2"
      """)
  }

  func tally(in context: Context) -> any PortfolioTally { Tally() }

  private struct Tally: PortfolioTally {
    var vouchers = KeyTally()
    /// Lines that come twice in their claim, each with the first of them.
    var repeated: [(line: Spot, first: Spot)] = []
    var projects = 0
    var isEmpty = true

    mutating func add(_ project: Project) throws {
      projects += 1
      let partners = project.application?.partners ?? []
      for report in project.reports {
        var seen: [VoucherLine: Spot] = [:]
        for line in report.claim?.lines ?? [] where !line.amount.isNegative && line.corrects == nil
        {
          guard let voucher = line.voucher, let paid = line.paid else { continue }
          isEmpty = false
          if let first = seen[VoucherLine(line)] {
            repeated.append((line.spot, first))
            continue
          }
          seen[VoucherLine(line)] = line.spot
          guard let body = partners.first(where: { $0.id == line.partner })?.organisationNumber
          else { continue }
          vouchers.add(
            body, voucher, paid.iso, line.amount.currency.code, String(line.amount.minorUnits),
            project: projects, at: line.spot)
        }
      }
    }

    func outcome() throws -> Outcome {
      guard !isEmpty else {
        throw Undecided.silent(
          Wording(
            "no claim has a voucher that is paid",
            sv: "ingen ansökan om utbetalning har en betald verifikation"))
      }
      // Lines of one claim may share a voucher: it is divided between categories or people.
      let found = vouchers.repeated().filter { Set($0.map(\.spot.version)).count > 1 }
      let within = repeated.sorted {
        ($0.line.version, $0.line.element) < ($1.line.version, $1.line.element)
      }
      return .of(found.map(failure) + within.map { failure($0.line, first: $0.first) })
    }

    private func failure(_ line: Spot, first: Spot) -> Failure {
      Failure(
        at: line,
        Wording(
          "the claim has a cost with the same voucher, day of payment and amount before, of the same category, "
            + "person and days",
          sv:
            "ansökan har redan en kostnad med samma verifikation, betalningsdag och belopp, av samma "
            + "kostnadsslag, för samma person och dagar"),
        fix: Wording(
          "take one of the lines out of the claim, or note what each of them is for",
          sv: "ta bort en av raderna ur ansökan, eller anteckna vad var och en av dem avser"),
        notes: [
          Failure.Note(Wording("the other cost", sv: "den andra kostnaden"), at: first)
        ])
    }

    private func failure(_ places: [KeyTally.Place]) -> Failure {
      let last = places[places.count - 1]
      let isOneProject = Set(places.map(\.project)).count == 1
      let `where` =
        isOneProject
        ? Wording("in another claim of the project", sv: "i en annan ansökan i projektet")
        : Wording("in another project", sv: "i ett annat projekt")
      return Failure(
        at: last.spot,
        Wording(
          "the same body claims a cost with the same voucher, day of payment and amount \(`where`)",
          sv:
            "samma organisation begär en kostnad med samma verifikation, betalningsdag och belopp "
            + "\(`where`)"),
        fix: Wording(
          "take it out of one of the claims, or note how the voucher is divided",
          sv: "ta bort den ur en av ansökningarna, eller anteckna hur verifikationen är delad"),
        notes: places.dropLast().filter { $0.spot.version != last.spot.version }.prefix(3).map {
          Failure.Note(Wording("the other cost", sv: "den andra kostnaden"), at: $0.spot)
        })
    }
  }
}

/// What makes two lines of one claim the same cost: all that is stated of them but their ids, their
/// descriptions and the budget lines that they draw on.
private struct VoucherLine: Hashable {
  let partner: String?
  let voucher: String?
  let paid: Day?
  let amount: Money
  let category: CostCategory
  let objective: String?
  let person: String?
  let firstDay: Day?
  let lastDay: Day?

  init(_ line: ExpenditureLine) {
    partner = line.partner
    voucher = line.voucher
    paid = line.paid
    amount = line.amount
    category = line.category
    objective = line.objective
    person = line.work?.code
    firstDay = line.firstDay
    lastDay = line.lastDay
  }
}
