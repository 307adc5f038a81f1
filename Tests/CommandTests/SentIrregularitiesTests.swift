import Foundation
import TestSupport
import Testing

/// What a report on irregularities that was sent reported is not reported again, and what stood in it below the
/// threshold is when it rises.
@Suite struct `A report on irregularities that was sent` {
  /// A report of the third quarter of 2027 was sent, in which an irregularity had an amount; then its paper says
  /// another. 112 500 kronor are EUR 10 000.
  private func session(_ before: String, then after: String, _ commands: String) throws
    -> ProgramRun
  {
    let folder = try TestFolder()
    return try ProgramRun(
      shell: """
        ln -s '\(Samples.folder.path)' Samples
        for day in 2026-02-02 2026-05-04 2026-11-30 2027-03-24 2027-06-30
        do fondbok import Samples/Portfolio/$day --received $day > /dev/null; done
        printf 'month,code,value\\n2027-09,SEK,11.25\\n' > rates.csv
        fondbok rates import rates.csv > /dev/null
        control() {
          sed -e "s/version=\\"1\\"/version=\\"$1\\"/" -e 's/ isFoundBeforeApplication="true"//' \
            -e "s/<fundAmount>10614.87/<fundAmount>$2/" -e 's/<expenditure>14153.16/<expenditure>200000.00/' \
            -e 's/<detected>2027-10-20/<detected>2027-09-20/' \
            Samples/Portfolio/2027-12-13/payment-language-courses-control.xml > control.xml
          fondbok import control.xml --received 2027-10-05 > /dev/null
        }
        control 1 \(before)
        fondbok export irregularities --on 2027-10-10 --output q3.xml > /dev/null
        fondbok sent q3.xml.manifest.json --on 2027-10-11 --by finance > /dev/null
        control 2 \(after)
        export FONDBOK_TODAY=2028-03-13
        \(commands)
        """, in: folder.url)
  }

  @Test(arguments: [
    ("112499.99", "112500.00", 1), ("112499.98", "112499.99", 0), ("112500.00", "112500.01", 0),
  ])
  func `reports what it reported, and nothing besides`(
    _ before: String, _ after: String, _ late: Int
  ) throws {
    let run = try session(
      before, then: after,
      """
      fondbok export irregularities --on 2028-01-10 --table late | tail -n +2 | wc -l
      fondbok check --project 6.2.5-2026-01147 --on 2028-03-01 | grep -c '\\[A103\\]'
      """)
    #expect(run.output == "\(late)\n\(late)\n", "\(run.output)")
  }

  @Test func `is kept in the log with what it reported`() throws {
    func kept(_ amount: String) throws -> String {
      try session(
        amount, then: "112500.01",
        "fondbok log --format json | grep -c 'SE:orgnr:2021999996 control-language-courses-1 o1'"
      ).output
    }
    #expect(try kept("112500.00") == "1\n")
    #expect(try kept("112499.99") == "0\n")
  }
}
