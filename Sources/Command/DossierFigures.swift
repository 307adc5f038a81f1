import Exporter
import Importer
import Languages
import Portfolio
import Provenance
import Values

/// What the returns of the day, and those that were sent, make of a project: every figure it is part of, down
/// to the line.
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
  /// The rates that amounts became euro by.
  private(set) var rates: Set<ExchangeRate> = []

  init(_ contents: DossierContents, language: Language) throws {
    self.contents = contents
    self.language = language
    table = DossierTable(
      file: "returns.csv",
      title: Wording(
        "The returns of the day, and those that were sent",
        sv: "Dagens redovisningar, och de som har skickats"),
      columns: [
        .init("return", Wording("Return", sv: "Redovisning")),
        .init("report", Wording("Report", sv: "Rapport")),
        .init("on", Wording("Of the day", sv: "Per")),
        .init("sent", Wording("Sent", sv: "Skickad")),
        .init("sent_file", Wording("As", sv: "Som")),
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
        .init("part", Wording("Part", sv: "Del")),
        .init("from", Wording("From", sv: "Ur")),
      ])
  }

  private static let columns = [
    "return", "report", "on", "sent", "table", "row", "row_keys", "column", "value", "part",
    "of_document",
    "of_id", "file", "line", "what", "stated", "currency", "rate_month", "rate", "euro", "rounding",
    "shares", "other_parts", "step", "base", "percent", "gives",
  ].map { DossierTable.Column($0) }

  func write(to archive: ArchiveFile, from reading: Reading) throws {
    let versions = Set(contents.papers.compactMap(\.version?.key))
    let locate = LocateSpots(reading)
    try archive.add(Self.file) { sink in
      var writer = CSVWriter(.rfc4180, sink: sink)
      try writer.heading(Self.columns)
      for one in DossierReturn.ofDay(contents) + contents.sent {
        var figures = 0
        var reason: Wording?
        do {
          let isTraced = try one.trace(versions, of: contents.key, from: reading) { cell in
            figures += 1
            for source in cell.sources {
              let place = try locate.place(of: source.spot)
              if let rate = source.conversion?.rate { rates.insert(rate) }
              try writer.row(try Self.row(cell, source, place, of: one), language)
              if figures <= Self.shown {
                page.rows.append(Self.shown(cell, source, place, of: one))
              }
            }
            // A share of the parts, or what is taken off them, is a line of its own: the last gives the cell.
            for step in cell.steps {
              try writer.row(try Self.row(cell, step, of: one), language)
              if figures <= Self.shown { page.rows.append(try Self.shown(cell, step, of: one)) }
            }
          }
          if !isTraced {
            reason = Wording(
              "the state of the portfolio that it was made of cannot be read",
              sv: "portföljens läge när den gjordes kan inte läsas")
          }
        } catch let error as ExportError where error.isWithheldForData {
          reason = why(error)
        }
        count += figures
        table.rows.append([
          .code(one.kind.rawValue), .init(code: one.context.report), .day(one.context.on),
          .init(day: one.sent?.day), .init(text: one.sent?.file), .number(Int64(figures)),
          reason.map { .said($0) } ?? .none,
        ])
      }
      try writer.finish()
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
    _ cell: TracedCell, _ source: FigureSource, _ place: Place?, of one: DossierReturn
  ) throws -> [DossierTable.Cell] {
    let conversion = source.conversion.flatMap { conversion in
      conversion.rate.map { (rate: $0, conversion: conversion) }
    }
    let rounding = try conversion.map {
      try $0.rate.rounding(of: $0.conversion.amount, to: $0.conversion.euro).millionths
    }
    return Self.place(of: cell, one) + [
      .exact(source.part.plain),
      .code(source.document.kind.rawValue), .code(source.document.id), .init(text: place?.file),
      place.map { .number(Int64($0.line)) } ?? .none, .said(source.what),
      .exact(source.stated.plain), .init(code: source.stated.currency?.code),
      .init(code: conversion?.rate.month), .init(exact: conversion?.rate.plain),
      .init(amount: conversion?.conversion.euro), .init(exact: rounding),
      .said(try source.shared().joined(separator: "; ")),
      .number(Int64(cell.others)), .code("part"), .none, .none, .none,
    ]
  }

  /// Which cell it is, and what stands there.
  private static func place(of cell: TracedCell, _ one: DossierReturn) -> [DossierTable.Cell] {
    [
      .code(cell.kind.rawValue), .init(code: one.context.report), .day(one.context.on),
      .init(day: one.sent?.day), .code(cell.table),
      .number(Int64(cell.row)),
      .text(cell.keys.map { "\($0.column) \($0.code)" }.joined(separator: ", ")),
      .code(cell.column), .code(cell.value.english),
    ]
  }

  /// What becomes of the parts before they stand in the cell: it has no document, and no part of its own.
  private static func row(
    _ cell: TracedCell, _ step: FigureStep, of one: DossierReturn
  ) throws -> [DossierTable.Cell] {
    let rounding = try step.rounding.map(\.millionths)
    return Self.place(of: cell, one) + [
      .none, .none, .none, .none, .none, .said(step.what), .none, .code(step.gives.currency.code),
      .none, .none, .none, .init(exact: rounding), .none, .number(Int64(cell.others)),
      .code(step.word), .init(amount: step.base), .init(exact: step.percent?.plain),
      .amount(step.gives),
    ]
  }

  private static func shown(
    _ cell: TracedCell, _ source: FigureSource, _ place: Place?, of one: DossierReturn
  ) -> [DossierTable.Cell] {
    let at = place.map { ", \($0.file):\($0.line)" } ?? ""
    return [
      .said(cell.name(in: one)), .said(cell.value), .said(source.part.wording),
      .said(source.document.kind.wording + .same(" \(source.document.id)\(at): ") + source.what),
    ]
  }

  private static func shown(
    _ cell: TracedCell, _ step: FigureStep, of one: DossierReturn
  ) throws -> [DossierTable.Cell] {
    [.said(cell.name(in: one)), .said(cell.value), .none, .said(try step.line())]
  }
}

extension TracedCell {
  /// Which cell it is, in a line.
  fileprivate func name(in one: DossierReturn) -> Wording {
    let sent = one.sent.map {
      Wording(" sent \($0.sent)", sv: " skickad \($0.sent)")
    }
    return .same(kind.rawValue) + (sent ?? .same(""))
      + Wording(
        ", \(table), row \(row), \(column)", sv: ", \(table), rad \(row), \(heading)")
  }
}

extension FigureStep {
  /// The word for programs.
  fileprivate var word: String {
    switch self {
    case .parts: "together"
    case .share: "share"
    case .other: "other"
    }
  }

  fileprivate var what: Wording {
    switch self {
    case .parts: Wording("the parts together", sv: "delarna tillsammans")
    case .share(let what, _, _, _), .other(let what, _): what
    }
  }

  /// What a share is of, and how large it is.
  fileprivate var base: Money? {
    if case .share(_, _, let base, _) = self { base } else { nil }
  }

  fileprivate var percent: Percentage? {
    if case .share(_, let rate, _, _) = self { rate } else { nil }
  }

  fileprivate var gives: Money {
    switch self {
    case .parts(let amount), .other(_, let amount), .share(_, _, _, let amount): amount
    }
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
