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
      "A line that later ones take back in full is not counted. A voucher may be divided between two projects in equal parts, or hold two equal costs of one kind, which "
        + "is right; and two bodies without an organisation number are not told from each other and not compared "
        + "beyond one claim.",
      sv:
        "En rad som senare rader tar tillbaka helt räknas inte. En verifikation kan vara delad mellan två projekt i lika delar, eller gälla två lika kostnader av ett "
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
      Example(
        Wording(
          "again in another claim, which takes the first back",
          sv: "igen i en annan ansökan, som tar tillbaka den första"),
        in: .languageCoursesClaimed, .beforeSecondClaim, corrected(by: "-239069.60")),
    ],
    fails: [
      Example(
        Wording("in two projects of one body", sv: "i två projekt hos samma organisation"),
        in: .twoProjects, sameBody, other(amount: "239069.60"),
        .report("<line id=\"l1\"", "↓<line id=\"l1\"")),
      Example(
        Wording("twice in one claim", sv: "två gånger i en ansökan"),
        in: .languageCoursesClaimed, again(amount: "239069.60", mark: "↓")),
      Example(
        Wording(
          "again in another claim, which takes the first back but for an öre",
          sv: "igen i en annan ansökan, som tar tillbaka den första utom ett öre"),
        in: .languageCoursesClaimed, .beforeSecondClaim,
        corrected(by: "-239069.59", mark: "↓")),
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

  private static func other(amount: String) -> Example.Edit {
    .otherReport(
      "<claim kind=\"interim\">",
      """
      <claim kind="interim">
          <line id="v1" category="staff" form="realCost" partner="p1">
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

  /// A second claim of the sample's first line, which takes some of the first back.
  private static func corrected(by amount: String, mark: String = "") -> Example.Edit {
    .secondClaim(
      """
          <line id="c1" category="staff" form="realCost" partner="p1">
            <voucher>L12-S1</voucher>
            <paid>2026-12-23</paid>
            <amount>\(amount)</amount>
            <corrects issuer="SE:orgnr:2120999996" id="report-language-courses-1" line="l1"/>
          </line>
          \(mark)<line id="c2" category="staff" form="realCost" partner="p1">
            <voucher>L12-S1</voucher>
            <paid>2026-12-23</paid>
            <amount>239069.60</amount>
          </line>
          <eligibleCost>0.00</eligibleCost>
          <unionContribution>0.00</unionContribution>
      """)
  }

  func tally(in context: Context) -> any PortfolioTally { Tally(workings: context.workings) }

  private struct Tally: PortfolioTally {
    var vouchers = KeyTally()
    /// Lines that come twice in their claim, each with the first of them.
    var repeated: [(line: Spot, first: Spot, order: LineOrder)] = []
    var projects = 0
    /// How many lines are compared.
    var lines = 0
    var isEmpty = true
    let workings: Workings?

    mutating func add(_ project: Project) throws {
      projects += 1
      let partners = project.application?.partners ?? []
      let takenBack = project.linesTakenBack
      for report in project.reports {
        var seen: [VoucherLine: Spot] = [:]
        for line in report.claim?.lines ?? [] where !line.amount.isNegative && line.corrects == nil
        {
          guard let voucher = line.voucher, let paid = line.paid else { continue }
          isEmpty = false
          // What a later line has taken back in full is no longer claimed.
          if !takenBack.isEmpty, takenBack.contains(ClaimedLine(report.reference, line)) {
            continue
          }
          lines += 1
          if let first = seen[VoucherLine(line)] {
            repeated.append((line.spot, first, LineOrder(line.spot, in: report.header)))
            continue
          }
          seen[VoucherLine(line)] = line.spot
          guard let body = partners.first(where: { $0.id == line.partner })?.organisationNumber
          else { continue }
          vouchers.add(
            body, voucher, paid.iso, line.amount.currency.code, String(line.amount.minorUnits),
            project: projects, at: line.spot, in: report.header)
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
      let within = repeated.sorted { $0.order < $1.order }
      show(found, within.count)
      return .of(found.map(failure) + within.map { failure($0.line, first: $0.first) })
    }

    /// Writes down how many costs there are, and which of them come again.
    private func show(_ found: [[KeyTally.Place]], _ within: Int) {
      guard let workings else { return }
      workings.note(
        .amount,
        Wording("costs with a paid voucher", sv: "kostnader med en betald verifikation"),
        .same("\(lines)"))
      for places in found {
        for place in places {
          workings.note(
            .part,
            Wording(
              "of one body, with one voucher, day of payment and amount",
              sv: "hos en organisation, med en verifikation, betalningsdag och ett belopp"),
            .same("1"), at: place.spot)
        }
      }
      workings.note(
        .amount, Wording("claimed again in another claim", sv: "begärda igen i en annan ansökan"),
        .same("\(found.map { $0.count - 1 }.reduce(0, +))"))
      workings.note(
        .amount, Wording("claimed again in the same claim", sv: "begärda igen i samma ansökan"),
        .same("\(within)"))
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

/// A line of a report.
private struct ClaimedLine: Hashable {
  let report: Reference
  let line: String

  init(_ report: Reference, _ line: ExpenditureLine) {
    self.report = report
    self.line = line.id
  }

  init?(_ corrected: LineReference) {
    guard let line = corrected.line else { return nil }
    report = corrected.report
    self.line = line
  }
}

extension Project {
  /// The lines that others of the project take back in full.
  fileprivate var linesTakenBack: Set<ClaimedLine> {
    var taken: [ClaimedLine: Money] = [:]
    for report in self.reports {
      for line in report.claim?.lines ?? [] where line.amount.isNegative {
        guard let corrected = line.corrects.flatMap(ClaimedLine.init) else { continue }
        let before = taken[corrected] ?? .zero(line.amount.currency)
        taken[corrected] = (try? before.adding(line.amount)) ?? before
      }
    }
    guard !taken.isEmpty else { return [] }
    var lines: Set<ClaimedLine> = []
    for report in self.reports {
      for line in report.claim?.lines ?? [] {
        let place = ClaimedLine(report.reference, line)
        guard let back = taken[place], let left = try? line.amount.adding(back),
          left.isNegative || left.isZero
        else { continue }
        lines.insert(place)
      }
    }
    return lines
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
