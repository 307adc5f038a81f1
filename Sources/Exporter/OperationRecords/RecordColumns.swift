import Languages
import Portfolio
import Values

// Columns of the tables of the record, which are asked of some operations and not of others.

extension Column {
  /// A column whose cells are not stated where nobody has said what belongs in them, and do not apply
  /// where that is not asked.
  static func asked(
    _ name: String, _ heading: String, _ kind: ColumnHead.Kind, sum: String? = nil,
    when applies: @escaping (Row) -> Bool = { _ in true },
    _ value: @escaping (Row) throws -> CellValue?
  ) -> Column {
    .cells(name, heading, kind, sum: sum) { row in
      guard applies(row) else { return Cell(.notApplicable) }
      return Cell(try value(row) ?? .notStated)
    }
  }

  static func askedText(
    _ name: String, _ heading: String, when applies: @escaping (Row) -> Bool = { _ in true },
    _ value: @escaping (Row) -> String?
  ) -> Column {
    .asked(name, heading, .text, when: applies) {
      value($0).map { .text(PersonalNumber.mask(in: $0)) }
    }
  }

  static func askedCode(
    _ name: String, _ heading: String, when applies: @escaping (Row) -> Bool = { _ in true },
    _ value: @escaping (Row) -> String?
  ) -> Column {
    .asked(name, heading, .code, when: applies) {
      value($0).map { .code(PersonalNumber.mask(in: $0)) }
    }
  }

  static func askedDay(
    _ name: String, _ heading: String, when applies: @escaping (Row) -> Bool = { _ in true },
    _ value: @escaping (Row) -> Day?
  ) -> Column {
    .asked(name, heading, .day, when: applies) { value($0).map { .day($0) } }
  }

  /// A column that only some rows ask for and that is never missing.
  static func told(
    _ name: String, _ heading: String, _ value: @escaping (Row) -> String?
  ) -> Column {
    .code(name, heading) { value($0).map { PersonalNumber.mask(in: $0) } }
  }

  /// Yes or no: a column of codes and one of words.
  static func flag(
    _ name: String, _ heading: String, when applies: @escaping (Row) -> Bool = { _ in true },
    _ value: @escaping (Row) -> Bool?
  ) -> [Column] {
    [
      askedCode(name, heading + ", kod", when: applies) { value($0).map { $0 ? "true" : "false" } },
      label(heading) { row in
        applies(row) ? value(row).map { $0 ? "ja" : "nej" } : nil
      },
    ]
  }

  /// An amount that is added to a sum of its name, with where it stands.
  static func figure(
    _ name: String, _ heading: String, when applies: @escaping (Row) -> Bool = { _ in true },
    _ value: @escaping (Row) throws -> Money?,
    from sources: @escaping (Row) throws -> [FigureSource]
  ) -> Column {
    .cells(name, heading, .amount, sum: name) { row in
      guard applies(row) else { return Cell(.notApplicable) }
      guard let amount = try value(row) else { return Cell(.notStated) }
      return Cell(.amount(amount), from: try sources(row))
    }
  }
}

extension Column {
  /// Columns one after the other.
  static func all(_ parts: [Column]...) -> [Column] { parts.flatMap { $0 } }

  /// The columns that every table begins with: which operation the row is of.
  static func key<Value>() -> [Column] where Row == RecordPart<Value> {
    [
      .code("operation_code", "Insatsens kod") { $0.operation.key },
      .code("operation_code_issuer", "Kodens utfärdare") { $0.operation.keyIssuer },
    ]
  }

  /// The currency of the operation's own amounts.
  static func currency<Value>() -> Column where Row == RecordPart<Value> {
    .code("currency", "Valuta") { $0.operation.currency.code }
  }

  /// The specific objective that the row is for, which the fields from 46 on are kept by. It is not stated of
  /// what is for several: no document shares it between them.
  static func objective<Value>(_ code: @escaping (Row) -> String?) -> Column
  where Row == RecordPart<Value> {
    .askedCode("specific_objective", "Specifikt mål, kod", code)
  }

  /// An amount of a paper of the operation, with where it stands.
  static func stated<Value>(
    _ name: String, _ heading: String, when applies: @escaping (Row) -> Bool = { _ in true },
    _ what: Wording, in document: @escaping (Row) -> DocumentHeader,
    at spot: @escaping (Row) -> Spot, _ value: @escaping (Row) throws -> Money?
  ) -> Column where Row == RecordPart<Value> {
    .figure(name, heading, when: applies, value) { row in
      guard row.operation.context.keepsSources, let amount = try value(row) else { return [] }
      return [row.operation.source(document(row), spot(row), what, amount)]
    }
  }
}

/// A table of the record, whose rows each are of an operation.
extension Sheet {
  static func record<Value>(
    _ name: String, _ element: String, hasLabels: Bool, _ columns: [Column<RecordPart<Value>>]
  ) -> Sheet<RecordPart<Value>> where Row == RecordPart<Value> {
    Sheet<RecordPart<Value>>(
      name, element: element, hasLabels: hasLabels, tellsWhatIsMissing: true,
      Column.key() + columns)
  }
}
