import CLibXML2

/// A refusal whose line and column are still to be counted.
struct PendingRefusal {
  enum Kind {
    case limit(Refusal.Reason, Int)
    case root
    case documentType
    case syntax(code: UInt32, words: String)
    case bareAmpersand
    case invalidBytes(UInt8)
    case truncated
  }

  let kind: Kind
  let offset: Int
  /// The number found, where a limit counts something.
  let count: Int
  /// Names found, in the order the sentence uses them.
  let texts: [String]

  init(_ kind: Kind, at offset: Int, count: Int = 0, texts: [String] = []) {
    self.kind = kind
    self.offset = offset
    self.count = count
    self.texts = texts
  }

  /// The refusal in words, now that its position is known.
  func refusal(at position: TextPosition, _ format: RecordFormat, _ encoding: TextEncoding)
    -> Refusal
  {
    switch kind {
    case .limit(let reason, let limit): refusal(at: position, reason, limit)
    case .root: rootRefusal(at: position, format)
    case .documentType:
      Refusal(
        .documentType, at: position,
        "the file has a DOCTYPE, which documents may not have since it can pull in other files",
        fix: "remove the line that begins with <!DOCTYPE")
    case .syntax(let code, let words):
      WellFormedness.refusal(code, words, texts, at: position)
    case .bareAmpersand:
      Refusal(
        .notWellFormed, at: position, "'&' begins a reference here, and no ';' ends it",
        fix: "write &amp; where the text has the character &")
    case .invalidBytes(let byte): invalidBytes(byte, at: position, encoding)
    case .truncated:
      Refusal(
        .truncated, at: position,
        texts.isEmpty
          ? "the file ends before its root element does"
          : "the file ends inside <\(texts[0])>, which is not closed",
        fix: "send the file again; it was cut off on the way or while it was written",
        arguments: texts)
    }
  }

  private func refusal(at position: TextPosition, _ reason: Refusal.Reason, _ limit: Int) -> Refusal
  {
    let (message, fix): (String, String) =
      switch reason {
      case .tagTooLong:
        (
          "a tag, comment or instruction begins here that is longer than \(limit) bytes",
          "close it, or move long text from attributes and comments into elements"
        )
      case .tooDeep:
        (
          "elements are nested more than \(limit) deep",
          "no document of this format needs that; check the program that wrote the file"
        )
      case .tooManyAttributes:
        (
          "the element has \(count) attributes; at most \(limit) are read",
          "no element of this format has so many; check the program that wrote the file"
        )
      case .recordTooLarge:
        (
          "the record is larger than \(limit) bytes",
          "split it, for example into one report for each period"
        )
      case .textTooLong:
        (
          "the text of this element is longer than \(limit) bytes",
          "shorten it, and send long texts as an attachment"
        )
      case .tooManyNodes:
        (
          "the record has more than \(limit) elements and attributes",
          "split it, for example into one report for each period"
        )
      default:
        (
          "more than \(limit) different names are used that this format does not have",
          "check the program that wrote the file; names are fixed, and values go inside elements"
        )
      }
    return Refusal(reason, at: position, message, fix: fix, arguments: arguments(limit))
  }

  private func arguments(_ limit: Int) -> [String] {
    count > 0 ? ["\(count)", "\(limit)"] : ["\(limit)"]
  }

  private func rootRefusal(at position: TextPosition, _ format: RecordFormat) -> Refusal {
    let name = texts[0]
    let isOurName = name == format.container || format.records.contains(name)
    let expected = format.namespace
    guard texts.count > 1 else {
      return Refusal(
        isOurName ? .wrongNamespace : .unknownRoot, at: position,
        "the root <\(name)> is in no namespace; documents are in \(expected)",
        fix: "write xmlns=\"\(expected)\" in the root's start tag", arguments: [name])
    }
    let found = texts[1]
    if let family = format.family, found.hasPrefix(family), found != expected {
      let ours = Int(expected.dropFirst(family.count))
      let theirs = Int(found.dropFirst(family.count))
      let relation = (theirs ?? 0) > (ours ?? 0) ? "a newer" : "another"
      return Refusal(
        .otherVersion, at: position,
        "the document is of \(relation) version, \(found); this program reads \(expected)",
        fix: "install a version of the program that reads it, or write it as \(expected)",
        arguments: [found, expected])
    }
    if found != expected {
      return Refusal(
        isOurName ? .wrongNamespace : .unknownRoot, at: position,
        "the root <\(name)> is in the namespace \(found); documents are in \(expected)",
        fix: "write xmlns=\"\(expected)\" if this is such a document", arguments: [name, found])
    }
    let allowed = ([format.container] + format.records).map { "<\($0)>" }.joined(separator: ", ")
    return Refusal(
      .unknownRoot, at: position, "the root is <\(name)>; \(allowed) are read",
      fix: "check that this is the right file", arguments: [name])
  }

