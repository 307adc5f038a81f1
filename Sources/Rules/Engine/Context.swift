public import Portfolio
public import Values

/// What a rule knows besides its subject: the rulebook, the day of judgement, the rates that were imported.
public struct Context: Sendable {
  public internal(set) var rulebook: Rulebook {
    get { held.rulebook }
    set { held = HeldRulebook(newValue) }
  }
  private(set) var held: HeldRulebook
  /// Those of all funds.
  public let rulebooks: Rulebooks
  /// The same, in their order.
  private let heldOfFunds: [HeldRulebook]
  /// The day of judgement.
  public private(set) var day: Day
  /// Where a rule writes down how it comes to its verdict, when somebody wants to know.
  public var workings: Workings?
  /// What has been worked out of the project that is judged.
  private(set) var notes: ProjectNotes?
  private let rates: [RateKey: ExchangeRate]
  /// What was sent by the day of judgement, as the log tells, for deadlines that are met by sending.
  public private(set) var sent: SentPapers

  public init(
    rulebook: Rulebook, day: Day, rates: [ExchangeRate] = [], sent: SentPapers = SentPapers()
  ) {
    self.init(rulebooks: Rulebooks(rulebook), day: day, rates: rates, sent: sent)
  }

  public init(
    rulebooks: Rulebooks, day: Day, rates: [ExchangeRate] = [], sent: SentPapers = SentPapers()
  ) {
    self.sent = sent.known(on: day)
    self.rulebooks = rulebooks
    held = HeldRulebook(rulebooks.main)
    heldOfFunds = rulebooks.funds.map(HeldRulebook.init)
    self.day = day
    self.rates = Dictionary(
      rates.map { (RateKey(month: $0.month, currency: $0.currency), $0) },
      uniquingKeysWith: { _, last in last })
  }

  /// The rulebook that judges, and those of all funds.
  var heldRulebooks: [HeldRulebook] { [held] + heldOfFunds }

  /// The same with the rulebook of a programme's fund and time.
  func forFund(of programme: Programme?) -> Context {
    guard let programme, let place = rulebooks.place(of: programme),
      heldOfFunds[place].rulebook.id != held.rulebook.id
    else { return self }
    var context = self
    context.held = heldOfFunds[place]
    return context
  }

  /// The same with what was sent, as the log tells.
  public func knowing(_ sent: SentPapers) -> Context {
    var context = self
    context.sent = sent.known(on: day)
    return context
  }

  /// The same on an earlier day.
  func before(on day: Day) -> Context {
    var context = self
    context.day = day
    context.sent = sent.known(on: day)
    return context
  }

  /// The same for one project, which rules ask the same things of.
  func forProject(_ project: Project) -> Context {
    var context = forFund(of: project.programme)
    context.notes = ProjectNotes()
    return context
  }

  /// The Commission's accounting rate of the month of a day; `nil` when none has been imported.
  public func rate(of currency: Currency, in day: Day) -> ExchangeRate? {
    rates[RateKey(month: String(day.iso.prefix(7)), currency: currency)]
  }

  /// The day whose law a rule applies to a project.
  public func lawDay(of card: RuleCard, for project: Project) -> Day {
    switch card.lawDay {
    case .application: project.application?.received ?? day
    case .selection: project.selected(by: day) ?? day
    case .decision: project.grant(on: day)?.decided ?? day
    case .event, .judgement, .always: day
    }
  }

  /// A rulebook that is referred to: it is large, and goes with whatever a rule says.
  final class HeldRulebook: Sendable {
    let rulebook: Rulebook

    init(_ rulebook: Rulebook) { self.rulebook = rulebook }
  }

  private struct RateKey: Hashable {
    let month: String
    let currency: Currency
  }
}
