import Findings
import Languages
import Portfolio
import Provenance
import Rules
import TestSupport
import Testing
import Values

/// A file of an office, laid over the program's own.
private func office(_ members: String, name: String = "office.json5") -> RulebookFile {
  let text = """
    { rulebook: "office", schema: 1, version: 1, checked: "2026-12-01",
      law: { OFFICE: { name: "Decision 2026:4" } },
    \(members)
    }
    """
  return RulebookFile(name: name, bytes: Array(text.utf8), isBuiltIn: false)
}

private func faults(of members: String) -> [String] {
  do {
    _ = try Rulebooks.laying([office(members)])
    return []
  } catch {
    return error.faults.map {
      "\($0.kind.rawValue) \($0.file):\($0.line): \($0.found.english) | \($0.allowed.english)"
    }
  }
}

/// What an office may write by mistake, and what is said of it.
private struct Faulty: Sendable {
  let members: String
  let fault: String

  init(_ members: String, _ fault: String) {
    self.members = members
    self.fault = fault
  }
}

@Suite struct `An office's rulebook` {
  @Test func `changes a number, and leaves every other as it is`() throws {
    let laid = try Rulebooks.laying([
      office(#"parameters: { "payment.days": { values: [{ value: 60, law: "OFFICE 2" }] } }"#)
    ])
    let on = day("2026-12-01")
    #expect(laid.main.parameter(Parameter<Int>("payment.days"), on: on).value == 60)
    let differences = RulebookDifference.between(
      Rulebooks.builtIn.main.statements(on: on), laid.main.statements(on: on))
    #expect(differences.map(\.subject.english) == ["parameter payment.days"])
    #expect(differences.map(\.from?.english) == ["80 days"])
    #expect(differences.map(\.to?.english) == ["60 days"])
    #expect(laid.id == "office")
  }

  @Test(arguments: [("2027-11-30", Verdict.passes), ("2027-12-01", .fails)])
  func `judges a claim by the time to pay of the day it was received`(
    _ received: String, _ verdict: Verdict
  ) throws {
    let laid = try Rulebooks.laying([
      office(
        #"""
        parameters: { "payment.days": { values: [
          { value: 80, until: "2027-11-30", law: "OFFICE 2" },
          { value: 30, from: "2027-12-01", law: "OFFICE 2" } ] } }
        """#)
    ])
    let portfolio = try TestPortfolio()
    try portfolio.take(
      samples: [
        "Samples/Portfolio/programme.xml", "Samples/Portfolio/application-language-courses.xml",
        "Samples/Portfolio/decision-language-courses.xml",
        "Samples/Portfolio/report-language-courses-1.xml",
      ], received: received)
    let rule = try #require(allRules.first { $0.card.id == "P201" })
    let said = try portfolio.assess([rule], in: Context(rulebooks: laid, day: day("2028-01-03")))
    #expect(said.map(\.outcome.verdict) == [verdict])
  }

  @Test func `has a hash of all its bytes, which a comment changes and the folder does not`() throws
  {
    let one = try Rulebooks.laying([office("")])
    #expect(one.hash == (try Rulebooks.laying([office("")])).hash)
    #expect(one.hash != Rulebooks.builtIn.hash)
    #expect(one.hash != (try Rulebooks.laying([office("// A comment.")])).hash)
    #expect(one.hash.count == 64)
  }

  @Test func `maps a theme to other objectives`() throws {
    let laid = try Rulebooks.laying([
      office(
        #"""
        taxonomies: { "amif-day-2023": { themes: [
          { code: "return-in-cooperation", objectives: ["SO3", "SO4"] } ] } }
        """#)
    ])
    let taxonomy = laid.main.taxonomies["amif-day-2023"]
    #expect(taxonomy?.theme("return-in-cooperation")?.objectives == ["SO3", "SO4"])
    #expect(taxonomy?.theme("outside-sweden")?.objectives == ["SO2", "SO4"])
  }

  private static let faulty: [Faulty] = [
    Faulty(
      #"parameters: { "payment.dayz": { label: "x", type: "days", values: [] } }"#,
      "unknownReference office.json5:3: no layer below has a parameter “payment.dayz”, so no rule asks "
        + "for it | write the name as it stands there; near it are payment.days"
    ),
    Faulty(
      #"parameters: { "payment.days": { type: "workingDays" } }"#,
      "notAllowed office.json5:3: “workingDays” | rules read payment.days as days; leave type out, and "
        + "state the value so"
    ),
    Faulty(
      #"parameters: { "vat.threshold": { currency: "SEK" } }"#,
      "notAllowed office.json5:3: “SEK” | rules read vat.threshold as EUR; leave currency out, and "
        + "state the value so"
    ),
    Faulty(
      #"parameters: { "land.share": { values: [{ value: 17500, law: "OFFICE 1" }] } }"#,
      "rateOutOfRange office.json5:3: 17500 is no rate | rates are 0 to 10000 hundredths of a percent; "
        + "75 % is 7500"
    ),
    Faulty(
      #"parameters: { "payment.days": { values: [{ value: 60 }] } }"#,
      "missingMember office.json5:3: “law” is missing | cite the provision, such as law: \"AMIF 15(1)\""
    ),
    Faulty(
      #"parameters: { "payment.days": { values: [{ value: 60, from: "2027-01-01", law: "OFFICE 1" }] } }"#,
      "datesGap office.json5:3: nothing is stated before 2027-01-01 | it says it is complete; begin on "
        + "2021-01-01, or state “none” for the days before"
    ),
    Faulty(
      #"""
      parameters: { "payment.days": { values: [
        { value: 60, until: "2027-01-01", law: "OFFICE 1" },
        { value: 50, from: "2027-01-01", law: "OFFICE 1" } ] } }
      """#,
      "datesOverlap office.json5:5: it applies from 2027-01-01, and the one before until 2027-01-01 | "
        + "on each day one entry applies; end the one before with “until”"
    ),
    Faulty(
      #"""
      parameters: { "payment.days": { values: [
        { value: 60, law: "OFFICE 1" } ], values: [] } }
      """#,
      "duplicateMember office.json5:4: “values” is stated again | it stands already on line 3; state "
        + "it once"
    ),
    Faulty(
      #"rules: { off: ["B1O1"] }"#,
      "unknownRule office.json5:3: there is no rule “B1O1” | write its id; near it are B101, B111, A101, "
        + "and fondbok rules lists all"
    ),
    Faulty(
      #"rules: { off: ["Z9999"] }"#,
      "unknownRule office.json5:3: there is no rule “Z9999” | write its id; fondbok rules lists all"
    ),
    Faulty(
      #"parameters: { "payment.whenever": { label: "x", type: "days", values: [] } }"#,
      "unknownReference office.json5:3: no layer below has a parameter “payment.whenever”, so no rule "
        + "asks for it | write the name as it stands there; of those that begin alike there are "
        + "payment.days, payment.noticeDay"
    ),
    Faulty(
      #"parameters: { "legacy.paymentsAYear": { label: "x", type: "days", values: [] } }"#,
      "unknownReference office.json5:3: no layer below has a parameter “legacy.paymentsAYear”, so no "
        + "rule asks for it | it is of amif-2014; state it in a file of its own that has extends: [\"amif-2014\"]"
    ),
    Faulty(
      #"rules: { off: ["R101"] }"#,
      "notAllowed office.json5:3: R101 judges the rulebook itself | a rulebook turns off, tries and "
        + "grades the rules that judge papers; leave it out"
    ),
    Faulty(
      #"rules: { severity: { S204: "warning" } }"#,
      "notAllowed office.json5:3: S204 is of the door, which judges files before any law is asked | a "
        + "rulebook turns off, tries and grades the rules that judge papers; leave it out"
    ),
    Faulty(
      #"rules: { off: ["B101"], trial: ["B102", "B101"] }"#,
      "notAllowed office.json5:3: “B101” | a rule that is turned off finds nothing to try; turn it off "
        + "or try it"
    ),
    Faulty(
      #"rules: { trial: ["Z9999"] }"#,
      "unknownRule office.json5:3: there is no rule “Z9999” | write its id; fondbok rules lists all"
    ),
    Faulty(
      #"parameters: { "payment.days": { values: [{ value: 0, law: "OFFICE 1" }] } }"#,
      "notAllowed office.json5:3: 0 | a count is 1 to 1000000; where nothing is to be counted, state "
        + "“none” with the provision"
    ),
    Faulty(
      #"rules: { off: ["B101", "B102"], on: ["B102"] }"#,
      "notAllowed office.json5:3: “B102” | a rule is turned off or on, and not both in one file"
    ),
    Faulty(
      #"parameters: { "simplifiedCosts.threshold": { values: [{ value: -1, law: "OFFICE 1" }] } }"#,
      "notAllowed office.json5:3: -1 | an amount is 0 or more"
    ),
    Faulty(
      #"rules: { calls: [{ id: "C1", severity: { B101: "fatal" } }] }"#,
      "notAllowed office.json5:3: “fatal” | allowed are error, warning, observation"
    ),
  ]

  @Test(arguments: faulty) private func `is refused for its fault, with the place and what to do`(
    faulty: Faulty
  ) {
    #expect(faults(of: faulty.members) == [faulty.fault])
  }

  /// A day that is none ends nothing, and says nothing of the entry after it.
  @Test func `is told of a day that is none, and of no overlap besides`() {
    let told = faults(
      of: #"""
        parameters: { "payment.days": { values: [
          { value: 80, until: "2026-02-30", law: "OFFICE 1" },
          { value: 60, from: "2026-03-01", law: "OFFICE 1" } ] } }
        """#)
    #expect(told.count == 1 && told.first?.contains("2026-02-30") == true, "\(told)")
  }

  @Test(arguments: ["amif-2021", "cpr-2021", "isf-2021"])
  func `may not be called as a file of the program is`(name: String) {
    let text = #"{ rulebook: "\#(name)", schema: 1, version: 1, checked: "2026-11-22" }"#
    let file = RulebookFile(name: "x.json5", bytes: Array(text.utf8), isBuiltIn: false)
    do {
      _ = try Rulebooks.laying([file])
      Issue.record("it is taken")
    } catch {
      #expect(error.faults.map(\.kind) == [.notAllowed])
      #expect(error.faults.map(\.found.english) == ["“\(name)”"])
    }
  }

  @Test func `tries a rule until a file above turns it on, and what is turned off is not tried`()
    throws
  {
    let tried = office(#"rules: { trial: ["B101", "D101"] }"#, name: "a.json5")
    #expect(try Rulebooks.laying([tried]).tried.map(\.rules) == [["B101", "D101"]])
    let on = office(#"rules: { on: ["D101"] }"#, name: "b.json5")
    #expect(try Rulebooks.laying([tried, on]).tried.map(\.rules) == [["B101"]])
    let off = office(#"rules: { off: ["D101"] }"#, name: "b.json5")
    let alone = office(#"rules: { trial: ["D101"] }"#, name: "c.json5")
    let both = try Rulebooks.laying([tried, off])
    #expect(both.tried.map(\.rules) == [["B101"]] && both.turnedOff.map(\.rules) == [["D101"]])
    #expect(throws: RulebookError.self) { try Rulebooks.laying([off, alone]) }
    let again = office(#"rules: { on: ["D101"], trial: ["D101"] }"#, name: "c.json5")
    #expect(try Rulebooks.laying([off, again]).tried.map(\.rules) == [["D101"]])
    #expect(Rulebooks.builtIn.tried.isEmpty)
  }

  @Test func `is refused where it is not JSON5`() {
    let file = RulebookFile(name: "x.json5", bytes: Array("parameters = 60".utf8), isBuiltIn: false)
    #expect(throws: RulebookError.self) { try Rulebooks.laying([file]) }
  }
}

/// What a rulebook of an office makes of the rules.
@Suite struct `Rules under an office's rulebook` {
  private func assess(
    _ members: String, by ids: Set<String>, rates: [ExchangeRate] = [], on: String = "2026-12-01"
  ) throws -> (said: [Assessment], context: Context) {
    let laid = try Rulebooks.laying(members.isEmpty ? [] : [office(members)]).notingGaps()
    let portfolio = try TestPortfolio()
    try portfolio.take(samples: [
      "Samples/Portfolio/programme.xml", "Samples/Portfolio/call.xml",
      "Samples/Portfolio/application-reception-places.xml",
    ])
    let context = Context(rulebooks: laid, day: day(on), rates: rates)
    let rules = allRules.filter { ids.contains($0.card.id) }
    return (try portfolio.assess(rules, in: context), context)
  }

  @Test func `have the severity of the call, before that of the rulebook, before their own`() throws
  {
    func severity(_ members: String) throws -> Severity? {
      try assess(members, by: ["B101"]).said.first?.severity
    }
    #expect(try severity("") == .error)
    #expect(try severity(#"rules: { severity: { B101: "warning" } }"#) == .warning)
    let other = #"rules: { calls: [{ id: "AMIF-2099-1", severity: { B101: "observation" } }] }"#
    #expect(try severity(other) == .error)
    let own = #"""
      rules: { severity: { B101: "warning" },
        calls: [{ id: "AMIF-2026-1", severity: { B101: "observation" } }] }
      """#
    #expect(try severity(own) == .observation)
    let elsewhere = #"""
      rules: { calls: [{ id: "AMIF-2026-1", issuer: "SE:orgnr:0000000000",
        severity: { B101: "observation" } }] }
      """#
    #expect(try severity(elsewhere) == .error)
    // What names the issuer is nearer, whichever stands first.
    let byId = #"{ id: "AMIF-2026-1", severity: { B101: "observation" } }"#
    let byIssuer =
      #"{ id: "AMIF-2026-1", issuer: "SE:orgnr:2021999996", severity: { B101: "warning" } }"#
    #expect(try severity("rules: { calls: [\(byId), \(byIssuer)] }") == .warning)
    #expect(try severity("rules: { calls: [\(byIssuer), \(byId)] }") == .warning)
  }

  @Test func `are silent where it turns them off, and the others are not`() throws {
    let said = try assess(#"rules: { off: ["B101"] }"#, by: ["B101", "B105"]).said
    #expect(said.map(\.outcome.verdict) == [.silent, .passes])
  }

  @Test
  func `are not run on a day that a table has no value for, which is a fault of the rulebook`()
    throws
  {
    let hole = #"""
      parameters: { "simplifiedCosts.threshold": { complete: false, values: [
        { value: 20000000, until: "2026-11-30", law: "OFFICE 1" },
        { value: 20000000, from: "2027-01-01", law: "OFFICE 1" } ] } }
      """#
    let (said, context) = try assess(hole, by: ["C101"])
    #expect(said.map(\.outcome.verdict) == [.notRun])
    let gaps = context.findingsOnRulebook().filter { $0.rule == "R101" }
    #expect(
      gaps.map(\.message.english) == [
        "the parameter simplifiedCosts.threshold has no value recorded for 2026-12-01, for which rules "
          + "asked"
      ])
    #expect(gaps.first?.place?.file == "office.json5")
    #expect(gaps.first?.place?.line == 3)
  }

  @Test
  func `are silent on a day on which a provision says that no value applies, which is no fault`()
    throws
  {
    let none = #"""
      parameters: { "simplifiedCosts.threshold": { values: [
        { none: "no threshold applies", until: "2026-12-31", law: "OFFICE 1" },
        { value: 20000000, from: "2027-01-01", law: "OFFICE 1" } ] } }
      """#
    let (said, context) = try assess(none, by: ["C101"])
    #expect(said.map(\.outcome.verdict) == [.silent])
    #expect(context.findingsOnRulebook().filter { $0.rule == "R101" }.isEmpty)
  }

  @Test(arguments: [("2026-11-22", []), ("2026-11-23", ["R102"])])
  func `run by a value past the day it was last compared, which is told`(
    on: String, found: [String]
  ) throws {
    let rate = try #require(ExchangeRate(month: "2026-02", currency: .sek, value: "45.4493624"))
    let (said, context) = try assess("", by: ["C101"], rates: [rate], on: on)
    #expect(said.map(\.outcome.verdict) == [.fails])
    let told = context.findingsOnRulebook()
    #expect(told.map(\.rule) == found)
    #expect(told.allSatisfy { $0.severity == .observation && $0.place?.file == "cpr-2021.json5" })
  }

  @Test func `are told of a setting for a call that has not come in`() throws {
    let laid = try Rulebooks.laying([
      office(
        #"""
        rules: { calls: [{ id: "AMIF-2026-1", severity: { B101: "warning" } },
          { id: "AMIF-2099-1", issuer: "urn:x", severity: { B101: "warning" } }] }
        """#)
    ])
    let context = Context(rulebooks: laid, day: try Day.parse("2026-11-22"))
    let held = [Reference(issuer: "SE:orgnr:2021999996", id: "AMIF-2026-1")]
    let told = context.findingsOnRulebook(calls: held).filter { $0.rule == "R103" }
    #expect(
      told.map(\.message.english) == [
        "severities are set for the call AMIF-2099-1 of urn:x, which has not come in"
      ])
    #expect(told.first?.place?.file == "office.json5" && told.first?.place?.line == 4)
    #expect(!context.findingsOnRulebook().contains { $0.rule == "R103" })
  }
}
