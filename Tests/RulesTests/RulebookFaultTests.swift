import Languages
import Rules
import Testing

/// A smallest file with one fault, and what is said of it.
struct FaultyFile: CustomTestStringConvertible, Sendable {
  let kind: RulebookFault.Kind
  let path: String
  let members: String
  let found: String

  var testDescription: String { "\(kind.rawValue): \(members.prefix(60))" }

  init(_ kind: RulebookFault.Kind, _ path: String, _ members: String, found: String) {
    self.kind = kind
    self.path = path
    self.members = members
    self.found = found
  }

  static let all: [FaultyFile] = [
    FaultyFile(
      .unknownMember, "limit", "limit: []", found: "there is no member “limit”"),
    FaultyFile(
      .unknownMember, "parameters.x.values[0].valeu",
      parameter(#"values: [{ value: 1, valeu: 2, law: "CPR 1" }]"#),
      found: "there is no member “valeu”"),
    FaultyFile(
      .unknownMember, "parameters.x.currency",
      parameter(#"currency: "EUR", values: []"#),
      found: "“currency” stands at a parameter of type days"),
    FaultyFile(
      .duplicateMember, "parameters", "parameters: {}, parameters: {}",
      found: "“parameters” is stated again"),
    FaultyFile(
      .missingMember, "parameters.x.values[0]",
      parameter(#"values: [{ value: 1 }]"#), found: "“law” is missing"),
    FaultyFile(
      .missingMember, "parameters.x",
      #"parameters: { x: { label: "x", type: "money", values: [] } }"#,
      found: "“currency” is missing"),
    FaultyFile(
      .missingMember, "limits[0].values[0]",
      limit(#"max: 1, min: 1, law: "CPR 1""#), found: "an object with max, min, law"),
    FaultyFile(.wrongType, "rates", "rates: {}", found: "an empty object"),
    FaultyFile(.wrongType, "parameters", "parameters: 7", found: "7"),
    FaultyFile(
      .wrongType, "parameters.x.values[0].value",
      parameter(#"values: [{ value: 1.5, law: "CPR 1" }]"#), found: "1.5"),
    FaultyFile(
      .wrongType, "parameters.x.values[0].from",
      parameter(#"values: [{ value: 1, from: "2027-02-29", law: "CPR 1" }]"#),
      found: "“2027-02-29”"),
    FaultyFile(
      .wrongType, "parameters.x.values[0].value",
      #"""
      parameters: { x: { label: "x", type: "everyYear", values: [{ value: "02-29",
      law: "CPR 1" }] } }
      """#,
      found: "“02-29”"),
    FaultyFile(
      .wrongType, "pairs[0].if.thirdCountry",
      #"""
      pairs: [{ id: "p", if: { thirdCountry: "yes" }, then: { objective: "SO1" },
      severity: "error", law: "CPR 1" }], objectives: [{ code: "SO1", label: "x",
      law: "CPR 1" }]
      """#,
      found: "“yes”"),
    FaultyFile(
      .notAllowed, "parameters.x.type",
      #"parameters: { x: { label: "x", type: "weeks", values: [] } }"#, found: "“weeks”"),
    FaultyFile(
      .notAllowed, "parameters.x.currency",
      #"parameters: { x: { label: "x", type: "money", currency: "XYZ", values: [] } }"#,
      found: "“XYZ”"),
    FaultyFile(
      .notAllowed, "parameters.x.values[0].value",
      parameter(#"values: [{ value: -1, law: "CPR 1" }]"#), found: "-1"),
    FaultyFile(
      .unknownBase, "extends[0]", #"extends: ["cpr-2021"]"#,
      found: "the file extends “cpr-2021”"),
    FaultyFile(
      .unknownLaw, "parameters.x.values[0].law",
      parameter(#"values: [{ value: 1, law: "ISF 1" }]"#), found: "“ISF 1” begins with “ISF”"),
    FaultyFile(
      .unreadableLaw, "parameters.x.values[0].law",
      parameter(#"values: [{ value: 1, law: "CPR 15(" }]"#), found: "“CPR 15(”"),
    FaultyFile(
      .datesReversed, "parameters.x.values[0].until",
      parameter(
        #"values: [{ value: 1, from: "2026-07-01", until: "2026-06-30", law: "CPR 1" }]"#),
      found: "it ends on 2026-06-30"),
    FaultyFile(
      .datesReversed, "periods[0]",
      #"periods: [{ id: "p", label: "x", first: "2026-07-01", last: "2026-06-30", law: "CPR 1" }]"#,
      found: "it ends on 2026-06-30"),
    FaultyFile(
      .datesOutOfOrder, "parameters.x.values[1]",
      parameter(
        #"""
        values: [{ value: 1, from: "2026-07-01", law: "CPR 1" }, { value: 2,
        until: "2026-06-30", law: "CPR 1" }]
        """#
      ),
      found: "it applies until 2026-06-30 and stands after one from 2026-07-01"),
    FaultyFile(
      .datesOverlap, "parameters.x.values[1]",
      parameter(
        #"""
        values: [{ value: 1, until: "2026-07-01", law: "CPR 1" }, { value: 2,
        from: "2026-07-01", law: "CPR 1" }]
        """#
      ),
      found: "it applies from 2026-07-01, and the one before until 2026-07-01"),
    FaultyFile(
      .datesOverlap, "tables.T.codes[1]",
      table(
        #"""
        { code: "001", label: "a", until: "2026-06-12" }, { code: "001", label: "b",
        from: "2026-06-12" }
        """#
      ),
      found: "001 applies from 2026-06-12, and again until 2026-06-12"),
    FaultyFile(
      .datesOverlap, "objectives[0].measures[1]",
      #"""
      objectives: [{ code: "SO1", label: "x", law: "CPR 1", measures: [{ code: "a",
      label: "a" }, { code: "a", label: "b", from: "2026-07-01" }] }]
      """#,
      found: "measure (a) applies from 2026-07-01, and again always"),
    FaultyFile(
      .datesGap, "parameters.x.values[1]",
      parameter(
        #"""
        complete: true, values: [{ value: 1, until: "2026-06-30", law: "CPR 1" },
        { value: 2, from: "2026-07-02", law: "CPR 1" }]
        """#
      ),
      found: "nothing is stated from 2026-07-01 until 2026-07-02"),
    FaultyFile(
      .datesGap, "parameters.x.values[0]",
      parameter(#"complete: true, values: [{ value: 1, from: "2021-01-01", law: "CPR 1" }]"#),
      found: "nothing is stated before 2021-01-01"),
    FaultyFile(
      .datesGap, "parameters.x.values[0]",
      parameter(#"complete: true, values: [{ value: 1, until: "2029-12-31", law: "CPR 1" }]"#),
      found: "nothing is stated after 2029-12-31"),
    FaultyFile(
      .datesGap, "parameters.x", parameter("complete: true, values: []"),
      found: "it says it is complete and has no values"),
    FaultyFile(
      .rateOutOfRange, "limits[0].values[0].max", limit(#"max: 10001, law: "CPR 1""#),
      found: "10001 is no rate"),
    FaultyFile(
      .rateOutOfRange, "limits[0].values[0].max", limit(#"max: -1, law: "CPR 1""#),
      found: "-1 is no rate"),
    FaultyFile(
      .duplicateIdentity, "axes[1]",
      #"""
      axes: [{ id: "a", label: "a", law: "CPR 1", values: [] }, { id: "a", label: "b",
      law: "CPR 1", values: [] }]
      """#,
      found: "“a” stands here again"),
    FaultyFile(
      .duplicateIdentity, "rates[1]",
      #"""
      rates: [{ id: "r", label: "r", when: { objective: "TA" }, values: [] }, { id: "s",
      label: "s", when: { objective: "TA" }, values: [] }], objectives: [{ code: "TA",
      label: "x", law: "CPR 1" }]
      """#,
      found: "s is for objective TA, as is r"),
    FaultyFile(
      .duplicateLabel, "tables.T.codes[1]",
      table(#"{ code: "001", label: "a" }, { code: "002", label: "a" }"#),
      found: "002 and 001 are both “a”"),
    FaultyFile(
      .unknownReference, "tables.T.none",
      table(#"{ code: "001", label: "a" }"#, and: #"none: "009","#),
      found: "“009” is none of the codes of T"),
    FaultyFile(
      .unknownReference, "limits[0].base", limit(#"max: 1, law: "CPR 1""#, base: "everything"),
      found: "“everything” is none of the vocabulary of bases"),
    FaultyFile(
      .unknownReference, "limits[0].of.T7",
      limit(#"max: 1, law: "CPR 1""#, of: #"T7: "001""#), found: "nothing is called “T7”"),
    FaultyFile(
      .unknownReference, "limits[0].of.T",
      table(#"{ code: "001", label: "a" }"#) + ", "
        + limit(#"max: 1, law: "CPR 1""#, of: #"T: "002""#),
      found: "table T has no code “002”"),
    FaultyFile(
      .unknownReference, "limits[0].of.T",
      table(#"{ code: "001", label: "a", from: "2026-07-01" }"#) + ", "
        + limit(#"max: 1, from: "2026-06-30", law: "CPR 1""#, of: #"T: "001""#),
      found: "“001” is used from 2026-06-30, and exists from 2026-07-01"),
    FaultyFile(
      .unknownReference, "grounds.g.items[0].implementers[0]",
      #"""
      grounds: { g: { law: "CPR 1", items: [{ id: "1", label: "x",
      implementers: ["bank"] }] } }
      """#,
      found: "“bank” is none of the vocabulary of implementers"),
    FaultyFile(
      .unknownReference, "costOptions[0].notWith[0]",
      #"""
      costOptions: [{ id: "a", label: "x", covers: "staff", base: "directCosts",
      notWith: ["b"], values: [] }]
      """#,
      found: "“b” is none of the cost options"),
    FaultyFile(
      .unknownReference, "indicators[0].items[0].partOf", indicator(#"partOf: "O.1.9""#),
      found: "“O.1.9” is none of the indicators of the set"),
    FaultyFile(
      .unknownReference, "indicators[0].items[0].atMost[0]", indicator(#"atMost: ["O.1.9"]"#),
      found: "“O.1.9” is none of the indicators of the set"),
    FaultyFile(
      .unknownReference, "indicators[0].items[0].computed.less[0]",
      indicator(#"computed: { from: "O.1.1", less: ["O.1.9"] }"#),
      found: "“O.1.9” is none of the indicators of the set"),
    FaultyFile(
      .unknownReference, "indicators[0].items[0].axes[0]", indicator(#"axes: ["age"]"#),
      found: "“age” is none of the axes"),
    FaultyFile(
      .unknownReference, "axes[0].removed", #"axes: [{ id: "a", removed: "not used here" }]"#,
      found: "“a” is removed, but no layer below has it"),
    FaultyFile(
      .unreadablePattern, "identifiers.cci.pattern",
      #"identifiers: { cci: { pattern: "[0-9", law: "CPR 1" } }"#, found: "“[0-9”"),
    FaultyFile(
      .unknownRule, "rules.off[0]", #"rules: { off: ["B999"] }"#, found: "there is no rule “B999”"),
    FaultyFile(
      .unknownRule, "rules.on[0]", #"rules: { on: ["B999"] }"#, found: "there is no rule “B999”"),
    FaultyFile(
      .unknownRule, "rules.severity.B999", #"rules: { severity: { B999: "warning" } }"#,
      found: "there is no rule “B999”"),
    FaultyFile(
      .notAllowed, "rules.severity.B101", #"rules: { severity: { B101: "fatal" } }"#,
      found: "“fatal”"),
    FaultyFile(
      .notAllowed, "rules.calls[0].severity.B114",
      #"rules: { calls: [{ id: "C1", severity: { B114: "warning" } }] }"#,
      found: "B114 judges the whole portfolio"),
    FaultyFile(
      .notAllowed, "rules.calls[0].severity.O101",
      #"rules: { calls: [{ id: "C1", severity: { O101: "warning" } }] }"#,
      found: "O101 judges documents that belong to no project"),
  ]

  private static func parameter(_ members: String) -> String {
    #"parameters: { x: { label: "x", type: "days", \#(members) } }"#
  }

  private static func limit(
    _ value: String, base: String = "whole", of: String = #"objective: "SO1""#
  ) -> String {
    #"""
    objectives: [{ code: "SO1", label: "x", law: "CPR 1" }],
    vocabularies: { bases: [{ id: "whole", label: "x" }] },
    limits: [{ id: "l", label: "x", of: { \#(of) }, base: "\#(base)", values: [{ \#(value) }] }]
    """#
  }

  private static func table(_ codes: String, and members: String = "") -> String {
    #"tables: { T: { label: "x", law: "CPR 1", \#(members) codes: [\#(codes)] } }"#
  }

  private static func indicator(_ members: String) -> String {
    #"""
    objectives: [{ code: "SO1", label: "x", law: "CPR 1" }],
    indicators: [{ id: "i", selectedFrom: "2021-01-01", law: "CPR 1", items: [
      { id: "O.1.1", objective: "SO1", kind: "output", label: "x", person: false, \#(members) }] }]
    """#
  }
}

@Suite struct `A rulebook with a fault` {
  @Test(arguments: FaultyFile.all)
  func `is refused with one fault that says where, what is there and what is allowed`(
    file: FaultyFile
  ) throws {
    let faults = faultsFound(of: layer(file.members), knownRules: ["B101", "B114", "O101"])
    let fault = try #require(faults.first)
    #expect(faults.count == 1, "\(faults.map(\.description).joined(separator: "\n"))")
    #expect(fault.kind == file.kind)
    #expect(fault.path == file.path)
    #expect(fault.found.english == file.found)
    #expect(fault.file == "test.json5")
    #expect(fault.line > 2)
    #expect(!fault.allowed.isEmpty)
    #expect(fault.allowed.swedish != fault.allowed.english)
  }

  @Test func `prints as compilers do, with file, line, column and path`() {
    let members = #"""
      vocabularies: { bases: [{ id: "b", label: "x" }] },
      limits: [{ id: "l", label: "x", of: {}, base: "b", values: [{ max: 10001, law: "CPR 1" }] }]
      """#
    #expect(
      faultsFound(of: layer(members)).map(\.description) == [
        "test.json5:4:68: error: limits[0].values[0].max: 10001 is no rate; "
          + "rates are 0 to 10000 hundredths of a percent; 75 % is 7500"
      ])
  }

  @Test func `is told all its faults at once, in the order of the file`() {
    let found = faultsFound(
      of: layer(
        """
        limit: [],
        parameters: { x: { label: "x", type: "days", values: [
          { value: "many", law: "CPR 1" },
          { value: 1, from: "2026-13-01", law: "XYZ 1" },
        ] } },
        rates: 7,
        """))
    #expect(
      found.map { "\($0.line) \($0.kind.rawValue)" } == [
        "3 unknownMember", "5 wrongType", "6 wrongType", "6 unknownLaw", "8 wrongType",
      ])
  }

  @Test func `is refused when its head is missing or of another schema`() {
    let headless = RulebookLayer(name: "a.json5", text: "{ law: {} }")
    #expect(Set(faultsFound(of: headless).map(\.kind)) == [.missingMember])
    let later = RulebookLayer(
      name: "a.json5",
      text: #"{ rulebook: "a", schema: 2, version: 1, checked: "2026-11-22", law: {} }"#)
    #expect(faultsFound(of: later).map(\.found.english) == ["the file is written for schema 2"])
  }

  @Test func `is refused when it cites a section that has no Swedish of a paper that has`() {
    func file(_ paper: String) -> RulebookLayer {
      RulebookLayer(
        name: "a.json5",
        text: #"""
          { rulebook: "a", schema: 1, version: 1, checked: "2026-11-22",
            law: { CONTRACT: { name: "Contract", \#(paper) } },
            parameters: { x: { label: "x", type: "days", values: [{ value: 1, law: "CONTRACT payments" }] } }
          }
          """#)
    }
    let faults = faultsFound(of: file(#"sv: "Kontrakt""#))
    #expect(faults.map(\.kind) == [.unknownReference])
    #expect(faults.map(\.path) == ["parameters.x.values[0].law"])
    #expect(
      faults.map(\.found.swedish) == [
        "”payments” är inget avsnitt i ”Kontrakt” som har svenska ord"
      ])
    #expect(
      faultsFound(of: file(#"sv: "Kontrakt", sections: { payments: { sv: "betalningar" } }"#))
        .isEmpty)
    // An office's own paper may be named in one language.
    #expect(faultsFound(of: file(#"uri: "http://contract.test""#)).isEmpty)
  }

  @Test func `is refused when its law map names an act nobody knows`() {
    let file = RulebookLayer(
      name: "a.json5",
      text: #"""
        { rulebook: "a", schema: 1, version: 1, checked: "2026-11-22", law: { X: "32099R0001" } }
        """#)
    #expect(faultsFound(of: file).map(\.kind) == [.unknownLaw])
  }

  @Test func `is refused when two layers share a file name`() {
    let one = layer("a", "")
    #expect(
      faultsFound(of: one, one).map(\.found.english) == [
        "another layer below has the same file name"
      ])
  }

  @Test func `has a test for each kind of fault`() {
    let tested = Set(FaultyFile.all.map(\.kind))
    let elsewhere: Set<RulebookFault.Kind> = [.notUTF8, .notJSON5, .unsupportedSchema]
    #expect(tested.union(elsewhere) == Set(RulebookFault.Kind.allCases))
  }
}