  private func invalidBytes(
    _ byte: UInt8, at position: TextPosition, _ encoding: TextEncoding
  ) -> Refusal {
    let digits = String(byte, radix: 16, uppercase: true)
    let hexadecimal = digits.count == 1 ? "0" + digits : digits
    let advice =
      byte == 0
      ? "remove the NUL characters; a text editor shows them"
      : encoding == .utf8
        ? "the file is probably Windows-1252: save it as UTF-8, or declare its real encoding"
        : "save the file as UTF-8, and let the XML declaration say so"
    return Refusal(
      .invalidBytes, at: position,
      "the byte \(hexadecimal) is no character here in \(encoding.rawValue)", fix: advice,
      arguments: [hexadecimal, encoding.rawValue])
  }
}

/// libxml2's complaints about XML itself, put into plain words.
enum WellFormedness {
  static func refusal(
    _ code: UInt32, _ words: String, _ texts: [String], at position: TextPosition
  ) -> Refusal {
    let (message, fix) = sentence(xmlParserErrors(code), texts) ?? (words, Self.generalFix)
    return Refusal(.notWellFormed, at: position, message, fix: fix, arguments: texts)
  }

  private static let generalFix =
    "correct the XML here; a program that writes XML does not make this mistake"

  private static func sentence(
    _ code: xmlParserErrors, _ texts: [String]
  ) -> (message: String, fix: String)? {
    let first = texts.first ?? ""
    switch code {
    case XML_ERR_TAG_NAME_MISMATCH:
      guard texts.count > 1 else { return nil }
      return (
        "the end tag </\(texts[1])> stands where <\(first)> is open",
        "close <\(first)> first, or correct the name"
      )
    case XML_NS_ERR_UNDEFINED_NAMESPACE:
      return (
        "the prefix \(first) is not declared",
        "declare it with xmlns:\(first)=\"…\", or leave it out"
      )
    case XML_ERR_UNDECLARED_ENTITY:
      return (
        "&\(first); is no reference that XML knows; it knows &amp; &lt; &gt; &quot; &apos;",
        "write the character itself, or its number as in &#228;"
      )
    case XML_ERR_ENTITYREF_SEMICOL_MISSING, XML_ERR_NAME_REQUIRED, XML_ERR_ENTITYREF_NO_NAME:
      return (
        "'&' or '<' begins something here that is not finished",
        "write &amp; where the text has the character &, and &lt; for <"
      )
    case XML_ERR_ATTRIBUTE_REDEFINED, XML_NS_ERR_ATTRIBUTE_REDEFINED:
      return ("the attribute \(first) is there twice", "keep one of the two")
    case XML_ERR_ATTRIBUTE_NOT_STARTED, XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
      return ("an attribute has no value in quotes", "write it as name=\"value\"")
    case XML_ERR_LT_IN_ATTRIBUTE:
      return ("the value of an attribute contains '<'", "write &lt; instead")
    case XML_ERR_INVALID_CHAR:
      return (
        "there is a control character here, which XML does not allow",
        "remove it; only tab and line breaks are allowed among control characters"
      )
    case XML_ERR_DOCUMENT_EMPTY:
      return ("text stands before the root element", "remove it")
    case XML_ERR_DOCUMENT_END:
      return (
        "something follows after the end of the root element",
        "remove it; a file holds one root element"
      )
    case XML_ERR_RESERVED_XML_NAME:
      return (
        "the XML declaration is not at the very beginning of the file",
        "remove what stands before <?xml, white space included"
      )
    case XML_ERR_MISPLACED_CDATA_END:
      return ("']]>' stands in text", "write ]]&gt; instead")
    default: return nil
    }
  }
}
