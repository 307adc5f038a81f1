import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Depreciation is claimed where the programme allows it, by a document, for the project's own days, and
/// of assets that no public grant has helped to buy.
struct DepreciationNotEligible: ProjectRule {
  static let card = RuleCard(
    id: "C112", name: "depreciation-not-eligible",
    title: Wording("Depreciation not eligible", sv: "Avskrivning inte stödberättigande"),
    summary: Wording(
      "Depreciation is claimed only where the programme's rules allow it, with a document of the "
        + "value, for days within the project, and of assets that no public grant has helped to buy.",
      sv: "Avskrivningar begärs bara när programmets regler tillåter det, med underlag för värdet, "
        + "för dagar inom projekttiden, och för tillgångar som inget offentligt bidrag har bidragit "
        + "till att köpa."),
    severity: .error,
    law: [
      Act.cpr.article("67", "2", "a"), Act.cpr.article("67", "2", "b"),
      Act.cpr.article("67", "2", "c"), Act.cpr.article("67", "2", "d"),
    ], lawDay: .always,
    mendedBy: [.owner], catalogue: ["EU55"],
    why: Wording(
      "An asset that a grant has paid would be paid again, a year at a time.",
      sv: "En tillgång som ett bidrag har betalat skulle betalas en gång till, år för år."),
    passes: [
      Example(
        Wording("the last day of the project", sv: "projektets sista dag"),
        in: .languageCoursesClaimed, allowed("true"), line(last: "2028-08-31"))
    ],
    fails: [
      Example(
        Wording("the day after the last of the project", sv: "dagen efter projektets sista"),
        in: .languageCoursesClaimed, allowed("true"), line(last: "2028-09-01", dayMark: "↓")),
      Example(
        Wording("the day before the first of the project", sv: "dagen före projektets första"),
        in: .languageCoursesClaimed, allowed("true"), line(first: "2026-08-31", firstMark: "↓")),
      Example(
        Wording("an asset that a grant has paid", sv: "en tillgång som ett bidrag har betalat"),
        in: .languageCoursesClaimed, allowed("true"),
        line(asset: "↓isOfGrantedAsset=\"true\"")),
      Example(
        Wording("without a document", sv: "utan underlag"), in: .languageCoursesClaimed,
        allowed("true"), line(mark: "↓", voucher: "")),
      Example(
        Wording(
          "a programme that does not allow it, which is enough",
          sv: "ett program som inte tillåter det, vilket räcker"), in: .languageCoursesClaimed,
        allowed("false"), line(mark: "↓", asset: "")),
    ],
    silent: [
      Example(
        Wording("no depreciation claimed", sv: "ingen avskrivning begärs"),
        in: .languageCoursesClaimed)
    ],
    notRun: [
      Example(
        Wording(
          "a programme that does not say whether it allows it",
          sv: "ett program som inte säger om det tillåter det"), in: .languageCoursesClaimed, line()
      ),
      Example(
        Wording(
          "a line that does not say whether a grant helped to buy the asset",
          sv: "en rad som inte säger om ett bidrag har bidragit till köpet"),
        in: .languageCoursesClaimed, allowed("true"), line(asset: "")),
    ])

  private static func allowed(_ flag: String) -> Example.Edit {
    .programme(
      "<eligibleUntil>2029-12-31</eligibleUntil>",
      "<eligibleUntil>2029-12-31</eligibleUntil>\n"
        + "  <allowsDepreciation>\(flag)</allowsDepreciation>")
  }

