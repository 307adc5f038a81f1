import Languages
public import Values

extension Rulebook {
  /// The code of a table on a day: `code(table: "T1", group: "II", code: "004", on: day)`.
  ///
  /// In a table that is complete, a code it lacks on the day is none by law.
  public func code(
    table id: String, group: String? = nil, code: String, on day: Day
  ) -> Answer<Code> {
    guard let table = tables[id] else {
      return .notRecorded(
        Wording("the rulebook has no table \(id)", sv: "regelboken har ingen tabell \(id)"))
    }
    let name = (group.map { "\($0)." } ?? "") + code
    return beginning(
      day, about: Wording("the code \(name) of \(id)", sv: "koden \(name) i \(id)")
    ) {
      let rows = table.rows(group: group, code: code)
      if let row = rows.first(where: { $0.span.contains(day) }) {
        return .applies(
          Dated(row, span: row.span, law: row.law, checked: row.checked, doubt: row.doubt))
      }
      guard table.isComplete else {
        return .notRecorded(
          Wording(
            "table \(id) does not record \(name) for \(day)",
            sv: "tabell \(id) har ingen uppgift om \(name) för \(day)"))
      }
      let days = rows.map(\.span.wording).joined(separator: ", ")
      return .noneByLaw(
        rows.first?.law ?? table.law,
        because: rows.isEmpty
          ? Wording("table \(id) has no code \(name)", sv: "tabell \(id) har ingen kod \(name)")
          : Wording(
            "table \(id) has code \(name) \(days), and not on \(day)",
            sv: "tabell \(id) har kod \(name) \(days), och inte den \(day)"))
    }
  }

  /// The codes of a table, or of one group of it, that can be used on a day, in the table's order.
  public func codes(table id: String, group: String? = nil, on day: Day) -> [Code] {
    guard isInForce(on: day) else { return [] }
    return tables[id]?.codes.filter {
      $0.span.contains(day) && (group == nil || $0.group == group)
    } ?? []
  }

  /// The co-financing rate that fits a selection best: of those that fit, the one with the most
  /// facets, and of those the first.
  public func cofinancingRate(for selection: Selection) -> CofinancingRate? {
    var best: (index: Int, fit: Int)?
    for (facet, word) in selection.words {
      for index in ratesByWord[facet]?[word] ?? [] {
        guard let fit = rates[index].fit(selection) else { continue }
        if best.map({ (-fit, index) < (-$0.fit, $0.index) }) ?? true { best = (index, fit) }
      }
    }
    return best.map { rates[$0.index] }
  }

  /// The highest share of the Union contribution for a selection on a day, such as
  /// `rate(for: [.implementation: "003"], on: day)`.
  public func rate(for selection: Selection, on day: Day) -> Answer<Percentage> {
    let rate = cofinancingRate(for: selection)
    return beginning(
      day, about: rate.map { Wording("the rate \($0.id)", sv: "stödnivån \($0.id)") },
      at: rate?.ceilings.place
    ) {
      guard let rate else {
        let words = selection.words.map { "\($0.key.rawValue) \($0.value)" }.sorted()
        return .notRecorded(
          Wording(
            "the rulebook has no co-financing rate for \(listed(words))",
            sv: "regelboken har ingen stödnivå för \(listed(words))"))
      }
      return rate.ceiling(on: day)
    }
  }

  /// A parameter's value on a day.
  public func parameter<Value: ParameterValue>(
    _ parameter: Parameter<Value>, on day: Day
  ) -> Answer<Value> {
    quantity(parameter.name, on: day).map(
      Value.value,
      otherwise: Wording(
        "the parameter \(parameter.name) is of another type",
        sv: "parametern \(parameter.name) är av en annan typ"))
  }

  /// A parameter's value on a day; `nil` where the rulebook of the fund has no such parameter.
  func known<Value: ParameterValue>(
    _ parameter: Parameter<Value>, on day: Day
  ) -> Dated<Value>? {
    guard parameters[parameter.name] != nil,
      case .applies(let dated) = self.parameter(parameter, on: day)
    else { return nil }
    return dated
  }

