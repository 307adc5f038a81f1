import Languages
import Portfolio
import Values

/// What the grants in force on a day give, Union money or eligible cost, by programme and what it is for.
///
/// Amounts in the programme's currency are added as they are; others by the month of their decision, and
/// each month is converted at the Commission's rate for it, without rounding.
struct GrantedUnion: Sendable {
  /// What money is added up by: a programme, a word such as the objective, a currency, a month.
  private struct Key: Hashable {
    let programme: Reference
    let word: String
    let currency: Currency
    let month: Day
  }

  /// How one grant comes into a sum, in the words of who wants to know.
  private struct Part {
    let key: Key
    let steps: [Workings.Step]
  }

  let context: Context
  private var sums: [Key: Money] = [:]
  /// What the sums are made of; nothing is kept where nobody asks.
  private var parts: [Part] = []
  /// A grant whose programme has not come.
  private var lost: Lost?

  /// What is known of a project whose programme is not.
  private struct Lost {
    let project: String
    /// Whether the application, which names the programme, has not come either.
    let isWithoutApplication: Bool

    /// What is missing, in words.
    var missing: Undecided {
      guard !isWithoutApplication else {
        return .notRun(
          Wording(
            "the application of the project \(project), which names its programme, has not arrived",
            sv: "ansökan för projektet \(project), som anger dess program, har inte kommit in"),
          fix: Wording(
            "import the application that was decided on",
            sv: "importera den ansökan som beslutet gäller"))
      }
      return .notRun(
        Wording(
          "the programme of the project \(project) has not arrived",
          sv: "programmet för projektet \(project) har inte kommit in"),
        fix: Wording("import the programme", sv: "importera programmet"))
    }
  }

  init(in context: Context) { self.context = context }

  /// The day on which the grants are in force.
  var day: Day { context.day }

  /// Whether an amount is converted at a rate.
  func converts(to currency: Currency) -> Bool { sums.keys.contains { $0.currency != currency } }

  /// Adds a project's Union money, split over its objectives by their parts of the cost.
  ///
  /// - Parameter word: what a part counts for; nothing when it does not count.
  mutating func add(_ project: Project, by word: (Objective) -> String?) throws {
    guard let grant = project.grant(on: context.day), let terms = project.terms(on: context.day),
      let financing = terms.financing, !terms.objectives.isEmpty
    else { return }
    guard let programme = project.programme?.header else {
      if terms.objectives.contains(where: { word($0) != nil }) { lose(project) }
      return
    }
    let union = try financing.unionContribution(terms.currency)
    let weights = terms.objectives.map { $0.amount.minorUnits }
    let parts =
      weights.count == 1 || weights.allSatisfy { $0 == 0 }
      ? [union] : try union.split(over: weights)
    for (objective, part) in zip(terms.objectives, parts) {
      guard let word = word(objective) else { continue }
      let steps = told {
        let whole = shown(
          union, Wording("the Union contribution", sv: "EU-stödet"), of: project, grant,
          at: financing.contributions.first { $0.source == .union }?.spot ?? financing.spot)
        guard parts.count > 1 else { return [whole] }
        return [
          whole,
          Workings.Step(
            kind: .amount,
            what: Wording(
              "its part for \(objective.code), by the objectives' parts of the cost",
              sv: "dess del för \(objective.code), efter målens delar av kostnaden"),
            value: part.wording, spot: objective.spot, law: []),
        ]
      }
      try add(part, for: word, of: programme, decided: grant.decided, steps)
    }
  }

  /// Adds the eligible cost of a project's types of intervention: what their objective has, by their shares.
  ///
  /// The shares of the types that count for one word are added first, and their cost is rounded toward
  /// zero once: never more than was granted.
  /// - Parameter word: what a type counts for; nothing when it does not count.
  mutating func addCost(of project: Project, byType word: (Intervention) -> String?) throws {
    guard let grant = project.grant(on: context.day), let terms = project.terms(on: context.day)
    else { return }
    let types = terms.objectives.flatMap { $0.interventions }
    guard types.contains(where: { word($0) != nil }) else { return }
    guard let programme = project.programme?.header else {
      lose(project)
      return
    }
    for objective in terms.objectives {
      var shares: [String: Percentage] = [:]
      for type in objective.interventions {
        guard let word = word(type) else { continue }
        shares[word] = try (shares[word] ?? .zero).adding(type.share)
      }
      for (word, share) in shares.sorted(by: { $0.key < $1.key }) {
        let part = try share.of(objective.amount, rounding: .down)
        let steps = told {
          [
            shown(
              objective.amount,
              Wording(
                "the eligible cost of \(objective.code)",
                sv: "den stödberättigande kostnaden för \(objective.code)"),
              of: project, grant, at: objective.spot),
            Workings.Step(
              kind: .amount,
              what: Wording(
                "\(share) of it by its types of action, rounded down",
                sv: "\(share) av den efter typerna av åtgärd, avrundat nedåt"),
              value: part.wording, spot: nil, law: []),
          ]
        }
        try add(part, for: word, of: programme, decided: grant.decided, steps)
      }
    }
  }

