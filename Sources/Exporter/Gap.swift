public import Languages
public import Provenance

/// A field that the law wants stated and the portfolio does not hold.
public struct Gap: Hashable, Sendable, Sayable {
  /// Who lacks it.
  public let subject: Subject
  /// The field, as a noun: "the fund".
  public let field: Wording
  /// Who asks for it.
  public let law: Citation
  /// What brings it.
  public let fix: Wording

  /// Who lacks something, by the name people know it by.
  public enum Subject: Hashable, Sendable {
    /// A project, by its key without personal numbers.
    case project(String)
    case programme(String)
    case call(String)
    /// No paper lacks it: a rate of exchange that nobody has imported, first needed by a project.
    case rate(neededBy: String)

    public var name: String {
      switch self {
      case .project(let name), .programme(let name), .call(let name), .rate(let name): name
      }
    }
  }

  public init(_ subject: Subject, field: Wording, law: Citation, fix: Wording) {
    self.subject = subject
    self.field = field
    self.law = law
    self.fix = fix
  }

  public func said(in language: Language) -> String { said(of: .same(subject.name))(in: language) }

  /// What is lacking, of whom somebody else calls by another name.
  public func said(of name: Wording) -> Wording {
    let cited = Wording { law.text(in: $0) }
    return name + Wording(" lacks ", sv: " saknar ") + field + .same(" (") + cited + .same("); ")
      + fix
  }
}

extension Gap {
  /// - Parameter project: the key of the project, without personal numbers.
  public init(project: String, field: Wording, law: Citation, fix: Wording) {
    self.init(.project(project), field: field, law: law, fix: fix)
  }
}