  private static func line(
    first: String = "2026-09-01", last: String = "2027-02-28", mark: String = "",
    firstMark: String = "", dayMark: String = "",
    voucher: String = "<voucher>A17</voucher>", asset: String = "isOfGrantedAsset=\"false\""
  ) -> Example.Edit {
    .report(
      "<line id=\"l9\"",
      """
      \(mark)<line id="l0" category="depreciation" form="realCost" partner="p1"
              \(asset)>
            \(voucher)
            \(firstMark)<firstDay>\(first)</firstDay>
            \(dayMark)<lastDay>\(last)</lastDay>
            <amount>1000.00</amount>
          </line>
          <line id="l9"
      """)
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let lines = try project.claimedLinesOrSilent().filter {
      $0.category == .depreciation && $0.form == .realCost && $0.corrects == nil
    }
    guard !lines.isEmpty else {
      throw Undecided.silent(
        Wording("no depreciation is claimed", sv: "ingen avskrivning begärs"),
        Act.cpr.article("67", "2"))
    }
    return .together(
      { try allowance(of: lines, project) }, { .of(lines.compactMap(documentFailure)) },
      { try period(of: lines, project, context) }, { try grants(of: lines) })
  }

  private func allowance(of lines: [ExpenditureLine], _ project: Project) throws -> Outcome {
    guard let isAllowed = try project.programmeOrUndecided().allowsDepreciation else {
      throw Undecided.notRun(
        Wording(
          "the programme does not say whether its rules allow depreciation",
          sv: "programmet säger inte om dess regler tillåter avskrivningar"),
        fix: Wording(
          "state allowsDepreciation in the programme", sv: "ange allowsDepreciation i programmet"))
    }
    guard !isAllowed else { return .passes }
    return .of(
      lines.map { line in
        Failure(
          at: line.spot,
          Wording(
            "\(line.words) is depreciation, which the programme's rules do not allow",
            sv: "\(line.words) är en avskrivning, vilket programmets regler inte tillåter"),
          fix: Wording(
            "leave the line out of the claim", sv: "ta bort raden ur ansökan om utbetalning"),
          law: [Act.cpr.article("67", "2", "a")])
      })
  }

  private func documentFailure(_ line: ExpenditureLine) -> Failure? {
    guard line.voucher == nil else { return nil }
    return Failure(
      at: line.spot,
      Wording(
        "\(line.words) is depreciation without a document of the value",
        sv: "\(line.words) är en avskrivning utan underlag för värdet"),
      fix: Wording("state the voucher", sv: "ange verifikatet"),
      law: [Act.cpr.article("67", "2", "b")])
  }

  private func period(
    of lines: [ExpenditureLine], _ project: Project, _ context: Context
  ) throws -> Outcome {
    let period = try project.statedPeriod(on: context.day)
    return .of(
      lines.flatMap { line in
        [("firstDay", line.firstDay), ("lastDay", line.lastDay)].compactMap { name, day in
          guard let day, day < period.first || day > period.last else { return nil }
          return Failure(
            at: line.spot.child(name),
            Wording(
              "\(line.words) is depreciation of \(day); the project is from \(period.first) to "
                + "\(period.last)",
              sv: "\(line.words) är en avskrivning för \(day); projektet pågår från "
                + "\(period.first) till \(period.last)"),
            fix: Wording(
              "claim the part that falls within the project",
              sv: "begär den del som faller inom projekttiden"),
            law: [Act.cpr.article("67", "2", "c")])
        }
      })
  }

  private func grants(of lines: [ExpenditureLine]) throws -> Outcome {
    let failures = lines.filter { $0.land.isOfGrantedAsset == true }.map { line in
      Failure(
        at: line.spot.attribute("isOfGrantedAsset"),
        Wording(
          "\(line.words) is depreciation of an asset that public grants have helped to buy",
          sv:
            "\(line.words) är en avskrivning på en tillgång som offentliga bidrag har bidragit till "
            + "att köpa"),
        fix: Wording(
          "leave the line out of the claim", sv: "ta bort raden ur ansökan om utbetalning"),
        law: [Act.cpr.article("67", "2", "d")])
    }
    if failures.isEmpty, let unsaid = lines.first(where: { $0.land.isOfGrantedAsset == nil }) {
      throw Undecided.notRun(
        Wording(
          "\(unsaid.words) does not say whether public grants have helped to buy the asset",
          sv:
            "\(unsaid.words) säger inte om offentliga bidrag har bidragit till att köpa tillgången"),
        fix: Wording("state isOfGrantedAsset on the line", sv: "ange isOfGrantedAsset på raden"))
    }
    return .of(failures)
  }
}
