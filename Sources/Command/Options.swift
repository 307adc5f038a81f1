public import ArgumentParser
import Foundation
public import Languages
import Portfolio
import SafeText
public import Values

/// Which portfolio a command is about.
struct PortfolioOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The portfolio's file.",
      discussion: "Else FONDBOK_PORTFOLIO, else portfolio.sqlite in this folder.",
      valueName: "file"))
  var portfolio: String?

  var path: String {
    let named = ProcessInfo.processInfo.environment["FONDBOK_PORTFOLIO"] ?? ""
    return portfolio ?? (named.isEmpty ? "portfolio.sqlite" : named)
  }

  func validate() throws {
    if portfolio?.isEmpty ?? false { throw ValidationError("--portfolio needs the name of a file") }
  }

  /// Opens the portfolio, saying so when it has to be waited for.
  func open(_ access: Store.Access) throws -> Store {
    let path = path
    return try Store(path: path, access: access) {
      Console.note("\(path) is in use by another program; waiting up to \(Store.patience) seconds")
    }
  }
}

/// Who does something that the log will tell.
struct PersonOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Who does it, for the log.", discussion: "Else FONDBOK_USER, else the login name.",
      valueName: "name"))
  var by: String?

  func validate() throws {
    guard let by else { return }
    if by.allSatisfy(\.isWhitespace) { throw ValidationError("--by needs a name") }
    if by.unicodeScalars.contains(where: \.isHidden) {
      throw ValidationError("--by may not hold control characters")
    }
  }

  var name: String {
    by ?? ProcessInfo.processInfo.environment["FONDBOK_USER"] ?? NSUserName()
  }
}

/// On which day, and as of which state of the portfolio.
struct TimeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The day of judgement, as YYYY-MM-DD: which law, what is late. Today when left out.",
      valueName: "day"))
  var on: Day?

  @Option(
    help: ArgumentHelp(
      "The portfolio as it stood after this entry of the log.", valueName: "entry"))
  var asOf: Int64?

  /// The day of judgement, today where the portfolio counts its days when none is given.
  func day(in store: Store) throws -> Day { try on ?? Clock.today(in: store.countingZone()) }

  /// The day of judgement where no portfolio is asked, today in Stockholm when none is given.
  var dayWithoutPortfolio: Day { on ?? Clock.today() }

  var snapshot: Snapshot { asOf.map { .asOf(entry: $0) } ?? .now }
}

/// The language of headings and labels.
struct LanguageOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "sv or en. Else LANG when it is one of them, else English.", valueName: "language"))
  var language: Language?

  var chosen: Language {
    if let language { return language }
    let locale = ProcessInfo.processInfo.environment["LANG"] ?? ""
    return locale.hasPrefix("sv") ? .swedish : .english
  }
}

extension Day: ExpressibleByArgument {
  public init?(argument: String) {
    // The days that documents may state.
    guard let day = try? Day.parse(argument), (1900...2199).contains(day.year) else { return nil }
    self = day
  }
}

extension Language: ExpressibleByArgument {
  public init?(argument: String) {
    switch argument {
    case "sv": self = .swedish
    case "en": self = .english
    default: return nil
    }
  }
}
