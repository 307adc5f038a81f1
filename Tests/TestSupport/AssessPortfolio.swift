import Portfolio
public import Rules

extension TestPortfolio {
  /// What rules say of everything in the portfolio: projects by key, then documents judged by
  /// themselves.
  public func assess(_ rules: [AnyRule] = allRules, in context: Context) throws -> [Assessment] {
    try store.reading { reading in
      var found: [Assessment] = []
      let assessor = Assessor(rules: rules, context: context)
      try reading.eachProject { found += assessor.assess($0) }
      for subject in try SubjectDocument.all(in: reading) { found += assessor.assess(subject) }
      return found
    }
  }
}
