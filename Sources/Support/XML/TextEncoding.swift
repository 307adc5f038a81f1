import Languages

/// The encodings a document may be sent in.
public enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  case latin1 = "ISO-8859-1"
  case windows1252 = "Windows-1252"

  /// The names people read in a message.
  static let allowed = ["UTF-8", "UTF-16", "ISO-8859-1", "Windows-1252"].map { Wording.same($0) }
    .listed()

  /// The bytes that a stretch of UTF-8 had in this encoding. Each of the encodings writes a
  /// character in only one way, so a count of characters is all that is needed.
  func sourceLength(of base: UnsafePointer<UInt8>, _ count: Int) -> Int {
    switch self {
    case .utf8: count
    case .utf16LittleEndian, .utf16BigEndian:
      2 * (scalars(in: base, count) + supplementaryScalars(in: base, count))
    case .latin1, .windows1252: scalars(in: base, count)
    }
  }

  /// The encoding with this name in an XML declaration; nil for any other.
  init?(declared name: String, byteOrder: TextEncoding) {
    switch name.lowercased() {
    case "utf-8", "utf8": self = .utf8
    case "utf-16" where byteOrder.isUTF16: self = byteOrder
    case "utf-16": self = .utf16BigEndian
    case "utf-16le": self = .utf16LittleEndian
    case "utf-16be": self = .utf16BigEndian
    case "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1": self = .latin1
    case "windows-1252", "cp1252", "cp-1252": self = .windows1252
    default: return nil
    }
  }

  var isUTF16: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }
}

/// Finds the encoding from a file's first bytes: a byte order mark, the shape of `<`, and then the
/// name in the XML declaration, which must agree with them.
struct EncodingDetector {
  /// Bytes needed to find any declaration we read.
  static let bytesNeeded = 1024

  let encoding: TextEncoding
  let markLength: Int

  /// Looks at the first `bytesNeeded` bytes and no further, however many there are already: what a
  /// file is taken for must not follow from the pieces it arrives in.
  init(_ bytes: UnsafeBufferPointer<UInt8>) throws(Refusal) {
    let bytes = UnsafeBufferPointer(rebasing: bytes.prefix(Self.bytesNeeded))
    if let signature = Self.foreignSignature(bytes) { throw Self.notXML(signature) }
    (encoding, markLength) = try Self.encoding(of: bytes)
    try Self.checkBeginning(
      of: bytes.rebased(from: markLength), encoding, isWhole: bytes.count < Self.bytesNeeded)
  }

  private static func encoding(
    of bytes: UnsafeBufferPointer<UInt8>
  ) throws(Refusal) -> (TextEncoding, Int) {
    if bytes.begins(with: [0x00, 0x00, 0xFE, 0xFF]) || bytes.begins(with: [0xFF, 0xFE, 0, 0])
      || bytes.begins(with: [0x3C, 0, 0, 0]) || bytes.begins(with: [0, 0, 0, 0x3C])
    {
      throw unsupported("UTF-32")
    }
    if bytes.begins(with: [0x4C, 0x6F, 0xA7, 0x94]) { throw unsupported("EBCDIC") }
    let (shape, markLength) = shape(of: bytes)
    guard let name = declaredName(in: bytes.rebased(from: markLength), shape) else {
      return (shape, markLength)
    }
    guard let declared = TextEncoding(declared: name, byteOrder: shape) else {
      throw unsupported(name)
    }
    // Without a mark, bytes of one byte each may be any encoding of that kind.
    let agrees = markLength == 0 && !shape.isUTF16 ? !declared.isUTF16 : declared == shape
    guard agrees else { throw conflict(declared: name, found: shape) }
    return (declared, markLength)
  }

