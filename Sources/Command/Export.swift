public import ArgumentParser
public import Exporter
import Findings
import Foundation
import Languages
import Portfolio
import Provenance
import Rules
import Values

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: say(
      "Make a return: written, read back, compared with the portfolio, and only then released.",
      sv: "Gör en redovisning: skriven, återläst, jämförd med portföljen, och först då lämnad ut."
    ),
    discussion: say(
      """
      list-of-operations is the public list of Article 49(3) of Regulation (EU) 2021/1060; \
      payment-application is what is asked of the Commission (Article 91 and Annex XXIII), on the \
      day it is sent; operation-records is the record that the authority keeps of each operation \
      (Article 72(1)(e) and Annex XVII, 142 fields), of all or of one with --project, and is not \
      published; data-transmission is what is transmitted to it five times a year (Article 42 \
      and Annex VII), the next one that is due on the day; accounts are those of the accounting year that \
      ended last (Article 98 and Annex XXIV); performance-report is the annual one (Article 35 of \
      Regulation (EU) 2021/1147), with the texts of a file; irregularities is the report on those of \
      the quarter that ended last (Article 69(12) and Annex XII); call-timetable is the timetable of \
      planned calls (Article 49(2)); claim is the claim for payment of one project, with its list of \
      expenditure; kohesio is the list of operations as CSV in the shape that Kohesio takes lists of \
      the cohesion funds in; projects, budgets, expenditure, indicators and participants are tables \
      for people, a row for each project, line or count (deadlines are those of fondbok due --format csv, and \
      findings those of fondbok check --format csv). A manifest with the sums and hashes is written \
      beside the file.
      """,
      sv: """
        list-of-operations är den offentliga förteckningen över insatser enligt artikel 49.3 i \
        förordning (EU) 2021/1060; payment-application är betalningsansökan till kommissionen \
        (artikel 91 och bilaga XXIII), på den dag den skickas; operation-records är de uppgifter som \
        myndigheten bevarar om varje insats (artikel 72.1 e och bilaga XVII, 142 fält), om alla \
        eller om en med --project, och publiceras inte; data-transmission är det som \
        överförs till kommissionen fem gånger om året (artikel 42 och bilaga VII), den som står \
        på tur på dagen; accounts är räkenskaperna för det räkenskapsår som senast slutade \
        (artikel 98 och bilaga XXIV); performance-report är den årliga prestationsrapporten \
        (artikel 35 i förordning (EU) 2021/1147), med texterna i en fil; irregularities är rapporten om oriktigheter under det kvartal som senast \
        slutade (artikel 69.12 och bilaga XII); call-timetable är tidsplanen för kommande \
        utlysningar (artikel 49.2); claim är ett projekts ansökan om utbetalning, med dess \
        utgiftsförteckning; kohesio är förteckningen över insatser som CSV i den form som Kohesio \
        tar emot sammanhållningsfondernas förteckningar i; projects, budgets, expenditure, \
        indicators och participants är tabeller för människor, med en rad för varje projekt, \
        budgetrad, utgift, indikator eller antal (tidsfrister ger fondbok due --format csv, och anmärkningar fondbok check --format csv). Ett följebrev med \
        summor och kontrollsummor skrivs bredvid filen.
        """) + """


        fondbok export list-of-operations --output operations.xml
        fondbok export list-of-operations --format csv --dialect excel-sv --output insatser.csv
        fondbok export list-of-operations --format csvw --output operations.csv-metadata.json
        fondbok export payment-application --on 2027-07-15 --output application.xml
        fondbok export payment-application --table application --dialect excel-sv > forstasida.csv
        fondbok export operation-records --output insatser.xml
        fondbok export operation-records --project 6.2.5-2026-01147 --format xlsx --output insats.xlsx
        fondbok export data-transmission --on 2027-07-15 --table financial
        fondbok export accounts --on 2028-01-10 --output rakenskaper.xml
        fondbok export performance-report --on 2028-01-10 --texts texter.xml --output rapport.xml
        fondbok export irregularities --on 2028-01-10 --output oriktigheter.xml
        fondbok export call-timetable --dialect excel-sv > tidsplan.csv
        fondbok export payment-application --format xlsx --output betalningsansokan.xlsx
        fondbok export claim --project 6.2.5-2026-01147 --table lines --dialect excel-sv > utgifter.csv
        fondbok export kohesio --on 2026-12-01 --output kohesio.csv
        fondbok export projects --on 2026-12-31 > projects.csv
        fondbok export expenditure --format xlsx --output utgifter.xlsx
        fondbok export participants --table persons --dialect excel-sv > deltagare.csv
        """)

  @Argument(
    help: Help(
      "\(Return.listed).", sv: "\(Return.listed).",
      valueName: Wording("what", sv: "vad")))
  var what: Return

  @Option(
    help: Help(
      "xml, csv or xlsx, and csvw for what the columns of a published CSV mean; the usual one of the "
        + "return when left out, csv when a dialect is named.",
      sv:
        "xml, csv eller xlsx, och csvw för vad kolumnerna i en publicerad CSV betyder; "
        + "redovisningens vanliga format om det utelämnas, csv om en dialekt anges.",
      valueName: .format))
  var format: ReturnFormat?

  @Option(
    help: Help(
      "rfc4180 (comma, decimal point), the usual one, or excel-sv (for Swedish Excel); of CSV only.",
      sv:
        "rfc4180 (komma, decimalpunkt), den vanliga, eller excel-sv (för svenska Excel); bara för "
        + "CSV.",
      valueName: Wording("dialect", sv: "dialekt")))
  var dialect: Dialect?

  @Option(
    help: Help(
      "The file to write; standard output when left out or -.",
      sv: "Filen som ska skrivas; standard ut om den utelämnas eller är -.", valueName: .file))
  var output: String?

  @Option(
    help: Help(
      "The table that CSV holds, of a return that has several; its first one when left out.",
      sv:
        "Tabellen som CSV innehåller, i en redovisning som har flera; den första om den utelämnas.",
      valueName: .name))
  var table: String?

  @OptionGroup var of: ReturnOptions
  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var language: LanguageOptions

  func validate() throws {
    try of.validate(for: what)
    if let format, !what.formats.contains(format) {
      let formats = what.formats.map { Wording.same($0.rawValue) }.listedAsChoice()
      throw ValidationError(
        say("\(what.rawValue) is made as \(formats)", sv: "\(what.rawValue) görs som \(formats)"))
    }
    if let table, !what.tables.contains(table) {
      let tables = what.tables.map { Wording.same($0) }.listedAsChoice()
      throw ValidationError(
        say(
          "\(what.rawValue) has no table \(table); it has \(tables)",
          sv: "\(what.rawValue) har ingen tabell \(table); den har \(tables)"))
    }
    if table != nil, let format, format != .csv {
      throw ValidationError(
        say(
          "--table is of CSV; \(format.rawValue) holds all tables",
          sv: "--table hör till CSV; \(format.rawValue) innehåller alla tabeller"))
    }
    if dialect != nil, let format, format != .csv {
      throw ValidationError(
        say(
          "--dialect is of CSV; \(format.rawValue) has none",
          sv: "--dialect hör till CSV; \(format.rawValue) har ingen"))
    }
  }

  func run() throws {
    try finishing {
      let store = try portfolio.open(.read)
      if let output { try portfolio.protect(from: output) }
      let destination =
        output.flatMap { $0 == "-" ? nil : $0 }
        .map { Destination.file(path: $0) } ?? .standardOutput
      let result: ExportResult
      do {
        result = try ExportReturn(
          kind: what,
          format: format ?? (dialect == nil && table == nil ? what.formats[0] : .csv),
          dialect: (dialect ?? .rfc4180).dialect, table: table, of: of,
          day: of.time.day(in: store), asOf: of.time.asOf, destination: destination
        ).export(store)
      } catch let error as ExportError where error.isWithheldForData {
        Console.note(error)
        throw Exit.failed
      }
      for notice in result.manifest.notices { Console.note(notice) }
      guard let output, output != "-" else { return }
      Console.wrapped(Console.safe(result.summary(output)(in: language.chosen)))
      for sum in result.sums { Console.wrapped(sum(in: language.chosen)) }
    }
  }

  enum Dialect: String, ExpressibleByArgument, CaseIterable {
    case rfc4180
    case excelSwedish = "excel-sv"

    var dialect: CSVDialect {
      switch self {
      case .rfc4180: .rfc4180
      case .excelSwedish: .excelSwedish
      }
    }
  }
}

