public import Languages
public import Portfolio
public import Values

/// Something that has not happened, of which somebody asks what would change if it did.
public struct Supposition: Hashable, Sendable {
  public let act: Act
  /// Which report, claim, condition or recovery is meant, as the person names it; empty where there is
  /// only one it can be.
  public let name: String
  public let day: Day
  /// The last day of an interruption; `nil` while nobody knows it.
  public let lastDay: Day?
  /// Whether an interruption that stands ends on the day, and none begins.
  public let isEnd: Bool

  /// What would happen.
  public enum Act: String, Hashable, Sendable, CaseIterable {
    /// A report comes in, with its claim.
    case report
    /// The contents of a report come in, without a claim.
    case content
    /// A claim is paid in full.
    case payment
    /// The time to pay a claim is interrupted.
    case interruption
    /// A condition is met.
    case condition
    /// The signed confirmation of the application comes in.
    case signature
    /// Money asked back comes in.
    case recovery
    /// The Commission is told of the operation of strategic importance.
    case notice
  }

  public init(
    _ act: Act, _ name: String, _ day: Day, lastDay: Day? = nil, isEnd: Bool = false
  ) {
    self.act = act
    self.name = name
    self.day = day
    self.lastDay = lastDay
    self.isEnd = isEnd
  }
}

/// A name in a supposition that nothing of the project has.
public struct UnknownInSupposition: SayableError {
  public let wording: Wording
}

extension Project {
  /// Its deadlines if something were to happen, after other things that were supposed before.
  ///
  /// What has come is what had come on the day of judgement; only what is supposed may come later.
  ///
  /// - Throws: `UnknownInSupposition` for a name that nothing has, with those there are.
  public func deadlines(supposing suppositions: [Supposition], in context: Context) throws
    -> [Deadline]
  {
    var project = known(on: context.day)
    var marks: [(Supposition, Deadline)] = []
    for supposition in suppositions {
      switch supposition.act {
      case .report, .content:
        project = try project.reporting(supposition, on: context.day)
      case .interruption where supposition.isEnd:
        project = try project.resuming(supposition)
      case .payment, .interruption:
        project = try project.paying(supposition)
      case .condition, .signature, .recovery, .notice:
        let known = try project.allDeadlines(in: context)
        marks.append((supposition, try Self.deadline(of: supposition, among: known)))
      }
    }
    return try project.allDeadlines(in: context).map { deadline in
      guard
        let (supposition, _) = marks.last(where: {
          $0.1.kind == deadline.kind && $0.1.name == deadline.name
        })
      else { return deadline }
      return deadline.done(
        Deadline.Deed(
          document: .supposed(
            deadline.kind.paper, issuer: keyIssuer, id: supposition.act.rawValue,
            received: supposition.day), day: supposition.day))
    }.sorted()
  }

  // MARK: Reports

  private func reporting(_ supposition: Supposition, on day: Day) throws -> Project {
    if let report = grantReports.first(where: { $0.header.id == supposition.name }) {
      return moving(report, to: supposition.day)
    }
    let periods = schedule(on: day)?.periods ?? []
    guard let period = Self.period(supposition.name, among: periods) else {
      throw UnknownInSupposition(wording: unknownReport(supposition.name, among: periods))
    }
    if let report = reports(on: period).first { return moving(report, to: supposition.day) }
    let currency = grant(on: day)?.currency ?? application?.currency
    let report = Report.supposed(
      issuer: application?.header.issuer ?? keyIssuer, id: supposition.name,
      kind: ReportKind(rawValue: period.kind) ?? .progress, firstDay: period.firstDay,
      lastDay: period.lastDay, received: supposition.day,
      claimIn: supposition.act == .report ? currency : nil)
    return with(reports: reports + [report], payments: payments)
  }

  private func moving(_ report: Report, to day: Day) -> Project {
    with(
      reports: reports.map { $0.reference == report.reference ? $0.received(on: day) : $0 },
      payments: payments)
  }

  /// The period of a name: its number in the schedule, alone or after a letter and a hyphen, or one of
  /// its days.
  static func period(_ name: String, among periods: [ReportingPeriod]) -> ReportingPeriod? {
    if let day = try? Day.parse(name) {
      return periods.first { $0.firstDay <= day && day <= $0.lastDay }
    }
    let digits = name.split(separator: "-").last.map(String.init) ?? name
    guard let number = Int(digits), periods.indices.contains(number - 1) else {
      return name == ReportKind.final.rawValue
        ? periods.first { $0.kind == ReportKind.final.rawValue } : nil
    }
    return periods[number - 1]
  }

  private func unknownReport(_ name: String, among periods: [ReportingPeriod]) -> Wording {
    let known =
      periods.enumerated().map {
        Wording.same("\($0.offset + 1) (") + $0.element.words + .same(")")
      }
      + grantReports.map { Wording.same($0.header.id) }
    guard !known.isEmpty else {
      return Wording(
        "no decision in force asks \(key) for reports",
        sv: "inget gällande beslut kräver "
          + "rapporter av \(key)")
    }
    return Wording(
      "\(key) has no report \(name); it has \(known.listedAsChoice())",
      sv: "\(key) har ingen rapport \(name); det finns \(known.listedAsChoice())")
  }

  // MARK: Payments

  private func paying(_ supposition: Supposition) throws -> Project {
    let claims = reports.filter { $0.claim != nil }
    let named = claims.filter { supposition.name.isEmpty || $0.header.id == supposition.name }
    guard named.count == 1, let report = named.first, let claim = report.claim else {
      throw UnknownInSupposition(
        wording: Self.unknown(
          supposition.name, among: claims.map { .same($0.header.id) },
          Wording("claim", sv: "ansökan om utbetalning")))
    }
    let isPayment = supposition.act == .payment
    let payment = Payment.supposed(
      issuer: keyIssuer, id: supposition.act.rawValue, report: report, currency: claim.currency,
      paid: isPayment ? supposition.day : nil,
      interruption: isPayment ? nil : (supposition.day, supposition.lastDay))
    return with(reports: reports, payments: payments + [payment])
  }

