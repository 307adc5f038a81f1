import Findings
import Languages
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
      taxonomies: named(root["taxonomies"]) { $0.taxonomy($1, $2) })
    check(contents, root)
    return contents
  }

  // MARK: The head of a layer

  private mutating func readHeader(_ layer: RulebookNode) {
    if let node = layer["schema"], let schema = whole(node), schema != Self.schema {
      report(
        .unsupportedSchema, node.place,
        Wording(
          "the file is written for schema \(schema)", sv: "filen är skriven för schema \(schema)"),
        Wording(
          "this program reads schema \(Self.schema)", sv: "programmet läser schema \(Self.schema)"))
    }
    _ = whole(layer["version"])
    checked[layer.place.file] = day(layer["checked"])
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

  private mutating func readLaws(_ node: RulebookNode?) {
    for member in members(node) {
      if case .object = member.node.value {
        guard let fields = fields(member.node, required: ["name"], optional: ["sv", "uri"])
        else { continue }
        let name = text(fields["name"]) ?? ""
        let swedish = text(fields["sv"]) ?? name
        laws[member.name] = .other(
          name: Wording("\(name)", sv: "\(swedish)"), uri: text(fields["uri"]))
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

  // MARK: Objectives, codes and words

  private mutating func objective(_ node: RulebookNode) -> RulebookObjective? {
    guard
      let fields = fields(
        node, required: ["code", "label", "law"], optional: ["sv", "svOfficial", "measures"])
    else { return nil }
    let law = law(fields)
    return RulebookObjective(
      code: text(fields["code"]) ?? "", label: label(fields), law: law,
      measures: list(fields["measures"]).compactMap { measure($0, law) })
  }

  private mutating func measure(_ node: RulebookNode, _ inherited: [Citation]) -> Measure? {
    guard
      let fields = fields(
        node, required: ["code", "label"],
        optional: ["sv", "svOfficial", "from", "until", "law", "checked", "doubt", "doubtSv"])
    else { return nil }
    return Measure(
      code: text(fields["code"]) ?? "", label: label(fields), span: span(fields),
      law: law(fields, inheriting: inherited), checked: checked(fields),
      doubt: doubt(fields))
  }

  private mutating func table(_ id: String, _ node: RulebookNode) -> CodeTable? {
    guard
      let fields = fields(
        node, required: ["label", "law", "codes"],
        optional: ["sv", "svOfficial", "required", "complete", "none", "groups"])
    else { return nil }
    let law = law(fields)
    let groups = list(fields["groups"]).compactMap { group($0, law) }
    return CodeTable(
      id: id, label: label(fields), law: law, isRequired: flag(fields["required"]),
      isComplete: flag(fields["complete"]), noneCode: text(fields["none"]), groups: groups,
      codes: list(fields["codes"]).compactMap { code($0, law, hasGroups: !groups.isEmpty) })
  }

  private mutating func group(_ node: RulebookNode, _ inherited: [Citation]) -> CodeGroup? {
    guard
      let fields = fields(
        node, required: ["id", "label"],
        optional: ["sv", "svOfficial", "objective", "law", "doubt", "doubtSv"])
    else { return nil }
    return CodeGroup(
      id: text(fields["id"]) ?? "", label: label(fields), objective: text(fields["objective"]),
      law: law(fields, inheriting: inherited), doubt: doubt(fields))
  }

  private mutating func code(
    _ node: RulebookNode, _ inherited: [Citation], hasGroups: Bool
  ) -> Code? {
    guard
      let fields = fields(
        node, required: hasGroups ? ["group", "code", "label"] : ["code", "label"],
        optional: ["sv", "svOfficial", "from", "until", "law", "checked", "doubt", "doubtSv"])
    else { return nil }
    return Code(
      group: text(fields["group"]), code: text(fields["code"]) ?? "", label: label(fields),
      span: span(fields), law: law(fields, inheriting: inherited), checked: checked(fields),
      doubt: doubt(fields))
  }

  private mutating func vocabulary(_ name: String, _ node: RulebookNode) -> [Term]? {
    list(node).compactMap { term($0, inheriting: []) }
  }

  private mutating func term(_ node: RulebookNode, inheriting inherited: [Citation]?) -> Term? {
    guard
      let fields = fields(
        node, required: ["id", "label"],
        optional: ["sv", "svOfficial", "from", "until", "law", "doubt", "doubtSv"])
    else { return nil }
    return Term(
      id: text(fields["id"]) ?? "", label: label(fields), span: span(fields),
      law: law(fields, inheriting: inherited), doubt: doubt(fields))
  }

  private mutating func groundList(_ name: String, _ node: RulebookNode) -> [Ground]? {
    guard let fields = fields(node, required: ["law", "items"]) else { return nil }
    let law = law(fields)
    return list(fields["items"]).compactMap { ground($0, law) }
  }

  private mutating func ground(_ node: RulebookNode, _ inherited: [Citation]) -> Ground? {
    guard
      let fields = fields(
        node, required: ["id", "label"],
        optional: ["sv", "svOfficial", "implementers", "law", "doubt", "doubtSv"])
    else { return nil }
    return Ground(
      id: text(fields["id"]) ?? "", label: label(fields),
      implementers: texts(fields["implementers"]), law: law(fields, inheriting: inherited),
      doubt: doubt(fields))
  }

  // MARK: Rates, pairs, limits, cost options

  private mutating func condition(_ node: RulebookNode?) -> Condition {
    var words: [Facet: [String]] = [:]
    for member in members(node) {
      if case .flag(let flag) = member.node.value {
        words[Facet(rawValue: member.name)] = ["\(flag)"]
      } else {
        words[Facet(rawValue: member.name)] = texts(member.node)
      }
    }
    return Condition(words: words)
  }

  /// One condition or a list of them, any of which will do.
  private mutating func conditions(_ node: RulebookNode?) -> [Condition] {
    if case .list(let items) = node?.value { return items.map { condition($0) } }
    return node.map { [condition($0)] } ?? []
  }

  private mutating func rate(_ node: RulebookNode) -> CofinancingRate? {
    guard
      let fields = fields(
        node, required: ["id", "label", "when", "values"],
        optional: ["sv", "svOfficial", "needs", "complete", "law"])
    else { return nil }
    let law = fields["law"].map { _ in self.law(fields) }
    return CofinancingRate(
      id: text(fields["id"]) ?? "", label: label(fields), when: conditions(fields["when"]),
      needs: text(fields["needs"]),
      ceilings: timeline(fields, required: ["max"], inheriting: law) { $0.percentage($1["max"]) })
  }

  private mutating func pair(_ node: RulebookNode) -> Pair? {
    guard
      let fields = fields(
        node, required: ["id", "if", "then", "severity", "law"],
        optional: ["both", "from", "until", "checked", "doubt", "doubtSv"])
    else { return nil }
    return Pair(
      id: text(fields["id"]) ?? "", first: condition(fields["if"]),
      then: condition(fields["then"]), isBothWays: flag(fields["both"]),
      severity: severity(fields["severity"]) ?? .error, span: span(fields), law: law(fields),
      checked: checked(fields), doubt: doubt(fields))
  }

  private mutating func severity(_ node: RulebookNode?) -> Severity? {
    guard let node, let text = text(node) else { return nil }
    switch text {
    case "error": return .error
    case "warning": return .warning
    case "observation": return .observation
    default:
      report(
        .notAllowed, node.place, node.shown,
        Wording(
          "allowed are error, warning, observation", sv: "tillåtna är error, warning, observation"))
      return nil
    }
  }

  private mutating func limit(_ node: RulebookNode) -> Limit? {
    guard
      let fields = fields(
        node, required: ["id", "label", "of", "base", "values"],
        optional: ["sv", "svOfficial", "unlessExplained", "explain", "complete", "law"])
    else { return nil }
    let law = fields["law"].map { _ in self.law(fields) }
    return Limit(
      id: text(fields["id"]) ?? "", label: label(fields), selection: condition(fields["of"]),
      base: text(fields["base"]) ?? "",
      isLiftedByExplanation: flag(fields["unlessExplained"]), explainedIn: text(fields["explain"]),
      shares: timeline(fields, required: [], optional: ["max", "min", "warn"], inheriting: law) {
        $0.share($1)
      })
  }

  private mutating func share(_ fields: Fields) -> Limit.Share? {
    guard (fields["max"] == nil) != (fields["min"] == nil) else {
      report(
        .missingMember, fields.node.place, fields.node.shown,
        Wording("a limit has either “max” or “min”", sv: "en gräns har antingen ”max” eller ”min”"))
      return nil
    }
    let warnFrom = percentage(fields["warn"])
    if let most = fields["max"] {
      return percentage(most).map {
        Limit.Share(direction: .atMost, share: $0, warnFrom: warnFrom)
      }
    }
    return percentage(fields["min"]).map {
      Limit.Share(direction: .atLeast, share: $0, warnFrom: warnFrom)
    }
  }

  private mutating func costOption(_ node: RulebookNode) -> (String, Timeline<RulebookCostOption>)?
  {
    guard
      let fields = fields(
        node, required: ["id", "label", "covers", "base", "values"],
        optional: [
          "sv", "svOfficial", "baseExcludes", "onTop", "notWith", "oneOf", "requires", "complete",
          "law",
        ]),
      let id = text(fields["id"]),
      let covers = word(fields["covers"], as: RulebookCostOption.Costs.self),
      let base = word(fields["base"], as: RulebookCostOption.Base.self)
    else { return nil }
    let law = fields["law"].map { _ in self.law(fields) }
    let label = label(fields)
    let baseExcludes = words(fields["baseExcludes"], as: RulebookCostOption.Exclusion.self)
    let onTop = texts(fields["onTop"])
    let notWith = texts(fields["notWith"])
    let oneOf = text(fields["oneOf"])
    let requires = words(fields["requires"], as: RulebookCostOption.Requirement.self)
    let rates = timeline(fields, required: ["max"], inheriting: law) { reader, entry in
      reader.percentage(entry["max"]).map {
        RulebookCostOption(
          id: id, label: label, covers: covers, base: base, baseExcludes: baseExcludes,
          onTop: onTop, notWith: notWith, oneOf: oneOf, requires: requires, rate: $0)
      }
    }
    return (id, rates)
  }

  // MARK: Periods, axes, indicators

  private mutating func period(_ node: RulebookNode) -> NamedPeriod? {
    guard
      let fields = fields(
        node, required: ["id", "label", "first", "last", "law"],
        optional: ["sv", "svOfficial", "checked", "doubt", "doubtSv"]),
      let first = day(fields["first"]), let last = day(fields["last"])
    else { return nil }
    guard let period = try? Period(first: first, last: last) else {
      report(
        .datesReversed, node.place, Wording("it ends on \(last)", sv: "den slutar \(last)"),
        Wording(
          "it begins on \(first), and can end on that day or later",
          sv: "den börjar \(first), och kan sluta den dagen eller senare"))
      return nil
    }
    return NamedPeriod(
      id: text(fields["id"]) ?? "", label: label(fields), period: period, law: law(fields),
      checked: checked(fields), doubt: doubt(fields))
  }

  private mutating func axis(_ node: RulebookNode) -> Axis? {
    guard
      let fields = fields(
        node, required: ["id", "label", "values", "law"],
        optional: ["sv", "svOfficial", "doubt", "doubtSv"])
    else { return nil }
    let law = law(fields)
    return Axis(
      id: text(fields["id"]) ?? "", label: label(fields),
      values: list(fields["values"]).compactMap { term($0, inheriting: law) }, law: law,
      doubt: doubt(fields))
  }

  private mutating func indicatorSet(_ node: RulebookNode) -> IndicatorSet? {
    guard
      let fields = fields(
        node, required: ["id", "selectedFrom", "law", "items"],
        optional: ["personAxes", "checked", "doubt", "doubtSv"]),
      let selectedFrom = day(fields["selectedFrom"])
    else { return nil }
    let law = law(fields)
    let personAxes = texts(fields["personAxes"])
    return IndicatorSet(
      id: text(fields["id"]) ?? "", selectedFrom: selectedFrom, law: law,
      checked: checked(fields), doubt: doubt(fields),
      indicators: list(fields["items"]).compactMap { indicator($0, law, personAxes) })
  }

  private mutating func indicator(
    _ node: RulebookNode, _ inherited: [Citation], _ personAxes: [String]
  ) -> Indicator? {
    guard
      let fields = fields(
        node, required: ["id", "objective", "kind", "label", "person"],
        optional: [
          "sv", "svOfficial", "core", "partOf", "computed", "atMost", "axes", "askedAfterMonths",
          "levels", "law", "doubt", "doubtSv",
        ])
    else { return nil }
    let isAboutPersons = flag(fields["person"])
    let axes = fields["axes"].map { texts($0) } ?? (isAboutPersons ? personAxes : [])
    return Indicator(
      id: text(fields["id"]) ?? "", objective: text(fields["objective"]) ?? "",
      kind: word(fields["kind"], as: Indicator.Kind.self) ?? .output, label: label(fields),
      isAboutPersons: isAboutPersons, isCore: flag(fields["core"]), partOf: text(fields["partOf"]),
      computed: fields["computed"].flatMap { difference($0) }, atMost: texts(fields["atMost"]),
      axes: axes,
      askedAfterMonths: months(fields["askedAfterMonths"]),
      comparesLevels: flag(fields["levels"]), law: law(fields, inheriting: inherited),
      doubt: doubt(fields))
  }

  private mutating func months(_ node: RulebookNode?) -> Int? {
    guard let node, case .count(let months, _) = count(node, .months) else { return nil }
    return months
  }

  private mutating func difference(_ node: RulebookNode) -> Indicator.Difference? {
    guard let fields = fields(node, required: ["from", "less"]) else { return nil }
    return text(fields["from"]).map {
      Indicator.Difference(from: $0, less: texts(fields["less"]))
    }
  }

  // MARK: Identifiers, parameters, rules

  private mutating func identifier(_ name: String, _ node: RulebookNode) -> IdentifierPattern? {
    guard
      let fields = fields(
        node, required: ["pattern", "law"], optional: ["checked", "doubt", "doubtSv"]),
      let pattern = text(fields["pattern"])
    else { return nil }
    if (try? Regex(pattern)) == nil, let node = fields["pattern"] {
      report(
        .unreadablePattern, node.place, node.shown,
        Wording(
          "a regular expression stands here, such as [0-9]{3}",
          sv: "här står ett reguljärt uttryck, till exempel [0-9]{3}"))
    }
    return IdentifierPattern(
      pattern: pattern,
      dated: Dated(
        pattern, span: Span(), law: law(fields), checked: checked(fields),
        doubt: doubt(fields)))
  }

  private mutating func parameter(_ name: String, _ node: RulebookNode) -> ParameterEntry? {
    guard
      let fields = fields(
        node, required: ["label", "type", "values"],
        optional: ["sv", "svOfficial", "currency", "complete", "law"]),
      let kind = word(fields["type"], as: ParameterEntry.Kind.self)
    else { return nil }
    let law = fields["law"].map { _ in self.law(fields) }
    let currency = currency(fields, kind)
    return ParameterEntry(
      name: name, label: label(fields), kind: kind,
      values: timeline(fields, required: ["value"], inheriting: law) {
        $0.quantity($1["value"], kind, currency)
      })
  }

  /// The currency of an amount; reports one that is missing, unknown or out of place.
  private mutating func currency(_ fields: Fields, _ kind: ParameterEntry.Kind) -> Currency? {
    switch (kind, fields["currency"]) {
    case (.money, nil):
      report(
        .missingMember, fields.node.place,
        Wording("“currency” is missing", sv: "”currency” saknas"),
        Wording(
          "an amount has a currency, such as currency: \"EUR\"",
          sv: "ett belopp har en valuta, till exempel currency: \"EUR\""))
      return nil
    case (.money, let node?):
      guard let code = text(node) else { return nil }
      if let currency = Currency(code) { return currency }
      report(
        .notAllowed, node.place, node.shown,
        Wording(
          "a code of ISO 4217 stands here, such as EUR",
          sv: "här står en kod ur ISO 4217, till exempel EUR"))
      return nil
    case (_, let node?):
      report(
        .unknownMember, node.place,
        Wording(
          "“currency” stands at a parameter of type \(kind.rawValue)",
          sv: "”currency” står vid en parameter av typen \(kind.rawValue)"),
        Wording("only money has a currency", sv: "bara pengar har valuta"))
      return nil
    case (_, nil): return nil
    }
  }

  private mutating func quantity(
    _ node: RulebookNode?, _ kind: ParameterEntry.Kind, _ currency: Currency?
  ) -> Quantity? {
    guard let node else { return nil }
    switch kind {
    case .percentage: return percentage(node).map { .percentage($0) }
    case .money:
      guard let amount = whole(node), let currency else { return nil }
      return .money(Money(minorUnits: amount, currency: currency))
    case .day: return day(node).map { .day($0) }
    case .everyYear:
      guard let text = text(node) else { return nil }
      if let day = MonthDay(text) { return .everyYear(day) }
      report(
        .wrongType, node.place, node.shown,
        Wording(
          "month and day stand here, such as 02-15",
          sv: "här står månad och dag, till exempel 02-15"))
      return nil
    case .words:
      guard case .list = node.value else {
        report(
          .wrongType, node.place, node.shown,
          Wording("a list of texts stands here", sv: "här står en lista med texter"))
        return nil
      }
      return .words(texts(node))
    case .days: return count(node, .days)
    case .workingDays: return count(node, .workingDays)
    case .months: return count(node, .months)
    case .years: return count(node, .years)
    case .hours: return count(node, .hours)
    case .times: return count(node, .times)
    }
  }

  private mutating func count(_ node: RulebookNode, _ unit: Quantity.Unit) -> Quantity? {
    guard let number = whole(node) else { return nil }
    guard (0...1_000_000).contains(number) else {
      report(
        .notAllowed, node.place, node.shown,
        Wording("a count is 0 to 1000000", sv: "ett antal är 0 till 1000000"))
      return nil
    }
    return .count(Int(number), unit)
  }

  private mutating func ruleSettings(_ node: RulebookNode?) -> RuleSettings {
    guard let node, let fields = fields(node, required: [], optional: ["off", "on", "severity"])
    else { return RuleSettings(off: [], on: [], severities: [:]) }
    for name in ["off", "on"] {
      for rule in list(fields[name]) { checkRule(rule.text ?? "", rule.place) }
    }
    var severities: [String: Severity] = [:]
    for member in members(fields["severity"]) {
      checkRule(member.name, member.place)
      severities[member.name] = severity(member.node)
    }
    return RuleSettings(
      off: Set(texts(fields["off"])), on: Set(texts(fields["on"])), severities: severities)
  }

  private mutating func checkRule(_ id: String, _ place: RulebookNode.Place) {
    guard let knownRules, !knownRules.contains(id) else { return }
    report(
      .unknownRule, place, Wording("there is no rule “\(id)”", sv: "det finns ingen regel ”\(id)”"),
      Wording(
        "known are \(listed(knownRules.sorted()))", sv: "kända är \(listed(knownRules.sorted()))"))
  }
}
