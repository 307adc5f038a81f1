import Findings
import Foundation
import Importer
import Portfolio
import Provenance
import TestSupport
import Testing

@Suite struct `Documents at the door` {
  @Test func `takes every founding and portfolio sample`() throws {
    for folder in ["Samples/Founding", "Samples/Portfolio"] {
      let portfolio = try TestPortfolio()
      let files = try Samples.files(in: folder)
      let tally = try portfolio.take(
        files: files.map { InputFile(path: $0.path, name: $0.lastPathComponent) })
      for finding in portfolio.findings {
        print(finding.place?.file ?? "", finding.place?.line ?? 0, finding.place?.column ?? 0, finding.rule, finding.message, finding.fix ?? "")
      }
      #expect(tally.setAside == 0 && tally.refusedFiles == 0)
      #expect(tally.taken >= files.count)
    }
  }
}