  /// A parameter's value on a day, whatever its type.
  public func quantity(_ name: String, on day: Day) -> Answer<Quantity> {
    guard let entry = parameters[name] else {
      return .notRecorded(
        Wording(
          "the rulebook has no parameter \(name)", sv: "regelboken har ingen parameter \(name)"))
    }
    let subject: () -> Wording = { Wording("the parameter \(name)", sv: "parametern \(name)") }
    return beginning(day, about: subject(), at: entry.values.place) {
      entry.values.answer(on: day, subject: subject())
    }
  }

  /// Every value a parameter has, with the days on which it has it, in their order; empty for a name
  /// the rulebook does not have.
  public func history(ofParameter name: String) -> [(span: Span, answer: Answer<Quantity>)] {
    parameters[name]?.values.entries.map { entry in
      switch entry {
      case .value(let dated): (dated.span, .applies(dated))
      case .noneByLaw(let span, let law, let because):
        (span, .noneByLaw(law, because: because))
      }
    } ?? []
  }

  /// The names of all parameters, in the order of the alphabet.
  public var parameterNames: [String] { parameters.keys.sorted() }

  /// What a parameter is, in words.
  public func label(ofParameter name: String) -> Label? { parameters[name]?.label }

  /// A cost option with its rate on a day: `costOption("54b", on: day)`.
  public func costOption(_ id: String, on day: Day) -> Answer<RulebookCostOption> {
    guard let option = costOptions[id] else {
      return .notRecorded(
        Wording(
          "the rulebook has no cost option \(id)",
          sv: "regelboken har inget redovisningsalternativ \(id)"))
    }
    let subject: () -> Wording = {
      Wording("the cost option \(id)", sv: "redovisningsalternativet \(id)")
    }
    return beginning(day, about: subject(), at: option.place) {
      option.answer(on: day, subject: subject())
    }
  }

  /// The ids of all cost options, in the order of the alphabet.
  public var costOptionIDs: [String] { costOptions.keys.sorted() }

  /// A limit's share on a day.
  public func limit(_ id: String, on day: Day) -> Answer<Limit.Share> {
    guard let limit = limits.first(where: { $0.id == id }) else {
      return .notRecorded(
        Wording("the rulebook has no limit \(id)", sv: "regelboken har ingen gräns \(id)"))
    }
    let subject: () -> Wording = { Wording("the limit \(id)", sv: "gränsen \(id)") }
    return beginning(day, about: subject(), at: limit.shares.place) {
      limit.shares.answer(on: day, subject: subject())
    }
  }

  /// The pairs asked for on a day.
  public func pairs(on day: Day) -> [Pair] {
    isInForce(on: day) ? pairs.filter { $0.span.contains(day) } : []
  }

  /// The pairs asked for on a day that lead from one facet to another, such as from the kind of
  /// action to the implementation code.
  public func pairs(from first: Facet, to then: Facet, on day: Day) -> [Pair] {
    guard isInForce(on: day) else { return [] }
    return pairs.filter {
      $0.first.isAbout(first) && $0.then.isAbout(then) && $0.span.contains(day)
    }
  }

  /// An objective by its code.
  public func objective(_ code: String) -> RulebookObjective? {
    objectives.first { $0.code == code }
  }

  /// An implementation measure of an objective on a day.
  public func measure(_ code: String, of objective: String, on day: Day) -> Answer<Measure> {
    guard let objective = self.objective(objective) else {
      return .notRecorded(
        Wording(
          "the rulebook has no objective \(objective)", sv: "regelboken har inget mål \(objective)")
      )
    }
    return beginning(day) {
      let rows = objective.measures.filter { $0.code == code }
      if let row = rows.first(where: { $0.span.contains(day) }) {
        return .applies(
          Dated(row, span: row.span, law: row.law, checked: row.checked, doubt: row.doubt))
      }
      let days = rows.map(\.span.wording).joined(separator: ", ")
      return .noneByLaw(
        rows.first?.law ?? objective.law,
        because: rows.isEmpty
          ? Wording(
            "objective \(objective.code) has no measure (\(code))",
            sv: "målet \(objective.code) har ingen åtgärd \(code)")
          : Wording(
            "objective \(objective.code) has measure (\(code)) \(days), and not on \(day)",
            sv: "målet \(objective.code) har åtgärd \(code) \(days), och inte den \(day)"))
    }
  }

