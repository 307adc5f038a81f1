import Exporter
import Importer
import Languages
import Portfolio
import Provenance
import Values

/// What the returns of the day make of a project: every figure it is part of, down to the line.
///
/// The figures go to the archive as they come; of each return the page shows the first.
final class DossierFigures {
  static let file = "traces.csv"
  /// So many figures of a return are shown on the page.
  private static let shown = 100

  private let contents: DossierContents
  private let language: Language
  /// The returns, each with whether it can be made on the day and how many figures there are.
  private(set) var table: DossierTable
  /// What the page shows of the figures.
  private(set) var page: DossierTable
  private(set) var count = 0

  init(_ contents: DossierContents, language: Language) throws {
    self.contents = contents
    self.language = language
    table = DossierTable(
      file: "returns.csv", title: Wording("The returns of the day", sv: "Dagens redovisningar"),
      columns: [
        .init("return", Wording("Return", sv: "Redovisning")),
        .init("report", Wording("Report", sv: "Rapport")),
        .init("figures", Wording("Figures", sv: "Siffror")),
        .init("not_made", Wording("Not made, since", sv: "Görs inte, eftersom")),
      ])
    page = DossierTable(
      file: Self.file,
      title: Wording(
        "Figures that the project is part of", sv: "Siffror som projektet är en del av"),
      columns: [
        .init("figure", Wording("Figure", sv: "Siffra")),
        .init("value", Wording("Stands there", sv: "Där står")),
        .init("part", Wording("Of the project", sv: "Av projektet")),
        .init("from", Wording("From", sv: "Ur")),
      ])
  }

  private static let columns = [
    "return", "report", "table", "row", "row_keys", "column", "value", "part", "of_document",
    "of_id", "file", "line", "what", "stated", "currency", "rate_month", "rate", "euro", "rounding",
    "shares", "other_parts",
  ].map { DossierTable.Column($0) }

  func write(to archive: ArchiveFile, from reading: Reading) throws {
    let versions = Set(contents.papers.compactMap(\.version?.key))
    let locate = LocateSpots(reading)
    try archive.add(Self.file) { sink in
      var writer = CSVWriter(.rfc4180, sink: sink)
      try writer.heading(Self.columns)
      for (kind, context) in returns {
        var figures = 0
        var reason: Wording?
        do {
          try traceFigures(kind, of: versions, from: reading, in: context) { cell in
            figures += 1
            for source in cell.sources {
              let place = try locate.place(of: source.spot)
              try writer.row(
                try Self.row(cell, source, place, report: context.report), language)
              if figures <= Self.shown { page.rows.append(Self.shown(cell, source, place)) }
            }
          }
        } catch let error as ExportError where error.isWithheldForData {
          reason = why(error)
        }
        count += figures
        table.rows.append([
          .code(kind.rawValue), .init(code: context.report), .number(Int64(figures)),
          reason.map { .said($0) } ?? .none,
        ])
      }
      try writer.finish()
    }
  }

  /// The returns that have to be made, and the claim of each report of the project.
  private var returns: [(Return, ExportContext)] {
    Return.allCases.filter(\.isAskedFor).flatMap { kind -> [(Return, ExportContext)] in
      guard kind.isOfProject else {
        let project = contents.context.of(project: contents.key)
        return [(kind, kind.canBeOfProject ? project : contents.context)]
      }
      return contents.views.flatMap(\.project.reports)
        .filter { $0.claim != nil && $0.received <= contents.day }
        .map { (kind, contents.context.of(project: contents.key, report: $0.header.id)) }
    }
  }

  /// Why a return is not made; what other projects lack is counted, and not told to whom they are no business.
  private func why(_ error: ExportError) -> Wording {
    guard case .incomplete(_, let gaps, let more) = error else { return error.wording }
    let key = Console.mask(contents.key)
    let own = gaps.filter { $0.project == key }
    let others = gaps.count - own.count + more
    let lacks = Wording(
      "the portfolio lacks what it must state of other projects: \(others)",
      sv: "portföljen saknar det som den ska ange om andra projekt: \(others)")
    return (own.map { Wording(said: $0) } + (others > 0 ? [lacks] : [])).joined(separator: "; ")
  }

  private static func row(
    _ cell: TracedCell, _ source: FigureSource, _ place: Place?, report: String?
  ) throws -> [DossierTable.Cell] {
    let conversion = source.conversion.flatMap { conversion in
      conversion.rate.map { (rate: $0, conversion: conversion) }
    }
    let rounding = try conversion.map {
      try $0.rate.rounding(of: $0.conversion.amount, to: $0.conversion.euro).millionths
    }
    return [
      .code(cell.kind.rawValue), .init(code: report), .code(cell.table),
      .number(Int64(cell.row)),
      .text(cell.keys.map { "\($0.column) \($0.code)" }.joined(separator: ", ")),
      .code(cell.column), .code(cell.value.english), .code(source.part.plain),
      .code(source.document.kind.rawValue), .code(source.document.id), .init(text: place?.file),
      place.map { .number(Int64($0.line)) } ?? .none, .said(source.what),
      .code(source.stated.plain), .init(code: source.stated.currency?.code),
      .init(code: conversion?.rate.month), .init(code: conversion?.rate.plain),
      .init(amount: conversion?.conversion.euro), .init(code: rounding),
      .text(
        source.shares.map { "\($0.weight) / \($0.total) \($0.by.english)" }
          .joined(separator: "; ")),
      .number(Int64(cell.others)),
    ]
  }

  private static func shown(
    _ cell: TracedCell, _ source: FigureSource, _ place: Place?
  ) -> [DossierTable.Cell] {
    let at = place.map { ", \($0.file):\($0.line)" } ?? ""
    return [
      .said(
        Wording(
          "\(cell.kind.rawValue), \(cell.table), row \(cell.row), \(cell.column)",
          sv: "\(cell.kind.rawValue), \(cell.table), rad \(cell.row), \(cell.heading)")),
      .said(cell.value), .said(source.part.wording),
      .said(source.document.kind.wording + .same(" \(source.document.id)\(at): ") + source.what),
    ]
  }
}

extension SumFigure {
  fileprivate var currency: Currency? {
    if case .money(let money) = self { money.currency } else { nil }
  }
}

extension Wording {
  /// What something says of itself.
  fileprivate init(said thing: some Sayable) { self.init { thing.said(in: $0) } }
}
