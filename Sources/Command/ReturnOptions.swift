import ArgumentParser
import Exporter
import Languages
import Portfolio
import Provenance
import Rules
import Values
import XML

/// Which programme and which time a return is of.
struct ReturnOptions: ParsableArguments {
  @Option(
    help: Help(
      "The programme, by its CCI number, when the portfolio holds several. When left out, the list of operations, "
        + "its records and the tables for people are of all of them.",
      sv:
        "Programmet, med sitt CCI-nummer, när portföljen har flera. Om det utelämnas gäller förteckningen "
        + "över insatser, uppgifterna om dem och tabellerna för människor alla.",
      valueName: Wording("cci", sv: "cci")))
  var programme: String?

  @Option(
    help: Help(
      "The project, by its key, of a return of one project, or of one operation's record.",
      sv:
        "Projektet, med sitt ärendenummer, för en redovisning av ett projekt eller uppgifterna om en "
        + "insats.",
      valueName: .project))
  var project: String?

  @Option(
    help: Help(
      "The report whose claim it is, by its id; the one that came last when left out.",
      sv: "Rapporten vars ansökan om utbetalning det gäller, med sitt id; den som kom sist om den "
        + "utelämnas.", valueName: Wording("report", sv: "rapport")))
  var report: String?

  @Option(
    help: Help(
      "The day that the payment application before this one reached. When left out, what is eligible in the "
        + "accounting year so far less what the applications marked as sent stated, as fondbok sent lists them.",
      sv:
        "Dagen som betalningsansökan före denna nådde. Om den utelämnas: det som är stödberättigande hittills "
        + "under räkenskapsåret minus det som ansökningarna markerade som skickade har angett, så som fondbok "
        + "sent räknar upp dem.",
      valueName: .day), transform: Day.argument)
  var since: Day?

  @Option(
    help: Help(
      "The file with the texts of the performance report, as PerformanceTexts.xsd says.",
      sv: "Filen med prestationsrapportens texter, enligt PerformanceTexts.xsd.",
      valueName: .file))
  var texts: String?

  @Option(
    help: Help(
      "The address of the licence under which published data may be used, of csvw.",
      sv: "Adressen till den licens som publicerade uppgifter får användas enligt, för csvw.",
      valueName: Wording("uri", sv: "uri")))
  var licence: String?

  @OptionGroup var time: TimeOptions

  /// Refuses what the return is not of.
  func validate(for what: Return) throws {
    if texts != nil, what != .performanceReport {
      throw ValidationError(
        say(
          "--texts is of performance-report; \(what.rawValue) has no texts",
          sv: "--texts hör till performance-report; \(what.rawValue) har inga texter"))
    }
    if let since, what != .paymentApplication {
      throw ValidationError(
        say(
          "--since is of payment-application; \(what.rawValue) has no time that another one reached; leave "
            + "\(since) out",
          sv:
            "--since hör till payment-application; \(what.rawValue) har ingen tid som en annan nådde; "
            + "utelämna \(since)"))
    }
    if let licence {
      guard what.formats.contains(.csvw) else {
        throw ValidationError(
          say(
            "--licence is of what is published; \(what.rawValue) is not",
            sv: "--licence hör till det som publiceras; det gör inte \(what.rawValue)"))
      }
      guard licence.hasPrefix("https://") || licence.hasPrefix("http://") else {
        throw ValidationError(
          say(
            "\(licence) is no address of a licence; write it as https://…",
            sv: "\(licence) är ingen adress till en licens; skriv den som https://…"))
      }
    }
    if let named = what.canBeOfProgramme ? nil : programme {
      throw ValidationError(
        say(
          "\(what.rawValue) is of one project, whose papers tell its programme; leave \(named) out",
          sv:
            "\(what.rawValue) gäller ett projekt, vars handlingar anger dess program; utelämna \(named)"
        ))
    }
    if what.isOfProject, project == nil {
      throw ValidationError(
        say(
          "\(what.rawValue) is of one project; name it with --project",
          sv: "\(what.rawValue) gäller ett projekt; ange det med --project"))
    }
    if let named = what.canBeOfProject ? nil : project {
      throw ValidationError(
        say(
          "\(what.rawValue) is not of one project; leave \(named) out",
          sv: "\(what.rawValue) gäller inte ett projekt; utelämna \(named)"))
    }
    if let report, !what.isOfProject {
      throw ValidationError(
        say(
          "\(what.rawValue) is not of one report; leave \(report) out",
          sv: "\(what.rawValue) gäller inte en rapport; utelämna \(report)"))
    }
  }

