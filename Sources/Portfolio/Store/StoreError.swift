import GRDB
public import Languages

/// Why a portfolio could not be opened, read or written: always something of the environment, or of ours.
public enum StoreError: SayableError, Sendable {
  /// The file is something else than a SQLite database.
  case notAPortfolio(path: String)
  /// It is a SQLite database that another program made.
  case anotherProgram(path: String)
  /// It was made by a later version of the program, which knows more migrations.
  case newer(path: String, migrations: [String])
  /// It was made by a build whose first tables are others, as one between two releases.
  case otherTables(path: String)
  case missing(path: String)
  case readOnly(path: String)
  case locked(path: String, seconds: Int)
  case diskFull(path: String)
  case cannotOpen(path: String, reason: Wording)
  /// It is a folder.
  case folder(path: String)
  /// The folder it is to be in is not there.
  case noFolder(path: String)
  /// The file or its folder may not be used by this person.
  case notPermitted(path: String)
  /// A program ended in the middle of its work on the file, which can be put right only where it may
  /// be written.
  case unsettled(path: String)
  /// The system could not read or write the file.
  case diskFault(path: String, reason: Wording)
  /// The file is damaged.
  case damaged(path: String, reason: Wording)
  /// SQLite refused what we wrote: a fault of ours, so that nothing of it is kept.
  case fault(path: String, reason: Wording)

  public var wording: Wording {
    switch self {
    case .notAPortfolio(let path):
      Wording(
        "\(path) is not a portfolio: it is not a SQLite database; name another file with "
          + "--portfolio",
        sv: "\(path) är ingen portfölj: den är ingen SQLite-databas; ange en annan fil med "
          + "--portfolio")
    case .anotherProgram(let path):
      Wording(
        "\(path) is a SQLite database of another program; name another file with --portfolio",
        sv: "\(path) är ett annat programs SQLite-databas; ange en annan fil med --portfolio")
    case .newer(let path, let migrations):
      Wording(
        "\(path) was made by a newer version of fondbok (\(migrations.joined(separator: ", "))); "
          + "install that version, or use a copy made before",
        sv: "\(path) är gjord med en nyare version av fondbok "
          + "(\(migrations.joined(separator: ", "))); installera den versionen, eller använd en "
          + "äldre kopia")
    case .otherTables(let path):
      Wording(
        "\(path) was made by another build of fondbok, whose tables are not those of this one; use that "
          + "build, or import the documents into a new portfolio",
        sv:
          "\(path) är gjord med ett annat bygge av fondbok, vars tabeller inte är det här byggets; "
          + "använd det bygget, eller ta in handlingarna i en ny portfölj")
    case .missing(let path):
      Wording(
        "there is no portfolio at \(path); fondbok import makes one, or name another with "
          + "--portfolio",
        sv: "det finns ingen portfölj på \(path); fondbok import gör en, eller ange en annan med "
          + "--portfolio")
    case .readOnly(let path):
      Wording(
        "\(path) cannot be written: the file or its folder is read-only; "
          + "copy it to a folder of your own, or ask for the right to write",
        sv: "\(path) kan inte skrivas: filen eller dess mapp är skrivskyddad; "
          + "kopiera den till en egen mapp, eller be om rätt att skriva")
    case .locked(let path, let seconds):
      Wording(
        "\(path) is in use by another program and was not free within \(seconds) seconds; "
          + "try again when it has finished",
        sv: "\(path) används av ett annat program och blev inte ledig inom \(seconds) sekunder; "
          + "försök igen när det är klart")
    case .diskFull(let path):
      Wording(
        "the disk with \(path) is full, so nothing was changed; make room and try again",
        sv: "disken med \(path) är full, så ingenting ändrades; gör plats och försök igen")
    case .folder(let path):
      Wording(
        "\(path) is a folder; name the portfolio's file with --portfolio",
        sv: "\(path) är en mapp; ange portföljens fil med --portfolio")
    case .noFolder(let path):
      Wording(
        "\(path) cannot be made, since its folder is not there; make the folder, or name another file "
          + "with --portfolio",
        sv:
          "\(path) kan inte göras, eftersom mappen inte finns; gör mappen, eller ange en annan fil "
          + "med --portfolio")
    case .notPermitted(let path):
      Wording(
        "you do not have the right to open \(path) or to write in its folder; ask for it, or name "
          + "another file with --portfolio",
        sv:
          "du har inte rätt att öppna \(path) eller att skriva i dess mapp; be om det, eller ange en "
          + "annan fil med --portfolio")
    case .unsettled(let path):
      Wording(
        "a program ended in the middle of its work on \(path), and that can be put right only where "
          + "the file may be written; copy it with what lies beside it (-wal, -shm, -journal) to a folder of "
          + "your own and run fondbok verify there",
        sv:
          "ett program slutade mitt i arbetet med \(path), och det kan bara rättas till där filen "
          + "får skrivas; kopiera den med det som ligger bredvid (-wal, -shm, -journal) till en egen mapp och "
          + "kör fondbok verify där")
    case .cannotOpen(let path, let reason):
      Wording("\(path) cannot be opened: \(reason)", sv: "\(path) kan inte öppnas: \(reason)")
    case .diskFault(let path, let reason):
      Wording(
        "\(path) could not be read or written (\(reason)), so nothing was changed; "
          + "check the disk, its room and its quota, and try again",
        sv: "\(path) kunde inte läsas eller skrivas (\(reason)), så ingenting ändrades; "
          + "kontrollera disken, dess utrymme och kvot, och försök igen")
    case .damaged(let path, let reason):
      Wording(
        "\(path) is damaged (\(reason)); fondbok verify says what still holds, a backup brings it "
          + "back",
        sv: "\(path) är skadad (\(reason)); fondbok verify säger vad som ännu håller, en "
          + "säkerhetskopia ger den åter")
    case .fault(let path, let reason):
      Wording(
        "a fault of fondbok's own, so nothing was changed in \(path): \(reason)",
        sv: "ett fel i fondbok självt, så ingenting ändrades i \(path): \(reason)")
    }
  }

  /// The error a person can act on, made of SQLite's.
  static func from(_ error: any Error, path: String, waited seconds: Int) -> any Error {
    if let damage = error as? OriginalDamaged {
      return StoreError.damaged(
        path: path,
        reason: Wording(
          "the original in piece \(damage.segment) does not open",
          sv: "originalet i del \(damage.segment) går inte att öppna"))
    }
    guard let error = error as? DatabaseError else { return error }
    // SQLite's own words are English.
    let code = error.resultCode.rawValue
    let reason =
      error.message.map(Wording.same) ?? Wording("SQLite error \(code)", sv: "SQLite-fel \(code)")
    return switch error.resultCode.primaryResultCode {
    case .SQLITE_NOTADB: StoreError.notAPortfolio(path: path)
    case .SQLITE_READONLY, .SQLITE_PERM: StoreError.readOnly(path: path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: StoreError.locked(path: path, seconds: seconds)
    case .SQLITE_FULL: StoreError.diskFull(path: path)
    case .SQLITE_CANTOPEN: StoreError.cannotOpen(path: path, reason: reason)
    case .SQLITE_IOERR: StoreError.diskFault(path: path, reason: reason)
    case .SQLITE_CORRUPT: StoreError.damaged(path: path, reason: reason)
    default: StoreError.fault(path: path, reason: reason)
    }
  }
}
