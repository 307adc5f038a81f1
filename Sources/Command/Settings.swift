import ArgumentParser
import Foundation
import Portfolio

struct Settings: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show or change what the office has chosen for its portfolio.",
    discussion: """
      time-zone is where days are counted: the day a paper counts as received, and what today is. \
      Days that were counted before stay as they are.

      fondbok settings
      fondbok settings time-zone Europe/Helsinki
      """)

  @Argument(help: "The setting to change: time-zone.")
  var name: Name?

  @Argument(help: "Its new value.")
  var value: String?

  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var person: PersonOptions

  enum Name: String, ExpressibleByArgument, CaseIterable {
    case timeZone = "time-zone"
  }

  func validate() throws {
    guard let name else { return }
    guard let value else { throw ValidationError("give the new value of \(name.rawValue)") }
    // Only names of places: what EST means differs from country to country.
    guard value == "UTC" || value.contains("/"), TimeZone(identifier: value) != nil else {
      throw ValidationError("\(value) is no time zone; write its name, as in Europe/Stockholm")
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
      Console.line(
        entry.map { "days are counted in \(value) from now on; log entry \($0)" }
          ?? "days are counted in \(value) already; nothing changed")
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
struct UnknownZone: Error, CustomStringConvertible {
  let name: String

  var description: String {
    "the portfolio counts its days in \(name), which this machine does not know; install its time "
      + "zones (tzdata), or change it with fondbok settings time-zone"
  }
}
