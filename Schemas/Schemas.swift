/// The formats of fondbok's documents and returns, carried inside the program.
public enum Schemas {
  /// The schema that takes every document: a record of any kind, or a portfolio of them.
  public static let documents = "Portfolio.xsd"

  /// Every schema by its file name, as `xs:include` and `xs:import` name it.
  public static let files: [(name: String, text: String)] = Embedded.files

  /// The text of one schema.
  public static func text(_ name: String) -> String {
    Embedded.text(name)
  }
}
