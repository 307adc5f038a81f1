import GRDB
public import Values

extension Reading {
  /// The projects that fit a query, as they stand on a day, one at a time.
  ///
  /// They are made of the outlines of their papers: no project is read whole.
  ///
  /// - Parameter lateness: which payments and quarters are late, where what is late is asked for.
  public func listProjects(
    _ query: ProjectQuery = ProjectQuery(), on day: Day, by order: ListOrder = .project,
    late lateness: Lateness? = nil, _ body: (ListedProject) throws -> Void
  ) throws {
    let movements =
      query.terms.contains(.late)
      ? try ReadBeside(self) { try Movements($0, on: day, withMoney: false) } : nil
    let outlines = try Outlines(self, on: day, of: try ProjectSearch(self).projects(query.terms))
    let late = try movements.map { movements in
      let due = try DuePeriods(db, outlines, on: day)
      return try LateProjects(due, try movements.value(), lateness, on: day, in: self)
    }
    var list = OutlineList(texts: outlines.texts)
    var titled: [(order: String, project: ListedProject)] = []
    let titleOrder = try RawStatement(db, "SELECT title_order FROM document_version WHERE id = ?")
    try outlines.eachProject { key, outline in
      guard query.terms.allSatisfy({ $0.fits(outline, outlines.texts) }) else { return }
      guard try late?.contains(outline.id) ?? true else { return }
      let project = list.project(key, outline)
      guard order == .title else { return try body(project) }
      titleOrder.bind(1, outline.titleVersion)
      let found = try titleOrder.next() ? titleOrder.text(0) : ""
      titleOrder.reset()
      titled.append((found, project))
    }
    // They come by key, and stay so where their titles are the same.
    let places = titled.indices.sorted {
      (titled[$0].order, titled[$0].project.title, $0)
        < (titled[$1].order, titled[$1].project.title, $1)
    }
    for place in places { try body(titled[place].project) }
  }

  /// Some projects as they stand on a day, by key.
  func listProjects(
    among projects: NumberSet, on day: Day, _ body: (ListedProject) throws -> Void
  ) throws {
    let outlines = try Outlines(self, on: day, of: projects)
    var list = OutlineList(texts: outlines.texts)
    try outlines.eachProject { key, outline in
      try body(list.project(key, outline))
    }
  }
}

extension ProjectQuery.Term {
  /// Whether a project fits by what its outline says; what its documents say has been asked before.
  fileprivate func fits(_ outline: ProjectOutline, _ texts: OutlineTexts) -> Bool {
    switch self {
    case .objective(let code):
      outline.objectives(texts).contains { $0.code.lowercased() == code.lowercased() }
    case .fund(let fund): outline.fund(texts)?.lowercased() == fund.lowercased()
    case .status(let status): outline.status == status
    case .text, .theme, .county, .owner, .sector, .partner, .country, .principle, .late: true
    }
  }
}

/// Makes of outlines what a list shows.
private struct OutlineList {
  let texts: OutlineTexts
  /// The currency that was asked for last: a portfolio has few of them.
  private var last: (code: String, currency: Currency?)?

  init(texts: OutlineTexts) { self.texts = texts }

  mutating func project(_ key: String, _ outline: ProjectOutline) -> ListedProject {
    let grant = outline.grant
    let application = outline.application
    let totalOf = grant?.total == nil ? application : grant
    return ListedProject(
      key: key, title: outline.title(texts),
      applicant: texts[application?.applicant] ?? outline.facts?.applicant,
      fund: outline.fund(texts), objectives: outline.objectives(texts).map(\.code),
      status: outline.status,
      total: money(totalOf?.total, texts[totalOf?.currency])
        ?? money(outline.facts?.total?.amount, outline.facts?.total?.currency),
      union: money(outline.union, texts[grant?.currency] ?? texts[application?.currency]),
      start: texts[grant?.firstDay] ?? texts[application?.firstDay] ?? outline.facts?.start,
      end: texts[grant?.lastDay] ?? texts[application?.lastDay] ?? outline.facts?.end)
  }

  private mutating func money(_ amount: Int64?, _ code: String?) -> Money? {
    guard let amount, let code else { return nil }
    if last?.code != code { last = (code, Currency(code)) }
    guard let currency = last?.currency else { return nil }
    return Money(minorUnits: amount, currency: currency)
  }
}

extension ProjectOutline {
  /// The Union contribution of the plan that holds: the grant's, when it has one, else the application's.
  fileprivate var union: Int64? {
    if let grant, grant.hasContributions { return grant.union }
    guard let application else { return nil }
    return application.hasContributions ? application.union : 0
  }
}
