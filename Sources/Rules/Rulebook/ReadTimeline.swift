import Languages
import Provenance
import Values

extension Span {
  /// Whether a day of it is stated that could not be read, so that it seems to have no end.
  func lacksDay(of node: RulebookNode) -> Bool {
    (from == nil && node["from"] != nil) || (until == nil && node["until"] != nil)
  }
}

extension RulebookReader {
  /// The dated values of an object: the list `values`, in order, without overlap, and without gaps
  /// where the object says `complete`.
  mutating func timeline<Value>(
    _ owner: Fields, required: [String], optional: [String] = [], inheriting: [Citation]?,
    _ value: (inout RulebookReader, Fields) -> Value?
  ) -> Timeline<Value> {
    var entries: [(entry: Timeline<Value>.Entry, place: RulebookNode.Place)] = []
    // A day or a value that could not be read makes no overlap and no gap besides its own fault.
    var read: [(span: Span, place: RulebookNode.Place)] = []
    let shared = ["from", "until", "law", "checked"]
    for item in list(owner["values"]) {
      let isNone = item["none"] != nil
      guard
        let fields = fields(
          item, required: isNone ? ["none"] : required,
          optional: shared + (isNone ? ["noneSv"] : Self.doubtMembers + optional))
      else { continue }
      let span = span(fields)
      let law = law(fields, inheriting: inheriting)
      if !span.lacksDay(of: item) { read.append((span, item.place)) }
      if isNone {
        let because = wording(fields, "none") ?? .same("")
        entries.append((.noneByLaw(span, law: law, because: because), item.place))
      } else if let value = value(&self, fields) {
        let dated = Dated(
          value, span: span, law: law, checked: checked(fields), doubt: doubt(fields))
        entries.append((.value(dated), item.place))
      }
    }
    checkOrder(read)
    let count = list(owner["values"]).count
    if flag(owner["complete"]), entries.count == count, read.count == count {
      checkGaps(read, owner)
    }
    return Timeline(
      entries: entries.map(\.entry), place: owner.node.place.inRulebook)
  }

  private mutating func checkOrder(_ spans: [(span: Span, place: RulebookNode.Place)]) {
    for (before, after) in zip(spans, spans.dropFirst()) {
      if let from = before.span.from, after.span.from.map({ $0 < from }) ?? true {
        report(
          .datesOutOfOrder, after.place,
          Wording(
            "it applies \(after.span) and stands after one \(before.span)",
            sv: "den gäller \(after.span) och står efter en som gäller \(before.span)"),
          Wording(
            "entries stand in the order of their first days",
            sv: "poster står i sina första dagars ordning"))
      } else if before.span.overlaps(after.span) {
        report(
          .datesOverlap, after.place,
          Wording(
            "it applies \(after.span), and the one before \(before.span)",
            sv: "den gäller \(after.span), och den före \(before.span)"),
          Wording(
            "on each day one entry applies; end the one before with “until”",
            sv: "varje dag gäller en post; avsluta den före med ”until”"))
      }
    }
  }

  private mutating func checkGaps(
    _ spans: [(span: Span, place: RulebookNode.Place)], _ owner: Fields
  ) {
    guard let first = spans.first, let last = spans.last else {
      report(
        .datesGap, owner.node.place,
        Wording(
          "it says it is complete and has no values",
          sv: "den sägs vara fullständig och har inga värden"),
        Wording(
          "state the values, or leave “complete” out", sv: "ange värdena, eller ta bort ”complete”")
      )
      return
    }
    if let from = first.span.from, start.map({ $0 < from }) ?? true {
      let beginning =
        start.map { Wording("on \($0)", sv: "den \($0)") }
        ?? Wording("without “from”", sv: "utan ”from”")
      report(
        .datesGap, first.place,
        Wording("nothing is stated before \(from)", sv: "inget är angivet före \(from)"),
        Wording(
          "it says it is complete; begin \(beginning), or state “none” for the days before",
          sv: "den sägs vara fullständig; börja \(beginning), eller ange ”none” för dagarna före"))
    }
    for (before, after) in zip(spans, spans.dropFirst()) {
      guard let until = before.span.until, let from = after.span.from,
        let next = try? until.adding(days: 1), next < from
      else { continue }
      report(
        .datesGap, after.place,
        Wording(
          "nothing is stated from \(next) until \(from)",
          sv: "inget är angivet från \(next) till \(from)"),
        Wording(
          "it says it is complete; begin on \(next), or state “none” for the days between",
          sv: "den sägs vara fullständig; börja \(next), eller ange ”none” för dagarna emellan"
        ))
    }
    if let until = last.span.until {
      report(
        .datesGap, last.place,
        Wording("nothing is stated after \(until)", sv: "inget är angivet efter \(until)"),
        Wording(
          "it says it is complete; leave “until” out, or state “none” for the days after",
          sv: "den sägs vara fullständig; ta bort ”until”, eller ange ”none” för dagarna efter"
        ))
    }
  }
}
