import Languages
import Portfolio

/// What a return is made of: its tables, and their rows out of the portfolio.
///
/// An arrangement knows the law's table and nothing of files. CSV and XML are written and read back
/// from its tables alone, and a figure is traced by arranging it again.
protocol Arrangement {
  /// Its tables, the most important one first.
  var sheets: [SheetHead] { get }

  /// Gives every row, table by table, and tells what is to be said of the whole.
  func rows(of reading: Reading, _ body: (SheetRow) throws -> Void) throws -> Remarks
}

/// What is to be said of a return besides its rows.
struct Remarks {
  var excluded: [Exclusion] = []
  var removedNaturalPersons = 0
  var conversions: [MonthlyConversion] = []
  /// What the person who sends it should know: a sentence each.
  var notices: [Wording] = []
}
