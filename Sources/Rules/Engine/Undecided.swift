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
  ///
  /// - Parameter spot: where it belongs, when that is one place of a document.
  public static func notRun(_ missing: Wording, fix: Wording, at spot: Spot? = nil) -> Undecided {
    Undecided(outcome: .notRun(missing, fix: fix, at: spot))
  }
}

extension Answer {
  /// The value, or the end of the check: silent where the law has none, not run where none is recorded.
  public func orUndecided() throws(Undecided) -> Dated<Value> {
    switch self {
    case .applies(let value): return value
    case .noneByLaw(let law, let because): throw .silent(because, law.first)
    case .notRecorded(let missing):
      throw .notRun(
        missing,
        fix: Wording(
          "add the value to the rulebook, with its source",
          sv: "lägg till värdet i regelboken, med källa"))
    }
  }
}

extension Project {
  /// The application, or the end of the check: a project known only from sources has none to judge.
  public func applicationOrSilent() throws(Undecided) -> Application {
    guard let application else {
      guard decisions.isEmpty, reports.isEmpty else {
        throw .notRun(
          Wording("the application has not arrived", sv: "ansökan har inte kommit in"),
          fix: Wording(
            "import the application that was decided on",
            sv: "importera den ansökan som beslutet gäller"))
      }
      throw .silent(
        Wording(
          "the portfolio holds no application for the project",
          sv: "portföljen innehåller ingen ansökan för projektet"))
    }
    return application
  }

  /// The terms on a day, or the end of the check.
  public func termsOrSilent(on day: Day) throws(Undecided) -> Terms {
    guard let terms = terms(on: day) else {
      guard decisions.isEmpty, reports.isEmpty else {
        throw .notRun(
          Wording("the application has not arrived", sv: "ansökan har inte kommit in"),
          fix: Wording(
            "import the application that was decided on",
            sv: "importera den ansökan som beslutet gäller"))
      }
      throw .silent(
        Wording(
          "the portfolio holds no application or grant for the project",
          sv: "portföljen innehåller varken ansökan eller beslut om stöd för projektet"))
    }
    return terms
  }

  /// The call the application names, or the end of the check.
  public func callOrUndecided() throws(Undecided) -> Call {
    let application = try applicationOrSilent()
    guard let reference = application.call else {
      throw .silent(Wording("the application names no call", sv: "ansökan anger ingen utlysning"))
    }
    guard let call else {
      throw .notRun(
        Wording(
          "the call \(reference.id) has not arrived",
          sv: "utlysningen \(reference.id) har inte kommit in"),
        fix: Wording(
          "import the call, or give it with --with",
          sv: "importera utlysningen, eller ange den med --with"))
    }
    return call
  }

  /// The programme the application or its call names, or the end of the check.
  public func programmeOrUndecided() throws(Undecided) -> Programme {
    if let programme { return programme }
    let application = try applicationOrSilent()
    guard let reference = application.programme ?? call?.programme else {
      throw .notRun(
        Wording(
          "the application names no programme, and its call has not arrived",
          sv: "ansökan anger inget program, och dess utlysning har inte kommit in"),
        fix: Wording(
          "import the call, or name the programme in the application",
          sv: "importera utlysningen, eller ange programmet i ansökan"))
    }
    throw .notRun(
      Wording(
        "the programme \(reference.id) has not arrived",
        sv: "programmet \(reference.id) har inte kommit in"),
      fix: Wording(
        "import the programme, or give it with --with",
        sv: "importera programmet, eller ange det med --with"))
  }
}
