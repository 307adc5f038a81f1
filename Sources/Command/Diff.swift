import ArgumentParser
import Findings
import Languages
import Portfolio
import Rules
import SafeText
import Values

struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: say(
      "Show what differs between two papers of a project.",
      sv: "Visa vad som skiljer två handlingar i ett projekt åt."),
    discussion: say(
      """
      Two versions of one paper, an application and the decision on it, a decision and its \
      amendment, or a decision and a claim. A paper is named by its kind or its id, and a version \
      of it after @. Without names the last two that differ are compared. Money and indicators \
      come first, then the rules whose verdict is another one, then the words.
      """,
      sv: """
        Två versioner av en handling, en ansökan och beslutet om den, ett beslut och dess ändring, \
        eller ett beslut och en ansökan om utbetalning. En handling anges med sitt slag eller sitt \
        id, och en version av den efter @. Utan namn jämförs de två sista som skiljer sig åt. \
        Pengar och indikatorer kommer först, sedan regler med ett annat utfall, sist orden.
        """) + """


        fondbok diff 6.2.5-2026-01152
        fondbok diff 6.2.5-2026-01152 application decision
        fondbok diff 6.2.5-2026-01147 application@1 application@2 --format json
        """)

  @Argument(
    help: Help(
      "The project's case number, or another name of it.",
      sv: "Projektets ärendenummer, eller ett annat namn på det.", valueName: .project))
  var project: String

  @Argument(
    help: Help(
      "The one paper: its kind or id, and @VERSION.",
      sv: "Den ena handlingen: dess slag eller id, och @VERSION.",
      valueName: Wording("a", sv: "a")))
  var first: String?

  @Argument(
    help: Help("The other paper.", sv: "Den andra handlingen.", valueName: Wording("b", sv: "b")))
  var second: String?

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
      let difference = try store.reading(time.snapshot) { try find(in: $0, on: day) }
      if format == .json {
        Console.line(Console.mask(difference.json(in: language.ofJSON).line))
        return
      }
      let lines = DifferencePage.lines(
        difference, columns: Console.columns(), language: language.chosen)
      for line in lines { Console.line(line) }
    }
  }

  private func find(in reading: Reading, on day: Day) throws -> PaperDifference {
    let key = try FindProject.key(of: project, in: reading)
    var found: Project?
    try reading.eachProject(key: key) { found = found ?? $0 }
    guard let found else { throw UnknownProject(key: project) }
    let papers = try reading.papers(ofProject: key)
    let context = Context(
      rulebooks: try trial.choose(reading), day: day, rates: try reading.rates())
    let names = IndicatorNames(
      context.rulebook, selectedOn: found.approval?.decided ?? context.day)
    for (one, other) in try pairs(papers) {
      guard let left = try reading.paper(one), let right = try reading.paper(other) else {
        continue
      }
      var difference = PaperDifference(left, right, indicatorNames: names)
      difference.judge(found, left, right, in: context)
      // Where nobody said which, papers that say the same are passed over.
      if first != nil || !difference.isEmpty { return difference }
    }
    throw FindDocument.Unclear(
      wording: Wording(
        "\(key) has no two papers that differ; fondbok show \(key) lists its papers",
        sv: "\(key) har inga två handlingar som skiljer sig åt; fondbok show \(key) visar dess "
          + "handlingar"))
  }

  /// The papers to compare: the two that were named, else every later one with the one before it, the
  /// last first.
  private func pairs(
    _ papers: [DocumentHeader]
  ) throws -> [(DocumentHeader, DocumentHeader)] {
    if let first {
      let one = try paper(first, among: papers)
      if let second { return [(one, try paper(second, among: papers))] }
      guard let next = Self.before(one, among: papers) else {
        throw FindDocument.Unclear(
          wording: Wording(
            "there is nothing before \(first); name two papers",
            sv: "det finns inget före \(first); ange två handlingar"))
      }
      return [(next, one)]
    }
    let newestFirst = papers.sorted { ($0.issued, $0.number) > ($1.issued, $1.number) }
    return newestFirst.compactMap { paper in
      Self.before(paper, among: papers).map { ($0, paper) }
    }
  }

  /// What a paper is compared with when nobody says: its version before, else the paper it follows.
  static func before(
    _ paper: DocumentHeader, among papers: [DocumentHeader]
  ) -> DocumentHeader? {
    let earlier = papers.filter { $0.isSamePaper(as: paper) && $0.number < paper.number }
    if let last = earlier.max(by: { $0.number < $1.number }) { return last }
    func last(_ kind: DocumentKind) -> DocumentHeader? {
      papers.filter { $0.kind == kind && $0.issued <= paper.issued && !$0.isSamePaper(as: paper) }
        .max { ($0.issued, $0.number) < ($1.issued, $1.number) }
    }
    return switch paper.kind {
    case .decision: last(.decision) ?? last(.application)
    case .report: last(.decision)
    default: nil
    }
  }

  /// The paper a name means; the latest version of the latest one, when there are several of a kind.
  private func paper(
    _ name: String, among papers: [DocumentHeader]
  ) throws -> DocumentHeader {
    var word = name
    var number: Int?
    if let sign = name.lastIndex(of: "@"), let stated = Int(name[name.index(after: sign)...]) {
      word = String(name[..<sign])
      number = stated
    }
    let matching = papers.filter { paper in
      (paper.kind.rawValue == word || paper.id == word)
        && (number.map { $0 == paper.number } ?? true)
    }
    if let last = matching.max(by: { ($0.issued, $0.number) < ($1.issued, $1.number) }) {
      return last
    }
    var seen: Set<String> = []
    let names = papers.map { "\($0.id)@\($0.number)" }.filter { seen.insert($0).inserted }
    throw FindDocument.Unclear(
      wording: Wording(
        "the project has no paper \(name); it has \(names.joined(separator: ", "))",
        sv: "projektet har ingen handling \(name); det har \(names.joined(separator: ", "))"))
  }
}

