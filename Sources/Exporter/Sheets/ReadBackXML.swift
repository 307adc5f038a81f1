import Languages
import Portfolio
import Schemas
import XML

/// Reads a return that was written as XML, record by record, and checks it against its schema.
struct ReadBackXML {
  let kind: Return
  let container: String
  let records: [String]
  /// The names that are asked for in a record.
  let names: NameTable

  init(_ kind: Return, container: String, records: [String], names: [String]) {
    self.kind = kind
    self.container = container
    self.records = records
    self.names = NameTable(records + names)
  }

  /// Hands on each record that its schema allows.
  /// - Throws: `ExportError.unreadable` when anything else is there.
  func read(_ source: HashedSource, onRecord: (Tape) throws -> Void) throws {
    let reader = RecordReader(
      format: RecordFormat(namespace: kind.namespace, container: container, records: records),
      names: names, schema: try schema())
    let outcome = try reader.read(source) { event in
      switch event {
      case .bytes: break
      case .record(let tape):
        try check(tape)
        try onRecord(tape)
        reader.pool.recycle(tape)
      case .strayText(let text):
        throw unreadable(
          Wording(
            "\(text.position.description): there is text between records",
            sv: "\(text.position.description): det står text mellan posterna"))
      case .containerFault(let fault, let range):
        throw unreadable(.same("\(range.start): \(fault.message)"))
      }
    }
    switch outcome {
    case .complete(let summary):
      guard summary.isContainer else {
        throw unreadable(
          Wording("it is no \(container)", sv: "den är ingen \(container)"))
      }
    case .refused(let refusal):
      throw unreadable(.same("\(refusal.position): ") + refusal.message)
    }
  }

  private func schema() throws(ExportError) -> CompiledSchema {
    do {
      return try CompiledSchema(files: Schemas.returnFiles, entry: kind.schema)
    } catch {
      throw unreadable(.same("\(error)"))
    }
  }

  private func check(_ tape: Tape) throws {
    guard tape.isRecognised else {
      let name = tape.name(tape[0].name)
      throw unreadable(
        Wording(
          "\(tape.start.description): <\(name)> is no record of it",
          sv: "\(tape.start.description): <\(name)> är ingen post i den"))
    }
    if let fault = tape.schemaFaults.first {
      throw unreadable(.same("\(tape.start): \(fault.message)"))
    }
  }

  func unreadable(_ reason: Wording) -> ExportError { .unreadable(kind, reason: reason) }
}
