import Portfolio

/// What the tables of the law of a programme's fund say: a return of several programmes tells of each project by
/// those of its own.
public struct FundTables: Sendable {
  /// What the codes of the fund's tables are called.
  public let labels: CodeLabels
  /// The indicators of the fund, in the order of its act.
  public let indicators: [TransmissionTerms.Indicator]

  public init(labels: CodeLabels, indicators: [TransmissionTerms.Indicator]) {
    self.labels = labels
    self.indicators = indicators
  }
}

extension ExportContext {
  /// What codes are called in the tables of a programme, by its CCI number; in those of the return where the
  /// programme has none of its own, or there is no programme.
  func labels(of programme: String?) -> CodeLabels {
    programme.flatMap { tables[$0]?.labels } ?? labels
  }
}

/// The indicators of the funds of all programmes, each by its id. Those of two funds may have the same id.
struct KnownIndicators {
  private let ofProgrammes: [String: [String: TransmissionTerms.Indicator]]
  /// Those of the return, for a project of no programme that has tables of its own.
  private let others: [String: TransmissionTerms.Indicator]

  init(_ context: ExportContext) {
    func named(
      _ indicators: [TransmissionTerms.Indicator]
    ) -> [String: TransmissionTerms.Indicator] {
      Dictionary(indicators.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
    ofProgrammes = context.tables.mapValues { named($0.indicators) }
    others = named(context.terms.transmission.indicators)
  }

  /// The indicator that a project means by an id; `nil` where its fund has none.
  func callAsFunction(_ id: String, of project: Project) -> TransmissionTerms.Indicator? {
    guard let programme = project.programme?.cci, let own = ofProgrammes[programme] else {
      return others[id]
    }
    return own[id]
  }
}
