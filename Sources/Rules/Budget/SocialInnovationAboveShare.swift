import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Social innovation at the higher rate is at most its share of ESF+.
struct SocialInnovationAboveShare: PortfolioRule {
  private static let limit = "social-innovation"

  static let card = RuleCard(
    id: "B116", name: "social-innovation-above-share",
    title: Wording("Social innovation above its share", sv: "Social innovation över sin andel"),
    summary: Wording(
      "The Union contributions of ESF+ that grants in force give to social innovation, at up to 95 %, are "
        + "together at most 5 % of the allocation.",
      sv:
        "EU-stödet ur ESF+ till social innovation, med upp till 95 %, är i alla beslut som gäller tillsammans "
        + "högst 5 % av tilldelningen."),
    severity: .warning, law: [Act.esf.article("14", "4")], lawDay: .judgement, catalogue: ["X12"],
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

  func tally(in context: Context) -> any PortfolioTally { Tally(context: context) }

  private struct Tally: PortfolioTally {
    let context: Context
    var granted: GrantedUnion
    var isEmpty = true

    init(context: Context) {
      self.context = context
      granted = GrantedUnion(in: context)
    }

    mutating func add(_ project: Project) throws {
      var found = false
      try granted.add(project) {
        guard $0.actionKind == .socialInnovation else { return nil }
        found = true
        return SocialInnovationAboveShare.limit
      }
      if found { isEmpty = false }
    }

    func outcome(programmes: [Programme]) throws -> Outcome {
      guard !isEmpty else {
        throw Undecided.silent(
          Wording(
            "no grant in force gives social innovation its higher rate",
            sv: "inget beslut som gäller ger social innovation dess högre stödnivå"),
          SocialInnovationAboveShare.card.law.first)
      }
      var failures: [Failure] = []
      for programme in programmes where !programme.allocations.isEmpty {
        guard let limit = try context.limit(SocialInnovationAboveShare.limit, of: programme) else {
          continue
        }
        let sum = context.shown(
          try granted.granted(SocialInnovationAboveShare.limit, of: programme),
          Wording("granted to social innovation", sv: "beviljat till social innovation"))
        let base = context.shown(
          try programme.allocated(), Wording("the allocation", sv: "tilldelningen"),
          at: programme.spot)
        let share = limit.value.share
        guard try !context.isAtMost(sum, share, of: base, law: limit.law) else { continue }
        failures.append(
          Failure(
            at: programme.spot,
            Wording(
              "social innovation has \(sum) of an allocation of \(base); at most \(share) is allowed",
              sv:
                "social innovation har \(sum) av en tilldelning på \(base); högst \(share) är tillåtet"
            ),
            fix: Wording(
              "grant at most \(share) of the allocation at the higher rate",
              sv: "bevilja högst \(share) av tilldelningen till den högre stödnivån"),
            law: limit.law))
      }
      return .of(failures)
    }
  }
}
