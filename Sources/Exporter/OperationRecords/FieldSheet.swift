import Portfolio
import Values

/// The fields of the annex, each in a row: what it asks, of which funds, where the record has it, and what
/// it is made of, or why the portfolio cannot have it.
enum FieldSheet {
  static let name = "fields"

  static func sheet(hasLabels: Bool) -> Sheet<RecordField> {
    func fund(_ name: String, _ fund: RecordField.Fund) -> [Column<RecordField>] {
      [
        .code(name, "\(fund.rawValue), kod") { $0.asked[fund]?.rawValue },
        .label(fund.rawValue) { $0.asked[fund]?.swedish },
      ]
    }
    return Sheet(
      name, element: "field", hasLabels: hasLabels,
      Column.all(
        [
          .count("number", "Fält") { $0.number },
          .code("part", "Del, kod") { $0.part },
          .text("name", "Vad som efterfrågas, på engelska") { $0.name },
          .label("Vad som efterfrågas") { $0.swedishName },
          .code("type", "Slag av uppgift, kod") { $0.type },
          .code("amounts_in", "Beloppens valuta, kod") { $0.currency?.rawValue },
        ],
        fund("amif", .amif), fund("isf", .isf), fund("bmvi", .bmvi), fund("esf", .esf),
        [
          .code("cells", "Tabell och kolumn") { field in
            field.places.isEmpty
              ? nil : field.places.map(\.name).joined(separator: " ")
          },
          .text("source", "Källa, på engelska") { $0.source },
          .label("Källa") { $0.swedishSource },
          .text("doubt", "Osäkert, på engelska") { $0.doubt },
          .label("Osäkert") { $0.swedishDoubt },
        ]))
  }
}

extension RecordField.Asked {
  fileprivate var swedish: String {
    switch self {
    case .yes: "ja"
    case .no: "nej"
    case .instruments: "bara finansieringsinstrument"
    case .special: "bara i det fall som anges"
    }
  }
}
