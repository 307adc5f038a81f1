public import Languages

/// One thing wrong with a rulebook file, at one place in it.
public struct RulebookFault: Hashable, Sendable, Sayable, CustomStringConvertible {
  /// What can be wrong with a rulebook file.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The bytes are not UTF-8.
    case notUTF8
    /// The text is not JSON5.
    case notJSON5
    /// A member is stated twice in one object.
    case duplicateMember
    /// A member the schema of rulebooks does not have.
    case unknownMember
    /// A member that must be there is not.
    case missingMember
    /// A value of another type than the member takes.
    case wrongType
    /// A value of the right type that is not among those allowed.
    case notAllowed
    /// The file is written for another version of the schema of rulebooks.
    case unsupportedSchema
    /// The file extends a layer that does not stand below it.
    case unknownBase
    /// A `law` begins with a key the `law` map lacks, or the map names an act we do not know.
    case unknownLaw
    /// A `law` names a known act, but its article cannot be read.
    case unreadableLaw
    /// An entry ends before it begins.
    case datesReversed
    /// An entry of a dated list stands after one that begins later.
    case datesOutOfOrder
    /// Two entries of one identity apply on the same day.
    case datesOverlap
    /// A list that says it is complete has days without an entry.
    case datesGap
    /// A rate outside 0 to 10 000 hundredths of a percent.
    case rateOutOfRange
    /// Two items of one list have the same identity.
    case duplicateIdentity
    /// Two codes of one table have the same label on the same day.
    case duplicateLabel
    /// An id that stands for nothing.
    case unknownReference
    /// A rule id that no rule has.
    case unknownRule
    /// An identifier's pattern is no regular expression.
    case unreadablePattern
  }

  /// What kind of fault it is.
  public let kind: Kind

  /// The file's name.
  public let file: String

  /// The path to the value within the file: `parameters["vat.threshold"].values[0].value`.
  public let path: String

  /// The line of the value, from 1.
  public let line: Int

  /// The column of the value in Unicode characters, from 1.
  public let column: Int

  /// What is there.
  public let found: Wording

  /// What is allowed, or what to do.
  public let allowed: Wording

  /// The fault as compilers write it: place, path, what is there, what is allowed.
  ///
  /// The word `error` is English in every language, because it is what problem matchers look for.
  public func said(in language: Language) -> String {
    "\(file):\(line):\(column): error: \(path): \(found(in: language)); \(allowed(in: language))"
  }

  /// The same fault in a file that people know by another name, such as its path.
  public func inFile(_ name: String) -> RulebookFault {
    RulebookFault(
      kind: kind, file: name, path: path, line: line, column: column, found: found,
      allowed: allowed)
  }

  /// The fault in English.
  public var description: String { said(in: .english) }
}

/// Why layers do not make a rulebook: every fault found, in the order of files and lines.
public struct RulebookError: SayableError, Hashable, Sendable {
  /// The faults; never empty.
  public let faults: [RulebookFault]

  /// Makes an error of its faults.
  public init(faults: [RulebookFault]) { self.faults = faults }

  /// One fault on each line.
  public var wording: Wording { faults.map(\.wording).joined(separator: "\n") }
}
