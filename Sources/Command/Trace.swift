import ArgumentParser
import Exporter
import Importer
import Languages
import Portfolio
import Provenance
import Values

struct Trace: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: say(
      "Tell what a figure of a return is made of, down to the line.",
      sv: "Visa vad en siffra i en redovisning består av, ned till raden."),
    discussion: say(
      """
      Each part is told with its document and line, its amount, its rate, its share and what \
      rounding did. The return is made again: give the day, the programme and the time it was \
      made with, or its manifest, which tells them.
      """,
      sv: """
        Varje del visas med sin handling och rad, sitt belopp, sin kurs, sin andel och vad \
        avrundningen gjorde. Redovisningen görs om: ange den dag, det program och den tid som den \
        gjordes med, eller dess följebrev, som anger dem.
        """) + """


        fondbok trace payment-application --row 6 --column eligible_expenditure --on 2027-07-15
        fondbok trace application.xml.manifest.json --row 6 --column eligible_expenditure
        """)

  @Argument(
    help: Help(
      "The return, as export names it, or the manifest beside one that was made.",
      sv: "Redovisningen, så som export kallar den, eller följebrevet bredvid en som har gjorts.",
      valueName: Wording("what", sv: "vad")))
  var what: Traced

  @Option(
    help: Help(
      "The row, from 1, without the heading.", sv: "Raden, från 1, utan rubriken.",
      valueName: .number))
  var row: Int

  @Option(
    help: Help(
      "The column, by its name or its Swedish heading.",
      sv: "Kolumnen, med sitt namn eller sin svenska rubrik.", valueName: .name))
  var column: String

  @Option(
    help: Help(
      "The table, of a return that has several; its first one when left out.",
      sv: "Tabellen, i en redovisning som har flera; den första om den utelämnas.",
      valueName: .name))
  var table: String?

  @OptionGroup var of: ReturnOptions
  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var language: LanguageOptions

  func validate() throws {
    switch what {
    case .of(let kind): try of.validate(for: kind)
    case .manifest:
      guard let given = of.given else { return }
      throw ValidationError(
        say(
          "a manifest tells what the return was made with; leave \(given) out",
          sv: "ett följebrev anger vad redovisningen gjordes med; utelämna \(given)"))
    }
  }

  func run() throws {
    try finishing {
      let store = try portfolio.open(.read)
      do {
        switch what {
        case .of(let kind):
          let day = try of.time.day(in: store)
          try tell(
            kind, table, try of.context(store, on: day, asOf: of.time.asOf), of.time.snapshot, store
          )
        case .manifest(let path): try tell(manifest: path, store)
        }
      } catch let error as ExportError where error.isWithheldForData {
        Console.note(error)
        throw Exit.failed
      } catch let error as ExportError where error.isOfArguments {
        throw WrongArguments(wording: error.wording)
      }
    }
  }

  /// Tells a figure of a return that was made, by its manifest; first, that it would be another one now.
  private func tell(manifest: String, _ store: Store) throws {
    let remake = try RemakeReturn(
      try ManifestStatement(path: manifest), texts: of.texts, from: store)
    let statement = remake.statement
    let made = try remake.make().manifest.sha256
    if made != statement.sha256 {
      Console.note(
        Wording(
          "\(statement.file) is made again with other bytes: \(made.prefix(12)), and the manifest "
            + "says \(statement.sha256.prefix(12)); the figure is of what is made now",
          sv: "\(statement.file) blir till andra byte när den görs om: \(made.prefix(12)), och "
            + "följebrevet säger \(statement.sha256.prefix(12)); siffran gäller det som blir nu"))
    }
    try tell(
      statement.kind, table ?? statement["table"], try remake.context(),
      .asOf(entry: remake.entry), store)
    if made != statement.sha256 { throw Exit.failed }
  }

  private func tell(
    _ kind: Return, _ table: String?, _ context: ExportContext, _ snapshot: Snapshot, _ store: Store
  ) throws {
    try store.reading(snapshot) { reading in
      let cell = try Exporter.trace(
        kind, table: table, row: row, column: column, from: reading, in: context)
      let locate = LocateSpots(reading)
      for line in try cell.lines({ try locate.place(of: $0) }) {
        Console.wrapped(Console.safe(line(in: language.chosen)))
      }
    }
  }
}

/// What is traced: a return as it would be made, or one that was made, by its manifest.
enum Traced: ExpressibleByArgument {
  case of(Return)
  case manifest(path: String)

  init?(argument: String) {
    if let kind = Return(rawValue: argument) {
      self = .of(kind)
    } else if argument.hasSuffix(".json") {
      self = .manifest(path: argument)
    } else {
      return nil
    }
  }

