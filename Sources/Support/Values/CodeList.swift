/// The code lists that the program carries: comma-separated, without quotes, and with comments
/// after `#`.
enum CodeList {
  /// The rows below the heading of a list; a row of another width is a fault in the list.
  static func rows(of file: String, columns: Int) -> [[String]] {
    Embedded.text(file).split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst().map {
      line in
      let row = line.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
      precondition(row.count == columns, "\(file) has a row without \(columns) columns: \(line)")
      return row
    }
  }
}
