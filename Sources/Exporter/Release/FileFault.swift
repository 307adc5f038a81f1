public import Languages

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Why a file could not be written, with what to do about it.
public struct FileFault: Hashable, Sendable {
  /// The file that was asked for.
  public let path: String
  /// The system's number for what went wrong (`errno`).
  public let code: Int32

  /// What is there, what is allowed, what to do.
  public var wording: Wording {
    switch code {
    case EISDIR:
      Wording("\(path) is a folder; name a file in it", sv: "\(path) är en mapp; ange en fil i den")
    case EACCES, EPERM, EROFS:
      Wording(
        "\(path) cannot be written: you may not write in its folder; name another with --output",
        sv: "\(path) kan inte skrivas: du får inte skriva i dess mapp; ange en annan med --output")
    case ENOENT, ENOTDIR:
      Wording(
        "\(path) cannot be written: its folder does not exist; make it, or name another with "
          + "--output",
        sv: "\(path) kan inte skrivas: dess mapp finns inte; skapa den, eller ange en annan med "
          + "--output")
    case ENOSPC, EDQUOT, EFBIG:
      Wording(
        "\(path) cannot be written: there is no room for it; make room, or name another disk with "
          + "--output",
        sv: "\(path) kan inte skrivas: det finns inte plats; gör plats, eller ange en annan disk "
          + "med --output")
    case EPIPE:
      Wording(
        "\(path) was closed by its reader before all of it was written",
        sv: "\(path) stängdes av sin läsare innan allt var skrivet")
    default:
      Wording(
        "\(path) cannot be written: \(Wording(systemError: code)); name another with --output",
        sv: "\(path) kan inte skrivas: \(Wording(systemError: code)); ange en annan med "
          + "--output")
    }
  }
}
