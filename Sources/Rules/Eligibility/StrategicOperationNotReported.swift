import Findings
import Languages
import Portfolio
import Provenance
import Values

/// The Commission is told of an operation of strategic importance within a month.
struct StrategicOperationNotReported: ProjectRule {
  static let months = Parameter<Int>("strategicOperation.noticeMonths")

  static let card = RuleCard(
    id: "E106", name: "strategic-operation-not-reported",
    title: Wording(
      "Operation of strategic importance not reported",
      sv: "Insats av strategisk betydelse inte anmäld"),
    summary: Wording(
      "Within a month of the selection of an operation of strategic importance the authority has told "
        + "the Commission.",
      sv: "Inom en månad efter att en insats av strategisk betydelse valts ut har myndigheten "
        + "underrättat kommissionen."),
    severity: .error, law: [law], lawDay: .selection,
    mendedBy: [.officer, .authority], catalogue: ["EU41"],
    parameters: [months.name],
    why: Wording(
      "The Commission follows such operations from the start, and others make them known together.",
      sv: "Kommissionen följer sådana insatser från början, och de görs kända tillsammans."),
    doubt: Wording(
      "That the selection is the day of the first approval is our reading; between the last day as "
        + "counted and the working day it moves to, a finding is a warning.",
      sv:
        "Att urvalet är dagen för det första godkännandet är vår tolkning; mellan sista dagen som den "
        + "räknas och den arbetsdag den flyttas till är en anmärkning en varning."),
    passes: [
      Example(
        Wording("on the last day", sv: "på sista dagen"), in: .languageCourses, strategic,
        told("2026-06-28")),
      Example(
        Wording(
          "not told, and the month has not passed",
          sv: "inte underrättad, och månaden har inte gått"),
        in: .languageCourses, strategic, on: "2026-06-28"),
    ],
    fails: [
      Example(
        Wording(
          "on the Monday after a last day that is a Sunday",
          sv: "på måndagen efter en sista dag som är en söndag"), in: .languageCourses, strategic,
        told("2026-06-29", mark: "↓")),
      Example(
        Wording("on the Tuesday after it", sv: "på tisdagen efter den"), in: .languageCourses,
        strategic,
        told("2026-06-30", mark: "↓")),
      Example(
        Wording("never told", sv: "aldrig underrättad"), in: .languageCourses,
        .decision(
          "<strategicImportance>false</strategicImportance>",
          "↓<strategicImportance>true</strategicImportance>"), on: "2026-06-30"),
    ],
    silent: [
      Example(
        Wording("not of strategic importance", sv: "inte av strategisk betydelse"),
        in: .languageCourses)
    ])

  private static let law = Act.cpr.article("73", "5")

  private static let strategic = Example.Edit.decision(
    "<strategicImportance>false</strategicImportance>",
    "<strategicImportance>true</strategicImportance>")

  private static func told(_ day: String, mark: String = "") -> Example.Edit {
    .decision(
      "<beneficiaryInformed>",
      "\(mark)<commissionInformed>\(day)</commissionInformed>\n  <beneficiaryInformed>")
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    guard let selection = StrategicSelection(project, on: context.day) else {
      throw Undecided.silent(
        Wording(
          "no decision says that the operation is of strategic importance",
          sv: "inget beslut anger att insatsen är av strategisk betydelse"), Self.law)
    }
    let day = context.lawDay(of: Self.card, for: project)
    let months = try context.rulebook.parameter(Self.months, on: day).orUndecided()
    let approval = selection.approval
    let limit = try project.memberState.limitOrUndecided(
      .months(months.value), after: approval.decided)
    let told = selection.telling?.commissionInformed
    let counted = told ?? context.day
    guard counted > limit.strict else { return .passes }
    let spot =
      selection.telling?.spot.child("commissionInformed")
      ?? selection.strategic.spot.child("strategicImportance")
    let what =
      told.map { Wording("told on \($0)", sv: "underrättades \($0)") }
      ?? Wording("not told by \(context.day)", sv: "inte underrättad den \(context.day)")
    return .fails([
      Failure(
        at: spot,
        Wording(
          "the operation was approved on \(approval.decided), and the Commission \(what); the last day "
            + "was \(limit.strict)",
          sv: "insatsen godkändes \(approval.decided), och kommissionen \(what); sista dagen var "
            + "\(limit.strict)"),
        fix: Wording(
          "tell the Commission, and state the day in the decision",
          sv: "underrätta kommissionen, och ange dagen i beslutet"),
        law: months.law, severity: counted > limit.rolled ? nil : .warning)
    ])
  }
}

/// The selection of an operation of strategic importance.
struct StrategicSelection {
  /// The first grant, by which it was selected.
  let approval: Decision
  /// The grant that says so.
  let strategic: Decision
  /// The grant that says when the Commission was told.
  let telling: Decision?

  /// By the grants that have taken effect by a day; `nil` where none of them says so.
  init?(_ project: Project, on day: Day) {
    let grants = project.decisions.filter { $0.outcome.grants && $0.validFrom <= day }
    guard let approval = grants.first,
      let strategic = grants.first(where: { $0.isOfStrategicImportance == true })
    else { return nil }
    self.approval = approval
    self.strategic = strategic
    telling = grants.first { $0.commissionInformed != nil }
  }
}