  private static func shape(
    of bytes: UnsafeBufferPointer<UInt8>
  ) -> (TextEncoding, markLength: Int) {
    if bytes.begins(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.begins(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if bytes.begins(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    if bytes.begins(with: [0x3C, 0x00]) { return (.utf16LittleEndian, 0) }
    if bytes.begins(with: [0x00, 0x3C]) { return (.utf16BigEndian, 0) }
    return (.utf8, 0)
  }

  /// The name in `<?xml … encoding="NAME" …?>`; nil without a declaration or without a name.
  private static func declaredName(
    in bytes: UnsafeBufferPointer<UInt8>, _ shape: TextEncoding
  ) -> String? {
    let declaration = Array(ascii(bytes, shape).prefix { $0 != UInt8(ascii: ">") })
    guard declaration.starts(with: "<?xml".utf8), declaration.last == UInt8(ascii: "?") else {
      return nil
    }
    let word = Array("encoding".utf8)
    guard
      let start = declaration.indices.first(where: { declaration[$0...].starts(with: word) })
    else { return nil }
    let rest = declaration[(start + word.count)...].drop { isSpace($0) || $0 == UInt8(ascii: "=") }
    guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return nil
    }
    return String(decoding: rest.dropFirst().prefix { $0 != quote }, as: UTF8.self)
  }

  /// The first characters, with `?` for those beyond ASCII.
  private static func ascii(
    _ bytes: UnsafeBufferPointer<UInt8>, _ shape: TextEncoding
  ) -> some Sequence<UInt8> {
    let width = shape.isUTF16 ? 2 : 1
    let low = shape == .utf16BigEndian ? 1 : 0
    return (0..<bytes.count / width).lazy.map { index in
      let byte = bytes[index * width + low]
      let isWide = width == 2 && bytes[index * width + 1 - low] != 0
      return isWide || byte >= 0x80 ? UInt8(ascii: "?") : byte
    }
  }

  private static func checkBeginning(
    of bytes: UnsafeBufferPointer<UInt8>, _ encoding: TextEncoding, isWhole: Bool
  ) throws(Refusal) {
    let text = ascii(bytes, encoding).drop(while: isSpace)
    guard let first = text.first(where: { _ in true }) else {
      // So much white space is odd, but something may follow it.
      guard isWhole else { return }
      throw Refusal(
        .empty, at: .start,
        bytes.isEmpty
          ? Wording("the file is empty", sv: "filen är tom")
          : Wording(
            "the file holds nothing but white space", sv: "filen har inget annat än blanktecken"),
        fix: Wording(
          "send the document again, and check its size first",
          sv: "skicka handlingen igen, och kontrollera dess storlek först"))
    }
    if first == UInt8(ascii: "<") { return }
    let beginning = text.prefix(20).map { $0 >= 0x20 && $0 < 0x7F ? $0 : UInt8(ascii: "?") }
    let shown = String(decoding: beginning, as: UTF8.self)
    throw notXML(
      Wording("text that begins with '\(shown)'", sv: "text som börjar med '\(shown)'"))
  }

  private static func notXML(_ found: Wording) -> Refusal {
    Refusal(
      .notXML, at: .start,
      Wording(
        "the file is \(found); a document is XML and begins with '<'",
        sv: "filen är \(found); en handling är XML och börjar med '<'"),
      fix: Wording(
        "send the XML file itself, not packed and not exported to another format",
        sv: "skicka XML-filen själv, varken packad eller exporterad till ett annat format"),
      arguments: [found.english])
  }

  private static func unsupported(_ name: String) -> Refusal {
    Refusal(
      .unsupportedEncoding, at: .start,
      Wording(
        "the file is in the encoding \(name); \(TextEncoding.allowed) are read",
        sv: "filen är i kodningen \(name); \(TextEncoding.allowed) läses"),
      fix: Wording(
        "save it as UTF-8, and let the XML declaration say so",
        sv: "spara den som UTF-8, och låt XML-deklarationen säga det"), arguments: [name])
  }

  private static func conflict(declared: String, found: TextEncoding) -> Refusal {
    let found =
      found.isUTF16
      ? Wording.same("UTF-16")
      : Wording(
        "UTF-8 or another encoding of single bytes",
        sv: "UTF-8 eller en annan kodning av enskilda byte")
    return Refusal(
      .encodingConflict, at: .start,
      Wording(
        "the declaration says \(declared), but the bytes are \(found)",
        sv: "deklarationen säger \(declared), men byten är \(found)"),
      fix: Wording(
        "save the file in the encoding that it declares, best UTF-8",
        sv: "spara filen i den kodning som den anger, helst UTF-8"),
      arguments: [declared, found.english])
  }

  /// What the bytes are when they are plainly something else than text.
  private static func foreignSignature(_ bytes: UnsafeBufferPointer<UInt8>) -> Wording? {
    let signatures: [([UInt8], Wording)] = [
      ([0x89, 0x50, 0x4E, 0x47], Wording("a PNG picture", sv: "en PNG-bild")),
      ([0xFF, 0xD8, 0xFF], Wording("a JPEG picture", sv: "en JPEG-bild")),
      ([0x25, 0x50, 0x44, 0x46], Wording("a PDF", sv: "en PDF")),
      (
        [0x50, 0x4B, 0x03, 0x04],
        Wording(
          "a ZIP archive, as Word and Excel files are",
          sv: "ett ZIP-arkiv, som Word- och Excelfiler är")
      ),
      (
        [0xD0, 0xCF, 0x11, 0xE0],
        Wording("an old Word or Excel file", sv: "en gammal Word- eller Excelfil")
      ),
      ([0x1F, 0x8B], Wording("compressed with gzip", sv: "packad med gzip")),
      (
        Array("SQLite format 3\0".utf8),
        Wording("an SQLite database", sv: "en SQLite-databas")
      ),
      ([0x7F, 0x45, 0x4C, 0x46], Wording("a program", sv: "ett program")),
    ]
    return signatures.first { bytes.begins(with: $0.0) }?.1
  }
}

extension UnsafeBufferPointer<UInt8> {
  func begins(with prefix: [UInt8]) -> Bool { starts(with: prefix) }

  func rebased(from offset: Int) -> Self { Self(rebasing: self[Swift.min(offset, count)...]) }
}