  /// The interruption that a claim's time stands still by ends on the day, which is its last.
  private func resuming(_ supposition: Supposition) throws -> Project {
    let stopped = answeredClaims.compactMap { claim -> (report: Report, since: Day)? in
      let open = claim.answers.flatMap { $0.interruptions }.filter { $0.lastDay == nil }
      return open.map(\.firstDay).min().map { (claim.report, $0) }
    }
    let named = stopped.filter {
      supposition.name.isEmpty || $0.report.header.id == supposition.name
    }
    guard named.count == 1, let (report, since) = named.first else {
      guard !stopped.isEmpty else {
        throw UnknownInSupposition(
          wording: Wording(
            "no interruption is open in the project on this day; interruption from a day begins one",
            sv: "inget avbrott pågår i projektet den här dagen; avbrott från en dag inleder ett"))
      }
      throw UnknownInSupposition(
        wording: Self.unknown(
          supposition.name, among: stopped.map { .same($0.report.header.id) },
          Wording("interrupted claim", sv: "avbruten ansökan om utbetalning")))
    }
    guard since <= supposition.day else {
      throw UnknownInSupposition(
        wording: Wording(
          "the interruption ends on \(supposition.day), before it begins on \(since)",
          sv: "avbrottet slutar \(supposition.day), innan det börjar \(since)"))
    }
    return with(
      reports: reports,
      payments: payments.map {
        $0.report == report.reference ? $0.endingInterruptions(on: supposition.day) : $0
      })
  }

  // MARK: What is marked as done

  private static func deadline(
    of supposition: Supposition, among deadlines: [Deadline]
  ) throws -> Deadline {
    let kind = supposition.act.kind
    let candidates = deadlines.filter { $0.kind == kind }
    let named = candidates.filter {
      supposition.name.isEmpty || $0.name == supposition.name
        || $0.name.hasSuffix(" \(supposition.name)")
    }
    guard named.count == 1, let deadline = named.first else {
      throw UnknownInSupposition(
        wording: unknown(
          supposition.name,
          among: candidates.map { .same(shortName(of: $0)) }, kind.wording))
    }
    return deadline
  }

  /// Without the issuer and the document that come before it.
  private static func shortName(of deadline: Deadline) -> String {
    guard deadline.kind == .recovery else { return deadline.name }
    return deadline.name.split(separator: " ").last.map(String.init) ?? deadline.name
  }

  private static func unknown(
    _ name: String, among known: [Wording], _ what: Wording
  ) -> Wording {
    guard !known.isEmpty else {
      return Wording(
        "there is no \(what) in the project on this day",
        sv: "det finns ingen tidsfrist för \(what) i projektet den här dagen")
    }
    if name.isEmpty {
      return Wording(
        "name which \(what) is meant: \(known.listedAsChoice())",
        sv: "ange vilket som avses, \(what): \(known.listedAsChoice())")
    }
    return Wording(
      "there is no \(what) \(name); there is \(known.listedAsChoice())",
      sv: "det finns inget som heter \(name), \(what); det finns \(known.listedAsChoice())")
  }
}

extension Supposition.Act {
  fileprivate var kind: Deadline.Kind {
    switch self {
    case .report: .finance
    case .content: .content
    case .payment, .interruption: .payment
    case .condition: .condition
    case .signature: .signature
    case .recovery: .recovery
    case .notice: .notice
    }
  }
}

extension Deadline.Kind {
  /// The kind of paper that tells that it is done.
  fileprivate var paper: DocumentKind {
    switch self {
    case .signature: .application
    case .content, .finance, .condition: .report
    case .payment, .recovery: .payment
    default: .decision
    }
  }
}

/// What a supposition changes of one deadline; one of the two is missing where it comes or goes.
public struct DeadlineChange: Hashable, Sendable {
  public let before: Deadline?
  public let after: Deadline?

  /// The deadlines that differ, by day.
  public static func between(_ before: [Deadline], _ after: [Deadline]) -> [DeadlineChange] {
    func key(_ deadline: Deadline) -> String { "\(deadline.kind.rawValue) \(deadline.name)" }
    let then = Dictionary(after.map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
    let now = Dictionary(before.map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
    let changed = before.compactMap { deadline -> DeadlineChange? in
      guard let other = then[key(deadline)] else {
        return DeadlineChange(before: deadline, after: nil)
      }
      return deadline.stands(as: other) ? nil : DeadlineChange(before: deadline, after: other)
    }
    let new = after.filter { now[key($0)] == nil }.map { DeadlineChange(before: nil, after: $0) }
    return (changed + new).sorted {
      ($0.after ?? $0.before).map(\.due) ?? .last < ($1.after ?? $1.before).map(\.due) ?? .last
    }
  }
}

extension Deadline {
  /// Whether two are due, done and suspended alike.
  fileprivate func stands(as other: Deadline) -> Bool {
    due == other.due && done?.day == other.done?.day && suspended == other.suspended
  }

  /// The same, done by a paper.
  fileprivate func done(_ deed: Deed) -> Deadline {
    Deadline(
      kind, name, what: what, due: due, move: missing.map { .unknown($0) } ?? .to(latest ?? due),
      spot: spot, law: law, reckoning: reckoning, note: note, done: deed, suspended: nil,
      endsByItself: endsByItself, lapsed: lapsed)
  }
}
