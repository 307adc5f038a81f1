import Foundation
import TestSupport
import Testing

/// Codes that are looked for, and that no project has.
@Suite struct `A code that is looked for` {
  @Test(arguments: [
    // Of another fund that there are rules for: no project has it, and nothing is wrong with the words.
    ("fund:ISF", 0, "none of the 9 projects fits fund:ISF"),
    ("objective:ESO4.1", 0, "none of the 9 projects fits objective:ESO4.1"),
    ("objective:so3", 0, "Återvändandeverket"),
    // Of none.
    ("fund:XX", 64, "fund:XX is none of AMIF, "),
    ("objective:SO9", 64, "objective:SO9 is none of SO1, SO2, SO3, SO4, TA"),
  ])
  func `is told from one that is none`(
    _ query: String, _ status: Int32, _ sentence: String
  ) throws {
    let folder = try TestFolder()
    let run = try ProgramRun(
      shell: """
        fondbok import '\(Samples.folder.path)/Portfolio/2026-02-02' --received 2026-02-02 > /dev/null
        fondbok list \(query) --on 2026-03-01
        """, in: folder.url)
    #expect(run.status == status, "\(run.output)")
    #expect(run.output.contains(sentence), "\(run.output)")
  }
}
