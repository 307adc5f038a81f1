import Exporter
import Importer
import Languages
import Portfolio
import Provenance
import Values

/// What the returns of the day, and those that were sent, make of a project: every figure it is part of, down
/// to the line.
///
/// The figures go to the archive return by return; of each the page shows the first.
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
  private(set) var rates: Set<DossierRates.Used> = []

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
        .init("programme", Wording("Of programme", sv: "För program")),
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
        let (found, reason) = try traced(one, versions, locate, reading)
        for row in found.rows { try writer.row(row, language) }
        rates.formUnion(found.rates)
        page.rows += found.shown
        count += found.figures
        table.rows.append([
          .code(one.kind.rawValue), .init(code: one.programme), .init(code: one.context.report),
          .day(one.context.on), .init(day: one.sent?.day), .init(text: one.sent?.file),
          .number(Int64(found.figures)), reason.map { .said($0) } ?? .none,
        ])
      }
      try writer.finish()
    }
  }

  /// What is told of the figures of a return.
  private struct Traced {
    var figures = 0
    var rows: [[DossierTable.Cell]] = []
    var shown: [[DossierTable.Cell]] = []
    var rates: Set<DossierRates.Used> = []
  }

  /// The figures of a return that papers contributed to; none of one that is not made, and why.
  private func traced(
    _ one: DossierReturn, _ versions: Set<Int64>, _ locate: LocateSpots, _ reading: Reading
  ) throws -> (Traced, Wording?) {
    var traced = Traced()
    do {
      let isTraced = try one.trace(versions, of: contents.key, from: reading) { cell in
        traced.figures += 1
        let isShown = traced.figures <= Self.shown
        for source in cell.sources {
          let place = try locate.place(of: source.spot)
          if let rate = source.conversion?.rate {
            traced.rates.insert(.init(rate: rate, entry: one.context.asOf ?? .max))
          }
          traced.rows.append(try Self.row(cell, source, place, of: one))
          if isShown { traced.shown.append(Self.shown(cell, source, place, of: one)) }
        }
        // What becomes of the parts is a line of its own: the last gives the cell.
        for step in cell.steps {
          traced.rows.append(try Self.row(cell, step, of: one))
          if isShown { traced.shown.append(try Self.shown(cell, step, of: one)) }
        }
      }
      guard isTraced else {
        return (
          Traced(),
          Wording(
            "the state of the portfolio that it was made of cannot be read",
            sv: "portföljens läge när den gjordes kan inte läsas")
        )
      }
      return (traced, nil)
    } catch let error as ExportError where error.isWithheldForData {
      // What was gathered before something was found to be lacking stands in no return.
      return (Traced(), why(error))
    }
  }

  /// Why a return is not made: what this project lacks, its programme, and what nobody has imported. What other
  /// projects lack is counted, and not told to whom they are no business.
  private func why(_ error: ExportError) -> Wording {
    guard case .incomplete(_, let gaps, let more, _) = error else { return error.wording }
    let key = Console.mask(contents.key)
    var told: (own: [Wording], shared: [Wording]) = ([], [])
    var others = 0
    for gap in gaps {
      switch gap.subject {
      case .project(key): told.own.append(Wording(said: gap))
      case .project: others += 1
      case .programme(let name):
        told.shared.append(gap.said(of: Wording("the programme \(name)", sv: "programmet \(name)")))
      case .call(let name):
        told.shared.append(gap.said(of: Wording("the call \(name)", sv: "utlysningen \(name)")))
      // Which project is the first to need it says nothing of this one.
      case .rate: told.shared.append(gap.said(of: Wording("the portfolio", sv: "portföljen")))
      }
    }
    var all = told.own + told.shared
    if others > 0 {
      all.append(
        Wording(
          "the portfolio lacks what it must state of other projects: \(others)",
          sv: "portföljen saknar det som den ska ange om andra projekt: \(others)"))
    }
    if more > 0 { all.append(Wording("and \(more) more", sv: "och \(more) till")) }
    return all.joined(separator: "; ")
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
      .none, .none, .none, .none, .none, .said(try step.what), .none,
      .init(code: (step.gives ?? step.base)?.currency.code),
      .none, .none, .none, .init(exact: rounding), .none, .number(Int64(cell.others)),
      .code(step.word), .init(amount: step.base), .init(exact: step.percent?.plain),
      .init(amount: step.gives),
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
    case .sum: "sum"
    case .difference: "difference"
    case .limit: "limit"
    case .ratio: "ratio"
    }
  }

  /// What it is; where it is worked out of several amounts, with these.
  fileprivate var what: Wording {
    get throws {
      switch self {
      case .parts: Wording("the parts together", sv: "delarna tillsammans")
      case .share(let what, _, _, _), .other(let what, _): what
      case .sum, .difference, .limit, .ratio: try line()
      }
    }
  }

  /// The amount that it is worked out of: of a sum, the first.
  fileprivate var base: Money? {
    switch self {
    case .parts, .other: nil
    case .share(_, _, let base, _), .difference(_, let base, _, _), .limit(_, let base, _, _): base
    case .sum(_, let amounts, _): amounts.first
    case .ratio(_, _, let whole, _): whole
    }
  }

  /// How large a share it is.
  fileprivate var percent: Percentage? {
    switch self {
    case .share(_, let rate, _, _), .ratio(_, _, _, let rate): rate
    default: nil
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
