import Languages
import Portfolio

/// The records that are set aside and that nothing has closed: papers that came, and that no rule sees.
struct OpenRecords {
  /// One of them.
  struct Record {
    /// What it calls itself: its kind and its id.
    let name: Wording
    /// Where it begins in the file it came in.
    let file: String
    let line: Int
    let column: Int
    /// The projects that its own id, its case numbers or the papers it names belong to.
    let projects: [String]
  }

  private(set) var records: [Record] = []

  /// The projects of all of them, in order.
  var projects: [String] { Set(records.flatMap(\.projects)).sorted() }

  /// None: a rehearsal tells of what was not taken by itself.
  init() {}

  /// Those of the whole portfolio, or of one project of it.
  init(_ reading: Reading, project: String?) throws {
    for record in try reading.setAside() {
      let projects = try Self.projects(of: record, in: reading)
      guard project.map({ projects.contains($0) }) ?? true else { continue }
      let kind =
        DocumentKind(rawValue: record.elementName)?.wording ?? .same(record.elementName)
      let name = record.id.map { kind + .same(" \($0)") } ?? kind
      records.append(
        Record(
          name: Wording { Console.safe(name(in: $0)) }, file: record.file, line: record.line,
          column: record.column, projects: projects))
    }
  }

  /// What a check says of them; `nil` where there are none.
  var sentence: Wording? {
    guard !records.isEmpty else { return nil }
    let count = records.count
    var names = records.prefix(Self.told).map { record in
      record.projects.isEmpty
        ? record.name : record.name + .same(" (\(record.projects.joined(separator: ", ")))")
    }
    if count > names.count {
      let rest = count - names.count
      names.append(Wording("\(rest) more", sv: "\(rest) till"))
    }
    return Wording(
      "\(count) \(count == 1 ? "record is" : "records are") set aside, and no rule has judged "
        + "\(count == 1 ? "it" : "them"): \(names.listed()); fondbok list is:set-aside shows why",
      sv:
        "\(count) \(count == 1 ? "handling är lagd" : "handlingar är lagda") åt sidan, och ingen regel "
        + "har bedömt \(count == 1 ? "den" : "dem"): \(names.listed()); fondbok list is:set-aside visar "
        + "varför")
  }

  /// So many are named.
  private static let told = 5

  /// The projects that a record means by its own id and by those it names, as far as they are known.
  private static func projects(of record: SetAsideRecord, in reading: Reading) throws -> [String] {
    var keys: Set<String> = []
    if let id = record.id {
      keys.formUnion(try reading.projectKeys(named: id))
      let kept = try reading.recordsSetAside(named: id).first {
        $0.file == record.file && $0.entry == record.entry && $0.line == record.line
      }
      guard let kept else { return keys.sorted() }
      let text = String(decoding: try reading.bytes(of: kept), as: UTF8.self)
      for name in Set(ids(in: text)) { keys.formUnion(try reading.projectKeys(named: name)) }
    }
    return keys.sorted()
  }

  /// The ids by which a record names its project or another paper of it.
  private static func ids(in text: String) -> [String] {
    text.matches(
      of: /<(?:case|application|decision|report|amends)\s[^<>]*?\bid\s*=\s*["']([^"'<>]+)["']/
    )
    .map { String($0.1) }
  }
}
