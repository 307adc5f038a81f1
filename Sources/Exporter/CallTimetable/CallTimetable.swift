import Languages
import Portfolio
import Provenance
import Values

/// The timetable of planned calls that the programme's website shows (Regulation (EU) 2021/1060, Article
/// 49(2)): the calls that are not yet closed, in the order they open.
///
/// The law asks for all of its points, so a call that lacks one keeps the timetable back.
struct CallTimetable: Arrangement {
  private let calls: Sheet<PlannedCall>
  private let context: ExportContext

  static let names = ["calls"]

  init(_ context: ExportContext, hasLabels: Bool) {
    calls = PlannedCall.sheet(hasLabels: hasLabels)
    self.context = context
  }

  var sheets: [SheetHead] { [calls.head] }

  func rows(of reading: Reading, _ body: (SheetRow) throws -> Void) throws -> Remarks {
    let programme = try context.programme(in: reading, for: .callTimetable)
    let own = Reference(issuer: programme.header.issuer, id: programme.header.id)
    let planned = try reading.calls().filter { $0.programme == own && $0.closes >= context.on }
      .sorted {
        ($0.opens, $0.closes, $0.header.issuer, $0.header.id)
          < ($1.opens, $1.closes, $1.header.issuer, $1.header.id)
      }
    var gaps = GapList()
    for call in planned where call.area == nil { gaps.add(Self.lacksArea(call)) }
    try gaps.withhold(.callTimetable)
    for call in planned {
      try body(try calls.row(PlannedCall(call: call, programme: programme, day: context.on)))
    }
    return Remarks()
  }

  private static func lacksArea(_ call: Call) -> Gap {
    Gap(
      .call(call.header.id),
      field: Wording("the area it is for", sv: "det område den gäller"),
      law: Act.cpr.article("49", "2", "a"),
      fix: Wording("send the call again with <area>", sv: "skicka utlysningen igen med <area>"))
  }

  /// What SQLite says of the calls that are not yet closed.
  static func totals(in reading: Reading, for context: ExportContext) throws -> Totals {
    let programme = try context.programme(in: reading, for: .callTimetable)
    var totals = Totals()
    for sum in try reading.callMoney(of: programme, closingFrom: context.on) {
      try totals.countRows(sum.count, of: names[0], in: sum.money.currency)
      try totals.add(sum.money, of: names[0], to: "total_support")
    }
    return totals
  }
}

/// A call that is not yet closed.
struct PlannedCall {
  let call: Call
  let programme: Programme
  let day: Day

  private var isOpen: Bool { call.opens <= day }

  private func title(of objective: String) -> String {
    programme.objectives.first { $0.code == objective }?.title ?? objective
  }

  /// The word for a call that does not narrow down who may apply.
  private static let anyone = "any"

  static func sheet(hasLabels: Bool) -> Sheet<PlannedCall> {
    Sheet(
      "calls", element: "call", hasLabels: hasLabels,
      [
        .code("call", "Utlysning") { $0.call.header.id },
        .text("title", "Utlysningens namn") { $0.call.title },
        .code("programme", "Program (CCI)") { $0.programme.cci },
        .text("area", "Område (artikel 49.2 a)") { $0.call.area },
        .code("specific_objectives", "Specifika mål (artikel 49.2 b), kod") {
          $0.call.objectives.joined(separator: " ")
        },
        .label("Specifika mål") { row in
          row.call.objectives.map { row.title(of: $0) }.joined(separator: " | ")
        },
        .code("applicants", "Slag av sökande (artikel 49.2 c), kod") { row in
          let sectors = row.call.eligibleApplicants
          return sectors.isEmpty
            ? anyone : sectors.map(\.rawValue).joined(separator: " ")
        },
        .label("Slag av sökande") { row in
          let sectors = row.call.eligibleApplicants
          return sectors.isEmpty
            ? "alla" : sectors.map { $0.label(in: .swedish) }.joined(separator: " | ")
        },
        .code("currency", "Valuta") { $0.call.currency.code },
        .cells("total_support", "Stöd sammanlagt (artikel 49.2 d)", .amount, sum: "total_support") {
          row in
          Cell(.amount(row.call.money), from: [row.moneySource])
        },
        .day("opens", "Öppnar (artikel 49.2 e)") { $0.call.opens },
        .day("closes", "Stänger (artikel 49.2 e)") { $0.call.closes },
        .code("state", "Läge, kod") { $0.isOpen ? "open" : "planned" },
        .label("Läge") { $0.isOpen ? "öppen" : "planerad" },
      ])
  }

  private var moneySource: FigureSource {
    FigureSource(
      project: call.header.id, document: call.header, spot: call.spot.child("money"),
      what: Wording("available in the call", sv: "finns i utlysningen"),
      stated: .money(call.money), conversion: nil, shares: [], part: .money(call.money))
  }
}
