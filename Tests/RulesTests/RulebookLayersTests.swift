import Findings
import Languages
import Provenance
import Rules
import Testing
import Values

@Suite struct `Layers of a rulebook` {
  private let base = layer(
    "base",
    #"""
    parameters: {
      x: { label: "x", sv: "x på svenska", type: "days", values: [
        { value: 1, until: "2026-06-30", law: "CPR 1" },
        { value: 2, from: "2026-07-01", law: "CPR 2" } ] },
      y: { label: "y", type: "days", values: [{ value: 7, law: "CPR 3" }] } },
    axes: [{ id: "gender", label: "Gender", law: "AMIF Annex VIII", values: [
      { id: "F", label: "Female" }, { id: "M", label: "Male" },
      { id: "N", label: "Non-binary" } ] }],
    tables: { T: { label: "T", law: "CPR 1", complete: true, codes: [
      { code: "005", label: "old", until: "2026-06-11" },
      { code: "005", label: "new", from: "2026-06-12" } ] } },
    """#)

  private func book(_ members: String) throws -> Rulebook {
    try Rulebook.load(layers: [base, layer("over", members)])
  }

  private let x = Parameter<Int>("x")

  @Test func `replace a dated list whole and keep what they do not mention`() throws {
    let book = try book(
      #"parameters: { x: { values: [{ value: 3, from: "2026-07-01", law: "CPR 4" }] } }"#)
    #expect(book.parameter(x, on: day("2026-07-01")).value == 3)
    #expect(
      book.parameter(x, on: day("2026-06-30")).missing
        == "the parameter x has no value recorded for 2026-06-30")
    #expect(book.label(ofParameter: "x")?.swedish == "x på svenska")
    #expect(book.parameter(Parameter<Int>("y"), on: day("2026-07-01")).value == 7)
  }

  @Test func `merge items by id, add new ones and remove those they say`() throws {
    let book = try book(
      #"""
      axes: [
        { id: "gender", values: [{ id: "N", removed: "not asked" }, { id: "M", sv: "Man" }] },
        { id: "age", label: "Age", law: "AMIF Annex VIII",
          values: [{ id: "<18", label: "< 18" }] } ]
      """#)
    #expect(book.axes.map(\.id) == ["gender", "age"])
    #expect(book.axis("gender")?.values.map(\.id) == ["F", "M"])
    #expect(book.axis("gender")?.values.last?.label.swedish == "Man")
    #expect(book.axis("gender")?.values.last?.label.english == "Male")
  }

  @Test func `tell rows of one code apart by their first day`() throws {
    let book = try book(
      #"tables: { T: { codes: [{ code: "005", from: "2026-06-12", label: "newer" }] } }"#)
    let labels = ["2026-06-11", "2026-06-12"].map {
      book.code(table: "T", code: "005", on: day($0)).value?.label.english
    }
    #expect(labels == ["old", "newer"])
  }

  @Test func `give each value the day its own file was compared with the law`() throws {
    let later = RulebookLayer(
      name: "over.json5",
      text: #"""
        { rulebook: "over", schema: 1, version: 1, checked: "2027-01-01", extends: ["base"],
          parameters: { x: { values: [
            { value: 1, until: "2026-12-31", law: "CPR 1" },
            { value: 9, from: "2027-01-01", law: "CPR 1", checked: "2027-02-02" } ] } } }
        """#)
    let book = try Rulebook.load(layers: [base, later])
    #expect(book.id == "over")
    #expect(book.parameter(x, on: day("2026-12-31")).dated?.checked == day("2027-01-01"))
    #expect(book.parameter(x, on: day("2027-01-01")).dated?.checked == day("2027-02-02"))
    #expect(
      book.parameter(Parameter<Int>("y"), on: day("2027-01-01")).dated?.checked
        == day("2026-11-22"))
  }

  @Test func `are named by the file that has the fault, in the order of the layers`() {
    let broken = [
      layer(
        "low",
        #"parameters: { x: { label: "x", type: "days", values: [{ value: 1, law: "Z 1" }] } }"#),
      layer("high", "rates: 7"),
    ]
    #expect(
      faultsFound(of: broken[0], broken[1]).map { "\($0.file) \($0.path)" }
        == ["low.json5 parameters.x.values[0].law", "high.json5 rates"])
  }

  @Test func `change an officer's number over the built-in ones`() throws {
    let trial = layer(
      "trial", #"parameters: { "payment.days": { values: [{ value: 90, law: "CPR 74(1)(b)" }] } }"#)
    let book = try Rulebook.load(layers: RulebookLayer.builtIn + [trial], hash: "abc")
    #expect(book.parameter(Parameter<Int>("payment.days"), on: day("2026-07-01")).value == 90)
    #expect(
      Rulebook.builtIn.parameter(Parameter<Int>("payment.days"), on: day("2026-07-01")).value == 80)
    #expect(book.hash == "abc")
    #expect(book.layers.last == trial)
  }

  @Test func `choose the indicators by the day of selection`() throws {
    let book = try Rulebook.load(
      layers: RulebookLayer.builtIn + [
        layer(
          "amended",
          #"""
          indicators: [{ id: "2027", selectedFrom: "2027-01-01", law: "AMIF 33(5)", items: [
            { id: "O.9.1", objective: "SO1", kind: "output", label: "New", person: false } ] }]
          """#)
      ])
    #expect(book.indicators(selectedOn: day("2026-12-31")).value?.id == "2021")
    #expect(book.indicators(selectedOn: day("2027-01-01")).value?.id == "2027")
    #expect(
      book.indicators(selectedOn: day("2026-12-31")).dated?.span.until == day("2026-12-31"))
    #expect(book.indicator("O.9.1", selectedOn: day("2026-12-31")).value == nil)
    #expect(book.indicator("O.9.1", selectedOn: day("2027-01-01")).value?.label.english == "New")
  }

  @Test func `turn rules on and off and change their severity`() throws {
    let book = try Rulebook.load(
      layers: [
        layer("a", #"rules: { off: ["B101"], on: ["X1"], severity: { B102: "warning" } }"#)
      ], knownRules: ["B101", "B102", "X1"])
    #expect(book.rules.off == ["B101"])
    #expect(book.rules.on == ["X1"])
    #expect(book.rules.severities == ["B102": .warning])
  }

  @Test func `cite an act under a key of their own, and a paper that is no act`() throws {
    let file = RulebookLayer(
      name: "a.json5",
      text: #"""
        { rulebook: "a", schema: 1, version: 1, checked: "2026-11-22",
          law: { F1: "32021R1147", handbook: { name: "Handbook", uri: "https://example.org/h" } },
          parameters: { x: { label: "x", type: "days", values: [
            { value: 1, law: ["F1 15(1)", "handbook page 7", "handbook"] } ] } } }
        """#)
    let law = try Rulebook.load(layers: [file]).parameter(x, on: day("2026-07-01")).dated?.law
    #expect(
      law?.map(\.description)
        == ["Regulation (EU) 2021/1147, Article 15(1)", "Handbook, page 7", "Handbook"])
    #expect(law?.last?.uri == "https://example.org/h")
  }
}
