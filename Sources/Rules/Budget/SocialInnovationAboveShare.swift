import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Social innovation at the higher rate is at most its share of ESF+.
struct SocialInnovationAboveShare: AllocationShareRule {
  static let limit = "social-innovation"

  static let card = RuleCard(
    id: "B116", name: "social-innovation-above-share",
    title: Wording("Social innovation above its share", sv: "Social innovation över sin andel"),
    summary: Wording(
      "The Union contributions of ESF+ that grants in force give to social innovation, at up to 95 %, are "
        + "together at most 5 % of the allocation.",
      sv:
        "EU-stödet ur ESF+ till social innovation, med upp till 95 %, är i alla beslut som gäller tillsammans "
        + "högst 5 % av tilldelningen."),
    severity: .warning, law: [Act.esf.article("14", "4")], lawDay: .judgement,
    mendedBy: [.authority], catalogue: ["X12"],
    tables: [.limit(limit)],
    why: Wording(
      "The higher rate is for trying something; beyond the share the ordinary rate applies.",
      sv: "Den högre stödnivån är till för att pröva nytt; utöver andelen gäller den vanliga."),
    doubt: Wording(
      "The act takes 5 % of the national resources of all programmes; here it is 5 % of one programme's. "
        + "Kronor are converted at the rate of the month of the decision.",
      sv:
        "Förordningen tar 5 % av de nationella medlen i alla program; här är det 5 % av ett programs. Kronor "
        + "räknas om till kursen för beslutets månad."),
    passes: [
      Example(
        Wording("5 % to the cent", sv: "5 % på centen"), in: .esf, innovation, euro,
        union("500000.00"))
    ],
    fails: [
      Example(
        Wording("one cent above", sv: "en cent över"), in: .esf, mark, innovation, euro,
        union("500000.01"))
    ],
    silent: [
      Example(Wording("no social innovation", sv: "ingen social innovation"), in: .esf),
      Example(Wording("another fund", sv: "en annan fond"), in: .languageCourses),
    ],
    notRun: [
      Example(Wording("without the month's rate", sv: "utan månadens kurs"), in: .esf, innovation)
    ])

  private static let innovation = Example.Edit.decision(
    "<actionKind>regular</actionKind>", "<actionKind>socialInnovation</actionKind>")

  private static let euro = Example.Edit.decision("currency=\"SEK\"", "currency=\"EUR\"")

  private static let mark = Example.Edit.programme("<programme xmlns", "↓<programme xmlns")

  private static func union(_ amount: String) -> Example.Edit {
    .decision("<amount>1600000.00</amount>", "<amount>\(amount)</amount>")
  }

  static let thing = Wording(
    "granted to social innovation", sv: "beviljat till social innovation")

  static let nothing: Wording? = Wording(
    "no grant in force gives social innovation its higher rate",
    sv: "inget beslut som gäller ger social innovation dess högre stödnivå")

  static func add(_ project: Project, to granted: inout GrantedUnion) throws {
    try granted.add(project) { $0.actionKind == .socialInnovation ? limit : nil }
  }

  static func failure(_ found: ShareOfAllocation) -> Failure {
    let share = found.limit.value.share
    return Failure(
      at: found.programme.spot,
      Wording(
        "social innovation has \(found.sum) of an allocation of \(found.allocation); at most "
          + "\(share) is allowed",
        sv: "social innovation har \(found.sum) av en tilldelning på \(found.allocation); högst "
          + "\(share) är tillåtet"),
      fix: Wording(
        "grant at most \(share) of the allocation at the higher rate",
        sv: "bevilja högst \(share) av tilldelningen till den högre stödnivån"),
      law: found.limit.law)
  }
}
