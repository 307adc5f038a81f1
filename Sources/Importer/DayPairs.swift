import Languages
public import Portfolio
import Values
import XML

/// The pairs of days within a document that bound a period: the first is not after the last.
///
/// The first and last day of a project, an agreement and an event are not among them. They are what the
/// document is about, may come from two documents, and are judged by rules (E101 and N202); a document
/// with such a fault is taken. All other pairs bound a detail, and tables keep them in order with a
/// CHECK.
public struct DayPairs: Sendable {
  /// Two columns of a table.
  struct Pair: Sendable {
    let first, last: [String]
    let firstColumn, lastColumn: Int
    /// Whether the days may be vague; beside the words stand then the earliest and the latest day.
    let isVague: Bool
  }

  /// The pairs of each table, by its number.
  private let pairs: [[Pair]]

  /// The names that lead from a row's element to its two days.
  private static let names: [(first: [String], last: [String])] = [
    (["firstDay"], ["lastDay"]), (["start"], ["end"]), (["opens"], ["closes"]),
    (["eligibleFrom"], ["eligibleUntil"]), (["earliestStart"], ["latestEnd"]),
    (["decided"], ["due"]), (["mainstreaming", "started"], ["mainstreaming", "completed"]),
  ]

  /// The tables whose first and last day a rule judges.
  private static let judged: Set<String> = [
    "application", "decision", "project_fact", "agreement", "event_record",
  ]

  init(_ shapes: [TableShape]) {
    pairs = shapes.map { shape in
      Self.names.compactMap { first, last in
        let isOfWhole = first.count == 1 && Self.judged.contains(shape.name)
        guard !isOfWhole, let from = shape.columns.firstIndex(of: Tables.column(first)),
          let to = shape.columns.firstIndex(of: Tables.column(last))
        else { return nil }
        return Pair(
          first: first, last: last, firstColumn: from, lastColumn: to,
          isVague: shape.columns.contains(Tables.column(first) + "_earliest"))
      }
    }
  }

  /// For each pair, its table and the condition that keeps it in order.
  public static func checks(_ shapes: [TableShape]) -> [(table: String, check: String)] {
    zip(shapes, DayPairs(shapes).pairs).flatMap { shape, pairs in
      pairs.map { pair in
        let first = shape.columns[pair.firstColumn] + (pair.isVague ? "_earliest" : "")
        let last = shape.columns[pair.lastColumn] + (pair.isVague ? "_latest" : "")
        return (shape.name, "\(first) <= \(last)")
      }
    }
  }

  /// What is in the wrong order in the rows of a record.
  ///
  /// Of vague days only what no reading of them allows is wrong.
  func faults(in rows: RecordRows, _ tape: Tape, _ names: NameTable) -> [DoorFault] {
    var faults: [DoorFault] = []
    for (number, row) in rows.rows.enumerated() where !pairs[row.table].isEmpty {
      for pair in pairs[row.table] {
        let (first, last) = (pair.firstColumn, pair.lastColumn)
        guard
          rows.isText(
            row: number, column: pair.isVague ? last + 2 : last,
            before: pair.isVague ? first + 1 : first),
          let begins = rows.string(row: number, column: first),
          let ends = rows.string(row: number, column: last)
        else { continue }
        faults.append(fault(pair, begins, ends, row.element, tape, names))
      }
    }
    return faults
  }

  private func fault(
    _ pair: Pair, _ begins: String, _ ends: String, _ element: Int, _ tape: Tape,
    _ names: NameTable
  ) -> DoorFault {
    let (first, last) = (pair.first.last ?? "", pair.last.last ?? "")
    let attribute = tape.attribute(names.id(last), of: element)
    let place = pair.last.reduce(element) { tape.child(names.id($1), of: $0) ?? $0 }
    return DoorFault(
      rule: .reversedDays, element: place, attribute: attribute,
      message: Wording(
        "\(last) is \(ends), before \(first), which is \(begins)",
        sv: "\(last) är \(ends), före \(first), som är \(begins)"),
      fix: Wording(
        "correct the day that is wrong; the last day may be the first",
        sv: "rätta den dag som är fel; den sista dagen får vara den första"))
  }
}
