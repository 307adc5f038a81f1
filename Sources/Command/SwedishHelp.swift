import Languages

/// Puts into Swedish what the argument parser says by itself: the headings of the help, and what is
/// wrong with arguments. What it is told by us, it says in the right language already.
enum SwedishHelp {
  /// The help of a command.
  static func help(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      headings.reduce(String(line)) { line, heading in
        guard line.hasPrefix(heading.english) else { return line }
        return heading.swedish + line.dropFirst(heading.english.count)
      }
    }
    .map { line in words.reduce(line) { $0.replacing($1.english, with: $1.swedish) } }
    .joined(separator: "\n")
  }

  /// What is wrong with the arguments, with the usage after it.
  static func fault(_ text: String) -> String {
    help(text).split(separator: "\n", omittingEmptySubsequences: false)
      .map { sentence(String($0)) }.joined(separator: "\n")
  }

  /// What begins a line of the help.
  private static let headings: [(english: String, swedish: String)] = [
    ("OVERVIEW: ", "ÖVERSIKT: "), ("USAGE: ", "ANVÄNDNING: "), ("ARGUMENTS:", "ARGUMENT:"),
    ("OPTIONS:", "FLAGGOR:"), ("SUBCOMMANDS:", "UNDERKOMMANDON:"), ("Usage: ", "Användning: "),
    ("Error: ", "Fel: "), ("Help:  ", "Hjälp:  "),
  ]

  /// What stands anywhere in it.
  private static let words: [(english: String, swedish: String)] = [
    ("<subcommand>", "<underkommando>"), ("<subcommands>", "<underkommandon>"),
    ("Show subcommand help information.", "Visa hjälp för ett underkommando."),
    ("Show help information.", "Visa hjälp."), ("Show the version.", "Visa versionen."),
    ("(default:", "(förval:"), ("; default:", "; förval:"), ("(values:", "(värden:"),
    ("(default)", "(förval)"), ("for detailed help.", "för utförlig hjälp."),
    ("for more information.", "för mer hjälp."), ("  See '", "  Se '"),
  ]

  /// A sentence about wrong arguments, when it is one that we know.
  private static func sentence(_ line: String) -> String {
    var line = line
    line.replace(/^Fel: Unknown option '(.*?)'/) { "Fel: Okänd flagga '\($0.1)'" }
    line.replace(/\. Did you mean '(.*)'\?$/) { ". Menade du '\($0.1)'?" }
    line.replace(/^Fel: Missing value for '(.*?)'/) { "Fel: Värde saknas för '\($0.1)'" }
    line.replace(/^Fel: Missing expected argument '(.*)'/) { "Fel: Argumentet '\($0.1)' saknas" }
    line.replace(#/^Fel: Missing one of: /#) { _ in "Fel: Något av följande saknas: " }
    line.replace(/^Fel: Unexpected argument '(.*)'/) { "Fel: Oväntat argument '\($0.1)'" }
    line.replace(#/^Fel: ([0-9]+) unexpected arguments: /#) { "Fel: \($0.1) oväntade argument: " }
    line.replace(/^Fel: The option '(.*)' does not take any value, but '(.*)' was specified\.$/) {
      "Fel: Flaggan '\($0.1)' tar inget värde, men '\($0.2)' angavs."
    }
    line.replace(/^Fel: The value '(.*?)' is invalid for '(.*?)'/) {
      "Fel: Värdet '\($0.1)' är ogiltigt för '\($0.2)'"
    }
    line.replace(/\. Please provide one of (.*)\.$/) {
      ". Ange något av "
        + $0.1.replacing("' and '", with: "' och '").replacing("' or '", with: "' eller '") + "."
    }
    line.replace(". Please provide one of the following:", with: ". Ange något av följande:")
    return line
  }
}
