public import Languages

/// All that law and practice ask, entry by entry, with what answers each.
public struct Catalogue: Sendable {
  /// The entries in the order of their files.
  public let entries: [CatalogueEntry]

  init(entries: [CatalogueEntry]) { self.entries = entries }

  /// The catalogue that the program carries.
  public static let builtIn: Catalogue = {
    do {
      return try read(
        [
          "union-projects", "union-returns", "union-control", "union-counting",
          "swedish-practice", "officers-checklist", "other-funds", "documents",
        ].map { RulebookLayer(name: "\($0).json5", text: Embedded.text("\($0).json5")) })
    } catch {
      preconditionFailure("the program's own catalogue has faults:\n\(error)")
    }
  }()

  /// The entry a person means, in any case.
  public func entry(_ id: String) -> CatalogueEntry? {
    entries.first { $0.id.lowercased() == id.lowercased() }
  }
}

extension CatalogueEntry {
  /// The rules whose cards say that they answer it.
  public func rules(of rules: [AnyRule] = allRules) -> [RuleCard] {
    rules.map(\.card).filter { $0.state != .retired && $0.catalogue.contains(id) }
  }

  /// By what it is answered.
  public func standing(of rules: [AnyRule] = allRules) -> CatalogueStanding {
    guard self.rules(of: rules).isEmpty else { return .rule }
    return switch answer {
    case .computed: .computed
    case .inReturn: .inReturn
    case .schema: .schema
    case .question: .question
    case nil: .open
    }
  }

  /// What is said of it, line by line, when no rule answers it.
  public var account: [Wording] {
    switch answer {
    case .computed(let how, _):
      [Wording("Computed: \(how)", sv: "Räknas fram: \(how)")]
    case .inReturn(let name, let how, _):
      [Wording("By the return \(name): \(how)", sv: "Genom redovisningen \(name): \(how)")]
    case .schema(let elements, let how, _):
      [
        Wording("By the form of documents: \(how)", sv: "Genom handlingarnas form: \(how)"),
        .same(elements.joined(separator: "; ")),
      ]
    case .question(let because, let confirm):
      [
        Wording(
          "Not judged from documents: \(because)", sv: "Bedöms inte ur handlingar: \(because)"),
        Wording("Confirm that \(confirm)", sv: "Bekräfta att \(confirm)"),
      ]
    case nil: []
    }
  }
}
