import Languages
import Provenance
import Values

extension RulebookReader {
  /// Checks what the members of a rulebook must have in common: ids that refer to something, codes
  /// that do not overlap, labels that tell codes apart.
  mutating func check(_ contents: RulebookContents, _ root: Fields) {
    for table in contents.tables.values {
      guard let node = root["tables"]?[table.id] else { continue }
      checkTable(table, node, contents)
    }
    checkMeasures(root)
    checkGrounds(contents, root)
    checkConditions(contents, root)
    checkRates(contents, root)
    checkCostOptions(contents, root)
    checkIndicators(contents, root)
    checkTaxonomies(contents, root)
  }

  // MARK: Tables

  private mutating func checkTable(
    _ table: CodeTable, _ node: RulebookNode, _ contents: RulebookContents
  ) {
    checkReferences(
      list(node["groups"]).compactMap { $0["objective"] }, among: contents.objectives.map(\.code),
      Wording("the objectives", sv: "målen"))
    checkReferences(
      list(node["codes"]).compactMap { $0["group"] }, among: table.groups.map(\.id),
      Wording("the groups of \(table.id)", sv: "grupperna i \(table.id)"))
    checkReferences(
      [node["none"]].compactMap(\.self), among: table.codes.map(\.code),
      Wording("the codes of \(table.id)", sv: "koderna i \(table.id)"))
    let nodes = list(node["codes"])
    guard nodes.count == table.codes.count else { return }
    // A day that could not be read makes no overlap besides its own fault.
    let rows = zip(table.codes, nodes).filter { !$0.span.lacksDay(of: $1) }
    for (index, (code, node)) in rows.enumerated() {
      for (earlier, _) in rows[..<index] where earlier.span.overlaps(code.span) {
        checkApart(code, earlier, node.place)
      }
    }
  }

  /// Two codes of the same days differ in number, and within a group in label.
  private mutating func checkApart(_ code: Code, _ other: Code, _ place: RulebookNode.Place) {
    if code.qualified == other.qualified {
      report(
        .datesOverlap, place,
        Wording(
          "\(code.qualified) applies \(code.span), and again \(other.span)",
          sv: "\(code.qualified) gäller \(code.span), och igen \(other.span)"),
        Wording(
          "on each day a code means one thing; end the earlier row with “until”",
          sv: "varje dag betyder en kod en sak; avsluta den tidigare raden med ”until”"))
    } else if code.group == other.group, code.label.english == other.label.english {
      report(
        .duplicateLabel, place,
        Wording(
          "\(code.qualified) and \(other.qualified) are both “\(code.label.english)”",
          sv: "\(code.qualified) och \(other.qualified) är båda ”\(code.label.english)”"),
        Wording(
          "labels differ within a table and group on each day",
          sv: "inom en tabell och grupp är benämningarna olika varje dag"))
    }
  }

  private mutating func checkMeasures(_ root: Fields) {
    for objective in list(root["objectives"]) {
      let rows = list(objective["measures"]).filter { !quietSpan($0).lacksDay(of: $0) }.map {
        node in
        (code: node["code"]?.text ?? "", span: quietSpan(node), place: node.place)
      }
      for (index, row) in rows.enumerated() {
        for earlier in rows[..<index]
        where earlier.code == row.code && earlier.span.overlaps(row.span) {
          report(
            .datesOverlap, row.place,
            Wording(
              "measure (\(row.code)) applies \(row.span), and again \(earlier.span)",
              sv: "åtgärd \(row.code) gäller \(row.span), och igen \(earlier.span)"),
            Wording(
              "on each day a measure is listed once", sv: "varje dag förtecknas en åtgärd en gång"))
        }
      }
    }
  }

  private mutating func checkGrounds(_ contents: RulebookContents, _ root: Fields) {
    let implementers = contents.vocabularies["implementers"]?.map(\.id) ?? []
    for ground in members(root["grounds"]).flatMap({ list($0.node["items"]) }) {
      checkReferences(
        items(ground["implementers"]), among: implementers,
        Wording("the vocabulary of implementers", sv: "ordlistan implementers"))
    }
  }

  // MARK: Conditions

