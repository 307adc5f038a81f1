@testable import Exporter
import Portfolio
import TestSupport
import Testing
import Values

extension ReturnRun {
  /// Expects that a return is not made when the portfolio has a sum that differs by the smallest unit, that the
  /// sum is named, and that no file is left.
  func expectNoFile(
    of kind: Return, _ format: ReturnFormat = .xml, _ dialect: CSVDialect = .rfc4180,
    table: String? = nil, whenDiffers sum: String, of sheet: String,
    in currency: Currency = .eur, _ context: ExportContext
  ) throws {
    let folder = try Folder()
    let error = #expect(throws: ExportError.self) {
      try portfolio.store.reading { reading in
        try export(
          kind, format: format, dialect: dialect, table: table, from: reading, in: context,
          to: .file(path: folder.file("return"))
        ) {
          var totals = try kind.totals(in: reading, for: context)
          try totals.add(Money(minorUnits: 1, currency: currency), of: sheet, to: sum)
          return totals
        }
      }
    }
    #expect("\(try #require(error))".contains("\(sum) in \(currency.code) of \(sheet)"))
    #expect(try folder.names.isEmpty)
  }
}
