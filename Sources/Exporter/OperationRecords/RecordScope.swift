import Languages
import Portfolio
import Values

/// Which operations a record is of: those of programmes under Regulation (EU) 2021/1060, of one programme
/// or one project where it is named.
struct RecordScope {
  let selection: RecordSelection
  let euroRates: EuroRates
  private let rates: [ExchangeRate]
  private let details: RecordDetailReader
  /// In which of the payment applications that were sent by the day expenditure stands, by programme.
  private let standings: [String: SentStandings]
  private let context: ExportContext

  init(_ reading: Reading, _ context: ExportContext) throws {
    self.context = context
    rates = try reading.rates()
    euroRates = EuroRates(rates)
    details = try reading.recordDetails()
    var standings: [String: SentStandings] = [:]
    for programme in try reading.programmes() {
      let marks = context.sent.marks(of: programme).filter { $0.sent <= context.on }
      if marks.isEmpty { continue }
      standings[programme.cci] = try SentStandings(marks, of: programme, reading, context)
    }
    self.standings = standings
    selection = RecordSelection(
      on: context.on, bound: .regulation, programme: context.programme, project: context.project)
    if let project = context.project {
      let named = try context.project(named: project, in: reading, for: .operationRecords)
      guard try operation(named) != nil else {
        throw ExportError.unsuited(
          .operationRecords,
          Wording(
            "\(PersonalNumber.mask(in: project)) is no operation on \(context.on): nothing is "
              + "granted to it by a programme of 2021–2027",
            sv: "\(PersonalNumber.mask(in: project)) är ingen insats den \(context.on): inget är "
              + "beviljat ur ett program för 2021–2027"))
      }
    } else if context.programme != nil {
      let programme = try context.programme(in: reading, for: .operationRecords)
      guard programme.isOfRegulation else {
        throw ExportError.unsuited(
          .operationRecords,
          Wording(
            "\(programme.cci) is a programme of \(programme.fund) from \(programme.firstYear), and "
              + "Annex XVII is of the funds of 2021–2027",
            sv:
              "\(programme.cci) är ett program för \(programme.fund) från \(programme.firstYear), "
              + "och bilaga XVII gäller fonderna för 2021–2027"))
      }
    }
  }

  /// A project as it is recorded; `nil` when it is not recorded here.
  func operation(_ project: Project) throws -> RecordedOperation? {
    if let programme = project.programme {
      guard programme.isOfRegulation else { return nil }
      if let named = context.programme, named != programme.cci { return nil }
    } else if context.programme != nil {
      return nil
    }
    return try RecordedOperation(
      project, context, rates: rates, details,
      standings: project.programme.flatMap { standings[$0.cci] })
  }

  /// The programme, by its CCI number, of a project that a record of all leaves out although support has been
  /// granted to it; `nil` of any other.
  func otherLaw(of project: Project) -> String? {
    guard context.programme == nil, context.project == nil, let programme = project.programme,
      !programme.isOfRegulation,
      project.decisions.contains(where: { $0.validFrom <= context.on && $0.outcome.grants })
    else { return nil }
    return programme.cci
  }
}

extension ExportContext {
  /// The one project of a name.
  /// - Throws: `ExportError.unsuited` when there is none, or several bodies call theirs so.
  func project(named key: String, in reading: Reading, for kind: Return) throws -> Project {
    var projects: [Project] = []
    try reading.eachProject(key: key) { projects.append($0) }
    guard let project = projects.first else {
      throw ExportError.unsuited(
        kind,
        Wording("the portfolio has no project \(key)", sv: "portföljen har inget projekt \(key)"))
    }
    guard projects.count == 1 else {
      let issuers = projects.map { PersonalNumber.mask(in: $0.keyIssuer) }.joined(separator: ", ")
      throw ExportError.unsuited(
        kind,
        Wording(
          "\(issuers) each call a project \(key)",
          sv: "\(issuers) kallar var sitt projekt \(key)"))
    }
    return project
  }
}
