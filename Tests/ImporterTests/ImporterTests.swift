import Findings
import Foundation
import Importer
import TestSupport
import Testing

@Suite struct `Documents at the door` {
  @Test(arguments: ["Samples/Founding", "Samples/Portfolio"])
  func `takes every sample of a folder, and finds nothing`(folder: String) throws {
    let portfolio = try TestPortfolio()
    let files = try Samples.files(in: folder)
    let tally = try portfolio.take(
      files: files.map { InputFile(path: $0.path, name: $0.lastPathComponent) })
    #expect(portfolio.findingLines == [])
    #expect(tally.read == tally.taken)
    #expect(tally.taken >= files.count)
  }
}