  private mutating func checkConditions(_ contents: RulebookContents, _ root: Fields) {
    for rate in list(root["rates"]) {
      // A rate's codes must exist while it applies, but not on the days it says there is none.
      let spans = list(rate["values"]).filter { $0["none"] == nil }.map { quietSpan($0) }
      for condition in items(rate["when"]) { checkCondition(condition, on: spans, contents) }
    }
    for limit in list(root["limits"]) {
      checkCondition(limit["of"], on: list(limit["values"]).map { quietSpan($0) }, contents)
      checkReferences(
        [limit["base"]].compactMap(\.self), among: contents.vocabularies["bases"]?.map(\.id) ?? [],
        Wording("the vocabulary of bases", sv: "ordlistan bases"))
    }
    for pair in list(root["pairs"]) {
      checkCondition(pair["if"], on: [quietSpan(pair)], contents)
      checkCondition(pair["then"], on: [quietSpan(pair)], contents)
    }
  }

  private mutating func checkCondition(
    _ node: RulebookNode?, on spans: [Span], _ contents: RulebookContents
  ) {
    for member in members(node) {
      let facet = Facet(rawValue: member.name)
      if let table = contents.tables[member.name] {
        for word in items(member.node) { checkCode(word, of: table, on: spans) }
      } else if facet == .objective {
        checkReferences(
          items(member.node), among: contents.objectives.map(\.code),
          Wording("the objectives", sv: "målen"))
      } else if facet == .actionKind {
        checkTerms(items(member.node), "actionKinds", on: spans, contents)
      } else if facet == .region {
        checkTerms(items(member.node), "regions", on: spans, contents)
      } else if facet == .thirdCountry {
        if case .flag = member.node.value { continue }
        report(
          .wrongType, member.node.place, member.node.shown,
          Wording("true or false stands here", sv: "här står true eller false"))
      } else if let grounds = contents.grounds[member.name] {
        checkReferences(
          items(member.node), among: grounds.map(\.id),
          Wording("the list \(member.name)", sv: "listan \(member.name)"))
      } else {
        let known =
          ["objective", "actionKind", "region", "thirdCountry"] + contents.tables.keys.sorted()
          + contents.grounds.keys.sorted()
        report(
          .unknownReference, member.place,
          Wording("nothing is called “\(member.name)”", sv: "inget heter ”\(member.name)”"),
          Wording("conditions look at \(listed(known))", sv: "villkor ser på \(listed(known))"))
      }
    }
  }

  /// A code in a condition must exist on the first day the condition is used.
  private mutating func checkCode(_ node: RulebookNode, of table: CodeTable, on spans: [Span]) {
    guard let word = node.text else { return }
    let rows = table.codes.filter { $0.qualified == word }
    guard !rows.isEmpty else {
      report(
        .unknownReference, node.place,
        Wording(
          "table \(table.id) has no code “\(word)”",
          sv: "tabell \(table.id) har ingen kod ”\(word)”"),
        Wording(
          "it has \(listed(table.codes.map(\.qualified)))",
          sv: "den har \(listed(table.codes.map(\.qualified)))"))
      return
    }
    checkExists(word, rows.map(\.span), on: spans, node.place)
  }

  private mutating func checkTerms(
    _ nodes: [RulebookNode], _ vocabulary: String, on spans: [Span], _ contents: RulebookContents
  ) {
    let terms = contents.vocabularies[vocabulary] ?? []
    checkReferences(
      nodes, among: terms.map(\.id),
      Wording("the vocabulary \(vocabulary)", sv: "ordlistan \(vocabulary)"))
    for node in nodes {
      let known = terms.filter { $0.id == node.text }.map(\.span)
      if !known.isEmpty { checkExists(node.text ?? "", known, on: spans, node.place) }
    }
  }

  private mutating func checkExists(
    _ word: String, _ known: [Span], on spans: [Span], _ place: RulebookNode.Place
  ) {
    for span in spans {
      let begins = span.from ?? start
      let exists = known.contains { row in
        begins.map { row.contains($0) } ?? (row.from == nil)
      }
      guard !exists else { continue }
      let days = known.map(\.wording).joined(separator: ", ")
      report(
        .unknownReference, place,
        Wording(
          "“\(word)” is used \(span), and exists \(days)",
          sv: "”\(word)” används \(span), och finns \(days)"),
        Wording("use it from the day it exists", sv: "använd det från den dag det finns"))
    }
  }

  // MARK: Rates, cost options

