import Languages
import Provenance
import Values

/// Turns merged nodes into typed values, and collects every fault on the way.
///
/// This file has the reading of single values, `ReadTimeline.swift` that of dated lists;
/// `ReadRulebook.swift` has the members of a rulebook, and `CheckRulebook.swift` what they must have
/// in common.
struct RulebookReader {
  var faults: [RulebookFault] = []

  /// The fund's first day, from which complete lists must be complete.
  var start: Day?

  let layers: [RulebookNode]
  let knownRules: Set<String>?

  /// The day after which an office's files can have compared nothing with the law, where it is known.
  let today: Day?
  /// The office's files.
  var officeFiles: Set<String> = []

  /// What the keys of the `law` map stand for, after the merge.
  var laws: [String: LawSource] = [:]

  /// The day each file was compared with the law.
  var checked: [String: Day] = [:]

  init(layers: [RulebookNode], knownRules: Set<String>?, today: Day? = nil) {
    self.layers = layers
    self.knownRules = knownRules
    self.today = today
  }

  /// What a key of the `law` map stands for.
  enum LawSource {
    /// An act, whose provisions are parsed.
    case act(Act)
    /// A standard, a handbook or a contract.
    case other(OtherLaw)
  }

  /// A paper besides the acts, whose sections are taken as written, but for those that it has words for.
  struct OtherLaw {
    let name: Wording
    let uri: String?
    /// What each language calls the sections that files name.
    let sections: [String: Wording]
    /// Whether its name is stated in Swedish; its sections are then as well.
    let isInSwedish: Bool
  }

  mutating func report(
    _ kind: RulebookFault.Kind, _ place: RulebookNode.Place, _ found: Wording, _ allowed: Wording
  ) {
    faults.append(RulebookFault(kind, at: place, found: found, allowed: allowed))
  }

  // MARK: Objects and lists

  /// The members of an object, after a look that it has no others and lacks none.
  mutating func fields(
    _ node: RulebookNode, required: [String], optional: [String] = []
  ) -> Fields? {
    guard case .object(let members) = node.value else {
      report(
        .wrongType, node.place, node.shown,
        Wording(
          "an object with \(listed(required)) stands here",
          sv: "här står ett objekt med \(listed(required))"))
      return nil
    }
    let allowed = required + optional
    for member in members where !allowed.contains(member.name) {
      report(
        .unknownMember, member.place,
        Wording(
          "there is no member “\(member.name)”", sv: "det finns ingen medlem ”\(member.name)”"),
        Wording(
          "the members here are \(listed(allowed))", sv: "medlemmarna här är \(listed(allowed))"))
    }
    for name in required where node[name] == nil {
      report(
        .missingMember, node.place,
        Wording("“\(name)” is missing from \(node.shown)", sv: "”\(name)” saknas i \(node.shown)"),
        Wording(
          "state it; \(listed(required)) must be there",
          sv: "ange den; \(listed(required)) måste finnas"))
    }
    return Fields(node: node)
  }

  /// The members of an object whose names are free.
  mutating func members(_ node: RulebookNode?) -> [RulebookNode.Member] {
    guard let node else { return [] }
    if case .object(let members) = node.value { return members }
    report(
      .wrongType, node.place, node.shown,
      Wording(
        "an object stands here, one member for each name",
        sv: "här står ett objekt, en medlem för varje namn"))
    return []
  }

  mutating func list(_ node: RulebookNode?) -> [RulebookNode] {
    guard let node else { return [] }
    if case .list(let items) = node.value { return items }
    report(
      .wrongType, node.place, node.shown,
      Wording("a list stands here, such as [ … ]", sv: "här står en lista, till exempel [ … ]"))
    return []
  }

  // MARK: Single values

  mutating func text(_ node: RulebookNode?) -> String? {
    guard let node else { return nil }
    if case .text(let text) = node.value, !text.isEmpty { return text }
    report(
      .wrongType, node.place, node.shown,
      Wording("a text that is not empty stands here", sv: "här står en text som inte är tom"))
    return nil
  }