extension DocumentHeader {
  fileprivate func isSamePaper(as other: DocumentHeader) -> Bool {
    kind == other.kind && issuer == other.issuer && id == other.id
  }
}

/// The difference of two papers on a page.
struct DifferencePage {
  static func lines(
    _ difference: PaperDifference, columns: Int, language: Language
  ) -> [String] {
    var page = Page(columns: columns, language: language)
    func name(_ header: DocumentHeader) -> Wording {
      header.kind.wording
        + Wording(
          " \(header.id), version \(header.number), \(header.issued)",
          sv: " \(header.id), version \(header.number), \(header.issued)")
    }
    func outcome(_ words: Wording?) -> Wording {
      words.map { Wording.same(": ") + $0 } ?? Wording.same("")
    }
    page.text(
      Wording.same("- ") + name(difference.from) + outcome(difference.outcomes.from?.words),
      indent: 0)
    page.text(
      Wording.same("+ ") + name(difference.to) + outcome(difference.outcomes.to?.words),
      indent: 0)
    if difference.isEmpty {
      page.text(Wording("they say the same", sv: "de säger samma sak"), indent: 0)
    }
    let nothing = Wording("not stated", sv: "anges inte")
    if !difference.money.isEmpty || !difference.tooLarge.isEmpty {
      page.heading(Wording("Money", sv: "Pengar"))
      for change in difference.money {
        var words =
          (change.from?.wording ?? nothing) + Wording.same(" → ") + (change.to?.wording ?? nothing)
        if let from = change.from, let to = change.to, let step = try? to.subtracting(from) {
          words = words + Wording.same(" (") + signed(step) + Wording.same(")")
        }
        page.text(change.label + Wording.same(": ") + words)
      }
      for sum in difference.tooLarge {
        page.text(
          sum
            + Wording(
              ": not compared, since a sum is larger than an amount can be",
              sv: ": inte jämfört, eftersom en summa är större än ett belopp kan vara"))
      }
    }
    if !difference.indicators.isEmpty {
      page.heading(Wording("Indicators", sv: "Indikatorer"))
      for change in difference.indicators {
        func number(_ value: Int64?) -> Wording {
          value.map { value in Wording { ProjectPage.number(value, in: $0) } } ?? nothing
        }
        page.text(
          change.label + Wording.same(": ") + number(change.from) + Wording.same(" → ")
            + number(change.to))
      }
    }
    if !difference.rules.isEmpty {
      page.heading(Wording("Rules", sv: "Regler"))
      for change in difference.rules {
        let title = change.card.title
        page.text(
          Wording.same("\(change.card.id) ")
            + Wording { $0 == .swedish ? title.swedish : title.english } + Wording.same(": ")
            + change.from.wording + Wording.same(" → ") + change.to.wording
            + (change.message.map { Wording.same("; ") + $0 } ?? Wording.same("")))
      }
    }
    if !difference.facts.isEmpty || !difference.texts.isEmpty {
      page.heading(Wording("Words", sv: "Ord"))
    }
    for change in difference.facts {
      page.text(
        change.label + Wording.same(": ") + (change.from?.words ?? nothing)
          + Wording.same(" → ") + (change.to?.words ?? nothing))
    }
    for change in difference.texts {
      page.text(
        change.label + Wording.same(": ")
          + Wording.same(WordDifference(change.from ?? "", change.to ?? "").line()))
    }
    return page.lines
  }

