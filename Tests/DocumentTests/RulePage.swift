import Findings
import Languages
import Provenance
import Rules
import TestSupport
import Values

/// The page of a rule, made from its card: what it asks, by which law, and its examples with the
/// findings they give; then the same in Swedish, which readers of the law check as well.
struct RulePage {
  let rule: AnyRule

  private var card: RuleCard { rule.card }

  /// The file's name in the folder of pages.
  var name: String { "\(card.id).md" }

  /// The whole page, ending with a line break.
  func text() throws -> String {
    var blocks = [
      "# \(card.id) · \(card.name)", Self.origin, card.summary.english,
      "**\(card.title.english)** · *\(card.title.swedish)*", facts,
    ]
    let table = numbers(in: .english)
    if !table.isEmpty { blocks.append(table) }
    blocks += ["## The law", law, "## Why", card.why.english]
    if let doubt = card.doubt { blocks += ["## Doubt", doubt.english] }
    blocks.append("## Examples")
    let kinds = [
      ("Passes", "passes", card.passes), ("Fails", "fails", card.fails),
      ("Silent: the rule does not apply", "silent", card.silent),
      ("Not run: something is missing", "not-run", card.notRun),
    ]
    for (heading, kind, examples) in kinds where !examples.isEmpty {
      blocks.append("### \(heading)")
      for (index, example) in examples.enumerated() {
        blocks += try self.blocks(
          of: example, id: "\(card.id)-\(kind)-\(index + 1)", isFailing: kind == "fails")
      }
    }
    blocks += try swedish
    return blocks.joined(separator: "\n\n") + "\n"
  }

  static let origin = """
    <!-- Written from the rule's card by `UPDATE=1 swift test --filter DocumentTests`; change the \
    card, not this page. -->
    """

  // MARK: The card

  private var facts: String {
    let catalogue = card.catalogue.isEmpty ? "none" : card.catalogue.joined(separator: ", ")
    return """
      | Severity | State | Day of the law | Mended by | Catalogue |
      | --- | --- | --- | --- | --- |
      | \(card.severity.label.english) | \(card.state.label.english) | \(card.lawDay.label.english) \
      | \(card.mendedBy.wording.english) | \(catalogue) |
      """
  }

  /// The numbers it compares with, of every fund that has them; empty where it asks for none.
  private func numbers(in language: Language) -> String {
    let rows = Rulebooks.builtIn.funds.flatMap { book in
      // The fund stands beside a name only where it is not AMIF 2021–2027.
      let fund = book.id == Rulebooks.builtIn.main.id ? "" : ", \(book.id)"
      return book.numbers(of: card).map { ($0, fund) }
    }
    guard !rows.isEmpty else { return "" }
    let order = rows.map { $0.0.name }.reduce(into: [Wording]()) { names, name in
      if !names.contains(name) { names.append(name) }
    }
    let lines = order.flatMap { name in
      rows.filter { $0.0.name == name }.map { row($0.0, $0.1, in: language) }
    }
    let head =
      switch language {
      case .english: "| Number | Value | Days | Law | Compared | Doubt |"
      case .swedish: "| Tal | Värde | Dagar | Rättslig grund | Jämfört | Tvekan |"
      }
    return ([head, "| --- | --- | --- | --- | --- | --- |"] + lines).joined(separator: "\n")
  }

  private func row(_ number: NumberOfLaw, _ fund: String, in language: Language) -> String {
    let label = number.label.map { " (\($0(in: language)))" } ?? ""
    let law = number.law.map { $0.text(in: language) }.joined(separator: "; ")
    let cells = [
      "`\(number.name(in: language))`\(fund)\(label)", number.says(in: language),
      number.span.said(in: language), law, number.checked.map { "\($0)" } ?? "",
      number.doubt?(in: language) ?? "",
    ]
    // An empty cell has one space, as a person would write it.
    return "|" + cells.map { $0.isEmpty ? " |" : " \($0.replacing("|", with: "\\|")) |" }.joined()
  }

  private var law: String {
    let own = card.law.map { citation in
      let uri = citation.uri.map { " — <\($0)>" } ?? ""
      return "- \(citation.text(in: .english))\(uri)"
    }
    let others = Rulebooks.builtIn.funds.compactMap { book in
      book.rules.cites[card.id].map { "- in `\(book.id)`: \(list($0))" }
    }
    return (own + others).joined(separator: "\n")
  }

  private func list(_ law: [Citation]) -> String {
    law.map { $0.text(in: .english) }.joined(separator: "; ")
  }

  // MARK: In Swedish

