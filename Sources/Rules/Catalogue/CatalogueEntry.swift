public import Languages

/// One thing that law or practice asks of a project, a programme or an authority.
///
/// Rules say by their cards which entries they answer. An entry that no rule answers says itself what
/// does, or that nothing does yet: what is silent is then known to be silent.
public struct CatalogueEntry: Sendable {
  /// `EU16`, `SE-ORG-1`, `SE-CHECK-5`, `X1`, `OWN-1`: never used again for another entry.
  public let id: String
  /// What is asked, in one sentence.
  public let asks: Wording
  /// What answers it when no rule does.
  public let answer: CatalogueAnswer?
}

/// What answers an entry of the catalogue besides a rule.
public enum CatalogueAnswer: Sendable {
  /// The program computes what is asked, so that it cannot be otherwise.
  case computed(Wording, Proof)
  /// A return is made so, or is not made.
  case inReturn(name: String, Wording, Proof)
  /// Documents are of a form in which the fault cannot be written.
  case schema(elements: [String], Wording, sample: String?)
  /// No document tells: why not, and what an officer is asked to confirm instead.
  case question(because: Wording, confirm: Wording)

  /// The test that proves an answer.
  public struct Proof: Sendable {
    /// Its file, from the folder of tests.
    public let file: String
    /// Its sentence.
    public let test: String
  }
}

/// By what an entry is answered, in short.
public enum CatalogueStanding: String, Sendable, CaseIterable {
  case rule, computed, inReturn, schema, question, open

  public var label: Wording {
    switch self {
    case .rule: Wording("rule", sv: "regel")
    case .computed: Wording("computed", sv: "räknas fram")
    case .inReturn: Wording("return", sv: "redovisning")
    case .schema: Wording("form", sv: "form")
    case .question: Wording("question", sv: "fråga")
    case .open: Wording("open", sv: "öppen")
    }
  }
}
