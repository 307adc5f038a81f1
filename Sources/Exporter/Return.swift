import Portfolio
import Values

/// A return: what is made out of the portfolio for the funder, the public or colleagues.
public enum Return: String, Sendable, CaseIterable {
  /// The public list of operations (Regulation (EU) 2021/1060, Article 49(3)).
  case listOfOperations = "list-of-operations"
  /// The payment application to the Commission (Regulation (EU) 2021/1060, Article 91, Annex XXIII).
  case paymentApplication = "payment-application"
  /// The record of data on each operation (Regulation (EU) 2021/1060, Article 72(1)(e), Annex XVII).
  case operationRecords = "operation-records"
  /// The transmission of data to the Commission (Regulation (EU) 2021/1060, Article 42, Annex VII).
  case dataTransmission = "data-transmission"
  /// The accounts of an accounting year (Regulation (EU) 2021/1060, Article 98, Annex XXIV).
  case accounts
  /// The annual performance report (Regulation (EU) 2021/1147, Article 35).
  case performanceReport = "performance-report"
  /// The reports on irregularities to the Commission (Regulation (EU) 2021/1060, Article 69(12), Annex XII).
  case irregularities
  /// The timetable of planned calls (Regulation (EU) 2021/1060, Article 49(2)).
  case callTimetable = "call-timetable"
  /// A project's own claim for payment, with its list of expenditure.
  case claim
  /// The list of operations in the shape that Kohesio takes lists in.
  case kohesio
  /// Every project in a row, for people.
  case projects
  /// Every line of the budgets that hold, for people.
  case budgets
  /// Every line of all claims, for people.
  case expenditure
  /// Every indicator of every project, for people.
  case indicators
  /// Who took part, as counts, for people.
  case participants

  /// The formats it is made in, the usual one first.
  public var formats: [ReturnFormat] {
    switch self {
    case .listOfOperations, .callTimetable: [.xml, .csv, .xlsx, .csvw]
    case .paymentApplication, .operationRecords, .dataTransmission, .accounts, .performanceReport,
      .irregularities, .claim:
      [.xml, .csv, .xlsx]
    case .kohesio: [.csv]
    case .projects, .budgets, .expenditure, .indicators, .participants: [.csv, .xlsx]
    }
  }

  /// The names of its tables, the most important one first. CSV holds one of them, XML and XLSX all.
  public var tables: [String] {
    switch self {
    case .listOfOperations: [ListOfOperationsTable.name]
    case .paymentApplication: PaymentApplicationTable.names
    case .operationRecords: OperationRecordsTable.names
    case .dataTransmission: DataTransmissionTable.names
    case .accounts: AccountsTable.names
    case .performanceReport: PerformanceReportTable.names
    case .irregularities: IrregularitiesTable.names
    case .callTimetable: CallTimetable.names
    case .claim: ClaimTable.names
    case .kohesio: [KohesioTable.name]
    case .participants: ParticipantsTable.names
    case .projects, .budgets, .expenditure, .indicators: [rawValue]
    }
  }

  /// Whether somebody has to make it: the others are tables for people and variants.
  public var isAskedFor: Bool {
    switch self {
    case .kohesio, .projects, .budgets, .expenditure, .indicators, .participants: false
    default: true
    }
  }

  /// Whether it can be of one programme, which is named: a claim is of a project, whose programme is known.
  public var canBeOfProgramme: Bool { !isOfProject }

  /// Whether it is of one project, which is named.
  public var isOfProject: Bool { self == .claim }

  /// Whether it can be of one project, which is then named.
  public var canBeOfProject: Bool { isOfProject || self == .operationRecords }

