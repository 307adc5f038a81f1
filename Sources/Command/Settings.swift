import ArgumentParser
import Foundation
import Languages
import Portfolio

struct Settings: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settings",
    abstract: say(
      "Show or change what the office has chosen for its portfolio.",
      sv: "Visa eller ändra det som förvaltningen har valt för sin portfölj."),
    discussion: say(
      """
      time-zone is where days are counted: the day a paper counts as received, and what today \
      is. Days that were counted before stay as they are.
      """,
      sv: """
        time-zone är tidszonen som dagar räknas i: dagen då en handling räknas som inkommen, och \
        vilken dag det är i dag. Dagar som redan har räknats blir som de är.
        """) + """


        fondbok settings
        fondbok settings time-zone Europe/Helsinki
        """)

  @Argument(
    help: Help(
      "The setting to change: time-zone.", sv: "Inställningen som ska ändras: time-zone (tidszon).",
      valueName: .name))
  var name: Name?

  @Argument(
    help: Help("Its new value.", sv: "Dess nya värde.", valueName: Wording("value", sv: "värde")))
  var value: String?

  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var person: PersonOptions
  @OptionGroup var language: LanguageOptions

  enum Name: String, ExpressibleByArgument, CaseIterable {
    case timeZone = "time-zone"
  }

  func validate() throws {
    guard let name else { return }
    guard let value else {
      throw ValidationError(
        say(
          "give the new value of \(name.rawValue)", sv: "ange det nya värdet för \(name.rawValue)"))
    }
    // Only names of places: what EST means differs from country to country.
    guard value == "UTC" || value.contains("/"), TimeZone(identifier: value) != nil else {
      throw ValidationError(
        say(
          "\(value) is no time zone; write its name, as in Europe/Stockholm",
          sv: "\(value) är ingen tidszon; skriv dess namn, som Europe/Stockholm"))
    }
  }

  func run() throws {
    try finishing {
      guard name != nil, let value else {
        return Console.line("time-zone  \(try portfolio.open(.read).timeZone())")
      }
      let store = try portfolio.open(.write)
      let entry = try store.setTimeZone(value, by: person.name, at: Clock.now)
      _ = try store.settle()
      let told =
        entry.map {
          Wording(
            "days are counted in \(value) from now on; log entry \($0)",
            sv: "dagar räknas i \(value) från och med nu; loggpost \($0)")
        }
        ?? Wording(
          "days are counted in \(value) already; nothing changed",
          sv: "dagar räknas redan i \(value); ingenting ändrades")
      Console.wrapped(told(in: language.chosen))
    }
  }
}

extension Store {
  /// Where the portfolio counts its days.
  func countingZone() throws -> TimeZone {
    let name = try timeZone()
    guard let zone = TimeZone(identifier: name) else { throw UnknownZone(name: name) }
    return zone
  }
}

/// A time zone that this machine does not know.
struct UnknownZone: SayableError {
  let name: String

  var wording: Wording {
    Wording(
      "the portfolio counts its days in \(name), which this machine does not know; install its "
        + "time zones (tzdata), or change it with fondbok settings time-zone",
      sv: "portföljen räknar sina dagar i \(name), som den här datorn inte känner till; installera "
        + "dess tidszoner (tzdata), eller ändra med fondbok settings time-zone")
  }
}
