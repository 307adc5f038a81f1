public import Languages
public import Portfolio
public import Provenance
public import Values

/// Ends a check early with an outcome that is neither pass nor fail; the assessor catches it.
public struct Undecided: Error {
  public let outcome: Outcome

  /// The rule does not apply, and this provision says so.
  public static func silent(_ because: Wording, _ law: Citation? = nil) -> Undecided {
    Undecided(outcome: .silent(because, law))
  }

  /// Something the rule needs is missing.
  public static func notRun(_ missing: Wording, fix: Wording) -> Undecided {
    Undecided(outcome: .notRun(missing, fix: fix))
  }
}

extension Answer {
  /// The value, or the end of the check: silent where the law has none, not run where none is recorded.
  public func orUndecided() throws(Undecided) -> Dated<Value> {
    switch self {
    case .applies(let value): return value
    case .noneByLaw(let law, let because): throw .silent(because, law.first)
    case .notRecorded(let missing):
      throw .notRun(missing, fix: "add the value to the rulebook, with its source")
    }
  }
}

extension Project {
  /// The application, or the end of the check: a project known only from sources has none to judge.
  public func applicationOrSilent() throws(Undecided) -> Application {
    guard let application else {
      guard decisions.isEmpty else {
        throw .notRun(
          "the application has not arrived", fix: "import the application that was decided on")
      }
      throw .silent("the portfolio holds no application for the project")
    }
    return application
  }

  /// The terms on a day, or the end of the check.
  public func termsOrSilent(on day: Day) throws(Undecided) -> Terms {
    guard let terms = terms(on: day) else {
      guard decisions.isEmpty else {
        throw .notRun(
          "the application has not arrived", fix: "import the application that was decided on")
      }
      throw .silent("the portfolio holds no application or grant for the project")
    }
    return terms
  }

  /// The call the application names, or the end of the check.
  public func callOrUndecided() throws(Undecided) -> Call {
    let application = try applicationOrSilent()
    guard let reference = application.call else {
      throw .silent("the application names no call")
    }
    guard let call else {
      throw .notRun(
        "the call \(reference.id) has not arrived",
        fix: "import the call, or give it with --with")
    }
    return call
  }

  /// The programme the application or its call names, or the end of the check.
  public func programmeOrUndecided() throws(Undecided) -> Programme {
    if let programme { return programme }
    let application = try applicationOrSilent()
    guard let reference = application.programme ?? call?.programme else {
      throw .notRun(
        "the application names no programme, and its call has not arrived",
        fix: "import the call, or name the programme in the application")
    }
    throw .notRun(
      "the programme \(reference.id) has not arrived",
      fix: "import the programme, or give it with --with")
  }
}