  static var allValueStrings: [String] { Return.allCases.map(\.rawValue) }

  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

extension TracedCell {
  /// The cell and its parts, each with its place.
  fileprivate func lines(_ place: (Spot) throws -> Place?) throws -> [Wording] {
    let keys = keys.map { "\($0.column) \($0.code)" }.joined(separator: ", ")
    var lines = [
      Wording(
        "\(kind.rawValue), \(table), row \(row), \(column): \(value)",
        sv: "\(kind.rawValue), \(table), rad \(row), \(heading): \(value)"),
      .same("  \(keys)"),
    ]
    lines += asked.map { .same("  ") + $0 }
    for source in sources { lines += try source.lines(place) }
    for step in steps { lines.append(.same("  ") + (try step.line())) }
    let count = sources.count
    // What was sent, or what other figures give, has no document of its own.
    if count == 0, !steps.isEmpty { return lines }
    lines.append(
      count == 0
        ? isSum
          ? Wording("  no document contributed", sv: "  ingen handling har bidragit")
          : Wording(
            "  no sum: it is as the project's documents have it, which fondbok show lists",
            sv: "  ingen summa: det är som i projektets handlingar, som fondbok show räknar upp")
        : count == 1
          ? Wording("  1 part", sv: "  1 del")
          : Wording("  \(count) parts", sv: "  \(count) delar"))
    return lines
  }
}

extension FigureSource {
  fileprivate func lines(_ place: (Spot) throws -> Place?) throws -> [Wording] {
    let at = try place(spot).map { "  \($0.file):\($0.line)" } ?? ""
    var lines = [
      Wording.same("  \(project)  \(document.id)\(at)"),
      Wording("    ", sv: "    ") + what + .same(": ") + stated.wording,
    ]
    if let conversion, let rate = conversion.rate {
      let rounding = try rate.rounding(of: conversion.amount, to: conversion.euro)
      lines.append(
        Wording(
          "    ÷ \(rate.plain) (\(rate.month)) = \(conversion.euro), rounding \(rounding.millionths)",
          sv: "    ÷ \(rate.swedish) (\(rate.month)) = \(conversion.euro), avrundning "
            + "\(rounding.millionths.replacing(".", with: ","))"))
    }
    lines += try shared().map { .same("    × ") + $0 }
    lines.append(Wording("    = ", sv: "    = ") + part.wording)
    return lines
  }

  /// Which shares of it the figure has, one after the other, each with what rounding did.
  func shared() throws -> [Wording] {
    var whole = conversion?.euro
    if whole == nil, case .money(let money) = stated { whole = money }
    return try shares.map { share in
      let split = Wording(
        "\(share.weight) / \(share.total) \(share.by)",
        sv: "\(share.weight) / \(share.total) \(share.by)")
      guard let before = whole, before.currency == share.part.currency else { return split }
      whole = share.part
      return split + .same(" = ") + SumFigure.money(share.part).wording
        + Wording.rounding(try share.rounding(of: before))
    }
  }
}

extension FigureStep {
  /// What became of the parts, in a line.
  func line() throws -> Wording {
    switch self {
    case .parts(let sum):
      return Wording("the parts together: \(sum)", sv: "delarna tillsammans: \(sum)")
    case .share(let what, let rate, let base, let part):
      let rounded = Wording.rounding(try rounding ?? 0)
      return what
        + Wording(": \(base) × \(rate) = \(part)", sv: ": \(base) × \(rate) = \(part)") + rounded
    case .other(let what, let amount):
      return what + Wording(": \(amount)", sv: ": \(amount)")
    case .sum(let what, let amounts, let sum):
      let terms = amounts.map { Wording("\($0)", sv: "\($0)") }.joined(separator: " + ")
      return what + .same(": ") + terms + Wording(" = \(sum)", sv: " = \(sum)")
    case .difference(let what, let first, let others, let left):
      let terms = ([first] + others).map { Wording("\($0)", sv: "\($0)") }.joined(separator: " − ")
      return what + .same(": ") + terms + Wording(" = \(left)", sv: " = \(left)")
    case .limit(let what, let open, let most, let amount):
      return what
        + Wording(
          ": \(open), kept to at most \(most) = \(amount)",
          sv: ": \(open), begränsat till högst \(most) = \(amount)")
    case .ratio(let what, let part, let whole, let share):
      return what
        + Wording(": \(part) ÷ \(whole) = \(share)", sv: ": \(part) ÷ \(whole) = \(share)")
    }
  }
}

extension Wording {
  /// What rounding did to an amount, in millionths of a unit.
  fileprivate static func rounding(_ millionths: Int64) -> Wording {
    Wording(
      ", rounding \(millionths.millionths)",
      sv: ", avrundning \(millionths.millionths.replacing(".", with: ","))")
  }
}

extension ExportError {
  /// Whether the table, the row or the column that was asked for is not there.
  fileprivate var isOfArguments: Bool {
    switch self {
    case .tableNotThere, .cellNotThere: true
    default: false
    }
  }
}
