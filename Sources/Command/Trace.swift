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
      made with.
      """,
      sv: """
        Varje del visas med sin handling och rad, sitt belopp, sin kurs, sin andel och vad \
        avrundningen gjorde. Redovisningen görs om: ange den dag, det program och den tid som den \
        gjordes med.
        """) + """


        fondbok trace payment-application --row 6 --column eligible_expenditure --on 2027-07-15
        """)

  @Argument(
    help: Help(
      "The return, as export names it.", sv: "Redovisningen, så som export kallar den.",
      valueName: Wording("what", sv: "vad")))
  var what: Return

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

  func validate() throws { try of.validate(for: what) }

  func run() throws {
    try finishing {
      let store = try portfolio.open(.read)
      let day = try of.time.day(in: store)
      let context = try of.context(store, on: day, asOf: of.time.asOf)
      do {
        try store.reading(of.time.snapshot) { reading in
          let cell = try Exporter.trace(
            what, table: table, row: row, column: column, from: reading, in: context)
          let locate = LocateSpots(reading)
          for line in try cell.lines({ try locate.place(of: $0) }) {
            Console.wrapped(Console.safe(line(in: language.chosen)))
          }
        }
      } catch let error as ExportError where error.isWithheldForData {
        Console.note(error)
        throw Exit.failed
      }
    }
  }
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
    let count = sources.count
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
    for share in shares {
      lines.append(
        Wording(
          "    × \(share.weight) / \(share.total) \(share.by)",
          sv: "    × \(share.weight) / \(share.total) \(share.by)"))
    }
    lines.append(Wording("    = ", sv: "    = ") + part.wording)
    return lines
  }
}
