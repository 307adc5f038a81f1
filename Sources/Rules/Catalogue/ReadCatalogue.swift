import Languages

extension Catalogue {
  /// Reads files of entries in their order.
  ///
  /// - Throws: `RulebookError` with every fault found.
  static func read(_ layers: [RulebookLayer]) throws(RulebookError) -> Catalogue {
    var faults: [RulebookFault] = []
    let nodes = layers.compactMap { RulebookNode.read($0, faults: &faults) }
    var reader = RulebookReader(layers: nodes, knownRules: nil)
    let entries = nodes.flatMap { reader.list($0).compactMap { reader.catalogueEntry($0) } }
    faults += reader.faults
    guard faults.isEmpty else { throw RulebookError(faults: faults) }
    return Catalogue(entries: entries)
  }
}

extension RulebookReader {
  fileprivate mutating func catalogueEntry(_ node: RulebookNode) -> CatalogueEntry? {
    guard
      let fields = fields(
        node, required: ["id", "asks", "asksSv"],
        optional: [
          "computed", "computedSv", "return", "test", "case", "how", "howSv", "schema", "sample",
          "question", "questionSv", "confirm", "confirmSv",
        ]),
      let id = text(fields["id"]), let asks = wording(fields, "asks")
    else { return nil }
    return CatalogueEntry(id: id, asks: asks, answer: catalogueAnswer(fields))
  }

  private mutating func catalogueAnswer(_ fields: Fields) -> CatalogueAnswer? {
    if fields["computed"] != nil {
      guard let how = wording(fields, "computed"), let proof = proof(fields) else { return nil }
      return .computed(how, proof)
    }
    if let name = fields["return"] {
      guard let name = text(name), let how = wording(fields, "how"), let proof = proof(fields)
      else { return nil }
      return .inReturn(name: name, how, proof)
    }
    if let elements = fields["schema"] {
      guard let how = wording(fields, "how") else { return nil }
      return .schema(
        elements: texts(elements), how, sample: fields["sample"].flatMap { text($0) })
    }
    if fields["question"] != nil {
      guard let because = wording(fields, "question"), let confirm = wording(fields, "confirm")
      else { return nil }
      return .question(because: because, confirm: confirm)
    }
    return nil
  }

  /// The test that proves an answer; both of its names must be there.
  private mutating func proof(_ fields: Fields) -> CatalogueAnswer.Proof? {
    guard let file = text(fields["test"]), let test = text(fields["case"]) else { return nil }
    return CatalogueAnswer.Proof(file: file, test: test)
  }
}
