/// How large the parts of a document may be; past a limit the file is refused.
///
/// Each number is far above what honest documents hold and low enough that the worst file costs
/// half a second and 64 MiB.
public struct Limits: Sendable {
  /// Bytes of one record, as UTF-8: a final report with 10 000 expenditure lines is about 5 MiB.
  public var recordBytes = 8 * 1024 * 1024
  /// Bytes of one tag, comment or instruction: libxml2 compares every attribute of a tag with every
  /// other, so the time for a tag grows with the square of its length (0.1 s at this size).
  public var tagBytes = 128 * 1024
  /// Bytes of the text of one element: the longest field of a grant form is 20 000 characters.
  public var textBytes = 1024 * 1024
  /// Elements inside elements, the container counted: our formats use ten levels.
  public var depth = 64
  /// Attributes of one element: our formats use ten.
  public var attributes = 64
  /// Elements and attributes of one record together, so that a record of nothing but `<a/>` cannot
  /// cost many times its size: at 8 MiB this leaves 32 bytes for each.
  public var nodesPerRecord = 256 * 1024
  /// Different names in one record that the program does not know, each of which must be kept.
  public var unknownNames = 1024
  /// Different names, prefixes and namespaces in one file: the parser keeps each one to its end.
  public var namesPerFile = 64 * 1024

  /// The limits of the program; tests set smaller ones.
  public static let standard = Limits()

  /// Limits that start as the standard ones and can be changed one by one.
  public init() {}
}
