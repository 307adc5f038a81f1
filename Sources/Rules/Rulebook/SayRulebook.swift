public import Languages

// What a rulebook answers, in words.

extension Limit.Share: Sayable {
  public func said(in language: Language) -> String {
    switch direction {
    case .atMost: Wording("at most \(share)", sv: "högst \(share)")(in: language)
    case .atLeast: Wording("at least \(share)", sv: "minst \(share)")(in: language)
    }
  }
}

extension RulebookCostOption: Sayable {
  public func said(in language: Language) -> String {
    Wording("at most \(rate)", sv: "högst \(rate)")(in: language)
  }
}

extension Code: Sayable {
  public func said(in language: Language) -> String { label(in: language) }
}
