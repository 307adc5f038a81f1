public import ArgumentParser
import Foundation
public import Languages
import Portfolio
import SafeText
import Values

/// Which portfolio a command is about.
struct PortfolioOptions: ParsableArguments {
  @Option(
    help: Help(
      "The portfolio's file.", sv: "Portföljens fil.",
      discussion: Wording(
        "Else FONDBOK_PORTFOLIO, else portfolio.sqlite in this folder.",
        sv: "Annars FONDBOK_PORTFOLIO, annars portfolio.sqlite i den här mappen."),
      valueName: .file))
  var portfolio: String?

  var path: String { named ?? "portfolio.sqlite" }

  /// The one that the option names, else that of the environment.
  private var named: String? {
    let ofSession = ProcessInfo.processInfo.environment["FONDBOK_PORTFOLIO"] ?? ""
    return portfolio ?? (ofSession.isEmpty ? nil : ofSession)
  }

  /// Whether one is named, or stands where one is looked for.
  var isThere: Bool { named != nil || FileManager.default.fileExists(atPath: path) }

  func validate() throws {
    guard portfolio?.isEmpty ?? false else { return }
    throw ValidationError(
      say("--portfolio needs the name of a file", sv: "--portfolio behöver namnet på en fil"))
  }

  /// Opens the portfolio, saying so when it has to be waited for.
  ///
  /// - Parameters:
  ///   - makingIt: whether one that is not there is made. Only what brings something in makes one:
  ///     whatever else is to be written is meant for one that is there, and the path is wrong.
  ///   - patience: how many seconds to wait for another program.
  func open(
    _ access: Store.Access, makingIt: Bool = false, patience: Int = Store.patience
  ) throws -> Store {
    let path = path
    guard makingIt || FileManager.default.fileExists(atPath: path) else {
      throw StoreError.missing(path: path)
    }
    return try Store(path: path, access: access, patience: patience) {
      Console.note(
        Wording(
          "\(path) is in use by another program; waiting up to \(patience) seconds",
          sv: "\(path) används av ett annat program; väntar i högst \(patience) sekunder"))
    }
  }
}

extension PortfolioOptions {
  /// Nothing that is made of a portfolio takes its place.
  func protect(from output: String) throws {
    func place(_ path: String) -> String {
      URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
    }
    let own = ["", "-wal", "-shm", "-journal"].map { place(path + $0) }
    guard own.contains(place(output)) || Files.areSame(path, output) else { return }
    throw FindDocument.Unclear(
      wording: Wording(
        "\(output) is the portfolio itself; name another file with --output",
        sv: "\(output) är portföljen själv; ange en annan fil med --output"))
  }
}

/// Who does something that the log will tell.
struct PersonOptions: ParsableArguments {
  @Option(
    help: Help(
      "Who does it, for the log.", sv: "Vem som gör det, för loggen.",
      discussion: Wording(
        "Else FONDBOK_USER, else the login name.",
        sv: "Annars FONDBOK_USER, annars inloggningsnamnet."),
      valueName: .name))
  var by: String?

  func validate() throws {
    guard let by else { return }
    if by.allSatisfy(\.isWhitespace) {
      throw ValidationError(say("--by needs a name", sv: "--by behöver ett namn"))
    }
    if by.unicodeScalars.contains(where: \.isHidden) {
      throw ValidationError(
        say("--by may not hold control characters", sv: "--by får inte innehålla styrtecken"))
    }
  }

  var name: String {
    by ?? ProcessInfo.processInfo.environment["FONDBOK_USER"] ?? NSUserName()
  }
}

/// On which day, and as of which state of the portfolio.
struct TimeOptions: ParsableArguments {
  @Option(
    help: Help(
      "The day of judgement, as YYYY-MM-DD: which law, what is late. Today when left out.",
      sv: "Bedömningsdagen, som ÅÅÅÅ-MM-DD: vilken rätt, vad som är sent. I dag om den utelämnas.",
      valueName: .day), transform: Day.argument)
  var on: Day?

  @Option(
    help: Help(
      "The portfolio as it stood after this entry of the log.",
      sv: "Portföljen som den var efter den här posten i loggen.", valueName: .entry))
  var asOf: Int64?

  /// The day of judgement, today where the portfolio counts its days when none is given.
  func day(in store: Store) throws -> Day { try on ?? Clock.today(in: store.countingZone()) }

  /// The day of judgement where no portfolio is asked, today in Stockholm when none is given.
  var dayWithoutPortfolio: Day { on ?? Clock.today() }

  var snapshot: Snapshot { asOf.map { .asOf(entry: $0) } ?? .now }
}

/// The language of all that is said to people.
struct LanguageOptions: ParsableArguments {
  @Option(
    help: Help(
      "sv or en. Else LANG when it is one of them, else English.",
      sv: "sv eller en. Annars LANG när den är något av dem, annars engelska.",
      valueName: .language))
  var language: Language?

  /// The language of people's texts.
  var chosen: Language { language ?? LanguageChoice.current.language }

  /// The language of JSON, which is English unless another one is asked for.
  var ofJSON: Language {
    language ?? (LanguageChoice.current.isStated ? LanguageChoice.current.language : .english)
  }
}

/// A day that was not given as one, and why.
struct WrongDay: Error, CustomStringConvertible {
  let description: String
}

extension Day {
  /// The day of a text; `nil` when it is none that documents may state.
  init?(argument text: String) {
    guard let day = try? Self.argument(text) else { return nil }
    self = day
  }

  /// The years of the days that documents may state.
  static let statedYears = 1900...2199

  /// The day of an argument, as documents may state it.
  @Sendable static func argument(_ text: String) throws -> Day {
    do {
      let day = try Day.parse(text)
      guard statedYears.contains(day.year) else {
        throw WrongDay(
          description: say(
            "days from 1900 to 2199 are judged", sv: "dagar från 1900 till 2199 bedöms"))
      }
      return day
    } catch let error as DaySyntaxError {
      throw WrongDay(description: error.problem.wording(in: LanguageChoice.current.language))
    }
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
