import Languages
import Portfolio
import Provenance

/// A field of the record of data on an operation (Regulation (EU) 2021/1060, Annex XVII): what it asks,
/// of which funds, where the return has it, and what it is made of.
///
/// The file `annex-xvii.csv` has all of them, in our words.
struct RecordField: Hashable {
  let number: Int
  /// The part of the annex it stands in.
  let part: String
  let name: String
  let swedishName: String
  /// What stands in it: a text, a code, a day, an amount …
  let type: String
  /// In which currency its amounts are, where it has any.
  let currency: AmountCurrency?
  /// Of which funds it is asked.
  let asked: [Fund: Asked]
  /// Where the return has it; nothing where no cell could hold it.
  let places: [Place]
  /// What is said of it where the return has no cell for it, or no row with one.
  let otherwise: State
  /// What it is made of, or why the portfolio cannot have it.
  let source: String
  let swedishSource: String
  /// What is not certain.
  let doubt: String?
  let swedishDoubt: String?

  /// The funds whose programmes the program knows.
  enum Fund: String, CaseIterable {
    case amif = "AMIF"
    case isf = "ISF"
    case bmvi = "BMVI"
    case esf = "ESF+"
  }

  /// Whether a field is asked of the operations of a fund.
  enum Asked: String, CaseIterable {
    case yes = "Y"
    case no = "N"
    /// Of financial instruments alone, and no document here is of one.
    case instruments = "F"
    /// In the case that it names alone.
    case special = "S"
  }

  /// Which currency the annex asks for.
  enum AmountCurrency: String, CaseIterable {
    case operation, euro
  }

  /// A column of a table of the return, of some of its rows alone where the field is of these.
  struct Place: Hashable {
    let sheet: String
    let column: String
    var only: Only?

    /// Which rows: those with one of some words in a column.
    struct Only: Hashable {
      let column: String
      let words: [String]
    }

    /// As the table of the fields names it: `indicators.unit[kind=result]`.
    var name: String {
      let rows = only.map { "[\($0.column)=\($0.words.joined(separator: "|"))]" } ?? ""
      return "\(sheet).\(column)\(rows)"
    }
  }

  /// What the record says of a field of an operation.
  enum State: String, CaseIterable {
    case stated, notStated, notApplicable

    var swedish: String {
      switch self {
      case .stated: "angivet"
      case .notStated: "uppgift saknas"
      case .notApplicable: "inte tillämpligt"
      }
    }
  }

  /// Whether the field is asked of an operation of a fund; of an unknown one what any fund asks is.
  func isAsked(of fund: String?) -> Bool {
    let known = fund.flatMap { Fund(rawValue: $0) }
    let answers = known.map { [asked[$0]] } ?? Fund.allCases.map { asked[$0] }
    return answers.contains { $0 == .yes || $0 == .special }
  }
}

extension RecordField {
  /// All fields, in the order of the annex.
  static let all: [RecordField] = {
    do {
      return try read(Embedded.text("annex-xvii.csv"))
    } catch {
      preconditionFailure("annex-xvii.csv: \(error)")
    }
  }()

  /// The field of a number.
  static func number(_ number: Int) -> RecordField {
    guard let field = all.first(where: { $0.number == number }) else {
      preconditionFailure("Annex XVII has no field \(number).")
    }
    return field
  }

  /// Of which numbers a fund asks; `nil` is an unknown fund.
  static func numbers(askedOf fund: String?) -> Set<Int> {
    fund.flatMap { Fund(rawValue: $0) }.flatMap { byFund[$0] } ?? ofAnyFund
  }

  private static let byFund = Dictionary(
    uniqueKeysWithValues: Fund.allCases.map { fund in
      (fund, Set(all.filter { $0.isAsked(of: fund.rawValue) }.map(\.number)))
    })

  private static let ofAnyFund = Set(all.filter { $0.isAsked(of: nil) }.map(\.number))

  /// What the fields ask that have a place in a column, and what it is made of there.
  static func asked(in place: Place) -> [Wording] {
    all.filter { field in
      field.places.contains { $0.sheet == place.sheet && $0.column == place.column }
    }.map { field in
      let doubt = field.doubt.map { Wording(" \($0)", sv: " \(field.swedishDoubt ?? "")") }
      return Wording(
        "field \(field.number), \(field.name): \(field.source)",
        sv: "fält \(field.number), \(field.swedishName): \(field.swedishSource)")
        + (doubt ?? .same(""))
    }
  }

  /// A fault of a row of the file.
  struct Fault: Error, CustomStringConvertible {
    let row: [String]
    var description: String { "this row is no field: \(row.joined(separator: " | "))" }
  }

  static func read(_ text: String) throws -> [RecordField] {
    let rows = try CSVReader.rows(of: Array(text.utf8), .rfc4180)
    return try rows.dropFirst().map { row in
      guard row.count == 16, let number = Int(row[0]), let otherwise = State(rawValue: row[11])
      else { throw Fault(row: row) }
      var asked: [Fund: Asked] = [:]
      for (fund, word) in zip(Fund.allCases, row[6...9]) {
        guard let answer = Asked(rawValue: word) else { throw Fault(row: row) }
        asked[fund] = answer
      }
      let places = try row[10].split(separator: " ").map { text in
        guard let place = Place(String(text)) else { throw Fault(row: row) }
        return place
      }
      func optional(_ text: String) -> String? { text.isEmpty ? nil : text }
      return RecordField(
        number: number, part: row[1], name: row[2], swedishName: row[3], type: row[4],
        currency: AmountCurrency(rawValue: row[5]), asked: asked, places: places,
        otherwise: otherwise, source: row[12], swedishSource: row[13], doubt: optional(row[14]),
        swedishDoubt: optional(row[15]))
    }
  }
}

extension RecordField.Place {
  /// Reads a place as the file has it; `nil` of what is none.
  fileprivate init?(_ text: String) {
    let found = text.wholeMatch(
      of: /([a-z_]+)\.([a-z_0-9]+)(?:\[([a-z_]+)=([A-Za-z]+(?:\|[A-Za-z]+)*)\])?/)
    guard let found else { return nil }
    self.init(
      sheet: String(found.1), column: String(found.2),
      only: found.3.map { column in
        Only(
          column: String(column),
          words: (found.4 ?? "").split(separator: "|").map { String($0) })
      })
  }
}
