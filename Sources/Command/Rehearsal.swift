import Findings
import Importer
import Languages
import Portfolio
import Values

/// Files in a portfolio of their own, judged before they are sent.
struct Rehearsal {
  let store: Store
  /// What the door found.
  let findings: [Finding]
  let hasErrors: Bool
  let isUnreadable: Bool
  /// How many records and files the door did not let in, which are therefore not judged.
  let leftOut: Int
  private let folder: TemporaryFolder

  init(_ paths: [String], with others: [String], on day: Day) throws {
    let isRates: (String) -> Bool = { $0.lowercased().hasSuffix(".csv") }
    let files = try FindFiles.find(paths) + FindFiles.find(others.filter { !isRates($0) })
    let folder = try TemporaryFolder()
    self.folder = folder
    var isReady = false
    defer { if !isReady { folder.remove() } }
    store = try Store(path: folder.path("rehearsal.sqlite"), access: .write)
    var found: [Finding] = []
    let tally = try importFiles(
      files, into: store, options: ImportOptions(),
      circumstances: ImportCircumstances(
        at: Clock.now, by: "rehearsal", received: day.iso, receivedAt: nil,
        isReceivedStated: false),
      onFinding: { found.append($0) }, isStopped: { StopSignal.isAsked })
    try StopSignal.stopIfAsked(
      Wording(
        "stopped; nothing was judged, and nothing is left of the rehearsal",
        sv: "avbrutet; ingenting bedömdes, och ingenting är kvar av provbedömningen"))
    findings = found
    leftOut = tally.setAside + tally.refusedFiles
    hasErrors = tally.hasErrors
    isUnreadable = tally.unreadableFiles > 0
    for path in others where isRates(path) {
      _ = try store.importRates(path, RatesReading(), by: "rehearsal")
    }
    isReady = true
  }

  func remove() { folder.remove() }
}