  /// The first option that is given, but for the file of texts.
  var given: String? {
    let options: [(name: String, value: String?)] = [
      ("--programme", programme), ("--project", project), ("--report", report),
      ("--since", since?.iso), ("--licence", licence), ("--on", time.on?.iso),
      ("--as-of", time.asOf.map { "\($0)" }),
    ]
    return options.first { $0.value != nil }?.name
  }

  /// What a return is made for, with what the manifest tells of the portfolio and the rulebook.
  ///
  /// - Parameter isSentOfNow: whether the marks that the log has now count, and not those of the entry.
  func context(
    _ store: Store, on day: Day, asOf: Int64?, isSentOfNow: Bool = false
  ) throws -> ExportContext {
    let log = try store.log().filter { $0.entry <= asOf ?? .max }
    let (rulebooks, programmes, sentThen, ofProject) = try store.reading(
      asOf.map { .asOf(entry: $0) } ?? .now
    ) {
      (
        try $0.rulebooks(), try $0.programmes(), try $0.sentPapers().returns,
        try $0.programme(ofProject: project)
      )
    }
    let sent =
      isSentOfNow ? try store.reading { try $0.sentPapers().returns } : sentThen
    // A return of one project goes by the law of its programme, whichever others the portfolio holds.
    let meant = programme ?? ofProject
    let named = programmes.filter { meant == nil || $0.cci == meant }
    func rulebook(of programme: Programme?) -> Rulebook {
      programme.flatMap { rulebooks.rulebook(of: $0) } ?? rulebooks.main
    }
    // What is asked by Regulation (EU) 2021/1060 goes by its numbers, whichever programme comes first.
    let main = rulebook(of: named.first { $0.isOfRegulation } ?? named.first)
    let tables = Dictionary(
      programmes.map { programme in
        let own = rulebook(of: programme)
        return (
          programme.cci,
          FundTables(
            labels: CodeLabels(own, on: day),
            indicators: TransmissionTerms(own, on: day).indicators)
        )
      }, uniquingKeysWith: { first, _ in first })
    return ExportContext(
      on: day, asOf: asOf, rulebookHash: rulebooks.hash, logHash: log.last?.sha256,
      program: "fondbok \(Fondbok.version)",
      labels: CodeLabels(main, on: day), tables: tables, terms: ReturnTerms(main, on: day),
      programme: programme, project: project, report: report, since: since,
      texts: try texts.map { try PerformanceTexts(readFrom: try FileSource(path: $0)) },
      licence: licence,
      sent: SentToCommission(
        sent.filter { sent in
          // An entry may not tell of which programme a return was; a list of operations is then of all.
          sent.programme.map { cci in named.contains { $0.cci == cci } }
            ?? (programmes.count == 1 || sent.kind == SentReturn.listOfOperations)
        }))
  }
}

extension Reading {
  /// The programme that a project is of, by its CCI number, where its papers tell it.
  func programme(ofProject key: String?) throws -> String? {
    guard let key else { return nil }
    var programme: String?
    try eachProject(key: key) { programme = programme ?? $0.programme?.cci }
    return programme
  }
}

extension CodeLabels {
  /// What codes are called in Swedish in the tables of a rulebook on a day.
  fileprivate init(_ rulebook: Rulebook, on day: Day) {
    self.init { table, group, code in
      rulebook.codes(table: table, group: group, on: day).first { $0.code == code }?
        .label(in: .swedish)
    }
  }
}

extension ReturnTerms {
  private static let begins = Parameter<MonthDay>("accountingYear.begins")
  private static let windows = Parameter<[String]>("paymentApplications.windowsEnd")
  private static let assistance = Parameter<Percentage>("technicalAssistance.rate")
  private static let reimbursed = Parameter<Percentage>("paymentApplications.reimbursed")
  private static let months = Parameter<Int>("irregularity.months")
  private static let years = Parameter<Int>("decommitment.years")
  private static let prefinancing = Parameter<Percentage>("prefinancing.share")
  private static let accounts = Parameter<MonthDay>("accounts.due")
  private static let extended = Parameter<MonthDay>("accounts.extendedDue")
  private static let performance = Parameter<MonthDay>("performanceReport.due")
  private static let threshold = Parameter<Money>("irregularity.threshold")
  private static let vatThreshold = Parameter<Money>("vat.threshold")
  private static let nameYears = Parameter<Int>("listOfOperations.naturalPersonYears")
  private static let listMonths = Parameter<Int>("listOfOperations.months")

