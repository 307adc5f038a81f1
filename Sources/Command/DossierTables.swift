import Exporter
import Findings
import Languages
import Portfolio
import Values

/// The tables of a dossier that are made of the project itself.
struct DossierTables {
  let papers: DossierTable
  /// Why records were set aside.
  let setAside: DossierTable
  let findings: DossierTable
  let waivers: DossierTable
  let decisions: DossierTable
  let payments: DossierTable

  var all: [DossierTable] { [papers, setAside, findings, waivers, decisions, payments] }

  init(
    _ contents: DossierContents, _ originals: DossierOriginals, in reading: Reading,
    language: Language
  ) throws {
    papers = Self.papers(originals)
    setAside = try Self.setAside(originals, in: reading)
    findings = Self.findings(contents.findings, language)
    waivers = Self.waivers(contents)
    decisions = try Self.decisions(contents)
    payments = Self.payments(contents)
  }

  // MARK: Papers

  private static func papers(_ originals: DossierOriginals) -> DossierTable {
    var table = DossierTable(
      file: "versions.csv", title: Wording("What was sent", sv: "Vad som har skickats in"),
      columns: [
        .init("kind"), .init("kind_in_words", Wording("Kind", sv: "Slag")), .init("issuer"),
        .init("id", Wording("Id", sv: "Id")), .init("version", Wording("Version", sv: "Version")),
        .init("standing"), .init("standing_in_words", Wording("Standing", sv: "Läge")),
        .init("ended_by_entry"), .init("issued", Wording("Issued", sv: "Utfärdad")),
        .init("received", Wording("Received", sv: "Inkommen")),
        .init("entry", Wording("Log entry", sv: "Loggpost")), .init("file"), .init("line"),
        .init("file_bytes"), .init("file_sha256"),
        .init("member", Wording("Original", sv: "Original")), .init("member_is"),
        .init("before"), .init("after"),
      ])
    for filed in originals.filed {
      let paper = filed.paper
      let (code, words, entry) = standing(paper)
      table.rows.append([
        .code(paper.kind),
        .said(DocumentKind(rawValue: paper.kind)?.wording ?? .same(paper.kind)),
        .code(paper.issuer), .code(paper.id),
        paper.version.map { .number(Int64($0.number)) } ?? .none, .code(code), .said(words),
        entry.map { .number($0) } ?? .none,
        .init(day: paper.version.flatMap { try? Day.parse($0.issued) }),
        .init(day: paper.version.flatMap { try? Day.parse($0.received) }),
        .number(paper.file.entry), .text(paper.file.name),
        .number(Int64(paper.line)), .number(paper.file.size), .code(paper.file.sha256),
        .member(filed.member), .code(filed.isWholeFile ? "file" : "record"),
        filed.before.map { .member($0) } ?? .none, filed.after.map { .member($0) } ?? .none,
      ])
    }
    return table
  }

  private static func setAside(
    _ originals: DossierOriginals, in reading: Reading
  ) throws -> DossierTable {
    var table = DossierTable(
      file: "set-aside.csv",
      title: Wording("Why records were set aside", sv: "Varför poster lades åt sidan"),
      columns: [
        .init("kind"), .init("issuer"), .init("id", Wording("Id", sv: "Id")),
        .init("entry", Wording("Log entry", sv: "Loggpost")), .init("file"),
        .init("rule", Wording("Rule", sv: "Regel")), .init("line", Wording("Line", sv: "Rad")),
        .init("column"), .init("message", Wording("Finding", sv: "Anmärkning")),
        .init("fix", Wording("Fix", sv: "Åtgärd")),
        .init("member", Wording("Original", sv: "Original")),
      ])
    for filed in originals.filed {
      let paper = filed.paper
      guard case .setAside = paper.standing else { continue }
      for reason in try reading.reasonsSetAside(ofPiece: paper.piece) {
        table.rows.append([
          .code(paper.kind), .code(paper.issuer), .code(paper.id), .number(paper.file.entry),
          .text(paper.file.name), .code(reason.rule), .number(Int64(reason.line)),
          .number(Int64(reason.column)), .said(reason.message),
          reason.fix.map { .said($0) } ?? .none, .member(filed.member),
        ])
      }
    }
    return table
  }

  private static func standing(_ paper: ReceivedPaper) -> (String, Wording, Int64?) {
    switch paper.standing {
    case .current: ("current", Wording("holds", sv: "gäller"), nil)
    case .replaced:
      ("replaced", Wording("another version holds", sv: "en annan version gäller"), nil)
    case .withdrawn(let entry):
      (
        "withdrawn",
        Wording("withdrawn, log entry \(entry)", sv: "tillbakadragen, loggpost \(entry)"), entry
      )
    case .setAside(nil):
      ("setAside", Wording("set aside", sv: "lagd åt sidan"), nil)
    case .setAside(let entry?):
      (
        "setAside",
        Wording(
          "set aside, closed by log entry \(entry)",
          sv: "lagd åt sidan, avslutad genom loggpost \(entry)"), entry
      )
    }
  }

