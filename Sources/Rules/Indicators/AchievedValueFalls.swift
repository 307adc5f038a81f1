import Findings
import Languages
import Portfolio
import Provenance
import Values

/// What has been reached since the project began does not fall from one report to the next without
/// a comment.
struct AchievedValueFalls: ProjectRule {
  static let card = RuleCard(
    id: "I107", name: "achieved-value-falls",
    title: Wording("Achieved value falls", sv: "Utfallet sjunker"),
    summary: Wording(
      "An achieved value counts from the project's beginning and is not below that of the report "
        + "before, or the report says why.",
      sv:
        "Ett utfall räknas från projektets början och är inte lägre än i rapporten före, eller så "
        + "förklarar rapporten varför."),
    severity: .warning,
    law: [
      Act.cpr.article("42", "1"), Act.cpr.annex("XVII", .field("50")),
      Act.cpr.annex("XVII", .field("55")),
    ], lawDay: .selection,
    mendedBy: [.owner], catalogue: ["EU84"],
    why: Wording(
      "A value that falls counts the period alone, or corrects an earlier one; the Commission asks "
        + "which.",
      sv:
        "Ett utfall som sjunker avser bara perioden eller rättar ett tidigare; kommissionen frågar "
        + "vilket."),
    passes: [
      Example(
        Wording("as much as in the report before", sv: "lika mycket som i rapporten före"),
        in: .languageCoursesClaimed, end, earlier("74")),
      Example(
        Wording("one less, with a comment", sv: "en färre, med en kommentar"),
        in: .languageCoursesClaimed, end, earlier("75"),
        .report(
          "<cell age=\"over60\" gender=\"male\">1</cell>\n"
            + "    <cell age=\"over60\" gender=\"nonBinary\">0</cell>\n  </indicator>\n"
            + "  <indicator id=\"P1\"",
          "<cell age=\"over60\" gender=\"male\">1</cell>\n"
            + "    <cell age=\"over60\" gender=\"nonBinary\">0</cell>\n"
            + "    <comment xml:lang=\"sv\">En deltagare räknades två gånger.</comment>\n"
            + "  </indicator>\n  <indicator id=\"P1\"")),
      Example(
        Wording(
          "2014–2020: as much as in the report before",
          sv: "2014–2020: lika mycket som i rapporten före"),
        in: .legacy,
        .report(
          "</report>",
          """
          </report>
          </portfolio>
          """),
        .report(
          "<report xmlns=\"urn:fondbok:1\" id=",
          """
          <portfolio xmlns="urn:fondbok:1">
          <report id="report-evening-courses-0" issuer="SE:orgnr:2120989997" version="1"
                  issued="2020-01-31" currency="SEK" kind="progress">
            <case issuer="SE:orgnr:2021999996" id="A1-2018-0042"/>
            <firstDay>2019-01-01</firstDay>
            <lastDay>2019-12-31</lastDay>
            <indicator id="SO2.C2" kind="output">
              <achieved>140</achieved>
            </indicator>
          </report>
          <report id=
          """)),
      Example(
        Wording(
          "a grant contract: as much as in the report before",
          sv: "ett bidragskontrakt: lika mycket som i rapporten före"),
        in: .dear,
        .report(
          "</report>",
          """
          </report>
          </portfolio>
          """),
        .report(
          "<report xmlns=\"urn:fondbok:1\" id=",
          """
          <portfolio xmlns="urn:fondbok:1">
          <report id="report-borders-in-view-0" issuer="IT:vat:00000000000" version="1"
                  issued="2018-05-02" currency="EUR" kind="progress">
            <case issuer="urn:example:external-actions" id="ACT-2017-0384"/>
            <firstDay>2017-10-21</firstDay>
            <lastDay>2018-04-20</lastDay>
            <indicator id="OP1" kind="project">
              <achieved>6</achieved>
            </indicator>
          </report>
          <report id=
          """)),
    ],
    fails: [
      Example(
        Wording("one less than in the report before", sv: "en färre än i rapporten före"),
        in: .languageCoursesClaimed, end, earlier("75"),
        .report("<achieved>74</achieved>", "↓<achieved>74</achieved>")),
      Example(
        Wording(
          "2014–2020: one less than in the report before",
          sv: "2014–2020: en färre än i rapporten före"),
        in: .legacy,
        .report(
          "</report>",
          """
          </report>
          </portfolio>
          """),
        .report(
          "<report xmlns=\"urn:fondbok:1\" id=",
          """
          <portfolio xmlns="urn:fondbok:1">
          <report id="report-evening-courses-0" issuer="SE:orgnr:2120989997" version="1"
                  issued="2020-01-31" currency="SEK" kind="progress">
            <case issuer="SE:orgnr:2021999996" id="A1-2018-0042"/>
            <firstDay>2019-01-01</firstDay>
            <lastDay>2019-12-31</lastDay>
            <indicator id="SO2.C2" kind="output">
              <achieved>141</achieved>
            </indicator>
          </report>
          <report id=
          """),
        .report(
          """
          "SO2.C2" kind="output">
              <achieved>140</achieved>
          """,
          """
          "SO2.C2" kind="output">
              ↓<achieved>140</achieved>
          """)),
      Example(
        Wording(
          "a grant contract: one less than in the report before",
          sv: "ett bidragskontrakt: en färre än i rapporten före"),
        in: .dear,
        .report(
          "</report>",
          """
          </report>
          </portfolio>
          """),
        .report(
          "<report xmlns=\"urn:fondbok:1\" id=",
          """
          <portfolio xmlns="urn:fondbok:1">
          <report id="report-borders-in-view-0" issuer="IT:vat:00000000000" version="1"
                  issued="2018-05-02" currency="EUR" kind="progress">
            <case issuer="urn:example:external-actions" id="ACT-2017-0384"/>
            <firstDay>2017-10-21</firstDay>
            <lastDay>2018-04-20</lastDay>
            <indicator id="OP1" kind="project">
              <achieved>7</achieved>
            </indicator>
          </report>
          <report id=
          """),
        .report("<achieved>6</achieved>", "↓<achieved>6</achieved>")),
    ],
    silent: [
      Example(
        Wording("a single report", sv: "en enda rapport"), in: .languageCoursesClaimed)
    ],
    notRun: [
      Example(
        Wording(
          "reports whose application and decision have not come",
          sv: "rapporter vars ansökan och beslut inte har kommit in"), in: .languageCoursesClaimed,
        .without(.application), .without(.decision))
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    guard !project.reports.isEmpty else {
      throw Undecided.silent(
        Wording(
          "no report on the project has arrived", sv: "ingen rapport om projektet har kommit in"))
    }
    let indicators = try project.reportedIndicatorsOrSilent(Self.card, in: context)
    var latest: [String: Reported] = [:]
    var compared = 0
    var falls: [Failure] = []
    for report in project.reports {
      guard let period = report.lastDay else { continue }
      for value in report.indicators where indicators.counts(value.id) {
        guard let hundredths = value.achievedHundredths else { continue }
        let number = IndicatorNumber(hundredths: hundredths)
        let now = Reported(number: number, until: period, spot: value.spot.child("achieved"))
        if let before = latest[value.id], before.until < period {
          compared += 1
          if number < before.number, value.comment == nil {
            falls.append(failure(value.id, now, before))
          }
        }
        latest[value.id] = now
      }
    }
    guard compared > 0 else {
      throw Undecided.silent(
        Wording(
          "no two reports state the same indicator",
          sv: "inga två rapporter anger samma indikator"))
    }
    return .of(falls)
  }

  /// A value and the period it stands for.
  private struct Reported {
    let number: IndicatorNumber
    let until: Day
    let spot: Spot
  }

  private func failure(_ id: String, _ now: Reported, _ before: Reported) -> Failure {
    Failure(
      at: now.spot,
      Wording(
        "\(id) is \(now.number) until \(now.until); it was \(before.number) until \(before.until)",
        sv: "\(id) är \(now.number) till och med \(now.until); den var \(before.number) till och "
          + "med \(before.until)"),
      fix: Wording(
        "state what has been reached since the project began, or say in <comment> why it is less",
        sv: "ange vad som har nåtts sedan projektets början, eller skriv i <comment> varför det är "
          + "lägre"),
      notes: [
        Failure.Note(
          Wording(
            "\(before.number) until \(before.until)",
            sv: "\(before.number) till och med "
              + "\(before.until)"), at: before.spot)
      ])
  }

  // MARK: Texts of the examples

  /// Puts a report on the first half of the period before the sample's.
  private static func earlier(_ achieved: String) -> Example.Edit {
    .report(
      "<report xmlns=\"urn:fondbok:1\" id=",
      """
      <portfolio xmlns="urn:fondbok:1">
      <report id="report-language-courses-0" issuer="SE:orgnr:2120999996" version="1"
              issued="2026-12-15" currency="SEK" kind="progress">
        <case issuer="SE:orgnr:2021999996" id="6.2.5-2026-01147"/>
        <firstDay>2026-09-01</firstDay>
        <lastDay>2026-11-30</lastDay>
        <indicator id="R.2.9" kind="result">
          <achieved>\(achieved)</achieved>
        </indicator>
      </report>
      <report id=
      """)
  }

  private static let end = Example.Edit.report("</report>", "</report>\n</portfolio>")
}
