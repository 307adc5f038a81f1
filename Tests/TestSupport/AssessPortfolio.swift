import Portfolio
public import Rules

extension TestPortfolio {
  /// What rules say of everything in the portfolio: projects by key, then documents judged by
  /// themselves, with the whole portfolio between them.
  public func assess(_ rules: [AnyRule] = allRules, in context: Context) throws -> [Assessment] {
    try store.reading { try $0.assess(rules, in: context) }
  }
}

extension Reading {
  /// What rules say of everything that is read.
  func assess(_ rules: [AnyRule], in context: Context) throws -> [Assessment] {
    var found: [Assessment] = []
    let assessor = Assessor(rules: rules, context: context)
    var whole = PortfolioAssessor(rules: rules, context: context)
    try eachProject {
      found += assessor.assess($0)
      whole.add($0)
    }
    found += whole.assess(programmes: try programmes())
    for subject in try SubjectDocument.all(in: self) { found += assessor.assess(subject) }
    return found
  }
}
