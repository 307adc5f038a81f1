import Foundation
import TestSupport
import Testing

/// What a hostile file may cost: half a second and 64 MiB, of a program built for release on a machine
/// of its own. Programs of tests are built without optimisation, beside other tests, so that three times
/// the work and a quarter more memory pass. What is counted is the program's own work, whatever the
/// machine does beside it.
@Suite(.serialized) struct `What a hostile file costs` {
  private static let mostSeconds = 0.5 * 3
  private static let mostKiB = 64 * 1024 * 5 / 4

  @Test(arguments: Attack.allCases)
  func `is little, however the attack is made`(attack: Attack) throws {
    let folder = try TestFolder()
    try Data(attack.text.utf8).write(to: folder.url.appending(path: "attack.xml"))
    try measure("attack.xml", in: folder)
  }

  @Test(arguments: (try? Samples.names(in: "Samples/Hostile")) ?? [])
  func `is little for each sample`(file: String) throws {
    try measure(Samples.root.appending(path: file).path, in: try TestFolder())
  }

  @Test func `is counted rightly`() throws {
    // A file that is not hostile shows that the measure sees work and memory.
    let folder = try TestFolder()
    let cost = try Cost(of: "import '\(Samples.root.path)/Samples/Portfolio'", in: folder)
    #expect(cost.status == 0)
    #expect(cost.seconds > 0 && cost.kiB > 4096)
  }

  private func measure(_ file: String, in folder: TestFolder) throws {
    let cost = try Cost(of: "import '\(file)'", in: folder)
    #expect(cost.status == 1, "\(cost.output)")
    #expect(cost.seconds <= Self.mostSeconds, "\(cost)")
    #expect(cost.kiB <= Self.mostKiB, "\(cost)")
  }
}

/// What a run of the program cost, by GNU time.
private struct Cost: CustomStringConvertible {
  let status: Int32
  let output: String
  /// Of the processor, for the program and for the system.
  let seconds: Double
  /// The most memory it held at once.
  let kiB: Int

  var description: String { "\(seconds) s, \(kiB) KiB" }

  init(of arguments: String, in folder: TestFolder) throws {
    let run = try ProgramRun(
      shell: "/usr/bin/time --quiet --format '%U %S %M' --output cost fondbok \(arguments)",
      in: folder.url)
    status = run.status
    output = run.output
    let cost = try String(contentsOf: folder.url.appending(path: "cost"), encoding: .utf8)
      .split(whereSeparator: \.isWhitespace)
    let numbers = cost.compactMap { Double($0) }
    try #require(numbers.count == 3, "no figures: \(cost)")
    seconds = numbers[0] + numbers[1]
    kiB = Int(numbers[2])
  }
}