  /// Notes a project without its programme. Of several the first by its key is told of, in whatever order
  /// they come.
  private mutating func lose(_ project: Project) {
    if let lost, lost.project <= project.key { return }
    lost = Lost(project: project.key, isWithoutApplication: project.application == nil)
  }

  /// The steps by which a grant comes into a sum, where somebody wants to know.
  private func told(_ steps: () -> [Workings.Step]) -> [Workings.Step] {
    context.workings == nil ? [] : steps()
  }

  private func shown(
    _ amount: Money, _ what: Wording, of project: Project, _ grant: Decision, at spot: Spot
  ) -> Workings.Step {
    Workings.Step(
      kind: .part,
      what: Wording(
        "\(project.key), decided \(grant.decided), \(what)",
        sv: "\(project.key), beslutat \(grant.decided), \(what)"), value: amount.wording,
      spot: spot,
      law: [])
  }

  private mutating func add(
    _ part: Money, for word: String, of programme: DocumentHeader, decided: Day,
    _ steps: [Workings.Step]
  ) throws {
    let key = Key(
      programme: Reference(issuer: programme.issuer, id: programme.id), word: word,
      currency: part.currency, month: decided.firstOfMonth)
    sums[key] = try (sums[key] ?? .zero(part.currency)).adding(part)
    if !steps.isEmpty { parts.append(Part(key: key, steps: steps)) }
  }

  /// Whether something is granted for a word under a programme.
  ///
  /// - Throws: `Undecided` when nothing is, and the programme of a project is missing.
  func has(_ word: String, under programme: Programme) throws(Undecided) -> Bool {
    let reference = Reference(issuer: programme.header.issuer, id: programme.header.id)
    if sums.keys.contains(where: { $0.programme == reference && $0.word == word }) { return true }
    try requireProgrammes()
    return false
  }

  /// Ends the check when the programme of a project is missing: the money may belong to any.
  func requireProgrammes() throws(Undecided) {
    if let missing = lost?.missing { throw missing }
  }

  /// What a rule on programmes says where there is none.
  func outcomeWithoutProgrammes() throws(Undecided) -> Outcome {
    try requireProgrammes()
    throw .silent(Wording("no programme has come in", sv: "inget program har kommit in"))
  }

  /// What is known to be granted for a word under a programme, in the programme's currency, exactly, and what
  /// is missing where a rate or a programme is: more may be granted then, and never less.
  func granted(
    _ word: String, of programme: Programme
  ) throws -> (sum: ExactSum, missing: Undecided?) {
    var missing = lost?.missing
    let reference = Reference(issuer: programme.header.issuer, id: programme.header.id)
    var sum = ExactSum(in: programme.currency)
    // In one order, so that of several rates that are missing the same is told each time.
    let ordered = sums.filter { $0.key.programme == reference && $0.key.word == word }
      .sorted { ($0.key.month, $0.key.currency.code) < ($1.key.month, $1.key.currency.code) }
    for (key, amount) in ordered {
      for part in parts where part.key == key { context.workings?.note(part.steps) }
      do {
        try add(amount, key.month, to: &sum)
      } catch let error as Undecided {
        missing = missing ?? error
      }
    }
    return (sum, missing)
  }

  private func add(_ amount: Money, _ month: Day, to sum: inout ExactSum) throws {
    guard amount.currency != sum.currency else { return try sum.add(amount) }
    guard sum.currency == .eur, let rate = context.rate(of: amount.currency, in: month) else {
      let written = month.iso.prefix(7)
      throw Undecided.notRun(
        Wording(
          "the Commission's accounting rate of \(amount.currency) for \(written) has not been imported",
          sv:
            "kommissionens bokföringskurs för \(amount.currency) i \(written) har inte importerats"),
        fix: Wording("import the rates of \(written)", sv: "importera kurserna för \(written)"))
    }
    try sum.add(amount, at: rate)
    guard let workings = context.workings else { return }
    workings.note(
      .amount,
      Wording(
        "together in \(amount.currency), decided in \(rate.month)",
        sv: "tillsammans i \(amount.currency), beslutat i \(rate.month)"), amount.wording)
    workings.note(rate, giving: try rate.euro(amount, rounding: .down))
  }
}

extension Context {
  /// The share that a limit of the programme's fund allows; `nil` where its act has none.
  func limit(_ id: String, of programme: Programme) throws(Undecided) -> Dated<Limit.Share>? {
    guard isOfFund(of: programme), rulebook.limits.contains(where: { $0.id == id }) else {
      return nil
    }
    return try rulebook.limit(id, on: day).orUndecided()
  }

  /// The Union money of a programme for some objectives, or in all.
  func allocated(
    of programme: Programme, to objectives: [String]? = nil, _ what: @autoclosure () -> Wording
  ) throws(ArithmeticError) -> Money {
    try sum(
      programme.allocations.filter { allocation in
        objectives.map { codes in allocation.objective.map(codes.contains) ?? false } ?? true
      }, what(), in: programme.currency)
  }

  /// Whether the rulebook is that of a programme's fund, or one for all.
  func isOfFund(of programme: Programme) -> Bool {
    rulebook.fund.map { $0.code == programme.fund } ?? true
  }
}
