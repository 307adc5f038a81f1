/// What a stream of records holds: how many there are, how many are faulty, and what rows the others
/// make.
struct Tally {
  private(set) var records = 0
  private(set) var secondVersions = 0
  private(set) var faults = [Int](repeating: 0, count: Fault.allCases.count)
  private(set) var rows = Rows()

  var faulty: Int { faults.reduce(0, +) }

  mutating func add(fault: Fault?, isSecondVersion: Bool, rows: Rows) {
    records += 1
    if isSecondVersion { secondVersions += 1 }
    if let fault {
      faults[fault.rawValue] += 1
    } else {
      self.rows.add(rows)
    }
  }

  /// A number of rows for each table.
  struct Rows {
    private var counts = [Int](repeating: 0, count: Table.allCases.count)

    subscript(table: Table) -> Int {
      get { counts[table.rawValue] }
      set { counts[table.rawValue] = newValue }
    }

    mutating func add(_ other: Rows) {
      for index in counts.indices { counts[index] += other.counts[index] }
    }
  }
}

/// A table of a portfolio that the records of this generator fill.
///
/// The cases are named as the tables are, so that whoever counts the rows needs no dictionary.
enum Table: Int, CaseIterable {
  case programme, authority, programme_objective, allocation, programme_rate, programme_indicator
  case call, call_objective, eligible_applicant, cost_option
  case application, case_number, partner, organisation_identifier, beneficial_owner, objective
  case intervention, theme
  case location, activity, indicator_target, budget_line, contribution, signature
  case decision, condition, reporting_period
  case report, indicator_value, indicator_cell, indicator_proficiency, visibility_proof
  case expenditure_line
  case payment, verification
}

/// A way in which a record breaks the schema.
enum Fault: Int, CaseIterable {
  case badAmount, missingElement, misplacedElement
}

/// What was made, for whoever checks an import against it.
struct Made {
  let projects: Int
  let seed: UInt64
  let bytes: Int
  let tally: Tally

  /// One line of JSON, its keys in a fixed order.
  var json: String {
    let faults = Fault.allCases.map { "\"\($0)\":\(tally.faults[$0.rawValue])" }
    let rows = Table.allCases.map { "\"\($0)\":\(tally.rows[$0])" }
    return """
      {"projects":\(projects),"seed":\(seed),"bytes":\(bytes),"records":\(tally.records),\
      "taken":\(tally.records - tally.faulty),"faulty":\(tally.faulty),\
      "faults":{\(faults.joined(separator: ","))},"secondVersions":\(tally.secondVersions),\
      "rows":{\(rows.joined(separator: ","))}}

      """
  }
}
