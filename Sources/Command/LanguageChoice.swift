import ArgumentParser
import Foundation
import Languages

/// The language that this run of the program speaks to people.
///
/// It is known before the arguments are parsed, since help and wrong arguments are said in it too.
struct LanguageChoice {
  let language: Language
  /// Whether somebody asked for it with `--language`; then JSON is written in it as well.
  let isStated: Bool

  /// What the arguments ask for, else `LANG` when it is Swedish or English, else English.
  init(arguments: [String], locale: String?) {
    let stated = Self.stated(in: arguments)
    language = stated ?? (locale?.hasPrefix("sv") ?? false ? .swedish : .english)
    isStated = stated != nil
  }

  /// The choice of this run.
  static let current = LanguageChoice(
    arguments: CommandLine.arguments, locale: ProcessInfo.processInfo.environment["LANG"])

  private static func stated(in arguments: [String]) -> Language? {
    let options = Array(arguments.prefix { $0 != "--" })
    let found = options.indices.compactMap { index -> Language? in
      if options[index] == "--language" {
        return index + 1 < options.count ? Language(argument: options[index + 1]) : nil
      }
      guard options[index].hasPrefix("--language=") else { return nil }
      return Language(argument: String(options[index].dropFirst("--language=".count)))
    }
    return found.last
  }
}

/// Words for the person at the terminal, in the language of this run.
func say(_ english: EnglishText, sv swedish: SwedishText) -> String {
  Wording(english, sv: swedish)(in: LanguageChoice.current.language)
}

/// The help of an argument or an option, in the language of this run.
///
///     @Option(help: Help("The portfolio's file.", sv: "Portföljens fil.", valueName: .file))
typealias Help = ArgumentHelp

extension ArgumentHelp {
  init(
    _ english: EnglishText, sv swedish: SwedishText, discussion: Wording? = nil,
    valueName: Wording? = nil
  ) {
    let language = LanguageChoice.current.language
    self.init(
      Wording(english, sv: swedish)(in: language), discussion: discussion?(in: language) ?? "",
      valueName: valueName?(in: language))
  }
}

/// What stands for a value in the help: `--output <file>`, `--output <fil>`.
extension Wording {
  static var file: Wording { Wording("file", sv: "fil") }
  static var folder: Wording { Wording("folder", sv: "mapp") }
  static var path: Wording { Wording("path", sv: "sökväg") }
  static var day: Wording { Wording("day", sv: "dag") }
  static var month: Wording { Wording("month", sv: "månad") }
  static var time: Wording { Wording("when", sv: "tidpunkt") }
  static var entry: Wording { Wording("entry", sv: "loggpost") }
  static var name: Wording { Wording("name", sv: "namn") }
  static var number: Wording { Wording("number", sv: "nummer") }
  static var text: Wording { Wording("text", sv: "text") }
  static var format: Wording { Wording("format", sv: "format") }
  static var language: Wording { Wording("language", sv: "språk") }
  static var project: Wording { Wording("project", sv: "projekt") }
  static var document: Wording { Wording("document", sv: "handling") }
  static var rule: Wording { Wording("rule", sv: "regel") }
}
