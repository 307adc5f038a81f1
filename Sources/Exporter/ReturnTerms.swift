public import Portfolio
public import Values

/// The numbers of the law that returns are made by, as the rulebook of the programme has them.
///
/// Exporter knows no rulebook: the command asks it and hands the answers on.
public struct ReturnTerms: Sendable {
  /// The month and the day on which an accounting year begins (Regulation (EU) 2021/1060, Article 2(29)).
  public let accountingYearBegins: (month: Int, day: Int)?
  /// The first accounting year, which is longer than a year.
  public let firstAccountingYear: Period?
  /// The last accounting year.
  public let lastAccountingYear: Period?
  /// The months at whose end a window for payment applications closes (Article 91(1)).
  public let windowsEnd: [Int]
  /// Technical assistance as a share of the expenditure applied for (Article 36(5)).
  public let technicalAssistance: Percentage?
  /// The share of what is applied for that is paid before the accounts (Article 93(1)).
  public let reimbursed: Percentage?
  /// When data are transmitted, and which indicators.
  public let transmission: TransmissionTerms
  /// By when commitments are covered, and what pre-financing covers of them.
  public let commitments: CommitmentTerms?
  /// By which days of a year accounts are sent.
  public let accountsDue: AccountsDue?
  /// When performance reports are sent, and what they explain.
  public let performance: PerformanceTerms?
  /// Which irregularities are reported, and when.
  public let irregularities: IrregularityTerms?
  /// The flat rates of Articles 54 to 56.
  public let flatRates: [FlatRateTerm]
  /// From which total cost VAT is eligible only where it cannot be recovered (Article 64(1)(c)).
  public let vatThreshold: Money?
  /// How long the name of a natural person stands on the public list (Article 49(3)).
  public let names: PublicName.Terms

  public init(
    accountingYearBegins: (month: Int, day: Int)?, firstAccountingYear: Period?,
    lastAccountingYear: Period? = nil, windowsEnd: [Int], technicalAssistance: Percentage?,
    reimbursed: Percentage?,
    transmission: TransmissionTerms, commitments: CommitmentTerms? = nil,
    accountsDue: AccountsDue? = nil,
    performance: PerformanceTerms? = nil, irregularities: IrregularityTerms? = nil,
    flatRates: [FlatRateTerm] = [], vatThreshold: Money? = nil,
    names: PublicName.Terms = .regulation
  ) {
    self.accountingYearBegins = accountingYearBegins
    self.firstAccountingYear = firstAccountingYear
    self.lastAccountingYear = lastAccountingYear
    self.windowsEnd = windowsEnd.sorted()
    self.technicalAssistance = technicalAssistance
    self.reimbursed = reimbursed
    self.transmission = transmission
    self.commitments = commitments
    self.accountsDue = accountsDue
    self.performance = performance
    self.irregularities = irregularities
    self.flatRates = flatRates
    self.vatThreshold = vatThreshold
    self.names = names
  }

  /// No rulebook says anything.
  public static let none = ReturnTerms(
    accountingYearBegins: nil, firstAccountingYear: nil, windowsEnd: [],
    technicalAssistance: nil, reimbursed: nil, transmission: .none)
}
