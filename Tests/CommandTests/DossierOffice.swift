import Foundation
import TestSupport
import Testing

/// A portfolio, and an archive of one of its projects.
final class DossierOffice {
  let folder: TestFolder

  init() throws { folder = try TestFolder() }

  /// The sample portfolio up to the first payments, with its rates.
  static func samples() throws -> DossierOffice {
    let office = try DossierOffice()
    let samples = Samples.folder.path
    let run = try office.run(
      """
      for day in 2026-02-02 2026-05-04 2026-11-30 2027-03-24 2027-06-30
      do fondbok import '\(samples)'/Portfolio/$day --received $day || exit; done
      fondbok rates import '\(samples)'/Rates/fictional-2026.csv
      fondbok rates import '\(samples)'/Rates/fictional-2027.csv
      """)
    try #require(run.status == 0, "\(run.output)")
    return office
  }

  @discardableResult
  func run(_ command: String) throws -> ProgramRun {
    try ProgramRun(shell: command, in: folder.url)
  }

  func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: folder.url.appending(path: name))
  }

  /// Makes a dossier and unpacks it; every hash in it must be right.
  func unpacked(
    _ project: String, _ arguments: String = "--on 2027-07-15", in name: String = "unpacked"
  ) throws -> URL {
    let made = try run("fondbok dossier '\(project)' \(arguments) --output \(name).zip")
    try #require(made.status == 0, "\(made.output)")
    let opened = try run(
      """
      unzip -q -t \(name).zip > /dev/null && unzip -q \(name).zip -d \(name) && cd \(name) \
      && sha256sum --quiet --strict -c SHA256SUMS
      """)
    try #require(opened.status == 0, "\(opened.output)")
    return folder.url.appending(path: name)
  }

  func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: folder.url.appending(path: name))
  }
}

/// What a test looks for in a dossier that is unpacked.
enum UnpackedDossier {
  static let courses = "6.2.5-2026-01147"

  static func text(_ name: String, of dossier: URL) throws -> String {
    try String(contentsOf: dossier.appending(path: name), encoding: .utf8)
  }

  /// The rows of a table of the dossier, by the names of its columns.
  static func table(_ name: String, of dossier: URL) throws -> [[String: String]] {
    let rows = try CSVRows.all(of: text(name, of: dossier))
    return rows.dropFirst().map { row in
      Dictionary(zip(rows[0], row), uniquingKeysWith: { first, _ in first })
    }
  }

  static func names(_ dossier: URL) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: dossier.path).sorted()
  }
}

/// The cells of a table with commas, read without regard to ours.
private enum CSVRows {
  static func all(of text: String) -> [[String]] {
    var rows: [[String]] = [[""]]
    var isQuoted = false
    var before: Unicode.Scalar = "\n"
    for scalar in text.unicodeScalars {
      let last = rows.count - 1
      let cell = rows[last].count - 1
      defer { before = scalar }
      switch scalar {
      case "\"":
        // A quote right after one that closed is a quote of the text.
        if !isQuoted, before == "\"" { rows[last][cell].append("\"") }
        isQuoted.toggle()
      case "," where !isQuoted: rows[last].append("")
      case "\r" where !isQuoted: continue
      case "\n" where !isQuoted: rows.append([""])
      default: rows[last][cell].unicodeScalars.append(scalar)
      }
    }
    return Array(rows.dropLast())
  }
}
