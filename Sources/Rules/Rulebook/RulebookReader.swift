import Languages
import Provenance
import Values

/// Turns merged nodes into typed values, and collects every fault on the way.
///
/// This file has the reading of single values; `ReadRulebook.swift` has the members of a rulebook,
/// and `CheckRulebook.swift` what they must have in common.
struct RulebookReader {
  var faults: [RulebookFault] = []

  /// The fund's first day, from which complete lists must be complete.
  var start: Day?

  let layers: [RulebookNode]
  let knownRules: Set<String>?

  /// What the keys of the `law` map stand for, after the merge.
  var laws: [String: LawSource] = [:]

  /// The day each file was compared with the law.
  var checked: [String: Day] = [:]

  init(layers: [RulebookNode], knownRules: Set<String>?) {
    self.layers = layers
    self.knownRules = knownRules
  }

  /// What a key of the `law` map stands for.
  enum LawSource {
    /// An act, whose provisions are parsed.
    case act(Act)
    /// A standard, a handbook or a contract, whose clause is taken as written.
    case other(name: Wording, uri: String?)
  }

  mutating func report(
    _ kind: RulebookFault.Kind, _ place: RulebookNode.Place, _ found: String, _ allowed: String
  ) {
    faults.append(RulebookFault(kind, at: place, found: found, allowed: allowed))
  }

  // MARK: Objects and lists

  /// The members of an object, after a look that it has no others and lacks none.
  mutating func fields(
    _ node: RulebookNode, required: [String], optional: [String] = []
  ) -> Fields? {
    guard case .object(let members) = node.value else {
      report(.wrongType, node.place, node.shown, "an object with \(listed(required)) stands here")
      return nil
    }
    let allowed = required + optional
    for member in members where !allowed.contains(member.name) {
      report(
        .unknownMember, member.place, "there is no member “\(member.name)”",
        "the members here are \(listed(allowed))")
    }
    for name in required where node[name] == nil {
      report(
        .missingMember, node.place, "“\(name)” is missing from \(node.shown)",
        "state it; \(listed(required)) must be there")
    }
    return Fields(node: node)
  }

  /// The members of an object whose names are free.
  mutating func members(_ node: RulebookNode?) -> [RulebookNode.Member] {
    guard let node else { return [] }
    if case .object(let members) = node.value { return members }
    report(.wrongType, node.place, node.shown, "an object stands here, one member for each name")
    return []
  }

  mutating func list(_ node: RulebookNode?) -> [RulebookNode] {
    guard let node else { return [] }
    if case .list(let items) = node.value { return items }
    report(.wrongType, node.place, node.shown, "a list stands here, such as [ … ]")
    return []
  }

  // MARK: Single values

  mutating func text(_ node: RulebookNode?) -> String? {
    guard let node else { return nil }
    if case .text(let text) = node.value, !text.isEmpty { return text }
    report(.wrongType, node.place, node.shown, "a text that is not empty stands here")
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
    report(.wrongType, node.place, node.shown, "true or false stands here")
    return false
  }

  mutating func whole(_ node: RulebookNode?) -> Int64? {
    guard let node else { return nil }
    if case .whole(let number) = node.value { return number }
    report(
      .wrongType, node.place, node.shown,
      "a whole number stands here; money is in minor units, rates in hundredths of a percent")
    return nil
  }

  mutating func day(_ node: RulebookNode?) -> Day? {
    guard let node, let text = text(node) else { return nil }
    do {
      return try Day.parse(text)
    } catch {
      report(.wrongType, node.place, node.shown, "\(error)")
      return nil
    }
  }

  mutating func percentage(_ node: RulebookNode?) -> Percentage? {
    guard let node, let number = whole(node) else { return nil }
    guard (0...10_000).contains(number) else {
      report(
        .rateOutOfRange, node.place, "\(number) is no rate",
        "rates are 0 to 10000 hundredths of a percent; 75 % is 7500")
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
      .notAllowed, node.place, node.shown, "allowed are \(listed(Word.allCases.map(\.rawValue)))")
    return nil
  }

  mutating func words<Word: RawRepresentable & CaseIterable>(
    _ node: RulebookNode?, as type: Word.Type
  ) -> [Word] where Word.RawValue == String {
    list(node).compactMap { word($0, as: type) }
  }

  // MARK: What many members share

