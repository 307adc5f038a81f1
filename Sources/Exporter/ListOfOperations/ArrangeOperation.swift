import Languages
import Portfolio
import Provenance
import Values

/// What the public list makes of a project.
enum Listing {
  /// There is no grant in force, so there is no operation; or it is of another programme than the list.
  case none
  /// It is of no programme that the portfolio holds, and the list is of one; by its key.
  case ofNoProgramme(String)
  /// It is of a programme, by its CCI number, that Regulation (EU) 2021/1060 does not bind: its Article 49 asks
  /// for no list of it.
  case ofOtherLaw(String)
  /// The operation is not published (Regulation (EU) 2021/1060, Article 69(5)).
  case excluded(Exclusion)
  /// - Parameters:
  ///   - isCountedFromDecision: a person's name stands so long from the decision, since no list in the log tells
  ///     when it first stood.
  ///   - lacksCompletion: it is past its last day and paid in full, and no paper states when it was completed.
  case operation(Operation, isCountedFromDecision: Bool, lacksCompletion: Bool)
  /// The operation should be published, and these fields are missing; of a programme by its CCI number, where
  /// it has one.
  case incomplete([Gap], of: String?)

  /// - Parameter payments: when final payments were made. They tell that an operation has been completed, since
  ///   one that is has been paid in full (Regulation (EU) 2021/1060, Article 2(37)), and not on which day: that
  ///   is when it was carried out, which a paper states (Annex XVII, field 17).
  init(of project: Project, in context: ExportContext, _ payments: FinalPayments) throws {
    let day = context.on
    guard let grant = project.grant(on: day) else {
      self = .none
      return
    }
    guard context.covers(project) else {
      self =
        project.programme == nil ? .ofNoProgramme(PersonalNumber.mask(in: project.key)) : .none
      return
    }
    if let programme = project.programme, !programme.isOfRegulation {
      self = .ofOtherLaw(programme.cci)
      return
    }
    if let exclusion = grant.exclusion {
      self = .excluded(Exclusion(ground: exclusion.ground, citation: exclusion.citation))
      return
    }
    var fields = OperationFields(project: project, grant: grant, context: context)
    let lacksCompletion =
      try fields.isPastItsEnd && payments.paid(of: project, until: day) != nil
    let operation = try fields.operation()
    self =
      operation.map {
        .operation(
          $0, isCountedFromDecision: fields.isCountedFromDecision, lacksCompletion: lacksCompletion)
      } ?? .incomplete(fields.gaps, of: project.programme?.cci)
  }
}

/// Gathers the fields of an operation from the decision, else from the application it grants.
private struct OperationFields {
  let project: Project
  let grant: Decision
  let context: ExportContext
  let application: Application?
  private(set) var gaps: [Gap] = []
  private(set) var isCountedFromDecision = false

  private var day: Day { context.on }

  init(project: Project, grant: Decision, context: ExportContext) {
    self.project = project
    self.grant = grant
    self.context = context
    application = project.application(of: grant)
  }

  /// Whether the last day has passed, and no paper states when it was completed.
  var isPastItsEnd: Bool {
    guard grant.completed == nil, application?.completed == nil else { return false }
    return (grant.lastDay ?? application?.lastDay).map { $0 < day } ?? false
  }

  mutating func operation() throws -> Operation? {
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
    let completed = grant.completed ?? application.completed
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

  private mutating func beneficiary(_ application: Application) throws -> Beneficiary? {
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
    let name = try PublicName(
      of: project, granted: grant, context.sent.lists, on: day, context.terms.names)
    isCountedFromDecision = !name.isPublication
    if day >= name.ends { return .removed(since: name.ends) }
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
    } else if served.contains(where: { $0.interventions.isEmpty }) {
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
    self.legalKind == .naturalPerson || self.identifiers.contains { $0.scheme == "personal" }
  }
}
