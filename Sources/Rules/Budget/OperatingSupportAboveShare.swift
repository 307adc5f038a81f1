import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Operating support is at most its share of the programme.
struct OperatingSupportAboveShare: AllocationShareRule {
  static let limit = "operating-support"

  static let card = RuleCard(
    id: "B114", name: "operating-support-above-share",
    title: Wording("Operating support above its share", sv: "Driftstöd över sin andel"),
    summary: Wording(
      "The Union contributions that grants in force give to operating support are together at most the "
        + "share of the programme's allocation that the fund's act allows; somewhat below it, it is "
        + "announced.",
      sv:
        "EU-stödet till driftstöd i alla beslut som gäller är tillsammans högst den andel av programmets "
        + "tilldelning som fondens rättsakt tillåter; strax under den andelen aviseras det."),
    severity: .error, law: [Act.amif.article("21", "1")], lawDay: .judgement,
    mendedBy: [.authority], catalogue: ["EU25"],
    tables: [.limit(limit)],
    why: Wording(
      "Operating support keeps an authority's ordinary work going; the fund is there for more than that.",
      sv:
        "Driftstöd håller en myndighets ordinarie verksamhet i gång; fonden är till för mer än så."),
    doubt: Wording(
      "Kronor are converted at the rate of the month of the decision, which is our reading: such a finding "
        + "is a warning. The announcement below the share is ours. Lithuania's transit scheme, which that of "
        + "border management leaves out, is not told apart.",
      sv:
        "Kronor räknas om till kursen för beslutets månad, vilket är vår tolkning: en sådan anmärkning är "
        + "en varning. Aviseringen under andelen är vår. Litauens transitordning, som den för gränsförvaltning "
        + "undantar, skiljs inte ut."),
    passes: [
      Example(
        Wording(
          "below the share that is announced, by one cent", sv: "en cent under det som aviseras"),
        in: .languageCourses, kind("operatingSupport"), euro, union("15047759.99")),
      Example(
        Wording("internal security: one cent below 18 %", sv: "inre säkerhet: en cent under 18 %"),
        in: .isf,
        .decision("<actionKind>regular</actionKind>", "<actionKind>operatingSupport</actionKind>"),
        .decision("currency=\"SEK\"", "currency=\"EUR\""),
        .decision("<amount>3000000.00</amount>", "<amount>1799999.99</amount>")),
      Example(
        Wording(
          "border management: one cent below 30 %", sv: "gränsförvaltning: en cent under 30 %"),
        in: .bmvi,
        .decision(
          "<actionKind>travelAuthorisation</actionKind>",
          "<actionKind>operatingSupport</actionKind>"),
        .decision("currency=\"SEK\"", "currency=\"EUR\""),
        .decision(
          """
          <contribution source="union">
                <amount>4000000.00</amount>
          """,
          """
          <contribution source="union">
                <amount>8999999.99</amount>
          """)),
    ],
    fails: [
      Example(
        Wording("from 13 % on it is announced", sv: "från 13 % aviseras det"), in: .languageCourses,
        mark, kind("operatingSupport"), euro, union("15047760.00")),
      Example(
        Wording("one cent above 15 %", sv: "en cent över 15 %"), in: .languageCourses, mark,
        kind("operatingSupport"), euro, union("17362800.01")),
      Example(
        Wording("internal security: one cent above 20 %", sv: "inre säkerhet: en cent över 20 %"),
        in: .isf,
        .programme("<programme xmlns", "↓<programme xmlns"),
        .decision("<actionKind>regular</actionKind>", "<actionKind>operatingSupport</actionKind>"),
        .decision("currency=\"SEK\"", "currency=\"EUR\""),
        .decision("<amount>3000000.00</amount>", "<amount>2000000.01</amount>")),
      Example(
        Wording(
          "border management: one cent above 33 %", sv: "gränsförvaltning: en cent över 33 %"),
        in: .bmvi,
        .programme("<programme xmlns", "↓<programme xmlns"),
        .decision(
          "<actionKind>travelAuthorisation</actionKind>",
          "<actionKind>operatingSupport</actionKind>"),
        .decision("currency=\"SEK\"", "currency=\"EUR\""),
        .decision(
          """
          <contribution source="union">
                <amount>4000000.00</amount>
          """,
          """
          <contribution source="union">
                <amount>9900000.01</amount>
          """)),
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

  static let thing = Wording("operating support granted", sv: "beviljat driftstöd")

  static let nothing: Wording? = Wording(
    "no grant in force gives operating support", sv: "inget beslut som gäller ger driftstöd")

  static func add(_ project: Project, to granted: inout GrantedUnion) throws {
    try granted.add(project) { $0.actionKind == .operatingSupport ? limit : nil }
  }

  static func failure(_ found: ShareOfAllocation) -> Failure {
    let share = found.limit.value.share
    return Failure(
      at: found.programme.spot,
      Wording(
        "operating support is \(found.sum) of an allocation of \(found.allocation); \(found.allowed)",
        sv: "driftstödet är \(found.sum) av en tilldelning på \(found.allocation); \(found.allowed)"
      ),
      fix: found.isAbove
        ? Wording(
          "grant operating support of at most \(share) of the allocation in all",
          sv: "bevilja driftstöd på sammanlagt högst \(share) av tilldelningen")
        : Wording(
          "see that what is still granted keeps to \(share)",
          sv: "se till att det som ännu beviljas håller sig till \(share)"),
      law: found.limit.law, severity: found.isAbove && !found.isConverted ? nil : .warning)
  }
}
