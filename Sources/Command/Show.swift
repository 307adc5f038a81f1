import ArgumentParser
import Findings
import Languages
import Portfolio
import Rules
import SafeText
import Values

struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: say(
      "Show a project, a call, an organisation or another paper on one page.",
      sv: "Visa ett projekt, en utlysning, en organisation eller en annan handling på en sida."),
    discussion: say(
      """
      Who, when, the money, the indicators, what happened and what is due, what the rules find \
      now, and on what the sources differ. Of an agreement: its parties and what they put in, its \
      principles, its follow-up; of an event: who held it, who spoke, on which themes, who came; of a \
      call: its terms, its money and who has applied; of a programme: its objectives, rates and calls; of \
      an organisation: its numbers, names, membership and projects. The page is as wide as the terminal, \
      or as COLUMNS says.
      """,
      sv: """
        Vilka, när, pengarna, indikatorerna, vad som har hänt och ska göras, vad reglerna finner \
        nu och var källorna skiljer sig åt. Av en överenskommelse: parterna och vad de bidrar med, \
        principerna, uppföljningen; av ett evenemang: vem som höll i det, vilka som medverkade, teman \
        och deltagare; av en utlysning: villkoren, pengarna och vilka som har sökt; av ett program: målen, \
        graderna och utlysningarna; av en organisation: nummer, namn, medlemskap och projekt. Sidan är så \
        bred som terminalen, eller som COLUMNS anger.
        """) + """


        fondbok show 6.2.5-2026-01147
        fondbok show 6.2.5-2026-01147 --on 2027-03-01 --language sv
        fondbok show iop-civic-orientation
        fondbok show 212099-9996
        fondbok show 6.2.5-2026-01147 --format json
        """)

  @Argument(
    help: Help(
      "The project's case number or another name of it, the id of a paper of its own, or an "
        + "organisation's number.",
      sv:
        "Projektets ärendenummer eller ett annat namn på det, id för en egen handling, eller en "
        + "organisations nummer.", valueName: .project))
  var name: String

  @Option(help: Help("text or json.", sv: "text eller json.", valueName: .format))
  var format = List.Format.text

  @OptionGroup var time: TimeOptions
  @OptionGroup var trial: RulebookOptions
  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    try finishing {
      let store = try portfolio.open(.read)
      let day = try time.day(in: store)
      try store.reading(time.snapshot) { reading in
        let rulebooks = try trial.choose(reading)
        let papers = try CommonPaper.all(named: name, on: day, by: rulebooks, in: reading)
        let keys = try reading.projectKeys(named: name)
        if papers.isEmpty, keys.isEmpty { throw try NothingNamed(name, in: reading) }
        if !keys.isEmpty {
          for view in try Self.views(of: name, on: day, by: rulebooks, in: reading) {
            tell(
              view.json(in: language.ofJSON),
              ProjectPage.lines(view, columns: columns, language: language.chosen))
          }
        }
        for paper in papers {
          tell(
            paper.json(in: language.ofJSON),
            CommonPaperPage.lines(paper, columns: columns, language: language.chosen))
        }
      }
    }
  }

  private var columns: Int { Console.columns() }

  private func tell(_ json: @autoclosure () -> JSONValue, _ lines: @autoclosure () -> [String]) {
    guard format == .text else { return Console.line(Console.mask(json().line)) }
    for line in lines() { Console.line(line) }
  }

  /// What is to be shown of the project of a name; two authorities may have used one number.
  static func views(
    of name: String, on day: Day, by rulebooks: Rulebooks, in reading: Reading
  ) throws -> [ProjectView] {
    let key = try FindProject.key(of: name, in: reading)
    let context = Context(
      rulebooks: rulebooks, day: day, rates: try reading.rates(),
      sent: try reading.sentPapers())
    var views: [ProjectView] = []
    let versions = try reading.versions(ofProject: key)
    var projects: [Project] = []
    try reading.eachProject(key: key) { projects.append($0) }
    for project in projects {
      var findings: [Finding] = []
      let result = try CheckPortfolio(
        context: context, rules: allRules, project: key,
        accepted: AcceptedFindings(reading, on: day)
      )
      .check(project, in: reading) { findings.append($0) }
      views.append(
        try ProjectView(
          project, in: context, findings: findings, tally: result.tally, versions: versions,
          accepted: try AcceptedLateness.of(project, reading, in: context)))
    }
    guard !views.isEmpty else { throw UnknownProject(key: name) }
    return views
  }
}

