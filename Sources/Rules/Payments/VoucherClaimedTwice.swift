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
        + "voucher, day of payment and amount.",
      sv:
        "Inga två ansökningar om utbetalning, i samma projekt eller i olika, har en kostnad hos samma "
        + "organisation med samma verifikation, betalningsdag och belopp."),
    severity: .warning, law: [Act.cpr.article("63", "9"), Act.amif.article("32", "1")],
    lawDay: .always, catalogue: ["EU21"],
    why: Wording(
      "The same expenditure is not declared twice, to one fund or to two: what is, is recovered.",
      sv:
        "Samma utgift deklareras inte två gånger, till en fond eller till två: det som ändå är det "
        + "återkrävs."),
    doubt: Wording(
      "A voucher may be divided between two projects in equal parts, which is right; and two bodies without "
        + "an organisation number are not told from each other and not compared.",
      sv: "En verifikation kan vara delad mellan två projekt i lika delar, vilket är riktigt; och "
        + "organisationer utan organisationsnummer kan inte skiljas åt och jämförs inte."),
    passes: [
      Example(
        Wording(
          "the same voucher with another amount", sv: "samma verifikation med ett annat belopp"),
        in: .twoProjects, sameBody, other(amount: "239069.61")),
      Example(
        Wording(
          "the same voucher of another body", sv: "samma verifikation hos en annan organisation"),
        in: .twoProjects, other(amount: "239069.60")),
    ],
    fails: [
      Example(
        Wording("in two projects of one body", sv: "i två projekt hos samma organisation"),
        in: .twoProjects, sameBody, other(amount: "239069.60", mark: "↓"))
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

  func tally(in context: Context) -> any PortfolioTally { Tally() }

  private struct Tally: PortfolioTally {
    var vouchers = KeyTally()
    var projects = 0
    var isEmpty = true

    mutating func add(_ project: Project) throws {
      projects += 1
      let partners = project.application?.partners ?? []
      for report in project.reports {
        for line in report.claim?.lines ?? [] where !line.amount.isNegative && line.corrects == nil
        {
          guard let voucher = line.voucher, let paid = line.paid,
            let body = partners.first(where: { $0.id == line.partner })?.organisationNumber
          else { continue }
          isEmpty = false
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
      // Lines of one claim may share a voucher: it is divided between categories.
      let found = vouchers.repeated().filter { Set($0.map(\.spot.version)).count > 1 }
      return .of(found.map(failure))
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
