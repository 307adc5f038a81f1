import Languages
import Portfolio
import Provenance
import Values

/// What the public list makes of a project.
enum Listing {
  /// There is no grant in force, so there is no operation.
  case none
  /// The operation is not published (Regulation (EU) 2021/1060, Article 69(5)).
  case excluded(Exclusion)
  case operation(Operation)
  /// The operation should be published, and these fields are missing.
  case incomplete([Gap])

  /// - Parameter payments: when final payments were made: an operation is completed when it has been carried
  ///   out and paid in full (Regulation (EU) 2021/1060, Article 2(37)).
  init(of project: Project, on day: Day, _ payments: FinalPayments) throws {
    guard let grant = project.grant(on: day) else {
      self = .none
      return
    }
    if let exclusion = grant.exclusion {
      self = .excluded(Exclusion(ground: exclusion.ground, citation: exclusion.citation))
      return
    }
    var fields = OperationFields(project: project, grant: grant, day: day)
    if fields.isPastItsEnd { fields.paidInFull = try payments.paid(of: project, until: day) }
    let operation = try fields.operation()
    self = operation.map { .operation($0) } ?? .incomplete(fields.gaps)
  }
}

/// Gathers the fields of an operation from the decision, else from the application it grants.
private struct OperationFields {
  let project: Project
  let grant: Decision
  let day: Day
  let application: Application?
  /// The day the final payment was made, of a project whose last day has passed.
  var paidInFull: Day?
  private(set) var gaps: [Gap] = []

  init(project: Project, grant: Decision, day: Day) {
    self.project = project
    self.grant = grant
    self.day = day
    application = project.application(of: grant)
  }

  /// Whether the last day has passed, and no paper states when it was completed.
  var isPastItsEnd: Bool {
    guard grant.completed == nil, application?.completed == nil else { return false }
    return (grant.lastDay ?? application?.lastDay).map { $0 < day } ?? false
  }

  mutating func operation() throws(ArithmeticError) -> Operation? {
    guard let application else {
      let fix =
        grant.application.map {
          Wording(
            "import the application \($0.id) of \($0.issuer)",
            sv: "ta in ansökan \($0.id) från \($0.issuer)")
        } ?? Wording("import the application", sv: "ta in ansökan")
      lacks(Wording("the beneficiary", sv: "stödmottagaren"), "a", fix: fix)
      return nil
    }
    let beneficiary = try beneficiary(application)
    let money = try money()
    let programme = programme()
    let objectives = objectives(application)
    let places = places(application)
    guard gaps.isEmpty, let beneficiary, let money, let programme else { return nil }
    let completed = grant.completed ?? application.completed ?? paidInFull
    let isCompleted = completed.map { $0 <= day } ?? false
    return Operation(
      code: PersonalNumber.mask(in: project.key),
      codeIssuer: PersonalNumber.mask(in: project.keyIssuer), beneficiary: beneficiary,
      contractors: contractors, title: title(application), purpose: purpose(application),
      firstDay: grant.firstDay ?? application.firstDay,
      completion: (isCompleted ? completed : grant.lastDay) ?? application.lastDay,
      isCompleted: isCompleted, totalCost: money.budget.totalCost,
      eligibleCost: money.budget.eligibleCost, unionContribution: money.union,
      sources: money.sources, rate: money.rate,
      fund: programme.fund, programme: programme.cci, objectives: objectives,
      locations: places.locations, beneficiaryPlace: places.beneficiary)
  }

  // MARK: Points (a) and (b)

  private mutating func beneficiary(
    _ application: Application
  ) throws(ArithmeticError) -> Beneficiary? {
    guard let applicant = application.applicant else {
      lacks(
        Wording("the beneficiary", sv: "stödmottagaren"), "a",
        fix: Wording(
          "correct the application: one partner is the applicant",
          sv: "rätta ansökan: en partner är sökande"))
      return nil
    }
    guard applicant.isNaturalPerson else {
      return .legalEntity(
        name: PersonalNumber.mask(in: applicant.name),
        number: applicant.organisationNumber)
    }
    // The law counts from the first publication, which is never before the decision: counted from
    // the decision, no name stands too long.
    let since = try (project.approval ?? grant).decided.adding(years: 2)
    if day >= since { return .removed(since: since) }
    if let firstName = applicant.firstName, let lastName = applicant.lastName {
      return .naturalPerson(firstName: firstName, lastName: lastName)
    }
    lacks(
      Wording("the beneficiary's first name and surname", sv: "stödmottagarens för- och efternamn"),
      "b",
      fix: Wording(
        "send the application again with both for the applicant",
        sv: "skicka ansökan igen med båda för sökanden"))
    return nil
  }

