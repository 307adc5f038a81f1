import Findings
public import Languages
public import Values

/// One thing that a rulebook says on a day, to be held against what another one says, or this one on
/// another day.
public struct RulebookStatement: Hashable, Sendable {
  /// What it is about: `parameter payment.days`, `code T3 009`.
  public let subject: Wording
  /// What holds: `80 days`, a code's label, or why there is none.
  public let says: Wording
  /// The day a person last compared it with the law, where that is kept for it.
  public let checked: Day?

  init(_ subject: Wording, _ says: Wording, checked: Day? = nil) {
    self.subject = subject
    self.says = says
    self.checked = checked
  }
}

extension Rulebook {
  /// All that the rulebook says on a day, in its order.
  public func statements(on day: Day) -> [RulebookStatement] {
    parameterStatements(on: day) + shareStatements(on: day) + codeStatements(on: day)
      + indicatorStatements(on: day) + themeStatements + settingStatements
  }

  private func parameterStatements(on day: Day) -> [RulebookStatement] {
    parameterNames.map { name in
      statement(Wording("parameter \(name)", sv: "parameter \(name)"), quantity(name, on: day)) {
        $0.wording
      }
    }
      + periods.map { period in
        RulebookStatement(
          Wording("period \(period.id)", sv: "period \(period.id)"),
          Wording(
            "\(period.period.first) to \(period.period.last)",
            sv: "\(period.period.first) till \(period.period.last)"), checked: period.checked)
      }
  }

  private func shareStatements(on day: Day) -> [RulebookStatement] {
    rates.map { rate in
      statement(
        Wording("rate \(rate.id)", sv: "stödnivå \(rate.id)"), rate.ceiling(on: day)
      ) { Wording("at most \($0)", sv: "högst \($0)") }
    }
      + limits.map { limit in
        statement(
          Wording("limit \(limit.id)", sv: "gräns \(limit.id)"), self.limit(limit.id, on: day)
        ) { $0.wording }
      }
      + costOptionIDs.map { id in
        statement(
          Wording("cost option \(id)", sv: "redovisningsalternativ \(id)"), costOption(id, on: day)
        ) { Wording("at most \($0.rate)", sv: "högst \($0.rate)") }
      }
  }

  private func codeStatements(on day: Day) -> [RulebookStatement] {
    tables.keys.sorted().flatMap { table in
      codes(table: table, on: day).map { code in
        RulebookStatement(
          Wording("code \(table) \(code.qualified)", sv: "kod \(table) \(code.qualified)"),
          code.label.wording, checked: code.checked)
      }
    }
      + objectives.flatMap { objective in
        objective.measures.filter { $0.span.contains(day) }.map { measure in
          RulebookStatement(
            Wording(
              "measure \(objective.code) (\(measure.code))",
              sv: "åtgärd \(objective.code) \(measure.code)"),
            measure.label.wording, checked: measure.checked)
        }
      }
      + pairs(on: day).map { pair in
        RulebookStatement(
          Wording("pair \(pair.id)", sv: "par \(pair.id)"),
          Wording(
            "\(pair.first) goes with \(pair.then)", sv: "\(pair.first) hör ihop med \(pair.then)"),
          checked: pair.checked)
      }
  }

  private func indicatorStatements(on day: Day) -> [RulebookStatement] {
    guard case .applies(let set) = indicators(selectedOn: day) else { return [] }
    return set.value.indicators.map { indicator in
      RulebookStatement(
        Wording("indicator \(indicator.id)", sv: "indikator \(indicator.id)"),
        indicator.label.wording
          + Wording.same(indicator.axes.isEmpty ? "" : " [\(listed(indicator.axes))]"),
        checked: set.value.checked)
    }
  }

  private var themeStatements: [RulebookStatement] {
    taxonomies.keys.sorted().flatMap { name in
      taxonomies[name]?.themes.map { theme in
        RulebookStatement(
          Wording("theme \(name) \(theme.code)", sv: "tema \(name) \(theme.code)"),
          theme.objectives.isEmpty
            ? Wording("all objectives", sv: "alla mål") : .same(listed(theme.objectives)))
      } ?? []
    }
  }

  private var settingStatements: [RulebookStatement] {
    let off = rules.off.subtracting(rules.on).sorted().map {
      RulebookStatement(
        Wording("rule \($0)", sv: "regel \($0)"), Wording("turned off", sv: "avstängd"))
    }
    let tried = rules.trial.filter(rules.isOnTrial).sorted().map {
      RulebookStatement(
        Wording("rule \($0)", sv: "regel \($0)"), Wording("on trial", sv: "på prov"))
    }
    let changed = rules.severities.sorted { $0.key < $1.key }.map {
      RulebookStatement(
        Wording("severity of \($0.key)", sv: "allvar för \($0.key)"), $0.value.label)
    }
    let ofCalls = rules.calls.flatMap { call in
      call.severities.sorted { $0.key < $1.key }.map {
        RulebookStatement(
          Wording(
            "severity of \($0.key) in the call \(call.id)",
            sv: "allvar för \($0.key) i utlysningen \(call.id)"), $0.value.label)
      }
    }
    return off + tried + changed + ofCalls
  }

  private func statement<Value>(
    _ subject: Wording, _ answer: Answer<Value>, _ words: (Value) -> Wording
  ) -> RulebookStatement {
    switch answer {
    case .applies(let dated):
      RulebookStatement(subject, words(dated.value), checked: dated.checked)
    case .noneByLaw(_, let because):
      RulebookStatement(subject, Wording("none: \(because)", sv: "inget: \(because)"))
    case .notRecorded:
      RulebookStatement(subject, Wording("not recorded", sv: "ingen uppgift"))
    }
  }
}

extension Rulebooks {
  /// All that the rulebooks say on a day, fund by fund; what is not of the main one names its fund.
  public func statements(on day: Day) -> [RulebookStatement] {
    let others = funds.filter { $0.fund != main.fund }
    return main.statements(on: day)
      + others.flatMap { book in
        let fund = book.fund.map { $0.label.wording } ?? .same(book.id)
        return book.statements(on: day).map {
          RulebookStatement(fund + Wording.same(": ") + $0.subject, $0.says, checked: $0.checked)
        }
      }
  }
}

/// What two rulebooks say otherwise, or one on two days.
public struct RulebookDifference: Hashable, Sendable {
  public let subject: Wording
  /// What each of them says; `nil` where one says nothing of it.
  public let from: Wording?
  public let to: Wording?

  /// The differences, in the order of the first and then of the second.
  public static func between(
    _ first: [RulebookStatement], _ second: [RulebookStatement]
  ) -> [RulebookDifference] {
    func bySubject(_ statements: [RulebookStatement]) -> [String: Wording] {
      Dictionary(statements.map { ($0.subject.english, $0.says) }, uniquingKeysWith: { $1 })
    }
    let (left, right) = (bySubject(first), bySubject(second))
    let changed = first.filter { right[$0.subject.english] != $0.says }.map {
      RulebookDifference(subject: $0.subject, from: $0.says, to: right[$0.subject.english])
    }
    let added = second.filter { left[$0.subject.english] == nil }.map {
      RulebookDifference(subject: $0.subject, from: nil, to: $0.says)
    }
    return changed + added
  }
}
