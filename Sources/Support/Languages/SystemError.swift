import Foundation
import Languages

extension Wording {
  /// What the system says of an error, by its number.
  init(systemError code: Int32) {
    self =
      switch code {
      case EACCES, EPERM:
        Wording("you do not have the right to", sv: "du har inte rätt till det")
      case ENOENT: Wording("there is nothing by that name", sv: "det finns inget med det namnet")
      case ENOSPC: Wording("the disk is full", sv: "disken är full")
      case EDQUOT, EFBIG:
        Wording("there is no more room for you", sv: "det finns inget mer utrymme för dig")
      case EROFS: Wording("the disk is read-only", sv: "disken är skrivskyddad")
      case ENOTDIR: Wording("a folder on the way is a file", sv: "en mapp på vägen är en fil")
      case EISDIR: Wording("it is a folder", sv: "det är en mapp")
      case EEXIST: Wording("a file is there already", sv: "det finns redan en fil där")
      case EBADF: Wording("it is closed", sv: "den är stängd")
      case EIO: Wording("the disk has a fault", sv: "det är fel på disken")
      case ENAMETOOLONG: Wording("the name is too long", sv: "namnet är för långt")
      default: .same(String(cString: strerror(code)))
      }
  }
}

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
