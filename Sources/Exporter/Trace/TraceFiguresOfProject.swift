public import Portfolio
import Values

/// Arranges a return again and hands on every figure of it that some papers contributed to.
///
/// - Parameters:
///   - versions: the versions of the papers; what others contributed is counted, not told.
/// - Throws: `ExportError` when the return cannot be made.
public func traceFigures(
  _ kind: Return, of versions: Set<Int64>, from reading: Reading, in context: ExportContext,
  _ body: (TracedCell) throws -> Void
) throws {
  let arrangement = kind.arrangement(context.keepingSources, hasLabels: false)
  var rows: [String: Int] = [:]
  _ = try arrangement.rows(of: reading) { row in
    let number = rows[row.sheet.name, default: 0] + 1
    rows[row.sheet.name] = number
    for (column, cell) in zip(row.sheet.columns, row.cells) {
      let own = cell.sources.filter { versions.contains($0.document.version) }
      guard !own.isEmpty else { continue }
      try body(
        TracedCell(
          kind: kind, row: row, number: number, column, cell.value, own, steps: cell.steps,
          others: cell.sources.count - own.count))
    }
  }
}

extension ExportContext {
  /// The same for a project, and for the claim of a report of it.
  public func of(project: String, report: String? = nil) -> ExportContext {
    var context = self
    context.project = project
    context.report = report
    return context
  }
}