  /// One text or a list of texts.
  mutating func texts(_ node: RulebookNode?) -> [String] {
    guard let node else { return [] }
    if case .list(let items) = node.value { return items.compactMap { text($0) } }
    return text(node).map { [$0] } ?? []
  }

  mutating func flag(_ node: RulebookNode?) -> Bool {
    guard let node else { return false }
    if case .flag(let flag) = node.value { return flag }
    report(
      .wrongType, node.place, node.shown,
      Wording("true or false stands here", sv: "här står true eller false"))
    return false
  }

  mutating func whole(_ node: RulebookNode?) -> Int64? {
    whole(
      node,
      Wording(
        "a whole number stands here; money is in minor units, rates in hundredths of a percent",
        sv: "här står ett heltal; pengar anges i minsta enhet, stödnivåer i hundradels procent"))
  }

  /// A number of a version, which counts from 1.
  mutating func version(_ node: RulebookNode?) -> Int64? {
    whole(
      node, Wording("a whole number stands here, such as 1", sv: "här står ett heltal, som 1"))
  }

  private mutating func whole(_ node: RulebookNode?, _ allowed: Wording) -> Int64? {
    guard let node else { return nil }
    if case .whole(let number) = node.value { return number }
    report(.wrongType, node.place, node.shown, allowed)
    return nil
  }

  mutating func day(_ node: RulebookNode?) -> Day? {
    guard let node, let text = text(node) else { return nil }
    do {
      return try Day.parse(text)
    } catch {
      report(
        .wrongType, node.place, node.shown,
        Wording(
          "a day stands here, such as 2026-07-01", sv: "här står en dag, till exempel 2026-07-01"))
      return nil
    }
  }

  mutating func percentage(_ node: RulebookNode?) -> Percentage? {
    guard let node, let number = whole(node) else { return nil }
    guard (0...10_000).contains(number) else {
      report(
        .rateOutOfRange, node.place,
        Wording("\(number) is no rate", sv: "\(number) är ingen procentsats"),
        Wording(
          "rates are 0 to 10000 hundredths of a percent; 75 % is 7500",
          sv: "procentsatser är 0 till 10000 hundradels procent; 75 % är 7500"))
      return nil
    }
    return Percentage(hundredths: number)
  }

