/// What the record of an operation says of each field of the annex: it is stated, it is not, or it does not
/// apply. Every field is in one of the three.
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
      var found: RecordField.State?
      for place in field.places where found != .stated {
        let state = places.state(of: place, in: bySheet[place.sheet] ?? [])
        if state == .stated || found == nil || found == .notApplicable { found = state ?? found }
      }
      states[field.number] = found ?? field.otherwise
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

  /// What the rows of a table say by a column; `nil` without rows.
  func state(of place: RecordField.Place, in rows: [SheetRow]) -> RecordField.State? {
    guard let column = columns[place] else {
      preconditionFailure("\(place.sheet) has no column \(place.column).")
    }
    var state: RecordField.State?
    for row in rows {
      let value = row.cells[column].value
      if value.plain != nil { return .stated }
      if value == .notStated { state = .notStated }
      if state == nil { state = .notApplicable }
    }
    return state
  }
}
