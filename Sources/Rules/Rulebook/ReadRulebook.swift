import Findings
import Languages
import Portfolio
import Provenance
import Values

extension RulebookReader {
  /// The version of the schema of rulebooks this program reads.
  static let schema: Int64 = 1

  /// Reads the merged layers whole; nil, with faults, where they are no rulebook.
  mutating func contents(of merged: RulebookNode) -> RulebookContents? {
    for layer in layers { readHeader(layer) }
    guard
      let root = fields(
        merged, required: ["rulebook", "schema", "version", "checked", "law"],
        optional: [
          "extends", "fund", "identifiers", "vocabularies", "objectives", "tables", "grounds",
          "rates", "pairs", "limits", "costOptions", "periods", "axes", "indicators", "parameters",
          "rules", "taxonomies",
        ])
    else { return nil }
    readLaws(root["law"])
    let fund = root["fund"].flatMap { self.fund($0) }
    start = fund?.span.from
    let contents = RulebookContents(
      id: root["rulebook"]?.text ?? "", fund: fund,
      objectives: list(root["objectives"]).compactMap { objective($0) },
      tables: named(root["tables"]) { $0.table($1, $2) },
      vocabularies: named(root["vocabularies"]) { $0.vocabulary($1, $2) },
      grounds: named(root["grounds"]) { $0.groundList($1, $2) },
      rates: list(root["rates"]).compactMap { rate($0) },
      limits: list(root["limits"]).compactMap { limit($0) },
      periods: list(root["periods"]).compactMap { period($0) },
      axes: list(root["axes"]).compactMap { axis($0) },
      indicatorSets: list(root["indicators"]).compactMap { indicatorSet($0) },
      rules: ruleSettings(root["rules"]),
      pairs: list(root["pairs"]).compactMap { pair($0) },
      costOptions: Dictionary(
        list(root["costOptions"]).compactMap { costOption($0) }, uniquingKeysWith: { $1 }),
      identifiers: named(root["identifiers"]) { $0.identifier($1, $2) },
      parameters: named(root["parameters"]) { $0.parameter($1, $2) },
      taxonomies: named(root["taxonomies"]) { $0.taxonomy($1, $2) },
      comparisons: layers.compactMap { comparison($0) },
      acts: Set(
        laws.values.map { source in
          switch source {
          case .act(let act): act.id
          case .other(let paper): paper.name.english
          }
        }))
    check(contents, root)
    return contents
  }

  // MARK: The head of a layer

  private mutating func readHeader(_ layer: RulebookNode) {
    if let node = layer["schema"], let schema = version(node), schema != Self.schema {
      report(
        .unsupportedSchema, node.place,
        Wording(
          "the file is written for schema \(schema)", sv: "filen är skriven för schema \(schema)"),
        Wording(
          "this program reads schema \(Self.schema)", sv: "programmet läser schema \(Self.schema)"))
    }
    checkName(layer)
    _ = version(layer["version"])
    checked[layer.place.file] = dayCompared(layer["checked"])
    for name in ["rulebook", "schema", "version", "checked"] where layer[name] == nil {
      report(
        .missingMember, layer.place, Wording("“\(name)” is missing", sv: "”\(name)” saknas"),
        Wording(
          "each file begins with rulebook, schema, version and checked",
          sv: "varje fil börjar med rulebook, schema, version och checked"))
    }
    let below = layers.prefix { $0.place.file != layer.place.file }.compactMap {
      $0["rulebook"]?.text
    }
    for base in list(layer["extends"]) {
      guard let name = text(base), !below.contains(name) else { continue }
      report(
        .unknownBase, base.place,
        Wording("the file extends “\(name)”", sv: "filen utökar ”\(name)”"),
        below.isEmpty
          ? Wording("no layer stands below it", sv: "inget lager står under den")
          : Wording("below it stand \(listed(below))", sv: "under den står \(listed(below))"))
    }
  }

  /// A name of the program's own would stand for two things in the log and in findings.
  private mutating func checkName(_ layer: RulebookNode) {
    guard officeFiles.contains(layer.place.file), let node = layer["rulebook"],
      let name = node.text, RulebookFile.builtInNames.contains(name)
    else { return }
    report(
      .notAllowed, node.place, node.shown,
      Wording(
        "the program has a file of that name; give yours another, and name in “extends” what it is "
          + "laid over",
        sv:
          "programmet har en fil med det namnet; ge din ett annat, och ange i ”extends” vad den läggs "
          + "över"))
  }

  private func comparison(_ layer: RulebookNode) -> Rulebook.Comparison? {
    guard let day = checked[layer.place.file], let place = layer["checked"]?.place else {
      return nil
    }
    return Rulebook.Comparison(day: day, place: place.inRulebook)
  }

  private mutating func readLaws(_ node: RulebookNode?) {
    for member in members(node) {
      if case .object = member.node.value {
        guard
          let fields = fields(member.node, required: ["name"], optional: ["sv", "uri", "sections"])
        else { continue }
        let name = text(fields["name"]) ?? ""
        let swedish = text(fields["sv"]) ?? name
        laws[member.name] = .other(
          OtherLaw(
            name: Wording("\(name)", sv: "\(swedish)"), uri: text(fields["uri"]),
            sections: named(fields["sections"]) { $0.section($1, $2) },
            isInSwedish: fields["sv"] != nil))
      } else if let id = text(member.node) {
        if let act = Act.all.first(where: { $0.id == id }) {
          laws[member.name] = .act(act)
        } else {
          report(
            .unknownLaw, member.node.place,
            Wording("“\(id)” is no act we know", sv: "”\(id)” är ingen känd rättsakt"),
            Wording(
              "known are \(listed(Act.all.map(\.id))); name another with { name: …, uri: … }",
              sv: "kända är \(listed(Act.all.map(\.id))); ange en annan med { name: …, uri: … }"))
        }
      }
    }
  }

  /// What a section of a paper is called: in English as files name it, or as English refers to Swedish
  /// law, where nothing else is stated.
  private mutating func section(_ section: String, _ node: RulebookNode) -> Wording? {
    guard let fields = fields(node, required: ["sv"], optional: ["name"]) else { return nil }
    let name = text(fields["name"]) ?? SwedishSections.wording(section)?.english ?? section
    let swedish = text(fields["sv"]) ?? name
    return Wording("\(name)", sv: "\(swedish)")
  }

  private mutating func fund(_ node: RulebookNode) -> Fund? {
    guard
      let fields = fields(
        node, required: ["code", "label", "management", "law"],
        optional: ["sv", "svOfficial", "from", "until"])
    else { return nil }
    return Fund(
      code: text(fields["code"]) ?? "", label: label(fields),
      management: word(fields["management"], as: Fund.Management.self) ?? .shared,
      span: span(fields), law: law(fields))
  }

  /// Reads each member of an object whose names are free.
  private mutating func named<Value>(
    _ node: RulebookNode?, _ read: (inout RulebookReader, String, RulebookNode) -> Value?
  ) -> [String: Value] {
    var values: [String: Value] = [:]
    for member in members(node) { values[member.name] = read(&self, member.name, member.node) }
    return values
  }
}
