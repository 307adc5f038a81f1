import Rules
import TestSupport
import Testing

/// The numbers of the law that rules read, and those that wait for their rule.
@Suite struct `Parameters of the rulebook` {
  /// Those of every fund.
  private static let names = Set(Rulebooks.builtIn.funds.flatMap(\.parameterNames))

  @Test func `exist when a card names them`() {
    let known = Self.names
    for rule in allRules {
      let unknown = Set(rule.card.parameters).subtracting(known)
      #expect(unknown.isEmpty, "\(rule.card.id) reads \(unknown.sorted()), which no rulebook has")
    }
  }

  @Test func `are read by a rule or wait for one`() {
    let read = Set(allRules.flatMap(\.card.parameters)).union(ProgrammeDeadlines.parameters)
    let left = Self.names.subtracting(read).subtracting(Self.waiting).subtracting(Self.ofReturns)
    #expect(
      left.isEmpty,
      "no card names \(left.sorted()); put them on the card that reads them, or among those that wait"
    )
  }

  @Test func `that wait are in the rulebook, and on no card`() {
    let gone = Self.waiting.subtracting(Self.names)
    #expect(gone.isEmpty, "the rulebook has no \(gone.sorted()); they wait in vain")
    let read = Self.waiting.intersection(
      ProgrammeDeadlines.parameters.union(allRules.flatMap(\.card.parameters)))
    #expect(read.isEmpty, "a card names \(read.sorted()); they wait no longer")
  }

  @Test func `that returns are made by are in the rulebook, and asked for there`() throws {
    let asking = try Samples.text("Sources/Command/ReturnOptions.swift")
    for name in Self.ofReturns.sorted() {
      #expect(Self.names.contains(name))
      #expect(asking.contains("(\"\(name)\")"), "no return asks for \(name)")
    }
  }

  /// Parameters that returns read beside rules.
  static let ofReturns: Set = [
    "accounts.extendedDue", "prefinancing.share", "paymentApplications.reimbursed",
    "paymentApplications.windowsEnd",
    "technicalAssistance.rate", "transmission.days", "transmission.first", "transmission.last",
    "transmission.monthsOfIndicators",
  ]

  /// Parameters compared with the law for rules and returns on claims, payments, audit, publication
  /// and deadlines.
  static let waiting: Set = [
    "accountingYear.ends", "accounts.errorRate",
    "durability.smallEnterpriseYears",
    "emergency.prefinancing",
    "paymentApplications.days", "paymentApplications.most",
    "phasing.threshold",

    "stateAid.advanceShare",
    "technicalAssistance.excluded",

    "visibility.reduction",
  ]
}
