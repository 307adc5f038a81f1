import Languages
import Rules

/// The page of the catalogue in a language: every entry with what answers it.
struct CataloguePage {
  let catalogue: Catalogue
  let language: Language

  /// The file's name in the folder of pages.
  var name: String { language == .english ? "Catalogue.md" : "Catalogue.sv.md" }

  var text: String {
    let blocks = [
      "# \(say(Wording("The catalogue", sv: "Katalogen")))", Self.origin, say(introduction),
      counts, table,
    ]
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private static let origin = """
    <!-- Written from the catalogue and the rules' cards by `UPDATE=1 swift test --filter DocumentTests`; \
    change them, not this page. -->
    """

  private let introduction = Wording(
    """
    What Union law (EU), Swedish practice (SE), the officer's checklist (SE-CHECK), other funds (X) and the \
    portfolio itself (OWN) ask, and what answers each. `fondbok explain EU105` prints an entry with what an officer \
    is asked to confirm. The examples named are those that a rule fails, one unit past its boundary.
    """,
    sv: """
      Vad unionsrätten (EU), svensk praxis (SE), handläggarens checklista (SE-CHECK), andra fonder (X) och portföljen \
      själv (OWN) kräver, och vad som svarar för var och en. `fondbok explain EU105` skriver ut en post med det en \
      handläggare ombeds bekräfta. De exempel som anges är de som en regel underkänner, en enhet förbi gränsen.
      """)

  /// How many entries are answered by what.
  private var counts: String {
    let standings = catalogue.entries.map { $0.standing() }
    let rows = CatalogueStanding.allCases.map { standing in
      "| \(say(standing.label)) | \(standings.filter { $0 == standing }.count) |"
    }
    let head = say(Wording("| Answered by | Entries |", sv: "| Besvaras av | Poster |"))
    let sum = say(Wording("all", sv: "alla"))
    return ([head, "| --- | --- |"] + rows + ["| \(sum) | \(standings.count) |"])
      .joined(separator: "\n")
  }

  private var table: String {
    let head = say(
      Wording(
        "| Entry | What it asks | Answered by |", sv: "| Post | Vad den kräver | Besvaras av |"))
    let rows = catalogue.entries.map {
      "| \($0.id) | \(say($0.asks)) | **\(say($0.standing().label))** \(answer(of: $0)) |"
    }
    return ([head, "| --- | --- | --- |"] + rows).joined(separator: "\n")
  }

  private func answer(of entry: CatalogueEntry) -> String {
    let rules = entry.rules().map { card in
      let examples = card.fails.indices.map { "\(card.id)-fails-\($0 + 1)" }
      let shown = examples.count > 1 ? [examples[0], "…", String(examples.count)] : examples
      return "[\(card.id)](\(card.id).md) \(card.name) (\(shown.joined(separator: " ")))"
    }
    return (rules + entry.account.map(say) + proof(of: entry)).joined(separator: "; ")
  }

  private func proof(of entry: CatalogueEntry) -> [String] {
    switch entry.answer {
    case .computed(_, let proof), .inReturn(_, _, let proof): ["`\(proof.file)`: \(proof.test)"]
    case .schema(_, _, let sample?): ["`Samples/Faulty/Schema/\(sample)`"]
    default: []
    }
  }

  private func say(_ wording: Wording) -> String { wording(in: language) }
}