  /// A case of a closed list of our own.
  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ node: RulebookNode?, as _: Word.Type
  ) -> Word? where Word.RawValue == String {
    guard let node, let text = text(node) else { return nil }
    if let word = Word(rawValue: text) { return word }
    report(
      .notAllowed, node.place, node.shown,
      Wording(
        "allowed are \(listed(Word.allCases.map(\.rawValue)))",
        sv: "tillåtna är \(listed(Word.allCases.map(\.rawValue)))"))
    return nil
  }

  mutating func words<Word: RawRepresentable & CaseIterable>(
    _ node: RulebookNode?, as type: Word.Type
  ) -> [Word] where Word.RawValue == String {
    list(node).compactMap { word($0, as: type) }
  }

  // MARK: What many members share

  /// A doubt and its Swedish.
  static let doubtMembers = ["doubt", "doubtSv"]

  /// A sentence and its Swedish, which is stated beside it: `none` and `noneSv`.
  ///
  /// A file for one office may leave the Swedish out; the sentence then stands for both.
  mutating func wording(_ fields: Fields, _ name: String) -> Wording? {
    guard let english = text(fields[name]) else { return nil }
    let swedish = text(fields[name + "Sv"]) ?? english
    return Wording("\(english)", sv: "\(swedish)")
  }

  /// What is uncertain about an object, where something is.
  mutating func doubt(_ fields: Fields) -> Wording? { wording(fields, "doubt") }

  mutating func label(_ fields: Fields) -> Label {
    Label(
      text(fields["label"]) ?? "", swedish: text(fields["sv"]),
      isSwedishOfficial: flag(fields["svOfficial"]))
  }

  /// The citations of an object, or those it takes over from what it belongs to.
  mutating func law(_ fields: Fields, inheriting inherited: [Citation]? = nil) -> [Citation] {
    guard let node = fields["law"] else {
      if inherited == nil {
        report(
          .missingMember, fields.node.place, Wording("“law” is missing", sv: "”law” saknas"),
          Wording(
            "cite the provision, such as law: \"AMIF 15(1)\"",
            sv: "ange bestämmelsen, till exempel law: \"AMIF 15(1)\""))
      }
      return inherited ?? []
    }
    return citations(node)
  }

  /// One provision or a list of them.
  mutating func citations(_ node: RulebookNode) -> [Citation] {
    guard case .list(let items) = node.value else { return citation(node).map { [$0] } ?? [] }
    return items.compactMap { citation($0) }
  }

  mutating func citation(_ node: RulebookNode) -> Citation? {
    guard let text = text(node) else { return nil }
    let key = text.prefix { $0 != " " }
    let rest = text.dropFirst(key.count).drop { $0 == " " }
    switch laws[String(key)] {
    case nil:
      report(
        .unknownLaw, node.place,
        Wording("\(node.shown) begins with “\(key)”", sv: "\(node.shown) börjar med ”\(key)”"),
        Wording(
          "the law maps of the layers have \(listed(laws.keys.sorted()))",
          sv: "lagrens law-tabeller har \(listed(laws.keys.sorted()))"))
      return nil
    case .other(let paper):
      let section = rest.isEmpty ? nil : self.section(String(rest), of: paper, node)
      return .standard(paper.name, section, uri: paper.uri)
    case .act(let act):
      do {
        return try Citation.parse("\(act.key) \(rest)")
      } catch {
        report(.unreadableLaw, node.place, node.shown, error.problem)
        return nil
      }
    }
  }

  /// What each language calls a section of a paper: that of Swedish law has its own form in each, a number
  /// is the same in all, and words are not.
  private mutating func section(
    _ section: String, of paper: OtherLaw, _ node: RulebookNode
  ) -> Wording {
    if let words = paper.sections[section] ?? SwedishSections.wording(section) { return words }
    if paper.isInSwedish, section.contains(/\p{L}{2}/) {
      report(
        .unknownReference, node.place,
        Wording(
          "“\(section)” is no section of “\(paper.name)” that has Swedish words",
          sv: "”\(section)” är inget avsnitt i ”\(paper.name)” som har svenska ord"),
        Wording(
          "state them where the law map names the paper, with "
            + "sections: { \"\(section)\": { sv: \"…\" } }",
          sv: "ange dem där law-tabellen nämner handlingen, med "
            + "sections: { \"\(section)\": { sv: \"…\" } }"))
    }
    return .same(section)
  }

  /// The days of an object; reports an end before the beginning.
  mutating func span(_ fields: Fields) -> Span {
    let from = day(fields["from"])
    let until = day(fields["until"])
    if let from, let until, until < from, let node = fields["until"] {
      report(
        .datesReversed, node.place, Wording("it ends on \(until)", sv: "den slutar \(until)"),
        Wording(
          "it begins on \(from), and can end on that day or later",
          sv: "den börjar \(from), och kan sluta den dagen eller senare"))
      return Span(from: from)
    }
    return Span(from: from, until: until)
  }

  /// The day an object was compared with the law: its own, or its file's.
  mutating func checked(_ fields: Fields) -> Day {
    dayCompared(fields["checked"]) ?? checked[fields.node.place.file] ?? Day.first
  }

  /// A day on which something was compared with the law: today at the latest.
  mutating func dayCompared(_ node: RulebookNode?) -> Day? {
    guard let node, let day = day(node) else { return nil }
    if let today, day > today, officeFiles.contains(node.place.file) {
      report(
        .notAllowed, node.place, node.shown,
        Wording(
          "the day of a comparison is \(today) at the latest, which is today",
          sv: "dagen för en jämförelse är senast \(today), som är i dag"))
    }
    return day
  }
}

/// The members of an object that has been looked over.
struct Fields {
  let node: RulebookNode

  subscript(_ name: String) -> RulebookNode? { node[name] }
}
