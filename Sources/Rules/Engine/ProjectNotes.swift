import Portfolio
import Synchronization
import Values

/// What several rules ask of the project that is judged: the first that asks works it out, and the others
/// find it here.
///
/// A context without notes answers the same, and works it out each time.
final class ProjectNotes: Sendable {
  private let answeredClaims = Mutex<[AnsweredClaim]?>(nil)
  private let indicators = Mutex<[IndicatorQuestion: Result<ProjectIndicators, Undecided>]>([:])
  private let brackets = Mutex<[BracketQuestion: [BreakdownCell]]>([:])
  private let interventions = Mutex<(day: Day, all: [SelectedIntervention])?>(nil)
}

/// Which brackets are asked for: those of which day, and whether by age too.
private struct BracketQuestion: Hashable {
  let day: Day
  let isByAge: Bool
}

/// Which indicators are asked for: the law of which day, and whether what is to be reached counts too.
private struct IndicatorQuestion: Hashable {
  let day: Day
  let isOfReports: Bool
}

extension Context {
  /// The claims of the project that is judged, with what had come of them by the day of judgement: a payment
  /// that came later was not made then, and a claim that came later was not waited for.
  func answeredClaims(of project: Project) -> [AnsweredClaim] {
    notes?.answeredClaims(of: project, on: day) ?? project.known(on: day).answeredClaims
  }

  /// The indicators of the project that is judged, by the law of a day.
  func indicators(
    on day: Day, isOfReports: Bool, _ make: () throws(Undecided) -> ProjectIndicators
  ) throws(Undecided) -> ProjectIndicators {
    guard let notes else { return try make() }
    return try notes.indicators(
      IndicatorQuestion(day: day, isOfReports: isOfReports), make)
  }

  /// The interventions of the objectives that hold for the project on the day of judgement.
  func interventions(of objectives: [Objective]) -> [SelectedIntervention] {
    notes?.interventions(on: day, of: objectives) ?? objectives.selectedInterventions
  }

  /// The brackets that the values of an indicator are given by on a day.
  func brackets(of indicator: Indicator, on day: Day) throws(Undecided) -> [BreakdownCell] {
    guard !indicator.axes.isEmpty else { return [] }
    let question = BracketQuestion(day: day, isByAge: indicator.isByAge)
    guard let notes else { return try rulebook.brackets(isByAge: question.isByAge, on: day) }
    return try notes.brackets(question, by: rulebook)
  }
}

extension ProjectNotes {
  fileprivate func answeredClaims(of project: Project, on day: Day) -> [AnsweredClaim] {
    if let known = answeredClaims.withLock(\.self) { return known }
    let made = project.known(on: day).answeredClaims
    answeredClaims.withLock { $0 = made }
    return made
  }

  fileprivate func indicators(
    _ question: IndicatorQuestion, _ make: () throws(Undecided) -> ProjectIndicators
  ) throws(Undecided) -> ProjectIndicators {
    if let known = indicators.withLock({ $0[question] }) { return try known.get() }
    let made = Result { () throws(Undecided) in try make() }
    indicators.withLock { $0[question] = made }
    return try made.get()
  }

  fileprivate func interventions(
    on day: Day, of objectives: [Objective]
  ) -> [SelectedIntervention] {
    if let known = interventions.withLock(\.self), known.day == day { return known.all }
    let made = objectives.selectedInterventions
    interventions.withLock { $0 = (day, made) }
    return made
  }

  fileprivate func brackets(
    _ question: BracketQuestion, by rulebook: Rulebook
  ) throws(Undecided) -> [BreakdownCell] {
    if let known = brackets.withLock({ $0[question] }) { return known }
    let made = try rulebook.brackets(isByAge: question.isByAge, on: question.day)
    brackets.withLock { $0[question] = made }
    return made
  }
}
