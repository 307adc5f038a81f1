import Values

/// A cell of a return: what stands in it, and what it was made of.
struct Cell {
  let value: CellValue
  /// What contributed, while a return is traced; nothing is kept when it is only written.
  let sources: [FigureSource]
  /// What became of them, in order, where the cell is not simply their sum.
  let steps: [FigureStep]

  init(_ value: CellValue, from sources: [FigureSource] = [], steps: [FigureStep] = []) {
    self.value = value
    self.sources = sources
    self.steps = steps
  }
}

/// What stands in a cell of a return, or why nothing does.
///
/// What the law's table asks for and nobody has stated is told apart from what it does not ask for
/// here: an empty cell is no answer to a question.
enum CellValue: Hashable {
  case text(String)
  /// A code or an identifier, whose zeros a spreadsheet must not touch.
  case code(String)
  case amount(Money)
  case rate(Percentage)
  case count(Int64)
  /// A number in hundredths, as values of indicators are.
  case quantity(hundredths: Int64)
  /// A number that is always written with two decimals: a share that was computed, or an amount in another
  /// currency than the row's.
  case decimal(hundredths: Int64)
  /// A number with every decimal it has, such as a rate of exchange, written with a point: `11.1325`.
  case exact(String)
  /// Numbers in one cell, each with a point: the amounts of several objectives.
  case numbers([String])
  case day(Day)
  /// A day where it is one, else the words of its source.
  case vagueDay(String)
  /// It is asked for, and the portfolio does not hold it.
  case notStated
  /// It is not asked for.
  case notApplicable

  /// As XML writes it; nothing when there is no value.
  var plain: String? {
    switch self {
    case .text(let text), .code(let text), .vagueDay(let text): text.isEmpty ? nil : text
    case .amount(let amount): amount.plain
    case .rate(let rate): rate.plain
    case .count(let count): String(count)
    case .quantity(let hundredths): Percentage(hundredths: hundredths).plain
    case .decimal(let hundredths): Percentage(hundredths: hundredths).twoDecimals
    case .exact(let number): number
    case .numbers(let numbers):
      numbers.isEmpty ? nil : numbers.joined(separator: SheetHead.separator)
    case .day(let day): day.iso
    case .notStated, .notApplicable: nil
    }
  }
}

extension CSVWriter {
  /// Writes a cell of a return; without a value it is empty.
  mutating func cell(_ value: CellValue) throws {
    switch value {
    case .text(let text): try self.text(text)
    case .code(let code): try self.code(code)
    case .amount(let amount): self.amount(amount)
    case .rate(let rate): percentage(rate)
    case .count(let count): integer(count)
    case .quantity(let hundredths): percentage(Percentage(hundredths: hundredths))
    case .decimal(let hundredths): decimal(hundredths)
    case .exact(let number): self.number(plain: number)
    case .numbers(let numbers): try self.numbers(plain: numbers)
    case .day(let day): self.day(day)
    case .vagueDay(let text):
      if let day = try? Day.parse(text) { self.day(day) } else { try self.text(text) }
    case .notStated, .notApplicable: empty()
    }
  }
}
