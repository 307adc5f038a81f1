import CMinizip

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that is open already, as the library for ZIP archives reads and writes it: by places, so that
/// nobody else who uses the descriptor notices.
final class ArchiveStream {
  private let descriptor: Int32
  private let name: String
  private var place: off_t = 0
  /// The first thing that went wrong, of which the library tells only that something did.
  private(set) var fault: ExportError?

  /// - Parameter name: what faults call the file.
  init(descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
  }

  /// The functions that the library calls. It keeps no hold of the stream, which must outlive it.
  var functions: zlib_filefunc64_def {
    zlib_filefunc64_def(
      zopen64_file: { stream, _, _ in stream },
      zread_file: { _, stream, buffer, size in ArchiveStream.at(stream)?.read(buffer, size) ?? 0 },
      zwrite_file: { _, stream, bytes, size in ArchiveStream.at(stream)?.write(bytes, size) ?? 0 },
      ztell64_file: { _, stream in ZPOS64_T(ArchiveStream.at(stream)?.place ?? 0) },
      zseek64_file: { _, stream, offset, origin in
        ArchiveStream.at(stream)?.move(offset, from: origin) ?? -1
      },
      zclose_file: { _, _ in 0 },
      zerror_file: { _, stream in ArchiveStream.at(stream)?.fault == nil ? 0 : 1 },
      opaque: Unmanaged.passUnretained(self).toOpaque())
  }

  private static func at(_ stream: UnsafeMutableRawPointer?) -> ArchiveStream? {
    stream.map { Unmanaged<ArchiveStream>.fromOpaque($0).takeUnretainedValue() }
  }

  private func read(_ buffer: UnsafeMutableRawPointer?, _ size: UInt) -> UInt {
    var done: UInt = 0
    while done < size {
      let count = pread(descriptor, buffer?.advanced(by: Int(done)), Int(size - done), place)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        if count < 0 { fail(errno) }
        break
      }
      place += off_t(count)
      done += UInt(count)
    }
    return done
  }

  private func write(_ bytes: UnsafeRawPointer?, _ size: UInt) -> UInt {
    var done: UInt = 0
    while done < size {
      let count = pwrite(descriptor, bytes?.advanced(by: Int(done)), Int(size - done), place)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        fail(count < 0 ? errno : EIO)
        break
      }
      place += off_t(count)
      done += UInt(count)
    }
    return done
  }

  private func move(_ offset: ZPOS64_T, from origin: Int32) -> Int {
    var start: off_t = 0
    if origin == ZLIB_FILEFUNC_SEEK_CUR { start = place }
    if origin == ZLIB_FILEFUNC_SEEK_END {
      var status = stat()
      guard fstat(descriptor, &status) == 0 else {
        fail(errno)
        return -1
      }
      start = status.st_size
    }
    // The library asks for places before an end by numbers that wrap around.
    let (sum, overflows) = start.addingReportingOverflow(off_t(truncatingIfNeeded: offset))
    guard !overflows, sum >= 0 else { return -1 }
    place = sum
    return 0
  }

  private func fail(_ code: Int32) {
    if fault == nil { fault = .file(FileFault(path: name, code: code)) }
  }
}
