import Foundation

extension Wording {
  /// What the system says of an error, by its number.
  public init(systemError code: Int32) {
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
