import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Operating support is at most its share of the programme.
struct OperatingSupportAboveShare: PortfolioRule {
  private static let limit = "operating-support"

  static let card = RuleCard(
    id: "B114", name: "operating-support-above-share",
    title: Wording("Operating support above its share", sv: "Driftstöd över sin andel"),
    summary: Wording(
      "The Union contributions that grants in force give to operating support are together at most the "
        + "share of the programme's allocation that the fund's act allows, in AMIF 15 %; somewhat below it, "
        + "in AMIF from 13 %, it is announced.",
      sv:
        "EU-stödet till driftstöd i alla beslut som gäller är tillsammans högst den andel av programmets "
        + "tilldelning som fondens rättsakt tillåter, i Amif 15 %; strax under den, i Amif från 13 %, "
        + "aviseras det."),
    severity: .error, law: [Act.amif.article("21", "1")], lawDay: .judgement, catalogue: ["EU25"],
    why: Wording(
      "Operating support keeps an authority's ordinary work going; the fund is there for more than that.",
      sv:
        "Driftstöd håller en myndighets ordinarie verksamhet i gång; fonden är till för mer än så."),
    doubt: Wording(
      "Kronor are converted at the rate of the month of the decision, which is our reading: such a finding "
        + "is a warning. The announcement below the share is ours. Lithuania's transit scheme, which that of "
        + "border management leaves out, is not told apart.",
      sv:
        "Kronor räknas om till kursen för beslutets månad, vilket är vår tolkning: ett sådant fynd är en "
        + "varning. Aviseringen under andelen är vår. Litauens transitordning, som den för gränsförvaltning "
        + "undantar, skiljs inte ut."),
    passes: [
      Example(
        Wording(
          "below the share that is announced, by one cent", sv: "en cent under det som aviseras"),
        in: .languageCourses, kind("operatingSupport"), euro, union("15047759.99"))
    ],
    fails: [
      Example(
        Wording("from 13 % on it is announced", sv: "från 13 % aviseras det"), in: .languageCourses,
        mark, kind("operatingSupport"), euro, union("15047760.00")),
      Example(
        Wording("one cent above 15 %", sv: "en cent över 15 %"), in: .languageCourses, mark,
        kind("operatingSupport"), euro, union("17362800.01")),
    ],
    silent: [
      Example(Wording("no operating support", sv: "inget driftstöd"), in: .languageCourses)
    ],
    notRun: [
      Example(
        Wording("without the month's rate", sv: "utan månadens kurs"), in: .languageCourses,
        kind("operatingSupport"))
    ])

  private static func kind(_ kind: String) -> Example.Edit {
    .decision("<actionKind>regular</actionKind>", "<actionKind>\(kind)</actionKind>")
  }

  private static let euro = Example.Edit.decision("currency=\"SEK\"", "currency=\"EUR\"")

  private static let mark = Example.Edit.programme(
    "<programme xmlns=\"urn:fondbok:1\" id=\"2021SE65AMPR001\"",
    "↓<programme xmlns=\"urn:fondbok:1\" id=\"2021SE65AMPR001\"")

  private static func union(_ amount: String) -> Example.Edit {
    .decision("<amount>5037690.00</amount>", "<amount>\(amount)</amount>")
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
      let word = ActionKind.operatingSupport.rawValue
      var found = false
      try granted.add(project) {
        guard $0.actionKind == .operatingSupport else { return nil }
        found = true
        return word
      }
      if found { isEmpty = false }
    }

    func outcome(programmes: [Programme]) throws -> Outcome {
      guard !isEmpty else {
        throw Undecided.silent(
          Wording(
            "no grant in force gives operating support", sv: "inget beslut som gäller ger driftstöd"
          ),
          OperatingSupportAboveShare.card.law.first)
      }
      var failures: [Failure] = []
      for programme in programmes where !programme.allocations.isEmpty {
        guard let limit = try context.limit(OperatingSupportAboveShare.limit, of: programme) else {
          continue
        }
        let sum = context.shown(
          try granted.granted(ActionKind.operatingSupport.rawValue, of: programme),
          Wording("operating support granted", sv: "beviljat driftstöd"))
        let base = context.shown(
          try programme.allocated(), Wording("the allocation", sv: "tilldelningen"),
          at: programme.spot)
        let isAbove = try !context.isAtMost(
          sum, limit.value.share, of: base, law: limit.law)
        guard try isAbove || (limit.value.warnFrom.map { try sum.isAtLeast($0, of: base) } ?? false)
        else { continue }
        failures.append(failure(programme, sum, base, limit, isAbove: isAbove))
      }
      return .of(failures)
    }

    private func failure(
      _ programme: Programme, _ sum: Money, _ base: Money, _ limit: Dated<Limit.Share>,
      isAbove: Bool
    ) -> Failure {
      let share = limit.value.share
      let hasRate = granted.converts(to: programme.currency)
      return Failure(
        at: programme.spot,
        Wording(
          "operating support is \(sum) of an allocation of \(base); at most \(share) is allowed",
          sv: "driftstödet är \(sum) av en tilldelning på \(base); högst \(share) är tillåtet"),
        fix: isAbove
          ? Wording(
            "grant operating support of at most \(share) of the allocation in all",
            sv: "bevilja driftstöd på sammanlagt högst \(share) av tilldelningen")
          : Wording(
            "see that what is still granted keeps to \(share)",
            sv: "se till att det som ännu beviljas håller sig till \(share)"),
        law: limit.law,
        severity: isAbove && !hasRate ? nil : .warning)
    }
  }
}