  /// A ground of a list: `ground("1", of: "annexIV")`.
  public func ground(_ id: String, of list: String) -> Ground? {
    grounds[list]?.first { $0.id == id }
  }

  /// A period by its id: `period("eligibility")`.
  public func period(_ id: String) -> NamedPeriod? { periods.first { $0.id == id } }

  /// A breakdown by its id: `axis("age")`.
  public func axis(_ id: String) -> Axis? { axes.first { $0.id == id } }

  /// The indicators for projects selected on a day.
  public func indicators(selectedOn day: Day) -> Answer<IndicatorSet> {
    beginning(day) {
      guard let index = indicatorSets.lastIndex(where: { $0.selectedFrom <= day }) else {
        return .notRecorded(
          Wording(
            "the rulebook has no indicators for projects selected on \(day)",
            sv: "regelboken har inga indikatorer för projekt utvalda den \(day)"))
      }
      let set = indicatorSets[index]
      let next = indicatorSets.indices.contains(index + 1) ? indicatorSets[index + 1] : nil
      let last = next.flatMap { try? $0.selectedFrom.adding(days: -1) }
      return .applies(
        Dated(
          set, span: Span(from: set.selectedFrom, until: last), law: set.law,
          checked: set.checked, doubt: set.doubt))
    }
  }

  /// An indicator, as it stands for projects selected on a day.
  public func indicator(_ id: String, selectedOn day: Day) -> Answer<Indicator> {
    switch indicators(selectedOn: day) {
    case .applies(let set):
      guard let indicator = set.value.indicator(id) else {
        return .noneByLaw(
          set.law,
          because: Wording("there is no indicator \(id)", sv: "det finns ingen indikator \(id)"))
      }
      return .applies(
        Dated(
          indicator, span: set.span, law: indicator.law, checked: set.checked,
          doubt: indicator.doubt))
    case .noneByLaw(let law, let because): return .noneByLaw(law, because: because)
    case .notRecorded(let missing): return .notRecorded(missing)
    }
  }

  /// Whether a text is written as an identifier must be: `isWellFormed("2021SE65AMPR001", "cci")`.
  public func isWellFormed(_ text: String, _ identifier: String) -> Answer<Bool> {
    guard let known = identifiers[identifier] else {
      return .notRecorded(
        Wording(
          "the rulebook has no identifier \(identifier)",
          sv: "regelboken har ingen identifierare \(identifier)"))
    }
    guard let pattern = try? Regex(known.pattern) else {
      return .notRecorded(
        Wording(
          "the pattern of \(identifier) cannot be read",
          sv: "mönstret för \(identifier) går inte att läsa"))
    }
    return .applies(known.dated.with(text.wholeMatch(of: pattern) != nil))
  }

  /// Before the fund's act applies, nothing in it does: the answer is then none by law.
  private func beginning<Value>(
    _ day: Day, about subject: @autoclosure () -> Wording? = nil, at place: RulebookPlace? = nil,
    _ answer: () -> Answer<Value>
  ) -> Answer<Value> {
    let found = beforeFund(day) ?? answer()
    guard let gaps else { return found }
    gaps.note(found, about: subject(), on: day)
    if case .notRecorded = found, let subject = subject() {
      gaps.note(subject, on: day, at: place)
    }
    return found
  }

  /// That the fund's act does not apply on a day; `nil` where it does.
  func beforeFund<Value>(_ day: Day) -> Answer<Value>? {
    guard let fund, !fund.span.contains(day) else { return nil }
    return .noneByLaw(
      fund.law,
      because: Wording(
        "\(fund.code) applies \(fund.span), and not on \(day)",
        sv: "\(fund.code) gäller \(fund.span), och inte den \(day)"))
  }

  private func isInForce(on day: Day) -> Bool { fund?.span.contains(day) ?? true }
}
