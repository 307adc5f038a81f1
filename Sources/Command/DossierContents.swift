import Exporter
import Findings
import Languages
import Portfolio
import Rules
import Values

/// What a dossier tells of a project, all but the bytes of its papers and the figures of the returns.
struct DossierContents {
  /// The case number people know the project by.
  let key: String
  let day: Day
  /// What returns of the day are made for.
  let context: ExportContext
  /// The returns that were sent by the day.
  let sent: [DossierReturn]
  let rulebooks: Rulebooks
  /// The project; two authorities may have used one number, and there is none where no paper holds.
  let views: [ProjectView]
  /// What was sent of it, and the call and the programme.
  let papers: [ReceivedPaper]
  let waivers: [Waiver]
  /// The last entry of the log in this state.
  let entry: Int64

  init(
    _ name: String, on day: Day, for context: ExportContext, sent: [DossierReturn],
    in reading: Reading
  ) throws {
    key = try FindProject.key(of: name, in: reading)
    self.day = day
    rulebooks = try reading.rulebooks()
    let own = try reading.receivedPapers(ofProject: key)
    do {
      views = try Show.views(of: key, on: day, by: rulebooks, in: reading)
    } catch let error as UnknownProject {
      guard !own.isEmpty else { throw error }
      views = []
    }
    var shared: [DocumentHeader] = []
    for view in views {
      for header in [view.project.call?.header, view.project.programme?.header] {
        if let header, !shared.contains(header) { shared.append(header) }
      }
    }
    papers = try own + shared.compactMap { try reading.receivedPaper($0) }
    let subjects = Self.subjects(key, own)
    waivers = try reading.waivers().filter { subjects.contains($0.subject) }
    entry = try reading.lastEntry()
    self.context = context
    self.sent = sent
  }

  var findings: [Finding] { views.flatMap(\.findings) }

  /// What the project is called where somebody accepts a finding: its key, and the names of its documents.
  var subjects: Set<String> { Self.subjects(key, papers) }

  private static func subjects(_ key: String, _ papers: [ReceivedPaper]) -> Set<String> {
    Set([key] + papers.map { "\($0.kind) \($0.issuer) \($0.id)" })
  }

  /// The title, where the project has one.
  var title: String { views.first?.summary.title ?? "" }
}
