import Findings
import Languages
import Portfolio
import Provenance
import Rules
import Values

/// What a rule asks, by which law and with which numbers, whatever the project.
struct ExplainRule {
  let card: RuleCard
  let day: Day
  let rulebooks: Rulebooks
  /// The programmes whose projects are judged; none where there is no portfolio.
  var programmes: [Programme] = []

  /// The page, line by line.
  var lines: [Wording] {
    let books = books
    var lines: [Wording] = [
      .same("\(card.id) · \(card.name) · ") + card.title, card.summary, .same(""),
      Wording(
        "Severity: \(card.severity.label) (\(card.state.label))",
        sv: "Allvar: \(card.severity.label) (\(card.state.label))") + changes(by: books),
      Wording(
        "Law of the day of: \(card.lawDay.label)",
        sv: "Rätten den dag som gäller: \(card.lawDay.label)"),
      Wording(
        "Mended by: \(card.mendedBy.wording)", sv: "Åtgärdas av: \(card.mendedBy.wording)"),
      Wording(
        "Catalogue: \(card.catalogue.joined(separator: ", "))",
        sv: "Katalog: \(card.catalogue.joined(separator: ", "))"),
      Wording("Law:", sv: "Rättslig grund:"),
    ]
    lines += card.law.map { citation in
      Wording { "  " + citation.text(in: $0) + (citation.uri.map { " <\($0)>" } ?? "") }
    }
    lines += books.compactMap { book in
      book.rules.cites[card.id].map { law in
        Wording("  by \(book.id): ", sv: "  enligt \(book.id): ") + cited(law)
      }
    }
    lines += numbers(by: books)
    lines.append(Wording("Why: \(card.why)", sv: "Varför: \(card.why)"))
    if let doubt = card.doubt { lines.append(self.doubt(doubt)) }
    return lines + examples
  }

  /// The rulebooks that judge the portfolio's projects, else the main one; those of other funds where
  /// these have none of the numbers that the rule asks for.
  private var books: [Rulebook] {
    let ids = Set(programmes.compactMap { rulebooks.rulebook(of: $0)?.id })
    let judging = rulebooks.funds.filter { ids.contains($0.id) }
    let books = judging.isEmpty ? [rulebooks.main] : judging
    guard !(card.parameters.isEmpty && card.tables.isEmpty),
      books.allSatisfy({ $0.numbers(of: card).isEmpty })
    else { return books }
    let others = rulebooks.funds.filter { !$0.numbers(of: card).isEmpty }
    return others.isEmpty ? books : others
  }

  /// What the rulebooks make of the rule, after its own severity; empty where they leave it alone.
  private func changes(by books: [Rulebook]) -> Wording {
    let changes = books.map { ($0.id, $0.rules.changes(of: card)) }
    if let first = changes.first?.1, changes.allSatisfy({ $0.1 == first }) { return first }
    return changes.filter { !$0.1.isEmpty }.map { id, words in words + .same(" (\(id))") }.joined()
  }

  private func doubt(_ doubt: Wording) -> Wording {
    Wording("Doubt: \(doubt)", sv: "Tvekan: \(doubt)")
  }

  // MARK: The numbers

  /// What the rule compares with on the day, of rulebooks that say the same together.
  private func numbers(by books: [Rulebook]) -> [Wording] {
    var sections: [(ids: [String], lines: [Wording])] = []
    for book in books {
      let lines = book.numbers(of: card, on: day).flatMap(self.lines(of:))
      guard !lines.isEmpty else { continue }
      if let same = sections.firstIndex(where: { $0.lines == lines }) {
        sections[same].ids.append(book.id)
      } else {
        sections.append(([book.id], lines))
      }
    }
    return sections.flatMap { ids, lines in
      let names = ids.map(Wording.same).listed()
      return [
        Wording("Numbers on \(day), by \(names):", sv: "Tal den \(day), enligt \(names):")
      ] + lines
    }
  }

  private func lines(of number: NumberOfLaw) -> [Wording] {
    let label = number.label.map { Wording(" (\($0))", sv: " (\($0))") } ?? .same("")
    let law = number.law.isEmpty ? Wording.same("") : .same("; ") + cited(number.law)
    let compared =
      number.checked.map {
        Wording("; compared with the law on \($0)", sv: "; jämfört med rätten \($0)")
      } ?? .same("")
    let line =
      Wording(
        "  \(number.name)\(label): \(number.says), \(number.span)",
        sv: "  \(number.name)\(label): \(number.says), \(number.span)") + law + compared
    return [line] + (number.doubt.map { [.same("    ") + doubt($0)] } ?? [])
  }

  private func cited(_ law: [Citation]) -> Wording {
    law.map { citation in Wording { citation.text(in: $0) } }.joined(separator: "; ")
  }

  // MARK: The examples

  private var examples: [Wording] {
    let kinds = [
      ("passes", card.passes), ("fails", card.fails), ("silent", card.silent),
      ("not-run", card.notRun),
    ]
    return [Wording("Examples:", sv: "Exempel:")]
      + kinds.flatMap { kind, examples in
        examples.enumerated().map { index, example in
          .same("  \(card.id)-\(kind)-\(index + 1): ") + example.shows
        }
      }
  }
}

extension RuleSettings {
  /// What a rulebook makes of a rule, after its own severity; empty when it leaves the rule alone.
  fileprivate func changes(of card: RuleCard) -> Wording {
    guard runs(card.id) else {
      return Wording("; turned off by the rulebook", sv: "; avstängd av regelboken")
    }
    var changes =
      isOnTrial(card.id)
      ? Wording("; on trial by the rulebook", sv: "; på prov enligt regelboken")
      : Wording.same("")
    if let severity = severity(of: card.id) {
      changes =
        changes
        + Wording(
          "; \(severity.label) by the rulebook", sv: "; \(severity.label) enligt regelboken")
    }
    for call in calls {
      guard let severity = call.severities[card.id] else { continue }
      changes =
        changes
        + Wording(
          "; \(severity.label) in the call \(call.id)",
          sv: "; \(severity.label) i utlysningen \(call.id)")
    }
    return changes
  }
}