  private var contractors: [String] {
    var names: [String] = []
    for contract in grant.contracts {
      let name = PersonalNumber.mask(in: contract.contractor)
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  // MARK: Points (d) and (e)

  private func title(_ application: Application) -> Operation.Wording {
    if let title = grant.title { return wording(title, grant.titleLanguage) }
    return wording(application.title, application.titleLanguage)
  }

  private func purpose(_ application: Application) -> Operation.Wording {
    if let purpose = grant.purpose { return wording(purpose, grant.purposeLanguage) }
    if let purpose = application.purpose { return wording(purpose, application.purposeLanguage) }
    return wording(application.summary, application.summaryLanguage)
  }

  private func wording(_ text: String, _ language: String?) -> Operation.Wording {
    Operation.Wording(text: PersonalNumber.mask(in: text), language: language)
  }

  // MARK: Points (h), (i) and (k)

  /// The money as granted: what was applied for would be another sum.
  private mutating func money() throws(ArithmeticError) -> (
    budget: Budget, union: Money, rate: UnionRate, sources: PlanSources
  )? {
    guard let budget = grant.budget else {
      lacks(
        Wording("the total cost", sv: "den totala kostnaden"), "h",
        fix: sendDecision(with: "<budget>"))
      return nil
    }
    guard let financing = grant.financing else {
      lacks(Self.rate, "k", fix: sendDecision(with: "<financing>"))
      return nil
    }
    guard !budget.eligibleCost.isZero else {
      lacks(
        Self.rate, "k",
        fix: Wording(
          "correct the decision, whose eligible cost is 0",
          sv: "rätta beslutet, vars stödberättigande kostnad är 0"))
      return nil
    }
    let union = try financing.unionContribution(grant.currency)
    let share = try Percentage.share(of: union, in: budget.eligibleCost)
    let rate = UnionRate(
      computed: share.percentage, isExact: share.isExact, stated: financing.statedRate)
    let sources = PlanSources(
      project: project.key, budget: (grant.header, budget), financing: (grant.header, financing))
    return (budget, union, rate, sources)
  }

  private mutating func programme() -> Programme? {
    if let programme = project.programme { return programme }
    let fix =
      if let programme = application?.programme ?? project.call?.programme {
        Wording(
          "import the programme \(programme.id) of \(programme.issuer)",
          sv: "ta in programmet \(programme.id) från \(programme.issuer)")
      } else if let call = application?.call {
        Wording(
          "import the call \(call.id) of \(call.issuer)",
          sv: "ta in utlysningen \(call.id) från \(call.issuer)")
      } else {
        Wording(
          "send the application again with its <programme>",
          sv: "skicka ansökan igen med dess <programme>")
      }
    lacks(Wording("the fund", sv: "fonden"), "i", fix: fix)
    return nil
  }

  // MARK: Points (j) and (n)

  private mutating func objectives(_ application: Application) -> [ServedObjective] {
    let served = grant.objectives.isEmpty ? application.objectives : grant.objectives
    if served.isEmpty {
      lacks(
        Wording("the specific objective", sv: "det specifika målet"), "j",
        fix: sendDecision(with: "<objective>"))
    } else if served.contains(where: \.interventions.isEmpty) {
      lacks(
        Wording("the type of intervention", sv: "typen av insats"), "n",
        fix: Wording(
          "send the decision again with an <intervention> for each objective",
          sv: "skicka beslutet igen med en <intervention> för varje mål"))
    }
    return served.map { objective in
      ServedObjective(
        code: objective.code,
        title: project.programme?.objectives.first { $0.code == objective.code }?.title,
        amount: objective.amount, interventions: objective.interventions)
    }
  }

  // MARK: Points (l) and (m)

  private mutating func places(
    _ application: Application
  ) -> (locations: [OperationPlace], beneficiary: OperationPlace?) {
    let applicant = application.applicant
    let isPerson = applicant?.isNaturalPerson ?? false
    let stated = grant.locations.isEmpty ? application.locations : grant.locations
    var locations: [OperationPlace] = []
    for location in stated.map({ OperationPlace($0) }) {
      let shown = isPerson ? location.region : location
      if !locations.contains(shown) { locations.append(shown) }
    }
    guard stated.count != 1 else { return (locations, nil) }
    let seat = applicant?.address.map { OperationPlace($0) }
    if stated.isEmpty, seat == nil {
      lacks(
        Wording("the location", sv: "platsen"), "l",
        fix: Wording(
          "send the decision again with a <location>, or the application "
            + "with the applicant's <address> when the operation is mobile",
          sv: "skicka beslutet igen med en <location>, eller ansökan med sökandens <address> när "
            + "insatsen är rörlig"))
    }
    return (locations, isPerson ? seat?.region : seat)
  }

  private static let rate = Wording("the Union's rate", sv: "unionens medfinansieringsgrad")

  private func sendDecision(with element: String) -> Wording {
    Wording(
      "send the decision again with its \(element)", sv: "skicka beslutet igen med dess \(element)")
  }

  private mutating func lacks(_ field: Wording, _ point: String, fix: Wording) {
    gaps.append(
      Gap(
        project: PersonalNumber.mask(in: project.key), field: field,
        law: Citation(Act.cpr, Provision(article: "49", paragraph: "3", points: [point])),
        fix: fix))
  }
}

extension Partner {
  /// Whether the body is a person, be it in business under a name of its own.
  var isNaturalPerson: Bool {
    legalKind == .naturalPerson || identifiers.contains { $0.scheme == "personal" }
  }
}

extension Reading {
  /// Every operation of the public list on a day, by project key, one at a time.
  ///
  /// - Throws: `ExportError.incomplete` with all that is missing, after the last one.
  func eachOperation(on day: Day, _ body: (Operation) throws -> Void) throws -> Remarks {
    var gaps = GapList()
    var remarks = Remarks()
    let payments = try finalPayments()
    try eachProject(.granted) { project in
      switch try Listing(of: project, on: day, payments) {
      case .none: break
      case .excluded(let exclusion): remarks.excluded.append(exclusion)
      case .incomplete(let found): gaps.add(found)
      case .operation(let operation):
        if case .removed = operation.beneficiary { remarks.removedNaturalPersons += 1 }
        if gaps.isEmpty { try body(operation) }
      }
    }
    try gaps.withhold(.listOfOperations)
    return remarks
  }
}