  private mutating func checkRates(_ contents: RulebookContents, _ root: Fields) {
    for rate in list(root["rates"]) {
      checkReferences(
        [rate["needs"]].compactMap(\.self), among: contents.grounds.keys.sorted(),
        Wording("the lists of grounds", sv: "listorna med grunder"))
    }
    for (index, rate) in contents.rates.enumerated() {
      for earlier in contents.rates[..<index] {
        guard let shared = rate.when.first(where: { earlier.when.contains($0) }),
          let node = list(root["rates"]).first(where: { $0["id"]?.text == rate.id })
        else { continue }
        report(
          .duplicateIdentity, node.place,
          Wording(
            "\(rate.id) is for \(shared), as is \(earlier.id)",
            sv: "\(rate.id) gäller \(shared), liksom \(earlier.id)"),
          Wording(
            "one rate has all the values of one condition",
            sv: "en stödnivå har alla värden för ett villkor"))
      }
    }
  }

  private mutating func checkCostOptions(_ contents: RulebookContents, _ root: Fields) {
    for option in list(root["costOptions"]) {
      checkReferences(
        items(option["notWith"]), among: contents.costOptions.keys.sorted(),
        Wording("the cost options", sv: "redovisningsalternativen"))
      checkReferences(
        items(option["onTop"]), among: contents.vocabularies["costCategories"]?.map(\.id) ?? [],
        Wording("the vocabulary of costCategories", sv: "ordlistan costCategories"))
    }
  }

  // MARK: Indicators

  private mutating func checkIndicators(_ contents: RulebookContents, _ root: Fields) {
    let axes = contents.axes.map(\.id)
    for set in list(root["indicators"]) {
      checkReferences(items(set["personAxes"]), among: axes, Wording("the axes", sv: "axlarna"))
      let indicators = list(set["items"])
      let ids = indicators.compactMap { $0["id"]?.text }
      for indicator in indicators {
        let computed = indicator["computed"]
        let related =
          [indicator["partOf"], computed?["from"]].compactMap(\.self)
          + items(computed?["less"]) + items(indicator["atMost"])
        checkReferences(
          related, among: ids,
          Wording("the indicators of the set", sv: "uppsättningens indikatorer"))
        checkReferences(
          [indicator["objective"]].compactMap(\.self), among: contents.objectives.map(\.code),
          Wording("the objectives", sv: "målen"))
        checkReferences(items(indicator["axes"]), among: axes, Wording("the axes", sv: "axlarna"))
      }
    }
    let sets = contents.indicatorSets
    for (before, after) in zip(sets, sets.dropFirst())
    where after.selectedFrom <= before.selectedFrom {
      guard let node = list(root["indicators"]).first(where: { $0["id"]?.text == after.id })
      else { continue }
      report(
        .datesOutOfOrder, node.place,
        Wording(
          "it is for projects selected from \(after.selectedFrom)",
          sv: "den gäller projekt utvalda från \(after.selectedFrom)"),
        Wording(
          "the set before begins on \(before.selectedFrom); sets stand in the order of their days",
          sv: "uppsättningen före börjar \(before.selectedFrom); "
            + "uppsättningar står i dagarnas ordning"))
    }
  }

  // MARK: Helpers

  mutating func checkReferences(
    _ nodes: [RulebookNode], among known: [String], _ list: Wording
  ) {
    for node in nodes {
      guard let word = node.text, !known.contains(word) else { continue }
      report(
        .unknownReference, node.place,
        Wording("“\(word)” is none of \(list)", sv: "”\(word)” är ingen av \(list)"),
        known.isEmpty
          ? Wording("they are empty", sv: "det finns inga")
          : Wording("they are \(listed(known))", sv: "de är \(listed(known))"))
    }
  }

  /// The texts of a list, or the one text, as nodes; other types have been reported on reading.
  private func items(_ node: RulebookNode?) -> [RulebookNode] {
    guard let node else { return [] }
    if case .list(let items) = node.value { return items }
    return [node]
  }

  /// The days of a node whose faults have been reported on reading.
  private func quietSpan(_ node: RulebookNode) -> Span {
    let from = node["from"]?.text.flatMap { try? Day.parse($0) }
    let until = node["until"]?.text.flatMap { try? Day.parse($0) }
    return Span(from: from, until: until)
  }
}
