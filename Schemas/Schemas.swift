/// The formats of fondbok's documents and returns, carried inside the program.
public enum Schemas {
  /// The schema that takes every document: a record of any kind, or a portfolio of them.
  public static let documents = "Portfolio.xsd"

  /// The schema of the public list of operations.
  public static let listOfOperations = "ListOfOperations.xsd"

  /// The schemas of what goes out, which are formats of their own, and the types they share.
  private static let returns: Set = [
    listOfOperations, "Accounts.xsd", "CallTimetable.xsd", "Claim.xsd", "DataTransmission.xsd",
    "Irregularities.xsd", "OperationRecords.xsd", "PaymentApplication.xsd", "PerformanceReport.xsd",
    "PerformanceTexts.xsd", "ReturnTypes.xsd",
  ]

  /// Every schema of what comes in, by its file name, as `xs:include` and `xs:import` name it.
  public static let files: [(name: String, text: String)] = Embedded.files
    .filter { !returns.contains($0.name) }

  /// Every schema of what goes out, with what they import.
  public static let returnFiles: [(name: String, text: String)] = Embedded.files
    .filter { returns.contains($0.name) || $0.name == "xml.xsd" }

  /// The text of one schema.
  public static func text(_ name: String) -> String {
    Embedded.text(name)
  }
}
