#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Why a file could not be written, with what to do about it.
public struct FileFault: Hashable, Sendable, CustomStringConvertible {
  /// The file that was asked for.
  public let path: String
  /// The system's number for what went wrong (`errno`).
  public let code: Int32

  /// What is there, what is allowed, what to do.
  public var description: String {
    switch code {
    case EISDIR:
      "\(path) is a folder; name a file in it"
    case EACCES, EPERM, EROFS:
      "\(path) cannot be written: you may not write in its folder; name another with --output"
    case ENOENT, ENOTDIR:
      "\(path) cannot be written: its folder does not exist; make it, or name another with --output"
    case ENOSPC, EDQUOT, EFBIG:
      "\(path) cannot be written: there is no room for it; make room, or name another disk with "
        + "--output"
    case EPIPE:
      "\(path) was closed by its reader before all of it was written"
    default:
      "\(path) cannot be written: \(String(cString: strerror(code))); name another with --output"
    }
  }
}
