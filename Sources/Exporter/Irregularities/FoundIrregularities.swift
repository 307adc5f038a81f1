import Languages
import Portfolio
import Provenance
import Values

/// An irregularity, the project it is of, and the Fund's part of it in euro where that decides anything.
struct FoundIrregularity {
  let project: Project
  let key: String
  let document: DocumentHeader
  let irregularity: Irregularity
  let conversion: EuroConversion?
}

/// The irregularities of a programme that were detected by a day, and which of them are reported.
///
/// The threshold is compared exactly, in the currency of the document, at the rate of the month of
/// detection. The law does not say which month counts: this is our reading.
struct FoundIrregularities {
  private let rates: EuroRates
  private let exact: [String: ExchangeRate]
  private let terms: IrregularityTerms
  private let until: Day
  private(set) var all: [FoundIrregularity] = []
  private var places: [Key: Int] = [:]
  private var gaps = GapList()

  private struct Key: Hashable {
    let document: Reference
    let id: String
  }

  init(_ rates: [ExchangeRate], _ terms: IrregularityTerms, until: Day) {
    self.rates = EuroRates(rates)
    exact = Dictionary(
      rates.map { ("\($0.month) \($0.currency.code)", $0) }, uniquingKeysWith: { first, _ in first }
    )
    self.terms = terms
    self.until = until
  }

  mutating func add(_ project: Project) throws {
    for payment in project.payments {
      for irregularity in payment.irregularities where irregularity.detected <= until {
        let key = Key(document: payment.reference, id: irregularity.id)
        let conversion = try rates.convert(
          irregularity.fundAmount, registered: irregularity.detected)
        if conversion == nil, IrregularityStanding(exempting: irregularity) == nil {
          lacksRate(irregularity, project)
        }
        places[key] = all.count
        all.append(
          FoundIrregularity(
            project: project, key: PersonalNumber.mask(in: project.key), document: payment.header,
            irregularity: irregularity, conversion: conversion))
      }
    }
  }

  // MARK: Standings

  /// What is to be done with each of them, in their order.
  /// - Throws: `ExportError.incomplete` when a rate, or one that another is interlinked with, is
  ///   missing.
  mutating func standings() throws -> [IrregularityStanding] {
    let groups = groups()
    try gaps.withhold(.irregularities)
    var standings: [IrregularityStanding] = []
    for found in all {
      if let exempt = IrregularityStanding(exempting: found.irregularity) {
        standings.append(exempt)
      } else {
        standings.append(try isLarge(found) ? .alone : .belowThreshold)
      }
    }
    for group in groups {
      let members = group.filter { standings[$0] == .alone || standings[$0] == .belowThreshold }
      let sum = try Money.sum(members.compactMap { all[$0].conversion?.euro }, in: .eur)
      guard members.count > 1, try terms.threshold.isLess(than: sum) else { continue }
      for place in members where standings[place] == .belowThreshold {
        standings[place] = .together
      }
    }
    return standings
  }

  /// Whether the Fund's part alone reaches the threshold.
  private func isLarge(_ found: FoundIrregularity) throws(ArithmeticError) -> Bool {
    let amount = found.irregularity.fundAmount
    let month = found.irregularity.detected.iso.prefix(7)
    guard let rate = exact["\(month) \(amount.currency.code)"], amount.currency != .eur else {
      return try terms.threshold.isAtMost(found.conversion?.euro ?? amount)
    }
    return try rate.isAtLeast(amount, euro: terms.threshold)
  }

  /// Those that belong together, however many steps apart.
  private mutating func groups() -> [[Int]] {
    var group = Array(all.indices)
    func root(_ place: Int) -> Int {
      var place = place
      while group[place] != place { place = group[place] }
      return place
    }
    for (place, found) in all.enumerated() {
      for link in found.irregularity.links {
        guard let other = places[Key(document: link.document, id: link.irregularity)] else {
          lacks(link, of: found)
          continue
        }
        let (one, two) = (root(place), root(other))
        group[max(one, two)] = min(one, two)
      }
    }
    let members = Dictionary(grouping: all.indices) { root($0) }
    return members.keys.sorted().compactMap { members[$0] }.filter { $0.count > 1 }
  }

  // MARK: Gaps

  private mutating func lacks(_ link: IrregularityLink, of found: FoundIrregularity) {
    gaps.add(
      Gap(
        project: found.key,
        field: Wording(
          "the irregularity \(link.irregularity) of \(link.document.id), which "
            + "\(found.irregularity.id) is interlinked with",
          sv: "oriktigheten \(link.irregularity) i \(link.document.id), som "
            + "\(found.irregularity.id) hör ihop med"), law: Act.cpr.annex("XII"),
        fix: Wording(
          "import the document, or correct <linked>",
          sv: "ta in handlingen, eller rätta <linked>")))
  }

  private mutating func lacksRate(_ irregularity: Irregularity, _ project: Project) {
    gaps.addRate(
      of: irregularity.fundAmount.currency, in: irregularity.detected, for: project,
      law: Act.cpr.annex("XII"))
  }
}
