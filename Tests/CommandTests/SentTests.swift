import Foundation
import TestSupport
import Testing

/// What is made after a payment application has been sent knows what it asked for.
@Suite struct `A payment application that was sent` {
  /// A portfolio with two claims that were paid, and an application that was sent for them.
  private func session(_ commands: String) throws -> ProgramRun {
    let folder = try TestFolder()
    return try ProgramRun(
      shell: """
        ln -s '\(Samples.folder.path)' Samples
        for day in 2026-02-02 2026-05-04 2026-11-30 2027-03-24 2027-06-30
        do fondbok import Samples/Portfolio/$day --received $day > /dev/null; done
        fondbok rates import Samples/Rates/fictional-2027.csv > /dev/null
        fondbok export payment-application --on 2027-07-15 --output pa.xml > made 2>&1
        fondbok sent pa.xml.manifest.json --on 2027-07-20 --by finance > /dev/null
        \(commands)
        """, in: folder.url)
  }

  /// Kronor of June become fewer euro, or more, after the application was sent.
  private func rate(_ value: String) -> String {
    "printf 'month,code,value\\n2027-06,SEK,\(value)\\n' > later.csv\n"
      + "fondbok rates import later.csv > /dev/null"
  }

  @Test func `is what the accounts are reconciled with`() throws {
    let run = try session(
      """
      \(rate("12.0000"))
      fondbok export accounts --on 2028-01-10 --table reconciliation > r.csv; echo $?
      grep '^SO2,15(1),' r.csv
      """)
    let lines = run.output.split(separator: "\n").map(String.init)
    try #require(lines.count == 2, "\(run.output)")
    #expect(lines[0] == "0")
    // 1 566 529.44 / 12 is 130 544.12, and it was sent at 11.1325.
    #expect(lines[1].contains(",193039.73,"))
    #expect(lines[1].contains(",182867.08,"))
    #expect(lines[1].contains(",10172.65,"))
    #expect(lines[1].contains("98(6)(c): Handlingar eller kurser har ändrats"))
  }

  @Test func `has asked for all that the accounts of its year hold`() throws {
    let run = try session(
      """
      \(rate("11.0000"))
      fondbok export accounts --on 2028-01-10 --output a.xml; echo $?; ls a.xml
      """)
    // 1 566 529.44 / 11 is 142 411.77: more than was asked for.
    #expect(
      run.output.contains("a payment application for EUR 1695.00 of SO2 15(1)"), "\(run.output)")
    #expect(run.output.contains("\n1\n"))
  }

  @Test func `is told when another one is made in its window`() throws {
    let run = try session(
      """
      fondbok export payment-application --on 2027-07-31 --output more.xml; echo $?
      fondbok export payment-application --on 2027-08-01 --output next.xml 2>&1 | grep -c 'is sent in'
      """)
    #expect(
      run.output.contains(
        "fondbok: an application of the window 2027-06-01 to 2027-07-31 was sent on 2027-07-20 as "
          + "pa.xml, and one is sent in each"), "\(run.output)")
    #expect(run.output.hasSuffix("\n0\n0\n"), "\(run.output)")
  }

  @Test func `is not marked when it cannot be made again with the same bytes`() throws {
    let run = try session(
      """
      fondbok export payment-application --on 2027-07-31 --output more.xml > made 2>&1
      echo >> more.xml
      sha=$(sha256sum more.xml | cut -c1-64)
      sed "s/\\"sha256\\": \\"[0-9a-f]*\\"/\\"sha256\\": \\"$sha\\"/" more.xml.manifest.json > forged
      mv forged more.xml.manifest.json
      fondbok sent more.xml.manifest.json --by finance; echo $?; fondbok sent | wc -l
      """)
    #expect(run.output.contains("more.xml is made again with other bytes"), "\(run.output)")
    #expect(run.output.hasSuffix("\n2\n1\n"), "\(run.output)")
  }
}
