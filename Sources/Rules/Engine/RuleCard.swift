public import Findings
public import Languages
public import Provenance

/// What a rule is, readable without running it: for `rules`, `explain`, the page and the examples' tests.
///
/// One card goes with whatever its rule says of a hundred thousand projects, so that it is referred to
/// and never copied.
public final class RuleCard: Sendable {
  /// The family's letter and three digits; never used again for another rule.
  public let id: String
  /// Names the fault and reads after "allow": `union-share-above-ceiling`.
  public let name: String
  /// A few words, in both languages.
  public let title: Wording
  /// The correct state, in one sentence that a grants officer understands.
  public let summary: Wording
  public let severity: Severity
  public let state: State
  /// The provisions that ask for it, the most important first.
  public let law: [Citation]
  /// Which day's law is applied.
  public let lawDay: LawDay
  /// Who can mend what it finds: whose paper, money or duty it is about, wherever it is found.
  ///
  /// What stands in a paper of the project and in one of the authority alike is of both. A single failure may
  /// be of others (`Failure.mendedBy`).
  public let mendedBy: Set<Deadline.Party>
  /// The entries of the catalogue it answers, such as `EU16` or `SE-ORG-1`.
  public let catalogue: [String]
  /// The rulebook's parameters it reads, by name.
  public let parameters: [String]
  /// The rulebook's other tables it compares with, such as the co-financing rates.
  public let tables: [RulebookTable]
  /// Why it matters.
  public let why: Wording
  /// What is not certain about the law or its reading, when something is not.
  public let doubt: Wording?
  public let passes: [Example]
  public let fails: [Example]
  /// When the rule does not apply.
  public let silent: [Example]
  /// When something it needs is missing.
  public let notRun: [Example]

  public init(
    id: String, name: String, title: Wording, summary: Wording, severity: Severity,
    state: State = .stable, law: [Citation], lawDay: LawDay, mendedBy: Set<Deadline.Party>,
    catalogue: [String],
    parameters: [String] = [], tables: [RulebookTable] = [], why: Wording, doubt: Wording? = nil,
    passes: [Example],
    fails: [Example], silent: [Example] = [], notRun: [Example] = []
  ) {
    self.id = id
    self.name = name
    self.title = title
    self.summary = summary
    self.severity = severity
    self.state = state
    self.law = law
    self.lawDay = lawDay
    self.mendedBy = mendedBy
    self.catalogue = catalogue
    self.parameters = parameters
    self.tables = tables
    self.why = why
    self.doubt = doubt
    self.passes = passes
    self.fails = fails
    self.silent = silent
    self.notRun = notRun
  }

  /// The family, by the letter of the id.
  public var family: RuleFamily {
    guard let letter = id.first, let family = RuleFamily(rawValue: String(letter)) else {
      preconditionFailure("\(id) begins with no family's letter")
    }
    return family
  }

  /// The ids of the examples, which are tests of the same names.
  public var exampleIDs: [String] {
    let kinds = [("passes", passes), ("fails", fails), ("silent", silent), ("not-run", notRun)]
    return kinds.flatMap { kind, examples in
      examples.indices.map { "\(id)-\(kind)-\($0 + 1)" }
    }
  }
}

extension Set<Deadline.Party> {
  /// Those in it, as a choice: "project owner or fund officer".
  public var wording: Wording {
    Deadline.Party.allCases.filter { contains($0) }.map { $0.wording }.listedAsChoice()
  }
}

/// How far a rule is trusted.
public enum State: String, Sendable {
  /// Reported, but it never fails a run.
  case beta
  case stable
  /// No longer run; its page stays.
  case retired
}

extension State {
  /// What people call it.
  public var label: Wording {
    switch self {
    case .beta: Wording("beta", sv: "på prov")
    case .stable: Wording("stable", sv: "fast")
    case .retired: Wording("retired", sv: "tagen ur bruk")
    }
  }
}

/// Which day decides the law that a rule applies.
public enum LawDay: String, Sendable {
  /// The day the application was received.
  case application
  /// The day the operation was selected: that of the first decision that grants it support, and not of one
  /// that amends the grant; before it, the day of judgement.
  ///
  /// An operation is selected once. What it is, its objectives, its codes and its indicators, is of that
  /// day, also where an amendment states it anew or for the first time (Regulation (EU) 2021/1060, Annex
  /// XVII; Regulation (EU) 2021/1147, Article 33(5)). What it is given, money, rates and conditions, is
  /// of the decision that gives it.
  case selection
  /// The day of the decision that holds, which may be an amendment; before one, the day of judgement.
  case decision
  /// The day of what is judged, such as that on which a contract was concluded.
  case event
  /// The day of judgement.
  case judgement
  /// None: the condition holds whatever the day.
  case always
}

extension LawDay {
  /// The day in words: "when the application came in".
  public var label: Wording {
    switch self {
    case .application: Wording("when the application came in", sv: "när ansökan kom in")
    case .selection:
      Wording(
        "the selection, before it the judgement", sv: "urvalet, före det bedömningen")
    case .decision:
      Wording("the decision, before one the judgement", sv: "beslutet, före ett beslut bedömningen")
    case .event:
      Wording(
        "that of what is judged, such as a contract",
        sv: "den för det som bedöms, såsom ett kontrakt")
    case .judgement: Wording("the judgement", sv: "bedömningen")
    case .always:
      Wording("any: the condition holds whatever the day", sv: "alla: villkoret gäller oavsett dag")
    }
  }
}

/// What rules are about.
public enum RuleFamily: String, Sendable, CaseIterable {
  case structure = "S"
  case organisations = "O"
  case themes = "T"
  case budget = "B"
  case eligibility = "E"
  case costForms = "C"
  case payments = "P"
  case indicators = "I"
  case deadlines = "D"
  case visibility = "V"
  case audit = "A"
  case national = "N"
  case legacy = "L"
  case rulebook = "R"

  public var title: Wording {
    switch self {
    case .structure: Wording("Structure", sv: "Struktur")
    case .organisations: Wording("Organisations and identity", sv: "Organisationer och identitet")
    case .themes: Wording("Themes and codes", sv: "Teman och koder")
    case .budget: Wording("Budget and co-financing", sv: "Budget och medfinansiering")
    case .eligibility: Wording("Eligibility and dates", sv: "Stödberättigande och datum")
    case .costForms: Wording("Cost forms", sv: "Kostnadsformer")
    case .payments:
      Wording("Claims and payments", sv: "Ansökningar om utbetalning och utbetalningar")
    case .indicators: Wording("Indicators", sv: "Indikatorer")
    case .deadlines: Wording("Deadlines", sv: "Tidsfrister")
    case .visibility: Wording("Visibility and publication", sv: "Synlighet och offentliggörande")
    case .audit: Wording("Audit, control, retention", sv: "Revision, kontroll, bevarande")
    case .national: Wording("National practice", sv: "Nationell praxis")
    case .legacy: Wording("2014–2020", sv: "2014–2020")
    case .rulebook: Wording("The rulebook itself", sv: "Regelboken själv")
    }
  }
}
