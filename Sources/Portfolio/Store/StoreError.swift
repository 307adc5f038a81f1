import GRDB

/// Why a portfolio could not be opened, read or written: always something of the environment, or of ours.
public enum StoreError: Error, Sendable, CustomStringConvertible {
  /// The file is something else than a SQLite database.
  case notAPortfolio(path: String)
  /// It is a SQLite database that another program made.
  case anotherProgram(path: String)
  /// It was made by a later version of the program, which knows more migrations.
  case newer(path: String, migrations: [String])
  case missing(path: String)
  case readOnly(path: String)
  case locked(path: String, seconds: Int)
  case diskFull(path: String)
  case cannotOpen(path: String, reason: String)
  /// The system could not read or write the file.
  case diskFault(path: String, reason: String)
  /// The file is damaged.
  case damaged(path: String, reason: String)
  /// SQLite refused what we wrote: a fault of ours, so that nothing of it is kept.
  case fault(path: String, reason: String)

  public var description: String {
    switch self {
    case .notAPortfolio(let path):
      "\(path) is not a portfolio: it is not a SQLite database; name another file with --portfolio"
    case .anotherProgram(let path):
      "\(path) is a SQLite database of another program; name another file with --portfolio"
    case .newer(let path, let migrations):
      "\(path) was made by a newer version of fondbok (\(migrations.joined(separator: ", "))); "
        + "install that version, or use a copy made before"
    case .missing(let path):
      "there is no portfolio at \(path); fondbok import makes one, or name another with --portfolio"
    case .readOnly(let path):
      "\(path) cannot be written: the file or its folder is read-only; "
        + "copy it to a folder of your own, or ask for the right to write"
    case .locked(let path, let seconds):
      "\(path) is in use by another program and was not free within \(seconds) seconds; "
        + "try again when it has finished"
    case .diskFull(let path):
      "the disk with \(path) is full, so nothing was changed; make room and try again"
    case .cannotOpen(let path, let reason):
      "\(path) cannot be opened: \(reason)"
    case .diskFault(let path, let reason):
      "\(path) could not be read or written (\(reason)), so nothing was changed; "
        + "check the disk, its room and its quota, and try again"
    case .damaged(let path, let reason):
      "\(path) is damaged (\(reason)); fondbok verify says what still holds, a backup brings it back"
    case .fault(let path, let reason):
      "a fault of fondbok's own, so nothing was changed in \(path): \(reason)"
    }
  }

  /// The error a person can act on, made of SQLite's.
  static func from(_ error: any Error, path: String, waited seconds: Int) -> any Error {
    if let damage = error as? OriginalDamaged {
      return StoreError.damaged(
        path: path, reason: "the original in piece \(damage.segment) does not open")
    }
    guard let error = error as? DatabaseError else { return error }
    let reason = error.message ?? "SQLite error \(error.resultCode.rawValue)"
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
