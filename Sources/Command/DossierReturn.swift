import ArgumentParser
import Exporter
import Languages
import Portfolio
import Values

/// A return whose figures a dossier traces: as it would be made on the day, or as it was made that was sent.
struct DossierReturn {
  let kind: Return
  let context: ExportContext
  /// The mark of the log, of one that was sent.
  var sent: SentReturn?

  /// The programme whose projects it is of, where it is not of one project or of all programmes.
  var programme: String? { context.project == nil ? context.programme : nil }

  /// The returns that were sent by a day and tell of which state of the portfolio they were made: those of the
  /// programme, and those that name none. A claim is the beneficiary's, and is traced as its report has it.
  static func sent(
    of programme: String?, by day: Day, in store: Store, _ snapshot: Snapshot
  ) throws -> [DossierReturn] {
    let marks = try store.reading(snapshot) { try $0.sentPapers().returns }
    return try marks.compactMap { mark in
      guard let kind = Return(rawValue: mark.kind), !kind.isOfProject, let on = mark.cutOff,
        let sent = mark.day, sent <= day, let entry = mark.asOf,
        mark.programme == nil || programme == nil || mark.programme == programme
      else { return nil }
      var arguments = ["--on", on.iso, "--as-of", "\(entry)"]
      // A return that named none was of all programmes, where it is made so: its rows are counted among all.
      let of = mark.programme ?? (kind.isOfAllProgrammes ? nil : programme)
      if let of { arguments.append("--programme=\(of)") }
      if let since = mark.since { arguments.append("--since=\(since)") }
      return DossierReturn(
        kind: kind,
        context: try ReturnOptions.parse(arguments).context(store, on: on, asOf: entry), sent: mark)
    }
  }

  /// The returns that have to be made on the day, and the claim of each report of the project.
  static func ofDay(_ contents: DossierContents) -> [DossierReturn] {
    let project = contents.context.of(project: contents.key)
    return Return.allCases.filter(\.isAskedFor).flatMap { kind -> [DossierReturn] in
      guard kind.isOfProject else {
        return [
          DossierReturn(kind: kind, context: kind.canBeOfProject ? project : contents.context)
        ]
      }
      return contents.views.flatMap(\.project.reports)
        .filter { $0.claim != nil && $0.received <= contents.day }
        .map {
          DossierReturn(
            kind: kind,
            context: contents.context.of(project: contents.key, report: $0.header.id))
        }
    }
  }

  /// Hands on every figure of it that the papers of some versions contributed to.
  /// - Returns: `false` where the state that it was made of cannot be read.
  func trace(
    _ versions: Set<Int64>, of project: String, from reading: Reading,
    _ body: (TracedCell) throws -> Void
  ) throws -> Bool {
    guard let entry = context.asOf, sent != nil else {
      try traceFigures(kind, of: versions, from: reading, in: context, body)
      return true
    }
    let own = kind.canBeOfProject ? context.of(project: project) : context
    let done: Void? = try reading.earlier(after: entry) { earlier in
      earlier.onProject = reading.onProject
      try traceFigures(kind, of: versions, from: earlier, in: own, body)
    }
    return done != nil
  }
}
