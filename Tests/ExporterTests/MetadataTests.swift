@testable import Exporter
import Foundation
import Languages
import Portfolio
import TestSupport
import Testing
import Values
import XML

/// What metadata say of a published table, held against the table itself.
struct MetadataTests {
  private static let day = "2026-12-01"

  private func metadata(_ kind: Return, on day: String = Self.day) throws -> [String: Any] {
    let run = try ReturnRun()
    let folder = try Folder()
    try run.make(
      kind, .csvw, on: day, to: .file(path: folder.file("insatser.csv-metadata.json")))
    let text = try folder.text("insatser.csv-metadata.json")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func columns(_ metadata: [String: Any]) throws -> [[String: Any]] {
    let schema = try #require(metadata["tableSchema"] as? [String: Any])
    return try #require(schema["columns"] as? [[String: Any]])
  }

  @Test func `they name the file that they are of, and its columns in their order`() throws {
    let metadata = try metadata(.listOfOperations)
    #expect(metadata["url"] as? String == "insatser.csv")
    let text = try ReturnRun().text(.listOfOperations, .csv, on: Self.day)
    let rows = try CSVReader.rows(of: Array(text.utf8), .rfc4180)
    #expect(try columns(metadata).map { $0["name"] as? String } == rows[0].map(Optional.some))
  }

  @Test func `each cell is of the type that they state`() throws {
    let columns = try columns(try metadata(.listOfOperations))
    let text = try ReturnRun().text(.listOfOperations, .csv, on: Self.day)
    for row in try CSVReader.rows(of: Array(text.utf8), .rfc4180).dropFirst() {
      for (cell, column) in zip(row, columns) where !cell.isEmpty {
        switch column["datatype"] {
        case let type as String where type == "decimal": #expect(Double(cell) != nil, "\(cell)")
        case let type as String where type == "integer": #expect(Int(cell) != nil, "\(cell)")
        case is [String: Any]: #expect(throws: Never.self) { try Day.parse(cell) }
        default: break
        }
      }
    }
  }

  @Test func `the key that they state is in no two rows`() throws {
    let metadata = try metadata(.listOfOperations)
    let schema = try #require(metadata["tableSchema"] as? [String: Any])
    let key = try #require(schema["primaryKey"] as? [String])
    #expect(key == ["operation_code", "operation_code_issuer"])
    let rows = try ReturnRun().operations(on: Self.day)
    let keys = rows.map { row in key.map { row[$0] ?? "" } }
    #expect(Set(keys).count == rows.count)
    #expect(rows.count == 10)
  }

  @Test func `metadata with a column too few are refused when they are read back`() throws {
    let run = try ReturnRun()
    let text = try run.text(.callTimetable, .csvw, on: "2026-01-15")
    let context = try ReturnRun.context(on: "2026-01-15")
    let document = Return.callTimetable.document(.csvw, .rfc4180, table: nil, context)
    #expect(try document.totals(readFrom: HashedSource(MemorySource(text))) == Totals())
    let other = text.replacing("\"name\":\"area\"", with: "\"name\":\"place\"")
    #expect(other != text)
    #expect(throws: ExportError.self) {
      try document.totals(readFrom: HashedSource(MemorySource(other)))
    }
  }

  @Test func `they tell what the table is called, who publishes it and on which terms`() throws {
    let title = try #require(
      try metadata(.listOfOperations)["dc:title"] as? [[String: String]])
    #expect(title.map { $0["@language"] }.sorted { ($0 ?? "") < ($1 ?? "") } == ["en", "sv"])
    #expect(
      Set(title.compactMap { $0["@value"] }) == [
        "List of operations, Sveriges nationella program för AMIF 2021–2027",
        "Förteckning över insatser, Sveriges nationella program för AMIF 2021–2027",
      ])
    #expect(
      try metadata(.listOfOperations)["dc:publisher"] as? [String] == ["Migrationsverket"])
    #expect(try metadata(.listOfOperations)["dc:license"] == nil)
    let folder = try Folder()
    let licence = "https://creativecommons.org/publicdomain/zero/1.0/"
    let made = try ReturnRun().make(
      .listOfOperations, .csvw, on: Self.day, to: .file(path: folder.file("a.csv-metadata.json")),
      licence: licence)
    #expect(made.manifest.notices.isEmpty)
    let text = try folder.text("a.csv-metadata.json")
    #expect(text.contains(#""dc:license": {"@id":"\#(licence)"},"#))
    #expect(try folder.text("a.csv-metadata.json.manifest.json").contains(licence))
  }

  @Test func `without a licence it is told that none is stated`() throws {
    let folder = try Folder()
    let made = try ReturnRun().make(
      .listOfOperations, .csvw, on: Self.day, to: .file(path: folder.file("a.csv-metadata.json")))
    #expect(made.manifest.notices.map(\.english).joined().contains("--licence"))
  }

  @Test func `they are made of what is published alone`() throws {
    let run = try ReturnRun()
    #expect(throws: ExportError.self) { try run.text(.projects, .csvw, on: Self.day) }
    #expect(
      Return.allCases.filter { $0.formats.contains(.csvw) } == [.listOfOperations, .callTimetable])
  }
}
