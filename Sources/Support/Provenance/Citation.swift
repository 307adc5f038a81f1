public import Languages

/// Where a demand is written: a provision of an act, a paper of the project, or a standard.
public struct Citation: Hashable, Sendable, CustomStringConvertible {
  /// What can be cited.
  public enum Source: Hashable, Sendable {
    /// A provision of an act.
    case act(Act, Provision)
    /// A paper that binds the parties, with the words that say where in it.
    case document(Paper, what: Wording)
    /// A standard, a handbook or a page, with its clause and its address where it has them.
    case standard(name: Wording, clause: Wording?, uri: String?)
  }

  /// The papers that bind a project besides the law.
  public enum Paper: String, Hashable, Sendable, CaseIterable {
    case programme, call, decision, agreement
  }

  /// What is cited.
  public let source: Source

  /// A remark that stands in brackets after the citation, such as a doubt about how to read it.
  public let note: Wording?

  /// Cites a provision of an act; without one, the act as a whole.
  public init(_ act: Act, _ provision: Provision = Provision(), note: Wording? = nil) {
    self.init(.act(act, provision), note: note)
  }

  /// Cites any source.
  public init(_ source: Source, note: Wording? = nil) {
    self.source = source
    self.note = note
  }

  /// Cites a paper that binds the parties, such as a decision by its id.
  public static func document(_ paper: Paper, _ what: Wording, note: Wording? = nil) -> Citation {
    Citation(.document(paper, what: what), note: note)
  }

  /// Cites a standard, a handbook or a page: `.standard(.same("ISO 4217"), uri: …)`.
  public static func standard(
    _ name: Wording, _ clause: Wording? = nil, uri: String? = nil, note: Wording? = nil
  ) -> Citation {
    Citation(.standard(name: name, clause: clause, uri: uri), note: note)
  }

  /// The same citation with a remark after it.
  public func noting(_ note: Wording) -> Citation { Citation(source, note: note) }

  /// The act cited, where it is an act.
  public var act: Act? {
    if case .act(let act, _) = source { act } else { nil }
  }

  /// The provision cited, where it is an act's.
  public var provision: Provision? {
    if case .act(_, let provision) = source { provision } else { nil }
  }

  /// The citation in English.
  public var description: String { text(in: .english) }
}

extension Citation {
  /// The citation as people write it, without its address.
  public func text(in language: Language) -> String {
    let text =
      switch source {
      case .act(let act, let provision):
        Self.text(of: provision, in: act, language)
      case .document(let paper, let what):
        "\(Self.name(of: paper)(in: language)) \(what(in: language))"
      case .standard(let name, let clause, _):
        ([name] + [clause].compactMap(\.self)).map { $0(in: language) }.joined(separator: ", ")
      }
    return note.map { "\(text) (\($0(in: language)))" } ?? text
  }

  /// The address of what is cited, nil for a paper that has none.
  ///
  /// For Union law it is the article's European Legislation Identifier. It stops at the article:
  /// identifiers of paragraphs are not published for every act.
  public var uri: String? {
    switch source {
    case .act(let act, let provision):
      guard act.origin == .union else { return act.address }
      if let article = provision.article { return "\(act.address)/art_\(article)/oj" }
      if let annex = provision.annex { return "\(act.address)/anx_\(annex)/oj" }
      return "\(act.address)/oj"
    case .document: return nil
    case .standard(_, _, let uri): return uri
    }
  }

  private static func text(of provision: Provision, in act: Act, _ language: Language) -> String {
    let name = act.name(in: language)
    switch (act.origin, language) {
    case (.sweden, .english): return name + englishSection(provision)
    case (.sweden, .swedish): return name + swedishSection(provision)
    case (.union, .english): return name + englishArticle(provision)
    case (.union, .swedish): return name + swedishArticle(provision)
    }
  }

  /// ", Article 49(3), second subparagraph, point (a)": as the acts' own English text refers.
  private static func englishArticle(_ provision: Provision) -> String {
    var text = ""
    if let article = provision.article { text += ", Article \(article)" }
    if let paragraph = provision.paragraph { text += "(\(paragraph))" }
    let points = provision.points.map { "(\($0))" }.joined()
    if let subparagraph = provision.subparagraph {
      text += ", \(ordinal(subparagraph, in: .english)) subparagraph"
      if !points.isEmpty { text += ", point \(points)" }
    } else {
      text += points
    }
    if let annex = provision.annex { text += ", Annex \(annex)" }
    for part in provision.parts { text += ", \(part.kind.rawValue) \(part.number)" }
    return text
  }

  /// ", artikel 49.3 andra stycket a", ", artikel 2.1 led 19", ", bilaga III, punkt 4 h": as the acts'
  /// own Swedish text refers.
  private static func swedishArticle(_ provision: Provision) -> String {
    var text = ""
    if let article = provision.article { text += ", artikel \(article)" }
    if let paragraph = provision.paragraph { text += ".\(paragraph)" }
    if let subparagraph = provision.subparagraph {
      text += " \(ordinal(subparagraph, in: .swedish)) stycket"
    }
    for point in provision.points {
      text += point.first?.isNumber ?? false ? " led \(point)" : " \(point)"
    }
    if let annex = provision.annex { text += ", bilaga \(annex)" }
    for part in provision.parts {
      let number = part.number.replacing("(", with: " ").replacing(")", with: "")
      text += ", \(swedishName(of: part.kind)) \(number)"
    }
    return text
  }

  /// ", chapter 19 a, section 11, second paragraph, point 3": as English translations of Swedish law refer.
  private static func englishSection(_ provision: Provision) -> String {
    let section = SwedishSections.english(chapter: provision.chapter, section: provision.article)
    let paragraph = provision.subparagraph.map { "\(ordinal($0, in: .english)) paragraph" }
    let points = provision.points.map { "point \($0)" }
    return ([section, paragraph].compactMap(\.self) + points).filter { !$0.isEmpty }
      .map { ", \($0)" }.joined()
  }

  /// " 19 a kap. 11 § andra stycket 3": as Swedish law refers to itself.
  private static func swedishSection(_ provision: Provision) -> String {
    var text = ""
    if let chapter = provision.chapter { text += " \(chapter) kap." }
    if let section = provision.article { text += " \(section) §" }
    if let subparagraph = provision.subparagraph {
      text += " \(ordinal(subparagraph, in: .swedish)) stycket"
    }
    for point in provision.points { text += " \(point)" }
    return text
  }

  private static func name(of paper: Paper) -> Wording {
    switch paper {
    case .programme: Wording("Programme", sv: "Programmet")
    case .call: Wording("Call", sv: "Utlysningen")
    case .decision: Wording("Grant decision", sv: "Beslutet om stöd")
    case .agreement: Wording("Grant agreement", sv: "Överenskommelsen om stöd")
    }
  }

  private static func swedishName(of kind: AnnexPart.Kind) -> String {
    switch kind {
    case .table: "tabell"
    case .code: "kod"
    case .field: "fält"
    case .point: "punkt"
    case .part: "del"
    case .appendix: "tillägg"
    case .row: "rad"
    case .column: "kolumn"
    }
  }

  private static func ordinal(_ number: Int, in language: Language) -> String {
    let words =
      switch language {
      case .english:
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]
      case .swedish:
        ["första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde"]
      }
    return words.indices.contains(number - 1) ? words[number - 1] : "\(number)."
  }
}
