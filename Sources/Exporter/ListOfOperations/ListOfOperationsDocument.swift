import Languages
import Portfolio
import Values
import XML

/// The list of operations as XML, described by `ListOfOperations.xsd`.
struct ListOfOperationsDocument: ReturnDocument {
  private static let record = "operation"

  private let kind = Return.listOfOperations
  private let context: ExportContext

  init(_ context: ExportContext) {
    self.context = context
  }

  var sheets: [String] { [ListOfOperationsTable.name] }

  // MARK: Writing

  func write(
    _ reading: Reading, sink: @escaping (UnsafeRawBufferPointer) throws -> Void
  ) throws -> WrittenReturn {
    var totals = Totals()
    let remarks = try kind.writeXML(on: context.on, sink: sink) { writer in
      try reading.eachOperation(in: context, for: kind) { operation in
        try totals.add(
          totalCost: operation.totalCost, eligibleCost: operation.eligibleCost,
          unionContribution: operation.unionContribution)
        try writer.operation(operation)
      }
    }
    return WrittenReturn(totals: totals, remarks: remarks)
  }

  // MARK: Reading back

  func totals(readFrom source: HashedSource) throws -> Totals {
    let reader = ReadBackXML(
      kind, container: kind.container, records: [Self.record],
      names: ["currency", "totalCost", "eligibleCost", "unionContribution"])
    var totals = Totals()
    try reader.read(source) { try add($0, reader, to: &totals) }
    return totals
  }

  private func add(_ tape: Tape, _ reader: ReadBackXML, to totals: inout Totals) throws {
    let names = reader.names
    guard let attribute = tape.attribute(names.id("currency"), of: 0),
      let currency = Currency(tape.string(ofAttribute: attribute))
    else {
      throw reader.unreadable(
        Wording(
          "\(tape.start.description): the operation has no currency",
          sv: "\(tape.start.description): insatsen har ingen valuta"))
    }
    func amount(_ name: String) throws -> Money {
      guard let element = tape.child(names.id(name), of: 0) else {
        throw reader.unreadable(
          Wording(
            "\(tape.start.description): the operation has no \(name)",
            sv: "\(tape.start.description): insatsen har ingen \(name)"))
      }
      return try Money.parse(tape.string(of: element), currency: currency)
    }
    try totals.add(
      totalCost: try amount("totalCost"), eligibleCost: try amount("eligibleCost"),
      unionContribution: try amount("unionContribution"))
  }
}

extension Totals {
  /// Adds an operation, by the names that its table has for the same sums.
  fileprivate mutating func add(
    totalCost: Money, eligibleCost: Money, unionContribution: Money
  ) throws(ArithmeticError) {
    let sheet = ListOfOperationsTable.name
    try countRows(of: sheet, in: totalCost.currency)
    try add(totalCost, of: sheet, to: "total_cost")
    try add(eligibleCost, of: sheet, to: "eligible_cost")
    try add(unionContribution, of: sheet, to: "union_contribution")
  }
}

extension Writer {
  /// Writes an operation in the order of its schema.
  fileprivate mutating func operation(_ operation: Operation) throws {
    try start("operation")
    try attribute("code", operation.code)
    try attribute("issuer", operation.codeIssuer)
    try attribute("currency", operation.totalCost.currency.code)
    try beneficiary(operation.beneficiary)
    for contractor in operation.contractors { try element("contractor", contractor) }
    try wording("title", operation.title)
    try wording("purpose", operation.purpose)
    try element("start", operation.firstDay.iso)
    try start("completion")
    try attribute("kind", operation.isCompleted ? "actual" : "expected")
    try text(operation.completion.iso)
    try end()
    try element("totalCost", operation.totalCost.plain)
    try element("eligibleCost", operation.eligibleCost.plain)
    try element("unionContribution", operation.unionContribution.plain)
    try start("fund")
    try attribute("programme", operation.programme)
    try text(operation.fund)
    try end()
    for served in operation.objectives { try objective(served) }
    try rate(operation.rate)
    for place in operation.locations { try self.place("location", place) }
    if let place = operation.beneficiaryPlace { try self.place("beneficiaryLocation", place) }
    for served in operation.objectives {
      for intervention in served.interventions { try self.intervention(intervention, of: served) }
    }
    try end()
  }

  private mutating func beneficiary(_ beneficiary: Beneficiary) throws {
    try start("beneficiary")
    switch beneficiary {
    case .legalEntity(let name, let number):
      try start("legalEntity")
      try element("name", name)
      if let number { try element("organisationNumber", number) }
    case .naturalPerson(let firstName, let lastName):
      try start("naturalPerson")
      try element("firstName", firstName)
      try element("lastName", lastName)
    case .removed(let since):
      try start("naturalPersonRemoved")
      try attribute("since", since.iso)
    }
    try end()
    try end()
  }

  private mutating func wording(_ name: String, _ wording: Operation.Wording) throws {
    try start(name)
    if let language = wording.language { try attribute("xml:lang", language) }
    try text(wording.text)
    try end()
  }

  private mutating func objective(_ objective: ServedObjective) throws {
    try start("specificObjective")
    try attribute("code", objective.code)
    if let title = objective.title { try element("title", title) }
    try element("amount", objective.amount.plain)
    try end()
  }

  private mutating func rate(_ rate: UnionRate) throws {
    try start("coFinancingRate")
    try attribute("rounding", rate.rounding)
    if let stated = rate.stated { try attribute("stated", stated.plain) }
    try text(rate.computed.plain)
    try end()
  }

  private mutating func place(_ name: String, _ place: OperationPlace) throws {
    try start(name)
    let parts = [
      ("place", place.place), ("postcode", place.postcode), ("municipality", place.municipality),
      ("county", place.county), ("nuts", place.nuts), ("latitude", place.latitude),
      ("longitude", place.longitude), ("country", place.country),
    ]
    for (name, value) in parts {
      if let value { try element(name, value) }
    }
    try end()
  }

  private mutating func intervention(
    _ intervention: Intervention, of objective: ServedObjective
  ) throws {
    try start("intervention")
    try attribute("objective", objective.code)
    try attribute("share", intervention.share.plain)
    if let field = intervention.field {
      try start("field")
      if let group = field.group { try attribute("group", group) }
      try attribute("code", field.code)
      try end()
    }
    if let code = intervention.actionType { try element("actionType", code) }
    if let code = intervention.implementation { try element("implementation", code) }
    if let code = intervention.particularTheme { try element("particularTheme", code) }
    try end()
  }
}
