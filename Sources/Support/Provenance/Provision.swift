/// The place within an act: an article with its paragraph and points, an annex with its part, or a
/// Swedish section with its chapter.
public struct Provision: Hashable, Sendable {
  /// The chapter of a Swedish act ("19 a"); Union law is cited without one.
  public let chapter: String?

  /// The article of Union law ("15", "26a") or the section of a Swedish act ("2", "7 a").
  public let article: String?

  /// The numbered paragraph of an article ("1", "6a").
  public let paragraph: String?

  /// The unnumbered subparagraph, counted from 1; in a Swedish act the paragraph (*stycke*).
  public let subparagraph: Int?

  /// The points, outermost first: `["c", "i"]` is point (c)(i).
  public let points: [String]

  /// The annex ("VI").
  public let annex: String?

  /// The parts of the annex, outermost first.
  public let parts: [AnnexPart]

  /// Makes a provision of an article or a section; leaving all out means the act as a whole.
  public init(
    chapter: String? = nil, article: String? = nil, paragraph: String? = nil,
    subparagraph: Int? = nil, points: [String] = []
  ) {
    self.chapter = chapter
    self.article = article
    self.paragraph = paragraph
    self.subparagraph = subparagraph
    self.points = points
    self.annex = nil
    self.parts = []
  }

  /// Makes a provision of an annex.
  public init(annex: String, parts: [AnnexPart] = []) {
    self.chapter = nil
    self.article = nil
    self.paragraph = nil
    self.subparagraph = nil
    self.points = []
    self.annex = annex
    self.parts = parts
  }

  /// The points as one word: "c", or "c(i)" where there are several.
  public var point: String? {
    guard let first = points.first else { return nil }
    return first + points.dropFirst().map { "(\($0))" }.joined()
  }
}

/// A part of an annex: a table of codes, a code, a numbered field, a row.
public struct AnnexPart: Hashable, Sendable {
  /// The kinds of part that acts number.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case table, code, field, point, part, appendix, row, column
  }

  /// What kind of part it is.
  public let kind: Kind

  /// Its number, as the act writes it: "3", "009", "1.4".
  public let number: String

  /// Makes a part of an annex.
  public init(_ kind: Kind, _ number: String) {
    self.kind = kind
    self.number = number
  }

  /// A numbered table of an annex.
  public static func table(_ number: String) -> AnnexPart { AnnexPart(.table, number) }

  /// A code of an official code table.
  public static func code(_ number: String) -> AnnexPart { AnnexPart(.code, number) }

  /// A numbered data field, such as those of CPR Annex XVII.
  public static func field(_ number: String) -> AnnexPart { AnnexPart(.field, number) }
}
