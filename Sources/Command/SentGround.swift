import Exporter
import Languages
import Portfolio
import Values

/// Whether what a return states of those that were sent before it still holds when it is marked as sent.
///
/// A payment application states what earlier ones asked for, accounts are reconciled with them, and a report on
/// irregularities leaves out what was reported: as the log told when the return was made. A mark that was made or
/// taken back since may make that untrue. Two applications that were made before either was marked ask for the
/// same money.
struct SentGround {
  let remake: RemakeReturn
  let store: Store

  /// The returns that another depends on.
  private static func grounds(of kind: Return) -> [Return] {
    switch kind {
    case .paymentApplication, .accounts: [.paymentApplication, .accounts]
    case .irregularities: [.irregularities]
    default: []
    }
  }

  /// Whether the log keeps after which entry such a return was made.
  static func depends(_ kind: Return) -> Bool { !grounds(of: kind).isEmpty }

  /// - Throws: `FindDocument.Unclear`, which names the entry of the log and what to do, when it does not hold.
  func check() throws {
    let (then, now) = (try marks(.asOf(entry: remake.entry)), try marks(.now))
    let came = now.first { mark in !then.contains { $0.entry == mark.entry } }
    let gone = then.first { mark in !now.contains { $0.entry == mark.entry } }
    if came != nil || gone != nil,
      try remake.make(by: .now).manifest.sha256 != remake.make().manifest.sha256
    {
      if let came { throw refusal(since: came) }
      if let gone { throw refusal(without: gone) }
    }
    for later in try notBefore() where !remake.statement.isMarked(by: later) {
      guard try !knew(later) else { continue }
      throw refusal(after: later)
    }
  }

  private func marks(_ snapshot: Snapshot) throws -> [SentReturn] {
    let kinds = Self.grounds(of: remake.statement.kind).map(\.rawValue)
    let programme = remake.programme
    return try store.reading(snapshot) { try $0.sentPapers().returns }.filter { mark in
      kinds.contains(mark.kind)
        && (mark.programme == nil || programme == nil || mark.programme == programme)
    }
  }

  /// The applications of the same accounting year that are marked, and were made for its day or a later one.
  private func notBefore() throws -> [SentReturn] {
    guard remake.statement.kind == .paymentApplication else { return [] }
    let context = try remake.context(by: .now)
    let entries = try store.reading(.asOf(entry: remake.entry)) {
      try context.applicationsNotBefore(in: $0)
    }
    return try marks(.now).filter { entries.contains($0.entry) }
  }

  /// Whether an application was made when the log told of this one.
  private func knew(_ later: SentReturn) throws -> Bool {
    guard let entry = later.asOf else { return false }
    return try store.reading(.asOf(entry: entry)) { try $0.sentPapers().returns }
      .contains(where: remake.statement.isMarked)
  }

  // MARK: Why

  private var file: String { remake.statement.file }

  private func refusal(since mark: SentReturn) -> FindDocument.Unclear {
    FindDocument.Unclear(
      wording: Wording(
        "\(file) was made before entry \(mark.entry) of the log marked \(mark.kind) \(mark.file) as sent, and "
          + "states what is not true any more of what was sent before it; make it again, and send that; if "
          + "\(mark.file) was not sent, take its mark back with fondbok sent --end --entry \(mark.entry)",
        sv:
          "\(file) gjordes innan post \(mark.entry) i loggen markerade \(mark.kind) \(mark.file) som skickad, "
          + "och anger sådant om det som skickats tidigare som inte stämmer längre; gör om den, och skicka den "
          + "nya; om \(mark.file) inte skickades, återta markeringen med fondbok sent --end --entry "
          + "\(mark.entry)"))
  }

  private func refusal(without mark: SentReturn) -> FindDocument.Unclear {
    FindDocument.Unclear(
      wording: Wording(
        "\(file) was made while entry \(mark.entry) of the log marked \(mark.kind) \(mark.file) as sent, and "
          + "that mark was taken back, so it states what is not true any more; make it again, and send that; "
          + "if \(mark.file) was sent, mark it again first",
        sv:
          "\(file) gjordes medan post \(mark.entry) i loggen markerade \(mark.kind) \(mark.file) som skickad, "
          + "och den markeringen är återtagen, så den anger sådant som inte stämmer längre; gör om den, och "
          + "skicka den nya; om \(mark.file) skickades, markera den igen först"))
  }

  private func refusal(after mark: SentReturn) -> FindDocument.Unclear {
    FindDocument.Unclear(
      wording: Wording(
        "entry \(mark.entry) of the log marks \(mark.file) as sent, which is of the same accounting year, was "
          + "made for \(mark.on) and does not know of \(file): both ask for the same; take that mark back with "
          + "fondbok sent --end --entry \(mark.entry), mark \(file), and make \(mark.file) again",
        sv:
          "post \(mark.entry) i loggen markerar \(mark.file) som skickad, som hör till samma räkenskapsår, "
          + "gjordes per \(mark.on) och inte känner till \(file): båda begär samma sak; återta den markeringen "
          + "med fondbok sent --end --entry \(mark.entry), markera \(file), och gör om \(mark.file)"
      ))
  }
}
