public import Portfolio
import Schemas
import XML

/// The format of fondbok's documents: its names, its schema, and how records become rows.
///
/// Made once, since compiling the schema takes longer than reading a document.
public final class Format: Sendable {
  let schema: CompiledSchema
  let shortcut: SchemaShortcut
  let model: SchemaModel
  let names: NameTable
  let plan: RecordPlan
  let flatPlan: FlatPlan
  let dayPairs: DayPairs
  let recordFormat: RecordFormat
  let marks: Marks
  /// For each table, the column of a record's title or name, when its rows are records.
  let titleColumns: [Int?]

  /// The names the reader looks for by themselves.
  struct Marks: Sendable {
    let id, issuer, version, issued, currency, field, source, partner: NameID
    let caseNumber, application, amends, decision, report, payment, agreement: NameID
    let notStated: NameID
    let budget, claim, line, corrects, correction, recovery, irregularity: NameID
  }

  public static let namespace = "urn:fondbok:1"
  static let container = "portfolio"

  /// The format of this version of the program.
  public static let current = Format()

  private init() {
    do {
      let model = try SchemaModel(files: Schemas.files, container: Self.container)
      var words: Set<String> = [Self.container]
      for node in model.nodes {
        words.insert(node.name)
        words.formUnion(node.attributes.map(\.name))
      }
      let names = NameTable(words.sorted())
      self.model = model
      self.names = names
      schema = try CompiledSchema(files: Schemas.files, entry: Schemas.documents)
      shortcut = SchemaShortcut(model, names: names)
      plan = RecordPlan(model, names: names)
      flatPlan = FlatPlan(plan) { LocalReferences.mayRefer(model.nodes[$0]) }
      dayPairs = DayPairs(plan.shapes)
      titleColumns = plan.shapes.map { shape in
        guard shape.isRoot else { return nil }
        return shape.columns.firstIndex(of: "title") ?? shape.columns.firstIndex(of: "name")
      }
      recordFormat = RecordFormat(
        namespace: Self.namespace, container: Self.container, records: model.recordNames)
      marks = Marks(
        id: names.id("id"), issuer: names.id("issuer"), version: names.id("version"),
        issued: names.id("issued"), currency: names.id("currency"), field: names.id("field"),
        source: names.id("source"), partner: names.id("partner"), caseNumber: names.id("case"),
        application: names.id("application"), amends: names.id("amends"),
        decision: names.id("decision"), report: names.id("report"), payment: names.id("payment"),
        agreement: names.id("agreement"), notStated: names.id("notStated"),
        budget: names.id("budget"), claim: names.id("claim"), line: names.id("line"),
        corrects: names.id("corrects"), correction: names.id("correction"),
        recovery: names.id("recovery"), irregularity: names.id("irregularity"))
    } catch {
      preconditionFailure("the schemas of this program do not hold together: \(error)")
    }
  }

  /// The tables that records fill, for the portfolio to prepare.
  public var shapes: [TableShape] { plan.shapes }

  /// Whether records of a kind may have elements of a name.
  func declares(_ name: String, in kind: String) -> Bool {
    guard let root = model.records[kind] else { return false }
    return model.nodes[root].children.contains { model.nodes[$0].name == name }
  }

  /// What can be sent: the names of the records.
  public var kinds: [String] { model.recordNames }
}
