import Values
import XML

extension Return {
  /// Writes the return as an XML document: its container with the day of judgement, and in it what the
  /// body writes.
  func writeXML<Result>(
    on day: Day, sink: @escaping (UnsafeRawBufferPointer) throws -> Void,
    _ body: (inout Writer) throws -> Result
  ) throws -> Result {
    var writer = Writer(sink: sink)
    try writer.declaration()
    try writer.start(container)
    try writer.attribute("xmlns", namespace)
    try writer.attribute("on", day.iso)
    let result = try body(&writer)
    try writer.end()
    try writer.finish()
    return result
  }
}