  /// What SQLite says the return adds up to.
  func totals(in reading: Reading, for context: ExportContext) throws -> Totals {
    switch self {
    case .listOfOperations:
      try Totals(
        reading.totalsOfOperations(
          on: context.on, programme: context.programme, bound: .regulation), of: tables[0])
    case .paymentApplication: try PaymentApplicationTable.totals(in: reading, for: context)
    case .operationRecords: try OperationRecordsTable.totals(in: reading, for: context)
    case .dataTransmission: try DataTransmissionTable.totals(in: reading, for: context)
    case .accounts: try AccountsTable.totals(in: reading, for: context)
    case .performanceReport: try PerformanceReportTable.totals(in: reading, for: context)
    case .irregularities: try IrregularitiesTable.totals(in: reading, for: context)
    case .callTimetable: try CallTimetable.totals(in: reading, for: context)
    case .claim: try ClaimTable.totals(in: reading, for: context)
    case .kohesio: try KohesioTable.totals(in: reading, for: context)
    case .projects:
      try Totals(
        reading.totalsOfProjects(on: context.on, programme: context.programme), of: tables[0])
    case .budgets: try BudgetsTable.totals(in: reading, for: context)
    case .expenditure: try ExpenditureTable.totals(in: reading, for: context)
    case .indicators: try IndicatorsTable.totals(in: reading, for: context)
    case .participants: try ParticipantsTable.totals(in: reading, for: context)
    }
  }

  /// Its tables, as they are arranged out of the portfolio.
  /// - Parameter hasLabels: whether they have columns that say in words what codes mean.
  func arrangement(_ context: ExportContext, hasLabels: Bool) -> any Arrangement {
    switch self {
    case .listOfOperations: ListOfOperationsTable(context, hasLabels: hasLabels)
    case .paymentApplication: PaymentApplicationTable(context, hasLabels: hasLabels)
    case .operationRecords: OperationRecordsTable(context, hasLabels: hasLabels)
    case .dataTransmission: DataTransmissionTable(context, hasLabels: hasLabels)
    case .accounts: AccountsTable(context, hasLabels: hasLabels)
    case .performanceReport: PerformanceReportTable(context, hasLabels: hasLabels)
    case .irregularities: IrregularitiesTable(context, hasLabels: hasLabels)
    case .callTimetable: CallTimetable(context, hasLabels: hasLabels)
    case .claim: ClaimTable(context, hasLabels: hasLabels)
    case .kohesio: KohesioTable(context, hasLabels: hasLabels)
    case .projects: ProjectsTable(context, hasLabels: hasLabels)
    case .budgets: BudgetsTable(context, hasLabels: hasLabels)
    case .expenditure: ExpenditureTable(context, hasLabels: hasLabels)
    case .indicators: IndicatorsTable(context, hasLabels: hasLabels)
    case .participants: ParticipantsTable(context, hasLabels: hasLabels)
    }
  }

  /// The return in a format.
  func document(
    _ format: ReturnFormat, _ dialect: CSVDialect, table: String?, _ context: ExportContext
  ) -> any ReturnDocument {
    switch (self, format) {
    // Its places and codes stand within each other, so it has a form of its own.
    case (.listOfOperations, .xml): ListOfOperationsDocument(context)
    case (_, .xml): XMLDocument(self, arrangement(context, hasLabels: false), context)
    case (_, .csv):
      CSVDocument(
        self, arrangement(context, hasLabels: dialect.isForSpreadsheets), sheet: table, dialect)
    case (_, .csvw): MetadataDocument(self, arrangement(context, hasLabels: false), context)
    case (_, .xlsx): XLSXDocument(self, arrangement(context, hasLabels: true), context)
    }
  }
}

extension Return {
  /// The element around its rows in XML: `listOfOperations`.
  var container: String {
    let name = capitalised
    return name.prefix(1).lowercased() + name.dropFirst()
  }

  /// The namespace of its XML.
  var namespace: String { "urn:fondbok:\(rawValue):1" }

  /// The schema of its XML, by the name of its file.
  var schema: String { capitalised + ".xsd" }

  private var capitalised: String {
    rawValue.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}

/// A format of a return.
public enum ReturnFormat: String, Sendable, CaseIterable {
  case xml, csv, xlsx
  /// What the columns of the CSV mean (CSV on the Web).
  case csvw
}
