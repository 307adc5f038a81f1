import Importer
import Languages
import Schemas
import Synchronization
import TestSupport
import XML

/// Whatever the bytes, a reader that takes the shortcut through the schema finds every fault that one
/// finds which asks the schema about everything.
enum ShortcutAgrees {
  /// - Throws: `PropertyBroken`, or what the reader throws, which it never should.
  static func holds(for bytes: [UInt8]) throws {
    let (asked, short) = try reading.withLock { _ in
      let readers = try readers.get()
      return (
        try check(bytes, with: readers.asking), try check(bytes, with: readers.short)
      )
    }
    try require(asked == short, "the schema says \(asked), the shortcut \(short)")
  }

  private struct Result: Equatable {
    var records: [Record] = []
    var ofContainer: [ContainerFault] = []
    var outcome: ReadOutcome
  }

  private struct Record: Equatable {
    let isRecognised, hasMoreFaults: Bool
    let faults: [SchemaFault]
  }

  private static func check(_ bytes: [UInt8], with reader: RecordReader) throws -> Result {
    var records: [Record] = []
    var ofContainer: [ContainerFault] = []
    let outcome = try reader.read(MemorySource(bytes)) { event in
      switch event {
      case .record(let tape):
        records.append(
          Record(
            isRecognised: tape.isRecognised, hasMoreFaults: tape.hasMoreFaults,
            faults: tape.schemaFaults))
        reader.pool.recycle(tape)
      case .containerFault(let fault, _): ofContainer.append(fault)
      default: break
      }
    }
    return Result(records: records, ofContainer: ofContainer, outcome: outcome)
  }

  /// Held while the readers read, since tests run side by side.
  private static let reading = Mutex(())

  /// One pair for all inputs, as an import of many files has one reader.
  nonisolated(unsafe) private static let readers = Swift.Result<
    (asking: RecordReader, short: RecordReader), any Error
  > {
    let model = try SchemaModel(files: Schemas.files, container: "portfolio")
    let words = Set(model.nodes.flatMap { [$0.name] + $0.attributes.map(\.name) })
    let names = NameTable(["portfolio"] + words.sorted())
    let format = RecordFormat(
      namespace: Format.namespace, container: "portfolio", records: Format.current.kinds)
    let schema = try CompiledSchema(files: Schemas.files, entry: Schemas.documents)
    return (
      RecordReader(format: format, names: names, schema: schema),
      RecordReader(
        format: format, names: names, schema: schema,
        shortcut: SchemaShortcut(model, names: names))
    )
  }
}
