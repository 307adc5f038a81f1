import Findings
import Languages
import Portfolio
import Provenance
import Rules
import Values

/// A paper that belongs to no single project, as an agreement, an event, a call or an organisation, with
/// all that is held about it.
struct CommonPaper {
  let document: SubjectDocument
  let day: Day
  /// The projects that it names, as they stand; only their numbers while they have not come.
  let projects: [(reference: Reference, listed: ListedProject?)]
  /// The agreements that it belongs to or is held under, with their titles once they have come.
  let agreements: [(reference: Reference, title: String?)]
  /// The reports on an agreement.
  let reports: [Report]
  /// The projects that have applied in a call, or in which an organisation takes part.
  let memberProjects: [ListedProject]
  /// The programme of a call.
  let programme: Programme?
  /// The calls of a programme.
  let calls: [Call]
  /// What an organisation tells of itself.
  let portrait: OrganisationPortrait?
  /// What themes are called, by taxonomy and code, as far as a list that has come says it.
  let themeTitles: [String: String]
  /// What the rules find now, and what they counted.
  let findings: [Finding]
  let tally: Tally
  let versions: [ListedVersion]

  var header: DocumentHeader { document.header }

  /// The papers of a name.
  static func all(
    named name: String, on day: Day, by rulebooks: Rulebooks, in reading: Reading
  ) throws -> [CommonPaper] {
    let documents =
      try reading.agreements(named: name).map(SubjectDocument.agreement)
      + reading.events(named: name).map(SubjectDocument.event)
      + reading.calls(named: name).map(SubjectDocument.call)
      + reading.programmes(named: name).map(SubjectDocument.programme)
      + reading.organisations(named: name).map(SubjectDocument.organisation)
    guard !documents.isEmpty else { return [] }
    let context = Context(rulebooks: rulebooks, day: day, rates: try reading.rates())
    return try documents.map { try CommonPaper($0, in: context, reading) }
  }

  private init(_ document: SubjectDocument, in context: Context, _ reading: Reading) throws {
    self.document = document
    day = context.day
    let linked: (projects: [Reference], agreements: [Reference])
    switch document {
    case .agreement(let agreement): linked = (agreement.projects, agreement.agreements)
    case .event(let event): linked = (event.projects, event.agreements)
    case .programme, .call, .organisation, .report: linked = ([], [])
    }
    projects = try linked.projects.map { ($0, try reading.project($0, on: context.day)) }
    agreements = try linked.agreements.map { reference in
      let found = try reading.agreements(named: reference.id)
      return (reference, found.first { $0.header.issuer == reference.issuer }?.title)
    }
    if case .agreement(let agreement) = document {
      reports = try reading.reports(
        on: Reference(issuer: agreement.header.issuer, id: agreement.header.id))
    } else {
      reports = []
    }
    memberProjects = try Self.memberProjects(of: document, on: context.day, reading)
    if case .call(let call) = document {
      programme = try reading.programme(call.programme)
    } else {
      programme = nil
    }
    if case .programme(let programme) = document {
      calls = try reading.calls(of: programme.header.reference)
    } else {
      calls = []
    }
    if case .organisation(let organisation) = document {
      portrait = try reading.portrait(of: organisation)
    } else {
      portrait = nil
    }
    themeTitles = try reading.themeTitles()
    var findings: [Finding] = []
    tally = try CheckPortfolio(
      context: context, rules: allRules, accepted: AcceptedFindings(reading, on: context.day)
    )
    .check(document, in: reading) { findings.append($0) }.tally
    self.findings = findings
    versions = try reading.versions(of: document.header)
  }

  private static func memberProjects(
    of document: SubjectDocument, on day: Day, _ reading: Reading
  ) throws -> [ListedProject] {
    switch document {
    case .call(let call): return try reading.projects(inCall: call.header.reference, on: day)
    case .organisation(let organisation):
      var seen: Set<String> = []
      return try organisation.identifiers.flatMap { try reading.projects(withBody: $0, on: day) }
        .filter { seen.insert($0.key).inserted }
    case .programme, .agreement, .report, .event: return []
    }
  }

  /// What the sources leave open, each field once.
  var openFields: [String] {
    var seen: Set<String> = []
    return fields.map(\.field).filter { seen.insert($0).inserted }
  }

  private var fields: [OpenField] {
    switch document {
    case .agreement(let agreement): agreement.openFields
    case .event(let event): event.openFields
    case .organisation: portrait?.openFields ?? []
    case .programme, .call, .report: []
    }
  }

  /// The fields on which sources differ.
  var conflicts: [FactConflict] {
    switch document {
    case .agreement(let agreement): agreement.conflicts
    case .event(let event): event.conflicts
    case .organisation(let organisation): organisation.conflicts
    case .programme, .call, .report: []
    }
  }
}

extension DocumentHeader {
  /// How other documents name it.
  var reference: Reference { Reference(issuer: issuer, id: id) }
}
