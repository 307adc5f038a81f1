public import Languages
public import Provenance
public import Values

/// A table of a rulebook that a rule compares with, besides the parameters it names.
public enum RulebookTable: Hashable, Sendable {
  /// Every co-financing rate.
  case rates
  /// The limits that ask for a least share of objectives.
  case leastShares
  /// A limit, by its id.
  case limit(String)
  /// Every flat rate.
  case costOptions
  /// A flat rate, by its id.
  case costOption(String)
  /// A period, by its id.
  case period(String)
  /// The codes that can be used on some days only.
  case datedCodes
}

/// A number of the law that a rule compares with, and the days on which it is that.
public struct NumberOfLaw: Sendable {
  /// Its name in rulebook files: `payment.days`, `rate 15-3`.
  public let name: Wording
  /// What it is, where its name is but a provision's number.
  public let label: Wording?
  /// The value, or why there is none.
  public let says: Wording
  public let span: Span
  /// The provisions that give it.
  public let law: [Citation]
  /// The day a person last compared it with the law; `nil` where the law has no value.
  public let checked: Day?
  /// What is uncertain about it, where something is.
  public let doubt: Wording?
}

extension Rulebook {
  /// The numbers that a rule compares with, each with all its days, in the order of the card; none that
  /// the rulebook does not have.
  public func numbers(of card: RuleCard) -> [NumberOfLaw] {
    card.parameters.flatMap(values(ofParameter:)) + card.tables.flatMap(numbers(in:))
  }

  /// What they are on a day. Codes are told of on whatever day: those of other days are what the rule is
  /// about.
  public func numbers(of card: RuleCard, on day: Day) -> [NumberOfLaw] {
    let codes = card.tables.contains(.datedCodes) ? numbers(in: .datedCodes) : []
    let others =
      card.parameters.map(values(ofParameter:))
      + card.tables.filter { $0 != .datedCodes }.map(numbers(in:))
    return others.flatMap { numbers -> [NumberOfLaw] in
      var names: [Wording] = []
      for number in numbers where !names.contains(number.name) { names.append(number.name) }
      return names.compactMap { name in
        number(on: day, among: numbers.filter { $0.name == name })
      }
    } + codes
  }

  private func number(on day: Day, among entries: [NumberOfLaw]) -> NumberOfLaw? {
    guard let any = entries.first else { return nil }
    let closed: Answer<Quantity>? = beforeFund(day)
    if case .noneByLaw(let law, let because) = closed {
      return NumberOfLaw(
        name: any.name, label: any.label, says: because, span: fund?.span ?? Span(), law: law,
        checked: nil, doubt: nil)
    }
    return entries.first { $0.span.contains(day) }
      ?? NumberOfLaw(
        name: any.name, label: any.label,
        says: Wording("no value recorded for \(day)", sv: "inget värde för \(day)"),
        span: Span(from: day, until: day), law: [], checked: nil, doubt: nil)
  }

  private func values(ofParameter name: String) -> [NumberOfLaw] {
    numbers(.same(name), nil, parameters[name]?.values) { $0.wording }
  }

  private func numbers(in table: RulebookTable) -> [NumberOfLaw] {
    switch table {
    case .rates:
      rates.flatMap { rate in
        numbers(
          Wording("rate \(rate.id)", sv: "stödnivå \(rate.id)"), rate.label.wording, rate.ceilings
        ) { Wording("at most \($0)", sv: "högst \($0)") }
      }
    case .leastShares:
      limits.filter { limit in
        limit.shares.entries.contains {
          if case .value(let dated) = $0 { dated.value.direction == .atLeast } else { false }
        }
      }.flatMap(numbers(of:))
    case .limit(let id): limits.filter { $0.id == id }.flatMap(numbers(of:))
    case .costOptions: costOptionIDs.flatMap(numbers(ofCostOption:))
    case .costOption(let id): numbers(ofCostOption: id)
    case .period(let id): periods.filter { $0.id == id }.map(number(of:))
    case .datedCodes: datedCodes
    }
  }

  private func numbers(of limit: Limit) -> [NumberOfLaw] {
    numbers(
      Wording("limit \(limit.id)", sv: "gräns \(limit.id)"), limit.label.wording, limit.shares
    ) { share in
      guard let warnFrom = share.warnFrom else { return share.wording }
      return Wording(
        "\(share); announced from \(warnFrom)", sv: "\(share); aviseras från \(warnFrom)")
    }
  }

  private func numbers(ofCostOption id: String) -> [NumberOfLaw] {
    let options = costOptions[id]
    let label = options?.entries.compactMap { entry -> Label? in
      if case .value(let dated) = entry { dated.value.label } else { nil }
    }.first
    return numbers(
      Wording("flat rate \(id)", sv: "schablon \(id)"), label?.wording, options
    ) { $0.wording }
  }

  private func number(of period: NamedPeriod) -> NumberOfLaw {
    let (first, last) = (period.period.first, period.period.last)
    return NumberOfLaw(
      name: Wording("period \(period.id)", sv: "period \(period.id)"), label: period.label.wording,
      says: Wording("\(first) to \(last)", sv: "\(first) till och med \(last)"), span: Span(),
      law: period.law, checked: period.checked, doubt: period.doubt)
  }

  private var datedCodes: [NumberOfLaw] {
    tables.keys.sorted().flatMap { table in
      (tables[table]?.codes ?? []).filter { $0.span != Span() }.map { code in
        NumberOfLaw(
          name: Wording("code \(table) \(code.qualified)", sv: "kod \(table) \(code.qualified)"),
          label: nil, says: code.label.wording, span: code.span, law: code.law,
          checked: code.checked, doubt: code.doubt)
      }
    }
  }

  private func numbers<Value>(
    _ name: Wording, _ label: Wording?, _ timeline: Timeline<Value>?, _ says: (Value) -> Wording
  ) -> [NumberOfLaw] {
    (timeline?.entries ?? []).map { entry in
      switch entry {
      case .value(let dated):
        NumberOfLaw(
          name: name, label: label, says: says(dated.value), span: dated.span, law: dated.law,
          checked: dated.checked, doubt: dated.doubt)
      case .noneByLaw(let span, let law, let because):
        NumberOfLaw(
          name: name, label: label,
          says: Wording("none: \(because)", sv: "inget: \(because)"), span: span, law: law,
          checked: nil, doubt: nil)
      }
    }
  }
}
