public import Languages

/// Why a return was not made; nothing of it is left.
public enum ExportError: SayableError {
  /// The return is not made in that format.
  case formatNotOffered(Return, ReturnFormat)
  /// The return has no table of that name.
  case tableNotThere(Return, String)
  /// The return cannot be made of what was asked for.
  case unsuited(Return, Wording)
  /// The return has no such cell to trace.
  case cellNotThere(Return, Wording)
  /// The law asks for more than the portfolio holds; of very many gaps the first are listed, and what can be
  /// made all the same is told.
  case incomplete(Return, [Gap], more: Int, remedy: Wording? = nil)
  /// What was written does not add up to what the portfolio holds: a fault of ours.
  case totalsDiffer(Return, sum: Wording, written: String, read: String, stored: String)
  /// What was written is not what it should be when it is read back: a fault of ours, or the disk's.
  case unreadable(Return, reason: Wording)
  /// An archive that was written is not what it should be: a fault of ours, or the disk's.
  case archive(Wording)
  /// The file could not be written.
  case file(FileFault)

  /// Whether the portfolio's data are the reason, so that somebody can complete them.
  public var isWithheldForData: Bool {
    switch self {
    case .incomplete, .unsuited: true
    default: false
    }
  }

  /// What is there, what is allowed, what to do.
  public var wording: Wording {
    switch self {
    case .formatNotOffered(let kind, let format):
      let formats = kind.formats.map { Wording.same($0.rawValue) }.listedAsChoice()
      return Wording(
        "\(kind.rawValue) is not made as \(format.rawValue); it is made as \(formats)",
        sv: "\(kind.rawValue) görs inte som \(format.rawValue); den görs som \(formats)")
    case .tableNotThere(let kind, let table):
      let tables = kind.tables.map { Wording.same($0) }.listedAsChoice()
      return Wording(
        "\(kind.rawValue) has no table \(table); it has \(tables)",
        sv: "\(kind.rawValue) har ingen tabell \(table); den har \(tables)")
    case .unsuited(let kind, let reason):
      return Wording("\(kind.rawValue) is not made: ", sv: "\(kind.rawValue) görs inte: ") + reason
    case .cellNotThere(let kind, let reason):
      return .same("\(kind.rawValue), ") + reason
    case .incomplete(let kind, let gaps, let more, let remedy):
      let listed = gaps.map { .same("  ") + $0.wording }.joined(separator: "\n")
      let rest =
        more > 0 ? Wording("\n  and \(more) more", sv: "\n  och \(more) till") : .same("")
      return Wording(
        "\(kind.rawValue) is withheld, since the portfolio lacks what it must state:\n",
        sv: "\(kind.rawValue) hålls inne, eftersom portföljen saknar det som den ska ange:\n")
        + listed + rest + (remedy.map { .same("\n  ") + $0 } ?? .same(""))
    case .totalsDiffer(let kind, let sum, let written, let read, let stored):
      return Wording(
        "\(kind.rawValue) was not released, since \(sum) differs: \(written) written, \(read) read "
          + "back, \(stored) in the portfolio; this is a fault of fondbok's, so please report it",
        sv: "\(kind.rawValue) lämnades inte ut, eftersom \(sum) skiljer sig: \(written) skrivet, "
          + "\(read) återläst, \(stored) i portföljen; det är ett fel i fondbok, så anmäl det gärna"
      )
    case .unreadable(let kind, let reason):
      return Wording(
        "\(kind.rawValue) was not released, since it could not be read back: \(reason); this is a "
          + "fault of fondbok's or of the disk, so please try again and then report it",
        sv: "\(kind.rawValue) lämnades inte ut, eftersom den inte kunde läsas tillbaka: \(reason); "
          + "det är ett fel i fondbok eller på disken, så försök igen och anmäl det sedan")
    case .archive(let reason):
      return Wording(
        "the archive was not released: \(reason); this is a fault of fondbok's or of the disk, so "
          + "please try again and then report it",
        sv: "arkivet lämnades inte ut: \(reason); det är ett fel i fondbok eller på disken, så "
          + "försök igen och anmäl det sedan")
    case .file(let fault):
      return fault.wording
    }
  }
}
