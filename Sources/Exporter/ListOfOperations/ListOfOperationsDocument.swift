import Languages
import Portfolio
import Schemas
import Values
import XML

/// The list of operations as XML, described by `ListOfOperations.xsd`.
struct ListOfOperationsDocument: ReturnDocument {
  static let namespace = "urn:fondbok:list-of-operations:1"
  private static let container = "listOfOperations"
  private static let record = "operation"

  private let context: ExportContext

  init(_ context: ExportContext) {
    self.context = context
  }

  // MARK: Writing

  func write(
    _ reading: Reading, sink: @escaping (UnsafeRawBufferPointer) throws -> Void
  ) throws -> WrittenReturn {
    var written = WrittenReturn()
    var writer = Writer(sink: sink)
    try writer.declaration()
    try writer.start(Self.container)
    try writer.attribute("xmlns", Self.namespace)
    try writer.attribute("on", context.on.iso)
    try reading.eachOperation(on: context.on, &written) { try writer.operation($0) }
    try writer.end()
    try writer.finish()
    return written
  }

  // MARK: Reading back

  func totals(readFrom source: HashedSource) throws -> ControlTotals {
    let names = NameTable([
      Self.record, "currency", "totalCost", "eligibleCost", "unionContribution",
    ])
    let reader = RecordReader(
      format: RecordFormat(
        namespace: Self.namespace, container: Self.container, records: [Self.record]),
      names: names, schema: try Self.schema())
    var totals = ControlTotals()
    let outcome = try reader.read(source) { event in
      switch event {
      case .bytes: break
      case .record(let tape):
        try add(tape, names, to: &totals)
        reader.pool.recycle(tape)
      case .strayText(let text):
        throw unreadable(
          Wording(
            "\(text.position.description): there is text between operations",
            sv: "\(text.position.description): det står text mellan insatserna"))
      case .containerFault(let fault, let range):
        throw unreadable(.same("\(range.start): \(fault.message)"))
      }
    }
    switch outcome {
    case .complete(let summary):
      guard summary.isContainer else {
        throw unreadable(
          Wording("it is no \(Self.container)", sv: "den är ingen \(Self.container)"))
      }
    case .refused(let refusal):
      throw unreadable(.same("\(refusal.position): ") + refusal.message)
    }
    return totals
  }

  private static func schema() throws(ExportError) -> CompiledSchema {
    do {
      return try CompiledSchema(files: Schemas.returnFiles, entry: Schemas.listOfOperations)
    } catch {
      throw .unreadable(.listOfOperations, reason: .same("\(error)"))
    }
  }

  private func add(_ tape: Tape, _ names: NameTable, to totals: inout ControlTotals) throws {
    guard tape.isRecognised else {
      let name = tape.name(tape[0].name)
      throw unreadable(
        Wording(
          "\(tape.start.description): <\(name)> is no operation",
          sv: "\(tape.start.description): <\(name)> är ingen insats"))
    }
    if let fault = tape.schemaFaults.first {
      throw unreadable(.same("\(tape.start): \(fault.message)"))
    }
    guard let attribute = tape.attribute(names.id("currency"), of: 0),
      let currency = Currency(tape.string(ofAttribute: attribute))
    else {
      throw unreadable(
        Wording(
          "\(tape.start.description): the operation has no currency",
          sv: "\(tape.start.description): insatsen har ingen valuta"))
    }
    func amount(_ name: String) throws -> Money {
      guard let element = tape.child(names.id(name), of: 0) else {
        throw unreadable(
          Wording(
            "\(tape.start.description): the operation has no \(name)",
            sv: "\(tape.start.description): insatsen har ingen \(name)"))
      }
      return try Money.parse(tape.string(of: element), currency: currency)
    }
    totals.rows += 1
    try totals.add(
      totalCost: try amount("totalCost"), eligibleCost: try amount("eligibleCost"),
      unionContribution: try amount("unionContribution"))
  }

  private func unreadable(_ reason: Wording) -> ExportError {
    .unreadable(.listOfOperations, reason: reason)
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
      try attribute("group", field.group)
      try attribute("code", field.code)
      try end()
    }
    if let code = intervention.actionType { try element("actionType", code) }
    if let code = intervention.implementation { try element("implementation", code) }
    if let code = intervention.particularTheme { try element("particularTheme", code) }
    try end()
  }
}
