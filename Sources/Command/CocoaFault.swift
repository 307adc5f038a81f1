import Foundation
import Languages

extension CocoaError {
  /// What Foundation could not do, in a sentence for people.
  var wording: Wording {
    let path = Wording.same(
      Console.safe((userInfo[NSFilePathErrorKey] as? String) ?? filePath ?? "?"))
    let reason =
      (underlying as? POSIXError).map { Wording(systemError: $0.code.rawValue) }
      ?? byCode ?? .same("Cocoa \(code.rawValue)")
    return Wording(
      "\(path) could not be read or written: \(reason)",
      sv: "\(path) kunde inte läsas eller skrivas: \(reason)")
  }

  private var byCode: Wording? {
    switch code {
    case .fileWriteNoPermission, .fileReadNoPermission: Wording(systemError: EACCES)
    case .fileNoSuchFile, .fileReadNoSuchFile: Wording(systemError: ENOENT)
    case .fileWriteOutOfSpace: Wording(systemError: ENOSPC)
    case .fileWriteVolumeReadOnly: Wording(systemError: EROFS)
    case .fileWriteFileExists: Wording(systemError: EEXIST)
    default: nil
    }
  }
}