  static let labelMembers = ["label", "sv", "svOfficial"]

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
          .missingMember, fields.node.place, "“law” is missing",
          "cite the provision, such as law: \"AMIF 15(1)\"")
      }
      return inherited ?? []
    }
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
        .unknownLaw, node.place, "\(node.shown) begins with “\(key)”",
        "the law maps of the layers have \(listed(laws.keys.sorted()))")
      return nil
    case .other(let name, let uri):
      return .standard(name, rest.isEmpty ? nil : .same(String(rest)), uri: uri)
    case .act(let act):
      do {
        return try Citation.parse("\(act.key) \(rest)")
      } catch {
        report(.unreadableLaw, node.place, node.shown, error.problem)
        return nil
      }
    }
  }

  /// The days of an object; reports an end before the beginning.
  mutating func span(_ fields: Fields) -> Span {
    let from = day(fields["from"])
    let until = day(fields["until"])
    if let from, let until, until < from, let node = fields["until"] {
      report(
        .datesReversed, node.place, "it ends on \(until)",
        "it begins on \(from), and can end on that day or later")
      return Span(from: from)
    }
    return Span(from: from, until: until)
  }

  /// The day an object was compared with the law: its own, or its file's.
  mutating func checked(_ fields: Fields) -> Day {
    day(fields["checked"]) ?? checked[fields.node.place.file] ?? Day.first
  }

  /// The dated values of an object: the list `values`, in order, without overlap, and without gaps
  /// where the object says `complete`.
  mutating func timeline<Value>(
    _ owner: Fields, required: [String], optional: [String] = [], inheriting: [Citation]?,
    read: (inout RulebookReader, Fields) -> Value?
  ) -> Timeline<Value> {
    var entries: [(entry: Timeline<Value>.Entry, place: RulebookNode.Place)] = []
    let shared = ["from", "until", "law", "checked", "doubt"]
    for item in list(owner["values"]) {
      let isNone = item["none"] != nil
      guard
        let fields = fields(
          item, required: isNone ? ["none"] : required,
          optional: shared + (isNone ? [] : optional))
      else { continue }
      let span = span(fields)
      let law = law(fields, inheriting: inheriting)
      if isNone {
        let because = text(fields["none"]) ?? ""
        entries.append((.noneByLaw(span, law: law, because: .same(because)), item.place))
      } else if let value = read(&self, fields) {
        let dated = Dated(
          value, span: span, law: law, checked: checked(fields), doubt: text(fields["doubt"]))
        entries.append((.value(dated), item.place))
      }
    }
    checkOrder(entries.map { ($0.entry.span, $0.place) })
    if flag(owner["complete"]) { checkGaps(entries.map { ($0.entry.span, $0.place) }, owner) }
    return Timeline(entries: entries.map(\.entry))
  }

  private mutating func checkOrder(_ spans: [(span: Span, place: RulebookNode.Place)]) {
    for (before, after) in zip(spans, spans.dropFirst()) {
      if let from = before.span.from, after.span.from.map({ $0 < from }) ?? true {
        report(
          .datesOutOfOrder, after.place,
          "it applies \(after.span) and stands after one \(before.span)",
          "entries stand in the order of their first days")
      } else if before.span.overlaps(after.span) {
        report(
          .datesOverlap, after.place, "it applies \(after.span), and the one before \(before.span)",
          "on each day one entry applies; end the one before with “until”")
      }
    }
  }

  private mutating func checkGaps(
    _ spans: [(span: Span, place: RulebookNode.Place)], _ owner: Fields
  ) {
    guard let first = spans.first, let last = spans.last else {
      report(
        .datesGap, owner.node.place, "it says it is complete and has no values",
        "state the values, or leave “complete” out")
      return
    }
    if let from = first.span.from, start.map({ $0 < from }) ?? true {
      report(
        .datesGap, first.place, "nothing is stated before \(from)",
        "it says it is complete; begin \(start.map { "on \($0)" } ?? "without “from”"), "
          + "or state “none” for the days before")
    }
    for (before, after) in zip(spans, spans.dropFirst()) {
      guard let until = before.span.until, let from = after.span.from,
        let next = try? until.adding(days: 1), next < from
      else { continue }
      report(
        .datesGap, after.place, "nothing is stated from \(next) until \(from)",
        "it says it is complete; begin on \(next), or state “none” for the days between")
    }
    if let until = last.span.until {
      report(
        .datesGap, last.place, "nothing is stated after \(until)",
        "it says it is complete; leave “until” out, or state “none” for the days after")
    }
  }
}

/// The members of an object that has been looked over.
struct Fields {
  let node: RulebookNode

  subscript(_ name: String) -> RulebookNode? { node[name] }
}
