/// What the record of an operation says of each field of the annex: it is stated, it is not, or it does not
/// apply. Every field is in one of the three.
///
/// A field that asks for several things, or for one of each of several, is stated when all of them are: where
/// one is missing it is not, and the row with the empty cell names it.
struct FieldStates {
  private var states: [Int: RecordField.State] = [:]

  /// Nothing is said yet: the record is still being gathered.
  static let unknown = FieldStates()

  private init() {}

  /// Tells the states from the rows that the record has.
  ///
  /// - Parameters:
  ///   - asked: the fields that are asked of the operation's fund.
  ///   - rows: every row of the operation, of all tables.
  init(asked: Set<Int>, rows: [SheetRow], places: FieldPlaces) {
    let bySheet = Dictionary(grouping: rows) { $0.sheet.name }
    for field in RecordField.all {
      guard asked.contains(field.number) else {
        states[field.number] = .notApplicable
        continue
      }
      let found = Set(
        field.places.compactMap { places.state(of: $0, in: bySheet[$0.sheet] ?? []) })
      states[field.number] =
        [.notStated, .stated, .notApplicable].first(where: found.contains) ?? field.otherwise
    }
  }

  subscript(field: Int) -> RecordField.State? { states[field] }

  /// The numbers of the fields of a state, in order.
  func list(_ state: RecordField.State) -> String? {
    let numbers = states.filter { $0.value == state }.keys.sorted()
    return numbers.isEmpty ? nil : numbers.map { "\($0)" }.joined(separator: " ")
  }
}

/// Where the tables have the columns that fields name.
struct FieldPlaces {
  private var columns: [RecordField.Place: Int] = [:]

  init(_ sheets: [SheetHead]) {
    for sheet in sheets {
      for (index, column) in sheet.columns.enumerated() {
        guard let name = column.name else { continue }
        columns[RecordField.Place(sheet: sheet.name, column: name)] = index
      }
    }
  }

  /// What the rows of a table say by a column; `nil` where there is no row that it is of.
  func state(of place: RecordField.Place, in rows: [SheetRow]) -> RecordField.State? {
    let column = index(place.sheet, place.column)
    let only = place.only.map { (index(place.sheet, $0.column), $0.words) }
    var state: RecordField.State?
    for row in rows {
      if let only, !only.1.contains(row.cells[only.0].value.plain ?? "") { continue }
      let value = row.cells[column].value
      if value == .notStated { return .notStated }
      if value.plain != nil { state = .stated }
      if state == nil { state = .notApplicable }
    }
    return state
  }

  private func index(_ sheet: String, _ column: String) -> Int {
    guard let index = columns[RecordField.Place(sheet: sheet, column: column)] else {
      preconditionFailure("\(sheet) has no column \(column).")
    }
    return index
  }
}