  /// What a rulebook says on a day.
  init(_ rulebook: Rulebook, on day: Day) {
    let begins = rulebook.parameter(Self.begins, on: day).value
    self.init(
      accountingYearBegins: begins.map { ($0.month, $0.day) },
      firstAccountingYear: rulebook.period("firstAccountingYear")?.period,
      lastAccountingYear: rulebook.period("lastAccountingYear")?.period,
      windowsEnd: rulebook.parameter(Self.windows, on: day).value?.compactMap { Int($0) } ?? [],
      technicalAssistance: rulebook.parameter(Self.assistance, on: day).value,
      reimbursed: rulebook.parameter(Self.reimbursed, on: day).value,
      transmission: TransmissionTerms(rulebook, on: day),
      commitments: rulebook.parameter(Self.years, on: day).value.map { years in
        CommitmentTerms(
          years: years,
          prefinancing: (2021...2027).compactMap { year in
            Day(year: year, month: 1, day: 1)
              .flatMap { rulebook.parameter(Self.prefinancing, on: $0).value }.map {
                (year: year, share: $0)
              }
          })
      },
      accountsDue: rulebook.parameter(Self.accounts, on: day).value.flatMap { due in
        rulebook.parameter(Self.extended, on: day).value.map {
          AccountsDue(due: (due.month, due.day), extended: ($0.month, $0.day))
        }
      },
      performance: rulebook.parameter(Self.performance, on: day).value.flatMap { due in
        rulebook.limit("operating-support", on: day).value.map {
          PerformanceTerms(due: (due.month, due.day), operatingSupport: $0.share)
        }
      },
      irregularities: rulebook.parameter(Self.months, on: day).value.flatMap { months in
        rulebook.parameter(Self.threshold, on: day).value.map {
          IrregularityTerms(months: months, threshold: $0)
        }
      },
      flatRates: FlatRate.allCases.compactMap { rate in
        rulebook.costOption(rate.rawValue, on: day).value.map { option in
          FlatRateTerm(
            id: rate.rawValue, label: option.label(in: .swedish), rate: option.rate,
            base: Set(CostCategory.allCases.filter { option.base.includes($0) }))
        }
      }, vatThreshold: rulebook.parameter(Self.vatThreshold, on: day).value,
      names: rulebook.parameter(Self.nameYears, on: day).value.flatMap { years in
        rulebook.parameter(Self.listMonths, on: day).value.map {
          PublicName.Terms(years: years, months: $0)
        }
      } ?? .regulation)
  }
}

extension TransmissionTerms {
  private static let days = Parameter<[String]>("transmission.days")
  private static let months = Parameter<[String]>("transmission.monthsOfIndicators")
  private static let first = Parameter<Day>("transmission.first")
  private static let last = Parameter<Day>("transmission.last")

  /// What a rulebook says on a day.
  fileprivate init(_ rulebook: Rulebook, on day: Day) {
    let days = rulebook.parameter(Self.days, on: day).value ?? []
    self.init(
      days: days.compactMap { MonthDay($0) }.map { ($0.month, $0.day) },
      monthsOfIndicators: rulebook.parameter(Self.months, on: day).value?.compactMap { Int($0) }
        ?? [],
      first: rulebook.parameter(Self.first, on: day).value,
      last: rulebook.parameter(Self.last, on: day).value,
      // An indicator of every objective, as those of ESF+, has no row of its own in these tables.
      indicators: rulebook.indicators(selectedOn: day).value?.indicators.compactMap { indicator in
        guard let objective = indicator.objective else { return nil }
        return Indicator(
          id: indicator.id, objective: objective, isOutput: indicator.kind == .output,
          name: indicator.label(in: .english), swedishName: indicator.label(in: .swedish),
          isAboutPersons: indicator.isAboutPersons,
          computedFrom: indicator.computed.map { [$0.from] + $0.less } ?? [])
      } ?? [])
  }
}