  /// A step from one amount to another, its sign before the currency: `-SEK 100000.00`.
  private static func signed(_ step: Money) -> Wording {
    guard step.isNegative else { return Wording.same("+") + step.wording }
    guard let size = try? step.negated() else { return step.wording }
    return Wording("-\(size)", sv: "\u{2212}\(size)")
  }
}

extension Verdict {
  fileprivate var wording: Wording {
    switch self {
    case .passes: Wording("passes", sv: "godkänd")
    case .fails: Wording("fails", sv: "underkänd")
    case .silent: Wording("silent", sv: "ej tillämplig")
    case .notRun: Wording("not run", sv: "kunde inte bedömas")
    }
  }
}

extension PaperDifference {
  /// The difference as the documented JSON object.
  func json(in language: Language) -> JSONValue {
    func name(_ header: DocumentHeader, _ outcome: ComparablePaper.Fact?) -> JSONValue {
      .object([
        ("kind", .text(header.kind.rawValue)), ("issuer", .text(header.issuer)),
        ("id", .text(header.id)), ("version", .integer(Int64(header.number))),
        ("outcome", .optional(outcome?.code)),
      ])
    }
    func change(_ label: Wording, _ from: String?, _ to: String?) -> JSONValue {
      .object([
        ("what", .text(label(in: language))), ("from", .optional(from)), ("to", .optional(to)),
      ])
    }
    func number(_ value: Int64?) -> String? { value.map { ProjectPage.number($0, in: .english) } }
    return .object([
      ("from", name(from, outcomes.from)), ("to", name(to, outcomes.to)),
      (
        "currency", .optional((money.first?.from ?? money.first?.to)?.currency.code)
      ),
      ("money", .list(money.map { change($0.label, $0.from?.plain, $0.to?.plain) })),
      ("tooLarge", .texts(tooLarge.map { $0(in: language) })),
      ("indicators", .list(indicators.map { change($0.label, number($0.from), number($0.to)) })),
      (
        "rules",
        .list(
          rules.map {
            .object([
              ("rule", .text($0.card.id)), ("from", .text($0.from.rawValue)),
              ("to", .text($0.to.rawValue)),
              ("message", .optional($0.message?(in: language))),
            ])
          })
      ),
      ("facts", .list(facts.map { change($0.label, $0.from?.code, $0.to?.code) })),
      ("texts", .list(texts.map { change($0.label, $0.from, $0.to) })),
    ])
  }
}
