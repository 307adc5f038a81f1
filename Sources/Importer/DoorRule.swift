public import Findings
import Languages
public import Provenance
import XML

/// The door's own rules: what a file or a record must be before its content can be judged.
///
/// They are family S. What they find is an error: the file is refused, or the record set aside. Only a
/// tie of two versions is a warning, since both are taken.
public enum DoorRule: String, Sendable, CaseIterable {
  case unreadableFile = "S101"
  case notXML = "S102"
  case notWellFormed = "S103"
  case documentType = "S104"
  case overLimit = "S105"
  case unknownRoot = "S106"
  case foreignFormat = "S107"
  case unsupportedEncoding = "S108"
  case unknownRecord = "S201"
  case strayText = "S202"
  case misplacedElement = "S203"
  case missingElement = "S204"
  case unknownElement = "S205"
  case tooManyElements = "S206"
  case missingAttribute = "S207"
  case unknownAttribute = "S208"
  case malformedValue = "S209"
  case textBetweenElements = "S210"
  case schemaViolated = "S211"
  case danglingReference = "S301"
  case statedAndNotStated = "S302"
  case secondContent = "S303"
  case pointsAtTwoProjects = "S304"
  case amountWithoutCurrency = "S305"
  case versionsTie = "S306"
  case secondApplication = "S307"
  case negativeWithoutCorrection = "S308"
  case reversedDays = "S309"

  /// Names the fault and reads after "allow".
  public var name: String {
    switch self {
    case .unreadableFile: "unreadable-file"
    case .notXML: "not-xml"
    case .notWellFormed: "not-well-formed"
    case .documentType: "document-type"
    case .overLimit: "over-limit"
    case .unknownRoot: "unknown-root"
    case .foreignFormat: "foreign-format"
    case .unsupportedEncoding: "unsupported-encoding"
    case .unknownRecord: "unknown-record"
    case .strayText: "stray-text"
    case .misplacedElement: "misplaced-element"
    case .missingElement: "missing-element"
    case .unknownElement: "unknown-element"
    case .tooManyElements: "too-many-elements"
    case .missingAttribute: "missing-attribute"
    case .unknownAttribute: "unknown-attribute"
    case .malformedValue: "malformed-value"
    case .textBetweenElements: "text-between-elements"
    case .schemaViolated: "schema-violated"
    case .danglingReference: "dangling-reference"
    case .statedAndNotStated: "stated-and-not-stated"
    case .secondContent: "second-content-for-one-id"
    case .pointsAtTwoProjects: "record-points-at-two-projects"
    case .amountWithoutCurrency: "amount-without-currency"
    case .versionsTie: "versions-tie"
    case .secondApplication: "second-application-of-project"
    case .negativeWithoutCorrection: "negative-without-correction"
    case .reversedDays: "reversed-days"
    }
  }

  /// How much it matters.
  public var severity: Severity { self == .versionsTie ? .warning : .error }

  /// The standard or the format that asks for it.
  public var law: Citation {
    switch self {
    case .unreadableFile, .notXML, .notWellFormed, .documentType, .unsupportedEncoding:
      .standard(.same("XML 1.0"), uri: "https://www.w3.org/TR/xml/")
    case .overLimit:
      .standard(Wording("fondbok's limits", sv: "fondboks gränser"))
    default:
      .standard(
        Wording("fondbok's format", sv: "fondboks format"),
        Wording("namespace urn:fondbok:1", sv: "namnrymden urn:fondbok:1"))
    }
  }
}

/// A fault of a record: which element, which rule, what is there and what to do.
struct DoorFault {
  let rule: DoorRule
  /// The element's number in its record.
  let element: Int
  /// The attribute's number in the tape, when it is about one.
  let attribute: Int?
  let message: Wording
  let fix: Wording?
  /// Whether it is about text that stands between the element's children, and not about its tag.
  var isOfText = false

  /// Where it is in the record.
  func place(in tape: Tape) -> SourceRange {
    let text = isOfText ? tape.textPlace(in: element) : nil
    return text ?? tape.place(of: element, attribute: attribute)
  }
}
