import Findings
import Portfolio
import Values

/// The waivers that hold on a day, by what they accept.
struct AcceptedFindings {
  /// By rule, and by the facts of what was found.
  private var waivers: [String: [String: Waiver]] = [:]

  /// None.
  init() {}

  init(_ reading: Reading, on day: Day) throws {
    for waiver in try reading.waivers() where waiver.holds(on: day) {
      for facts in waiver.facts { waivers[waiver.rule, default: [:]][facts] = waiver }
    }
  }

  /// The finding with the waiver that accepts it, when one does.
  func mark(_ finding: Finding) -> Finding {
    guard finding.verdict == .fails, let accepted = waivers[finding.rule],
      let waiver = accepted[finding.factsSHA256]
    else { return finding }
    var finding = finding
    finding.waiver = Finding.Waiver(
      entry: waiver.entry, by: waiver.by, until: waiver.until.iso, because: waiver.because)
    return finding
  }
}

extension Finding {
  /// The hash of what was found, by which a waiver knows it again.
  var factsSHA256: String { SHA256Hasher.hex(of: Array(Console.mask(facts).utf8)) }
}
