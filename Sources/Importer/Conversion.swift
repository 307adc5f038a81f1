import XML

/// How the text of a value becomes a column: by the name of its type in the schema.
enum Conversion: Sendable, BitwiseCopyable {
  case line, prose
  case amount, signedAmount, rate, count, quantity
  case day, vagueDay
  case flag

  /// The types whose values are amounts of money in the document's currency.
  static let moneyTypes: Set = ["Amount", "SignedAmount"]

  init(_ type: SimpleType) {
    self =
      switch type.name {
      case "Amount": .amount
      case "SignedAmount": .signedAmount
      case "Rate": .rate
      case "Count": .count
      case "Quantity": .quantity
      case "Day": .day
      case "VagueDay": .vagueDay
      case "Flag": .flag
      default: type.keepsWhiteSpace ? .prose : .line
      }
  }

  /// What the column's name ends with, so that nobody takes one unit for another.
  var suffix: String {
    switch self {
    case .amount, .signedAmount: "_minor"
    case .rate: "_bp"
    case .quantity: "_hundredths"
    default: ""
    }
  }

  /// The column's name when the value is the whole text of a row's own element.
  var ownName: String {
    switch self {
    case .amount, .signedAmount: "amount"
    case .rate: "rate"
    case .count: "count"
    default: "text"
    }
  }

  /// Columns the value fills beside its own.
  var companions: [String] { self == .vagueDay ? ["_earliest", "_latest"] : [] }
}
