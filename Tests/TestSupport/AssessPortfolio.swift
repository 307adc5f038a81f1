import Portfolio
public import Rules

extension TestPortfolio {
  /// What rules say of everything in the portfolio: projects by key, then documents judged by
  /// themselves, with the whole portfolio between them.
  public func assess(_ rules: [AnyRule] = allRules, in context: Context) throws -> [Assessment] {
    try store.reading { reading in
      var found: [Assessment] = []
      let assessor = Assessor(rules: rules, context: context)
      var whole = PortfolioAssessor(rules: rules, context: context)
      try reading.eachProject {
        found += assessor.assess($0)
        whole.add($0)
      }
      found += whole.assess(programmes: try reading.programmes())
      for subject in try SubjectDocument.all(in: reading) { found += assessor.assess(subject) }
      return found
    }
  }
}