extension Return: ExpressibleByArgument {
  /// The names of all returns, as a choice.
  fileprivate static var listed: Wording {
    allCases.map { Wording.same($0.rawValue) }.listedAsChoice()
  }
}
extension ReturnFormat: ExpressibleByArgument {}

/// Makes one return with what the manifest tells of the portfolio and the rulebook.
struct ExportReturn {
  let kind: Return
  let format: ReturnFormat
  let dialect: CSVDialect
  let table: String?
  let of: ReturnOptions
  let day: Day
  let asOf: Int64?
  /// Whether the marks that the log has now count, though the portfolio is read as of an entry.
  var isSentOfNow = false
  let destination: Destination

  func export(_ store: Store) throws -> ExportResult {
    let context = try of.context(store, on: day, asOf: asOf, isSentOfNow: isSentOfNow)
    let snapshot = asOf.map { Snapshot.asOf(entry: $0) } ?? .now
    StopSignal.watch()
    return try store.reading(snapshot) { reading in
      let context = try kind == .paymentApplication ? counting(context, reading) : context
      let bar = ProgressBar(.projects, of: try reading.projectCount())
      defer { bar.clear() }
      reading.onProject = { done in
        bar.show(done)
        try StopSignal.stopIfAsked(
          Wording(
            "stopped after \(done) projects; no file was written",
            sv: "avbrutet efter \(done) projekt; ingen fil skrevs"))
      }
      return try Exporter.export(
        kind, format: format, dialect: dialect, table: table, from: reading, in: context,
        to: destination)
    }
  }
}