/// A name that no project, no paper and no organisation has.
struct NothingNamed: SayableError {
  let wording: Wording

  init(_ name: String, in reading: Reading) throws {
    let digits = name.filter { $0 != "-" }
    if digits.count == 10, digits.allSatisfy({ $0.isASCII && $0.isNumber }) {
      wording = Wording(
        "no organisation that the portfolio holds a paper of has the number \(name); "
          + "fondbok list owner:\(name) and partner:\(name) find the projects it is in",
        sv: "ingen organisation som portföljen har en handling av har numret \(name); "
          + "fondbok list owner:\(name) och partner:\(name) hittar projekten som den är med i")
      return
    }
    let shown = name.isEmpty ? "\"\"" : name
    let names = try reading.projectKeys() + reading.namesOfCommonPapers()
    let nearest = FindProject.nearest(to: name, among: names)
    let meant = nearest.map(Wording.same).listed()
    wording =
      Wording(
        "no project, call, programme, agreement, event or organisation is called \(shown)",
        sv:
          "inget projekt, ingen utlysning, inget program, ingen överenskommelse, inget evenemang och "
          + "ingen organisation heter \(shown)")
      + (nearest.isEmpty ? .same("") : Wording("; near it: \(meant)", sv: "; nära: \(meant)"))
      + Wording(
        "; fondbok list shows the projects, fondbok list documents the papers",
        sv: "; fondbok list visar projekten, fondbok list documents handlingarna")
  }
}

/// Finds the project that a name means.
enum FindProject {
  /// The key of a project: by its key, or by another case number or id that a document gives it.
  ///
  /// - Parameter isOfFiles: whether it is looked for in files that are rehearsed.
  static func key(
    of name: String, in reading: Reading, isOfFiles: Bool = false
  ) throws -> String {
    let found = try reading.projectKeys(named: name)
    if found.count == 1 { return found[0] }
    if found.count > 1 {
      throw FindDocument.Unclear(
        wording: Wording(
          "\(name) may be any of \(found.joined(separator: ", ")); name one of these",
          sv: "\(name) kan vara något av \(found.joined(separator: ", ")); ange ett av dem"))
    }
    throw UnknownProject(
      key: name, nearest: nearest(to: name, among: try reading.projectKeys()),
      isOfFiles: isOfFiles)
  }

  /// The keys that differ from a word in the fewest letters, three at most.
  static func nearest(to word: String, among keys: [String], limit: Int? = nil) -> [String] {
    let word = Array(word.lowercased().unicodeScalars)
    let limit = limit ?? max(2, word.count / 3)
    return keys.compactMap { key -> (distance: Int, key: String)? in
      let letters = Array(key.lowercased().unicodeScalars)
      guard abs(letters.count - word.count) <= limit else { return nil }
      let distance = self.distance(word, letters, limit: limit)
      return distance <= limit ? (distance, key) : nil
    }
    .sorted { ($0.distance, $0.key) < ($1.distance, $1.key) }.prefix(3).map(\.key)
  }

  /// How many letters must be put in, taken out or changed; more than the limit when it is more.
  private static func distance(
    _ left: [Unicode.Scalar], _ right: [Unicode.Scalar], limit: Int
  ) -> Int {
    var row = Array(0...right.count)
    for (i, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      var least = row[0]
      for (j, other) in right.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (letter == other ? 0 : 1))
        diagonal = above
        least = min(least, row[j + 1])
      }
      if least > limit { return limit + 1 }
    }
    return row[right.count]
  }
}
