import GRDB
import Languages

/// What the reader makes of one record of an original, when it is read once more.
public struct RereadRecord {
  /// The piece of its file that the record is.
  public let piece: Int64
  /// What it says of itself; nothing when it cannot be taken.
  public let identity: RecordIdentity?
  public let rows: RecordRows
  public let contentSHA256: [UInt8]

  public init(
    piece: Int64, identity: RecordIdentity?, rows: RecordRows, contentSHA256: [UInt8]
  ) {
    self.piece = piece
    self.identity = identity
    self.rows = rows
    self.contentSHA256 = contentSHA256
  }
}

/// Compares the typed rows of the portfolio with what the reader makes of their originals.
final class CompareRows {
  private let db: Database
  private let shapes: [TableShape]
  private let findVersion: RawStatement
  private let tables: [RawStatement]
  private var counts: [Int]
  private var versions = 0
  private var places: [[Int]]

  init(_ db: Database, shapes: [TableShape]) throws {
    self.db = db
    self.shapes = shapes
    findVersion = try RawStatement(
      db,
      """
      SELECT version.id, document.kind, document.issuer, document.external_id, version.number,
        version.issued, version.content_sha256, version.title_order
      FROM document_version AS version JOIN document ON document.id = version.document
      WHERE version.segment = ?
      """)
    tables = try shapes.map { shape in
      let columns =
        (shape.isRoot ? ["0"] : ["element"]) + (shape.hasParent ? ["parent"] : ["0"])
        + shape.columns
      return try RawStatement(
        db,
        "SELECT \(columns.joined(separator: ", ")) FROM \(shape.name) WHERE version = ? "
          + (shape.isRoot ? "" : "ORDER BY element"))
    }
    counts = Array(repeating: 0, count: shapes.count)
    places = Array(repeating: [], count: shapes.count)
  }

  /// Compares the version that a record became, when it became one.
  func compare(_ record: RereadRecord, _ report: inout VerifyReport) throws {
    findVersion.bind(1, record.piece)
    guard try findVersion.next() else { return }
    defer { findVersion.reset() }
    versions += 1
    let version = findVersion.integer(0)
    let name =
      (1...3).map { findVersion.text($0) }.joined(separator: " ")
      + ", version \(findVersion.integer(4))"
    guard let identity = record.identity else {
      report.add(
        Wording(
          "\(name): its original cannot be taken as it is read now",
          sv: "\(name): originalet kan inte tas in så som det läses nu"))
      return
    }
    let stated = [
      identity.kind, identity.issuer, identity.id, "\(identity.number)", identity.issued,
      hexadecimal(record.contentSHA256), identity.titleOrder ?? "",
    ]
    let held =
      (1...5).map { findVersion.text($0) } + [
        hexadecimal(Array(findVersion.bytes(6))), findVersion.text(7),
      ]
    for ((field, held), made) in zip(zip(Self.fields, held), stated) where held != made {
      let (held, made) = (Self.quoted(held), Self.quoted(made))
      report.add(
        Wording(
          "\(name): \(field) is \(held), and the original makes it \(made)",
          sv: "\(name): \(field) är \(held), och originalet gör det till \(made)"))
    }
    try compareRows(record.rows, version, name, &report)
  }

  /// What a version is known by, in the order it is compared.
  private static let fields = [
    Wording("its kind", sv: "dess slag"), Wording("its issuer", sv: "dess utfärdare"),
    Wording("its id", sv: "dess id"), Wording("its version", sv: "dess version"),
    Wording("its day of issue", sv: "dess utfärdandedag"),
    Wording("the hash of its content", sv: "innehållets kontrollsumma"),
    Wording("what its title is sorted by", sv: "det som titeln sorteras efter"),
  ]

  private func compareRows(
    _ rows: RecordRows, _ version: Int64, _ name: String, _ report: inout VerifyReport
  ) throws {
    for table in places.indices { places[table].removeAll(keepingCapacity: true) }
    for (place, row) in rows.rows.enumerated() { places[row.table].append(place) }
    for (table, places) in places.enumerated() where !places.isEmpty {
      counts[table] += places.count
      report.rows += places.count
      let statement = tables[table]
      statement.bind(1, version)
      defer { statement.reset() }
      for place in places {
        let row = rows.rows[place]
        guard try statement.next() else {
          let element = row.element
          report.add(
            Wording(
              "\(shapes[table].name) of \(name): element \(element) has no row",
              sv: "\(shapes[table].name) för \(name): element \(element) har ingen rad"))
          break
        }
        compare(rows, place, statement, table, name, &report)
      }
    }
  }

  private func compare(
    _ rows: RecordRows, _ place: Int, _ statement: RawStatement, _ table: Int, _ name: String,
    _ report: inout VerifyReport
  ) {
    let row = rows.rows[place]
    let shape = shapes[table]
    let element = shape.isRoot ? 0 : Int64(row.element)
    if statement.integer(0) != element
      || (shape.hasParent && statement.integer(1) != Int64(row.parent))
    {
      report.add(
        Wording(
          "\(shape.name) of \(name): element \(statement.integer(0)) stands where the original has "
            + "\(row.element)",
          sv: "\(shape.name) för \(name): element \(statement.integer(0)) står där originalet har "
            + "\(row.element)"))
      return
    }
    for column in shape.columns.indices {
      let made: String?
      switch rows.cell(row: place, column: column) {
      case .null: made = nil
      case .integer(let value): made = "\(value)"
      case .text: made = rows.string(row: place, column: column)
      }
      let value = statement.optionalText(column + 2)
      guard made != value else { continue }
      let held = Self.quoted(value)
      let original = Self.quoted(made)
      report.add(
        Wording(
          "\(shape.name) of \(name), element \(row.element): \(shape.columns[column]) is "
            + "\(held), and the original makes it \(original)",
          sv: "\(shape.name) för \(name), element \(row.element): \(shape.columns[column]) är "
            + "\(held), och originalet gör det till \(original)"))
    }
  }

  /// What nothing was found for: versions without a record, rows that no original makes.
  ///
  /// - Parameter key: the project whose records alone were read; all of them without it.
  func finish(_ report: inout VerifyReport, project key: String? = nil) throws {
    report.versions = versions
    let among =
      """
      SELECT version.id FROM document_version AS version
      JOIN document ON document.id = version.document
      JOIN project ON project.id = document.project WHERE project.key = ?
      """
    let arguments: StatementArguments = key.map { [$0] } ?? []
    func count(_ table: String, by version: String) throws -> Int {
      let condition = key == nil ? "" : " WHERE \(version) IN (\(among))"
      return try Int.fetchOne(
        db, sql: "SELECT count(*) FROM \(table)\(condition)", arguments: arguments) ?? 0
    }
    let all = try count("document_version", by: "id")
    if all != versions {
      report.add(
        Wording(
          "\(all - versions) document versions have no record in a file",
          sv: "\(all - versions) handlingsversioner har ingen post i en fil"))
    }
    for (table, shape) in shapes.enumerated() {
      let held = try count(shape.name, by: "version")
      guard held > counts[table] else { continue }
      let more = held - counts[table]
      report.add(
        Wording(
          "\(shape.name) has \(more) rows that no original makes",
          sv: "\(shape.name) har \(more) rader som inget original ger"))
    }
  }

  private static func quoted(_ value: String?) -> Wording {
    value.map { .same("\"\($0)\"") } ?? Wording("empty", sv: "tomt")
  }
}