extension ExportReturn {
  /// The same with a count of the errors of each project, as check finds them on the day.
  private func counting(_ context: ExportContext, _ reading: Reading) throws -> ExportContext {
    let judge = CheckPortfolio(
      context: Context(
        rulebooks: try reading.rulebooks(), day: day, rates: try reading.rates(),
        sent: try reading.sentPapers()), rules: allRules,
      accepted: try AcceptedFindings(reading, on: day))
    return context.counting { project, reading in
      var errors = 0
      _ = try judge.check(project, in: reading) { finding in
        let counts = finding.standing == .counts && finding.verdict == .fails
        if counts, finding.severity == .error { errors += 1 }
      }
      return errors
    }
  }
}

extension ExportResult {
  /// What was written, in one line.
  func summary(_ file: String) -> Wording {
    let rows = manifest.totals.rows
    let counted = rows == 1 ? Wording("row", sv: "rad") : Wording("rows", sv: "rader")
    var text = Wording(
      "\(file): \(rows) \(counted), \(manifest.bytes) bytes",
      sv: "\(file): \(rows) \(counted), \(manifest.bytes) byte")
    if !manifest.excluded.isEmpty {
      text =
        text
        + Wording(
          "; \(manifest.excluded.count) left out with their ground",
          sv: manifest.excluded.count == 1
            ? "; 1 utelämnad med angiven grund"
            : "; \(manifest.excluded.count) utelämnade med angiven grund")
    }
    if let manifestPath {
      text = text + Wording("; manifest \(manifestPath)", sv: "; följebrev \(manifestPath)")
    }
    return text
  }

  /// What the portfolio and the file add up to, a line for each sum of money.
  var sums: [Wording] {
    manifest.sums.filter { $0.name.currency != nil && $0.name.sum != SumName.rows }.map { sum in
      Wording(
        "  \(sum.name.sheet) \(sum.name.sum): portfolio \(sum.stored.wording), file "
          + "\(sum.read.wording), difference \(sum.difference.wording)",
        sv: "  \(sum.name.sheet) \(sum.name.sum): portföljen \(sum.stored.wording), filen "
          + "\(sum.read.wording), skillnad \(sum.difference.wording)")
    }
  }
}
