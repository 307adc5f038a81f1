import Languages
import Portfolio

/// Finds what was kept of a file that came in, by the names that lists show.
enum FindKept {
  /// The file of a name; of several the last one, or the one that an entry of the log brought.
  static func file(_ name: String, entry: Int64?, in reading: Reading) throws -> KeptFile {
    let files = try reading.keptFiles(named: name).filter { entry == nil || $0.entry == entry }
    if let file = files.last { return file }
    throw FindDocument.Unclear(
      wording: entry.map {
        Wording(
          "entry \($0) of the log brought no file \(name); fondbok log shows what it brought",
          sv: "loggpost \($0) tog inte in någon fil \(name); fondbok log visar vad den tog in")
      }
        ?? Wording(
          "there is no file \(name); fondbok list documents shows the files",
          sv: "det finns ingen fil \(name); fondbok list documents visar filerna"))
  }

  /// The record of a file that begins on a line, whatever became of it.
  static func record(atLine line: Int, of file: KeptFile, in reading: Reading) throws -> KeptRecord
  {
    if let record = try reading.record(atLine: line, of: file) { return record }
    throw FindDocument.Unclear(
      wording: Wording(
        "no record begins on line \(line) of \(file.name); fondbok list documents and "
          + "fondbok list is:set-aside show where they begin",
        sv: "ingen post börjar på rad \(line) i \(file.name); fondbok list documents och "
          + "fondbok list is:set-aside visar var de börjar"))
  }

  /// The one record set aside that has a name; `nil` when none has it.
  static func recordSetAside(named name: String, in reading: Reading) throws -> KeptRecord? {
    let records = try reading.recordsSetAside(named: name)
    guard records.count > 1 else { return records.first }
    let places = records.map { "--file \($0.file) --line \($0.line) --entry \($0.entry)" }
      .joined(separator: "; ")
    throw FindDocument.Unclear(
      wording: Wording(
        "\(records.count) records set aside are \(name); name one by its place: \(places)",
        sv: "\(records.count) poster lagda åt sidan är \(name); ange en genom dess plats: "
          + "\(places)"))
  }
}