  // MARK: Findings

  private static func findings(_ findings: [Finding], _ language: Language) -> DossierTable {
    var table = DossierTable(
      file: "findings.csv", title: Wording("Findings", sv: "Anmärkningar"),
      columns: FindingColumn.allCases.map { .init($0.rawValue) })
    table.rows = findings.map { finding in
      FindingColumn.allCases.map { $0.cell(finding, inWords: false, language) }
    }
    return table
  }

  private static func waivers(_ contents: DossierContents) -> DossierTable {
    var table = DossierTable(
      file: "waivers.csv",
      title: Wording("What somebody has accepted", sv: "Vad någon har godtagit"),
      columns: [
        .init("entry", Wording("Log entry", sv: "Loggpost")), .init("at"),
        .init("by", Wording("By", sv: "Av")), .init("rule", Wording("Rule", sv: "Regel")),
        .init("subject"), .init("until", Wording("Until", sv: "Till och med")),
        .init("holds"), .init("ended_by_entry"),
        .init("because", Wording("Because", sv: "Skäl")), .init("facts"),
      ])
    for waiver in contents.waivers {
      table.rows.append([
        .number(waiver.entry), .code(waiver.at), .text(waiver.by), .code(waiver.rule),
        .code(waiver.subject), .day(waiver.until),
        .code(waiver.holds(on: contents.day) ? "yes" : "no"),
        waiver.endedBy.map { .number($0) } ?? .none, .text(waiver.because),
        .code(waiver.facts.joined(separator: " ")),
      ])
    }
    return table
  }

  // MARK: Decisions and payments

  private static func decisions(_ contents: DossierContents) throws -> DossierTable {
    var table = DossierTable(
      file: "decisions.csv", title: Wording("Decisions", sv: "Beslut"),
      columns: [
        .init("issuer"), .init("id", Wording("Decision", sv: "Beslut")), .init("version"),
        .init("outcome"), .init("outcome_in_words", Wording("Outcome", sv: "Utgång")),
        .init("decided", Wording("Decided", sv: "Beslutat")),
        .init("valid_from", Wording("In force from", sv: "Gäller från")), .init("in_force"),
        .init("body"), .init("application"), .init("amends"), .init("first_day"),
        .init("last_day"), .init("currency"), .init("total_cost"),
        .init("eligible_cost", Wording("Eligible cost", sv: "Stödberättigande kostnad")),
        .init("union_contribution", Wording("Union contribution", sv: "EU-stöd")),
        .init("grounds"),
      ])
    for view in contents.views {
      let inForce = view.project.decision(on: contents.day)?.header.version
      for decision in view.project.decisions {
        table.rows.append([
          .code(decision.header.issuer), .code(decision.header.id),
          .number(Int64(decision.header.number)), .code(decision.outcome.rawValue),
          .said(Wording { decision.outcome.said(in: $0) }), .day(decision.decided),
          .day(decision.validFrom),
          .code(decision.header.version == inForce ? "yes" : "no"),
          .init(text: decision.issuingBody), .init(code: decision.application?.id),
          .init(code: decision.amends?.id), .init(day: decision.firstDay),
          .init(day: decision.lastDay), .code(decision.currency.code),
          .init(amount: decision.budget?.totalCost), .init(amount: decision.budget?.eligibleCost),
          .init(amount: try decision.financing?.unionContribution(decision.currency)),
          .init(text: decision.grounds),
        ])
      }
    }
    return table
  }

  private static func payments(_ contents: DossierContents) -> DossierTable {
    var table = DossierTable(
      file: "payments.csv",
      title: Wording(
        "Payments, checks and what came back", sv: "Betalningar, kontroller och återkrav"),
      columns: [
        .init("issuer"), .init("id", Wording("Paper", sv: "Handling")), .init("version"),
        .init("kind"), .init("what"), .init("what_in_words", Wording("What", sv: "Vad")),
        .init("day", Wording("Day", sv: "Dag")), .init("of", Wording("Of", sv: "Gäller")),
        .init("currency"), .init("amount", Wording("Amount", sv: "Belopp")),
        .init("reason", Wording("Reason", sv: "Skäl")),
      ])
    for payment in contents.views.flatMap(\.project.payments) {
      for line in PaymentLine.all(of: payment) {
        table.rows.append([
          .code(payment.header.issuer), .code(payment.header.id),
          .number(Int64(payment.header.number)), .code(payment.kind.rawValue), .code(line.what),
          .said(line.words), .init(day: line.day), .init(code: line.of),
          .init(code: line.amount?.currency.code), .init(amount: line.amount),
          .init(text: line.reason),
        ])
      }
    }
    return table
  }
}
