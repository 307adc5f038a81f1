import ArgumentParser
import Foundation
import Languages

/// The program: its subcommands, in the order of a project's life.
///
/// Every command says its name. To make one of the name of a type, Swift looks through everything the
/// program is linked with, which took as long as all the rest of `fondbok --help`.
@main
struct Fondbok: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fondbok",
    abstract: say(
      "A portfolio of EU-funded projects in one file: documents in, findings by law, returns out.",
      sv: """
        En portfölj av EU-finansierade projekt i en fil: handlingar in, anmärkningar enligt lag, \
        redovisningar ut.
        """),
    discussion: """
      fondbok import Samples/Portfolio/2026-02-02 --received 2026-02-02
      fondbok check
      fondbok export list-of-operations --output operations.xml


      """
        + say(
          """
          Exit codes: 0 all is well; 1 an error finding, a refused file, a record set aside; \
          2 something did not let us finish; 3 nothing failed, but an error rule could not be \
          judged; 64 wrong arguments.
          """,
          sv: """
            Slutkoder: 0 allt är väl; 1 ett fel har hittats, en fil är avvisad eller en post lagd \
            åt sidan; 2 något hindrade arbetet från att bli klart; 3 inget fel, men en felregel \
            kunde inte bedömas; 64 fel argument.
            """),
    version: version,
    subcommands: [
      Import.self, Check.self, Status.self, List.self, Show.self, Diff.self, Due.self,
      Letter.self, Original.self, Export.self, Trace.self, Again.self, Sent.self,
      Dossier.self, New.self,
      RulesCommand.self, Explain.self,
      RulebookCommand.self, Rates.self,
      Waive.self, ListWaivers.self, Withdraw.self, Log.self, Verify.self, Rebuild.self,
      Settings.self,
      Demo.self,
    ])

  @OptionGroup var language: LanguageOptions

  /// The version of the program.
  static let version = "2026.1"

  /// Signals that would end the program without a word become errors that are told.
  static func main() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    Console.openChannels()
    do {
      try Clock.checkEnvironment()
      try GivenTwice.refuse(CommandLine.arguments.dropFirst())
      try refuseUnknownHelp(CommandLine.arguments.dropFirst())
      var command = try parseAsRoot()
      try command.run()
    } catch {
      if Console.tellIfNotWhole() { exit(withError: Exit.unfinished) }
      end(with: error)
    }
    if Console.tellIfNotWhole() { exit(withError: Exit.unfinished) }
  }

  /// Refuses help on a command that is not there, in whose place the argument parser gives the program's.
  private static func refuseUnknownHelp(_ arguments: ArraySlice<String>) throws {
    guard arguments.first == "help" else { return }
    var commands = configuration.subcommands
    for word in arguments.dropFirst() {
      guard !word.hasPrefix("-"), word != "help", !commands.isEmpty else { return }
      guard let command = commands.first(where: { $0.configuration.commandName == word }) else {
        throw ValidationError(
          say(
            "there is no command \(word); fondbok --help lists them",
            sv: "det finns inget kommando \(word); fondbok --help räknar upp dem"))
      }
      commands = command.configuration.subcommands
    }
  }

  /// Ends the program with help, or with what is wrong with the arguments.
  private static func end(with error: any Error) -> Never {
    let isSwedish = LanguageChoice.current.language == .swedish
    let code = exitCode(for: error)
    guard !code.isSuccess else {
      guard isSwedish else { exit(withError: error) }
      Console.line(SwedishHelp.help(fullMessage(for: error)))
      exit(withError: code)
    }
    let text = suggestingCommand(fullMessage(for: error))
    if !text.isEmpty {
      let told = isSwedish ? SwedishHelp.fault(text) : text
      Console.error(told + "\n")
    }
    exit(withError: code)
  }

  /// What is wrong with the arguments; of a command that does not exist, the one that is near it.
  private static func suggestingCommand(_ text: String) -> String {
    let fault = text.prefix { !$0.isNewline }
    guard let word = CommandLine.arguments.dropFirst().first(where: { !$0.hasPrefix("-") }),
      fault == "Error: Unexpected argument '\(word)'"
    else { return text }
    let commands = configuration.subcommands.compactMap { $0.configuration.commandName }
    guard !commands.contains(word),
      let near = FindProject.nearest(to: word, among: commands, limit: max(1, word.count / 3)).first
    else { return text }
    return "\(fault). Did you mean '\(near)'?" + text.dropFirst(fault.count)
  }
}

/// Ends a command with an exit code and nothing more to say.
enum Exit {
  /// An error finding, a refused file, a record set aside, a return withheld.
  static let failed = ExitCode(1)
  /// The environment or a fault of ours did not let us finish.
  static let unfinished = ExitCode(2)
  /// No error finding, but some error rule was not run.
  static let notRun = ExitCode(3)
}
