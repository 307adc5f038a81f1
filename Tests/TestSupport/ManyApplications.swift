import Foundation

extension Papers {
  /// A portfolio of one application under many ids and case numbers.
  public static func manyApplications(_ count: Int = 300) throws -> String {
    let text = try Samples.text("Samples/Portfolio/application-language-courses.xml")
    guard let start = text.range(of: "<application") else { return "" }
    let record = text[start.lowerBound...].replacing(" xmlns=\"urn:fondbok:1\"", with: "")
    var all = "<portfolio xmlns=\"urn:fondbok:1\">\n"
    for number in 1...count {
      all +=
        record
        .replacing("id=\"language-courses\"", with: "id=\"many-\(number)\"")
        .replacing("KS 2026/0117", with: "KS 2026/many-\(number)")
    }
    return all + "</portfolio>\n"
  }
}