  /// The card, and what the failing examples are told, in Swedish.
  private var swedish: [String] {
    get throws {
      let facts = [
        "Allvar: \(card.severity.label.swedish)", "läge: \(card.state.label.swedish)",
        "rättens dag: \(card.lawDay.label.swedish)",
        "åtgärdas av: \(card.mendedBy.wording.swedish)",
      ]
      var blocks = [
        "## På svenska", "**\(card.title.swedish)**", facts.joined(separator: "; ") + ".",
        card.summary.swedish, "Varför: \(card.why.swedish)",
      ]
      if let doubt = card.doubt { blocks.append("Tvekan: \(doubt.swedish)") }
      let table = numbers(in: .swedish)
      if !table.isEmpty { blocks.append(table) }
      for (index, example) in card.fails.enumerated() {
        blocks.append("**\(card.id)-fails-\(index + 1)**: \(example.shows.swedish).")
        blocks.append(try printed(example, .short, in: .swedish))
      }
      let others = [
        ("Uppfylld", card.passes), ("Ej tillämplig", card.silent), ("Ej prövad", card.notRun),
      ]
      for (heading, examples) in others where !examples.isEmpty {
        let shown = examples.map(\.shows.swedish).joined(separator: "; ")
        blocks.append("\(heading): \(shown).")
      }
      return blocks
    }
  }

  // MARK: The examples

  private func blocks(
    of example: Example, id: String, isFailing: Bool
  ) throws -> [String] {
    var blocks = ["**\(id)**: \(example.shows.english). \(circumstances(of: example))"]
    blocks += example.edits.flatMap(blocks(of:))
    guard isFailing else { return blocks }
    return blocks + [try printed(example, .text, in: .english)]
  }

  private func printed(
    _ example: Example, _ format: TextPrinter.Format, in language: Language
  ) throws -> String {
    let findings = try ExampleRun.of(example, by: rule).findings
    var printed = ""
    let printer = TextPrinter(format: format, language: language, mask: { $0 })
    for finding in findings {
      printer.print(finding, to: &printed)
      guard format == .short, let fix = finding.fix else { continue }
      printed += "  åtgärd: \(fix(in: language))\n"
    }
    return "```text\n\(printed)```"
  }

  private func circumstances(of example: Example) -> String {
    let rates = example.rates.map { " \($0.currency) \($0.value) for EUR 1 in \($0.month)," }
    return "From `\(example.base.rawValue)`,\(rates.joined()) received on \(example.received), "
      + "judged on \(example.judgedOn)."
  }

  private func blocks(of edit: Example.Edit) -> [String] {
    let document = "the \(edit.document.rawValue.replacing("-", with: " "))"
    if edit.old.isEmpty { return ["Without \(document)."] }
    let old = "In \(document), this\n\n\(xml(edit.old))"
    let new = straightened(edit.new)
    return new.isEmpty ? [old + "\n\nis left out."] : [old + "\n\nbecomes\n\n\(xml(edit.new))"]
  }

  private func xml(_ text: String) -> String { "```xml\n\(straightened(text))\n```" }

  /// The text without the indentation it has in its document, and without empty lines at its ends.
  private func straightened(_ text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    while lines.first?.isEmpty == true { lines.removeFirst() }
    while lines.last?.isEmpty == true { lines.removeLast() }
    func indent(_ line: Substring) -> Int { line.prefix { $0 == " " }.count }
    // An edit begins inside its first line, whose indentation then says nothing.
    let isInside = lines.first.map { indent($0) == 0 } ?? false
    let least = lines.dropFirst(isInside ? 1 : 0).map(indent).min() ?? 0
    return lines.map { $0.dropFirst(min(least, indent($0))) }.joined(separator: "\n")
      .replacing(/\s+$/, with: "")
  }
}

/// The index of the pages: a table of rules for each family that has some.
struct RuleIndex {
  let rules: [AnyRule]

  var text: String {
    let families = RuleFamily.allCases.compactMap { family -> String? in
      let cards = rules.map(\.card).filter { $0.family == family }
      guard !cards.isEmpty else { return nil }
      let rows = cards.map {
        "| [\($0.id)](\($0.id).md) | \($0.name) | \($0.summary.english) | \($0.severity.label.english) | "
          + "\($0.state.label.english) |"
      }
      return (["## \(family.rawValue) · \(family.title.english)", ""] + head + rows)
        .joined(separator: "\n")
    }
    let blocks = ["# Rules", RulePage.origin, introduction] + families
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private let introduction = """
    Each rule is one lawful condition, in one file, with the law it follows and examples on both \
    sides of its boundary. A rule passes, fails, is silent where it does not apply, or is not run \
    where something it needs is missing; what was not run has not passed.
    """

  private let head = [
    "| Rule | Name | What it asks | Severity | State |", "| --- | --- | --- | --- | --- |",
  ]
}
