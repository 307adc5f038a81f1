import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Equipment, means of transport and facilities are at most their share of the programme.
struct EquipmentAboveShare: AllocationShareRule {
  static let limit = "equipment"

  static let card = RuleCard(
    id: "B115", name: "equipment-above-share",
    title: Wording("Equipment above its share", sv: "Utrustning över sin andel"),
    summary: Wording(
      "The eligible costs of equipment, means of transport and facilities under the grants in force of the "
        + "Internal Security Fund are together at most 35 % of the programme's allocation; from 32 % on it "
        + "is announced.",
      sv:
        "De stödberättigande kostnaderna för utrustning, transportmedel och anläggningar i alla beslut ur "
        + "Fonden för inre säkerhet som gäller är tillsammans högst 35 % av programmets tilldelning; från 32 % "
        + "aviseras det."
    ),
    severity: .warning, law: [Act.isf.article("13", "7")], lawDay: .judgement,
    mendedBy: [.authority], catalogue: ["X1"],
    tables: [.limit(limit)],
    why: Wording(
      "The fund is there for cooperation; more for things than this share needs a reason in the report.",
      sv: "Fonden är till för samarbete; mer till ting än så kräver ett skäl i rapporten."),
    doubt: Wording(
      "That the types of action 008, 009 and 010 are what the paragraph means, and that their whole eligible "
        + "cost counts and not the Union's part of it alone, is our reading: it is the stricter one. What a type "
        + "costs is its share of its objective's amount. A justified case may exceed the share, and no document "
        + "holds the justification. Kronor are converted at the rate of the month of the decision. The "
        + "announcement from 32 % is ours.",
      sv:
        "Att typerna av åtgärd 008, 009 och 010 är vad punkten avser, och att hela deras stödberättigande "
        + "kostnad räknas och inte bara EU:s del av den, är vår tolkning: den är den strängare. Vad en typ kostar "
        + "är dess andel av målets belopp. I ett motiverat fall får andelen överskridas, och ingen handling "
        + "innehåller motiveringen. Kronor räknas om till kursen för beslutets månad. Aviseringen från 32 % är vår."
    ),
    passes: [
      Example(
        Wording(
          "below the share that is announced, by one cent", sv: "en cent under det som aviseras"),
        in: .isf, euro, cost("3199999.99"), only),
      Example(
        Wording(
          "two fifths of an objective's cost, one cent below",
          sv: "två femtedelar av ett måls kostnad, en cent under"),
        in: .isf, euro, cost("7999999.99")),
    ],
    fails: [
      Example(
        Wording("from 32 % on it is announced", sv: "från 32 % aviseras det"), in: .isf, mark, euro,
        cost("3200000.00"), only),
      Example(
        Wording("35 % to the cent is announced", sv: "35 % på centen aviseras"), in: .isf, mark,
        euro, cost("3500000.00"), only),
      Example(
        Wording("one cent above 35 %", sv: "en cent över 35 %"), in: .isf, mark, euro,
        cost("3500000.01"), only),
      Example(
        Wording(
          "two fifths of an objective's cost, as their share says, one cent above 35 %",
          sv: "två femtedelar av ett måls kostnad, som andelen anger, en cent över 35 %"),
        in: .isf, mark, euro, cost("8750000.03")),
    ],
    silent: [
      Example(Wording("a fund without the limit", sv: "en fond utan gränsen"), in: .languageCourses)
    ],
    notRun: [
      Example(Wording("without the month's rate", sv: "utan månadens kurs"), in: .isf)
    ])

  /// All of the grant is for equipment.
  private static let only = Example.Edit.decision(
    "<actionType>005</actionType>", "<actionType>009</actionType>")

  private static let euro = Example.Edit.decision("currency=\"SEK\"", "currency=\"EUR\"")

  private static let mark = Example.Edit.programme("<programme xmlns", "↓<programme xmlns")

  private static func cost(_ amount: String) -> Example.Edit {
    .decision("<amount>4000000.00</amount>", "<amount>\(amount)</amount>")
  }

  static let thing = Wording(
    "eligible cost of equipment", sv: "stödberättigande kostnad för utrustning")

  /// A programme that grants nothing to equipment keeps to the share.
  static let nothing: Wording? = nil

  static func add(_ project: Project, to granted: inout GrantedUnion) throws {
    guard let programme = project.programme,
      let types = granted.context.rulebooks.rulebook(of: programme)?.equipmentTypes
    else { return }
    try granted.addCost(
      of: project, byType: { $0.actionType.flatMap { types.contains($0) ? limit : nil } })
  }

  static func failure(_ found: ShareOfAllocation) -> Failure {
    let share = found.limit.value.share
    return Failure(
      at: found.programme.spot,
      Wording(
        "equipment, means of transport and facilities cost \(found.sum), with an allocation of "
          + "\(found.allocation); \(found.allowed)",
        sv:
          "utrustning, transportmedel och anläggningar kostar \(found.sum), med en tilldelning på "
          + "\(found.allocation); \(found.allowed)"),
      fix: found.isAbove
        ? Wording(
          "keep their eligible cost at \(share) of the allocation in all, or justify it in the annual "
            + "performance report",
          sv:
            "håll deras stödberättigande kostnad vid sammanlagt \(share) av tilldelningen, eller motivera "
            + "det i den årliga prestationsrapporten")
        : Wording(
          "see that what is still granted keeps to \(share)",
          sv: "se till att det som ännu beviljas håller sig till \(share)"),
      law: found.limit.law)
  }
}

extension Rulebook {
  /// The types of action that the limit on equipment counts; `nil` where the fund has none.
  fileprivate var equipmentTypes: [String]? {
    limits.first { $0.id == "equipment" }?.selection.words[.actionType]
  }
}
