import Languages
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

  /// What a card does not name is on no page, and explain does not show it.
  @Test(arguments: allRules.map(\.card.id))
  func `are on the card of every rule that compares with them`(id: String) throws {
    let rule = try #require(allRules.first { $0.card.id == id })
    let card = rule.card
    let examples = card.passes + card.fails + card.silent + card.notRun
    let asked = try examples.flatMap { try ExampleRun.of($0, by: rule).questions }
    let named =
      card.parameters.map { "the parameter \($0)" }
      + Rulebooks.builtIn.funds.flatMap { book in
        book.numbers(of: card).map { number in
          "the " + number.name.english.replacing("flat rate ", with: "cost option ")
        }
      }
    let kinds = ["the rate ", "the limit ", "the cost option "]
    let left = Set(
      asked.map(\.subject.english).filter { subject in
        kinds.contains { subject.hasPrefix($0) } && !named.contains(subject)
      })
    #expect(left.isEmpty, "\(card.id) asks for \(left.sorted()); put them on its card")
  }

  @Test func `are on the page with their days, their law and what is doubted`() throws {
    func page(_ id: String) throws -> String {
      try RulePage(rule: try #require(allRules.first { $0.card.id == id })).text()
        .replacing("\u{A0}", with: " ")
    }
    #expect(try page("B101").contains("at most 75 % | always |"))
    #expect(try page("P101").contains("| 2021-01-01 to 2029-12-31 | always |"))
    #expect(try page("T104").contains("| `code T3 009` | Solidarity Actions | from 2026-07-01 |"))
    #expect(try page("B114").contains("at most 15 %; announced from 13 % |"))
    let doubted = try #require(
      Rulebooks.builtIn.funds.flatMap { book in
        (allRules.first { $0.card.id == "A101" }).map { book.numbers(of: $0.card) } ?? []
      }.compactMap(\.doubt).first)
    #expect(try page("A101").contains("| \(doubted.english) |"))
    #expect(try page("A101").contains("| \(doubted.swedish) |"))
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
