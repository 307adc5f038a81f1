public import Languages

/// A law, regulation, directive or ordinance that rules cite.
///
/// `Acts.swift` lists the ones we know. A citation names one of them, so that its title and its
/// address are written once.
public struct Act: Hashable, Sendable, CustomStringConvertible {
  /// Whose law it is, which decides how its provisions are written.
  public enum Origin: Hashable, Sendable {
    /// Law of the European Union, cited by article, paragraph and point.
    case union
    /// Law of Sweden, cited by chapter and section.
    case sweden
  }

  /// The CELEX number ("32021R1147") or the number in the Swedish statute book ("SFS 2021:853").
  public let id: String

  /// The short word that stands for the act in a rulebook: "AMIF", "CPR", "1930:173".
  public let key: String

  /// Whose law it is.
  public let origin: Origin

  /// The words a citation begins with: "Regulation (EU) 2021/1147", "Act (1930:173)".
  public let name: Wording

  /// What people call the act: "AMIF Regulation".
  public let shortTitle: Wording

  /// The full title, as published.
  public let fullTitle: Wording

  /// The address all addresses within the act begin with, without a slash at the end.
  ///
  /// For Union law it is the European Legislation Identifier without its last part, for Swedish law
  /// the consolidated text in the Government Offices' database.
  public let address: String

  /// The words a citation begins with, in English.
  public var description: String { name.english }

  /// Makes an act of the European Union from its parts.
  public static func union(
    celex: String, key: String, name: Wording, shortTitle: Wording, fullTitle: Wording, eli: String
  ) -> Act {
    Act(
      id: celex, key: key, origin: .union, name: name, shortTitle: shortTitle,
      fullTitle: fullTitle, address: "http://data.europa.eu/eli/\(eli)")
  }

  /// Makes an act of the Swedish statute book: its kind ("lag", "förordning"), number and title.
  ///
  /// In English it is called an act or an ordinance, and where its kind is its title, by its short title.
  public static func sweden(
    _ kind: String, _ number: String, key: String? = nil, shortTitle: Wording, fullTitle: Wording
  ) -> Act {
    let english =
      switch kind {
      case "lag": "Act"
      case "förordning": "Ordinance"
      default: shortTitle.english
      }
    return Act(
      id: "SFS \(number)", key: key ?? number, origin: .sweden,
      name: Wording("\(english) (\(number))", sv: "\(kind) (\(number))"), shortTitle: shortTitle,
      fullTitle: fullTitle,
      address: "https://rkrattsbaser.gov.se/sfst?bet=\(number)")
  }

  /// The act as a whole, cited.
  public var whole: Citation { Citation(self) }

  /// An article of the act, cited with its paragraph and points: `article("73", "2", "g")`.
  public func article(
    _ article: String, _ paragraph: String? = nil, _ points: String...
  ) -> Citation {
    Citation(self, Provision(article: article, paragraph: paragraph, points: points))
  }

  /// An annex of the act, cited with the part of it that matters: `annex("VI", .table("3"))`.
  public func annex(_ annex: String, _ parts: AnnexPart...) -> Citation {
    Citation(self, Provision(annex: annex, parts: parts))
  }

  /// A section of a Swedish act, cited with its chapter: `section("11", chapter: "19 a")`.
  public func section(_ section: String, chapter: String? = nil) -> Citation {
    Citation(self, Provision(chapter: chapter, article: section))
  }
}
