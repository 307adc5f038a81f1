import Languages
import Portfolio
import Rules
import Values

/// What is due, as far as a page has room for it: counted by month, and the nearest one by one.
struct HTMLDeadlines {
  /// What is overdue or due within so many days is listed, and within so many counted by month.
  static let listed = 90
  static let counted = 365
  /// No more than these are listed.
  static let most = 500

  /// The months that have something, with how much of it is overdue.
  private(set) var months: [String: (overdue: Int, coming: Int)] = [:]
  /// What is listed, by day.
  private(set) var nearest: [(project: String, deadline: Deadline)] = []
  /// How many would be listed if there were room.
  private(set) var count = 0
  private let day: Day

  init(on day: Day) { self.day = day }

  /// - Parameter project: the project's key, else the programme's number or the id of the paper.
  mutating func add(_ deadline: Deadline, of project: String) {
    let isOverdue: Bool
    switch deadline.state(on: day) {
    case .done, .doneLate, .ended, .notRun(isDone: true): return
    case .overdue: isOverdue = true
    case .accepted, .notRun(isDone: false): isOverdue = false
    case .due(let days), .suspended(_, let days):
      guard days <= Self.counted else { return }
      isOverdue = false
      if days > Self.listed {
        months[String(deadline.counted(on: day).iso.prefix(7)), default: (0, 0)].coming += 1
        return
      }
    }
    let month = String(deadline.counted(on: day).iso.prefix(7))
    if isOverdue {
      months[month, default: (0, 0)].overdue += 1
    } else {
      months[month, default: (0, 0)].coming += 1
    }
    count += 1
    nearest.append((project, deadline))
    if nearest.count >= 2 * Self.most { settle() }
  }

  /// Puts what is listed in order, and lets go what there is no room for.
  mutating func settle() {
    nearest.sort {
      ($0.deadline.counted(on: day), $0.project) < ($1.deadline.counted(on: day), $1.project)
    }
    nearest.removeLast(max(0, nearest.count - Self.most))
  }

  /// The section of the page.
  func section(_ language: Language, projects: [String: Int]) -> String {
    func said(_ words: Wording) -> String { words(in: language) }
    func clean(_ words: Wording) -> String { HTMLPage.text(said(words)) }
    var html =
      "<section id=\"deadlines\">\n<h2>\(clean(Wording("By deadline", sv: "Efter tidsfrist")))</h2>\n"
    guard !months.isEmpty else {
      return html
        + "<p>\(clean(Wording("Nothing is due within a year.", sv: "Ingenting ska göras inom ett år.")))</p>\n</section>\n"
    }
    let largest = months.values.map { $0.overdue + $0.coming }.max() ?? 0
    html += HTMLPage.table(
      said(
        Wording(
          "What is not done, by month, a year ahead",
          sv: "Det som inte är gjort, per månad, ett år framåt")),
      [
        Wording("Month", sv: "Månad"), Wording("Overdue", sv: "Försenat"),
        Wording("To come", sv: "Kommande"), Wording("Together", sv: "Tillsammans"),
      ].map(said),
      months.sorted { $0.key < $1.key }.map { month, counts in
        [
          "<span class=\"nowrap\">\(month)</span>", "\(counts.overdue)", "\(counts.coming)",
          HTMLPage.bar(
            counts.overdue + counts.coming, of: largest,
            counts.overdue > 0 ? "error" : "observation"),
        ]
      })
    html += HTMLPage.table(
      said(
        Wording(
          "What is overdue, or due within \(Self.listed) days",
          sv: "Det som är försenat, eller ska göras inom \(Self.listed) dagar")),
      [
        Wording("Day", sv: "Dag"), Wording("Project or paper", sv: "Ärende eller handling"),
        Wording("What", sv: "Vad"),
        Wording("State", sv: "Läge"),
      ].map(said),
      nearest.map { project, deadline in
        let key = "<span class=\"nowrap\">\(HTMLPage.text(project))</span>"
        return [
          "<span class=\"nowrap\">\(deadline.counted(on: day).iso)</span>",
          projects[project].map { "<a href=\"#p\($0)\">\(key)</a>" } ?? key,
          "<span class=\"law\">\(clean(deadline.what))</span>",
          "<span class=\"nowrap\">\(clean(deadline.stateInWords(on: day)))</span>",
        ]
      })
    if count > nearest.count {
      html +=
        "<p>"
        + clean(
          Wording(
            "The first \(nearest.count) of \(count) are listed; fondbok due lists all.",
            sv: "De första \(nearest.count) av \(count) är uppräknade; fondbok due räknar upp alla."
          ))
        + "</p>\n"
    }
    return html + "</section>\n"
  }
}
