import Languages
import Portfolio
import Rules
import SafeText
import Values

/// Lists what the log tells was sent: returns, and requests for completion with their answers.
struct ListSent {
  let on: Day?
  let format: List.Format
  let portfolio: PortfolioOptions
  let language: LanguageOptions

  func print() throws {
    let store = try portfolio.open(.read)
    let day = try on ?? Clock.today(in: try store.countingZone())
    let (sent, answers) = try store.reading { reading in
      let sent = try reading.sentPapers().known(on: day)
      return (sent, try standings(of: sent, on: day, in: reading))
    }
    var lines = sent.returns.map(Line.init)
    lines += sent.requests.map { Line($0, answers[$0.entry]) }
    lines.sort { $0.entry < $1.entry }
    guard format == .text else {
      for line in lines {
        Console.line(Console.mask(line.json(on: day, in: language.ofJSON).line))
      }
      return
    }
    // Returns have no answer, and letters no bytes that anybody keeps.
    let isShown = [
      true, true, true, true, true, !sent.requests.isEmpty, !sent.requests.isEmpty,
      !sent.returns.isEmpty,
    ]
    func shown<Part>(_ parts: [Part]) -> [Part] { zip(parts, isShown).filter(\.1).map(\.0) }
    let headings = [
      Wording("Entry", sv: "Post"), Wording("Sent", sv: "Skickad"), Wording("What", sv: "Vad"),
      Wording("Of", sv: "Avser"), Wording("File or papers", sv: "Fil eller handlingar"),
      Wording("Answer by", sv: "Svar senast"), Wording("State", sv: "Läge"),
      Wording.same("SHA-256"),
    ].map { $0(in: language.chosen) }
    let last = shown(headings).count - 1
    var table = TextTable(
      shown(headings), rightAligned: [0], flexible: [4, 3],
      dispensable: (sent.returns.isEmpty ? [] : [last]) + [3, 2, 4])
    for line in lines { table.add(shown(line.cells(on: day, in: language.chosen))) }
    table.print()
    guard lines.isEmpty else { return }
    Console.wrapped(
      Wording("nothing has been sent", sv: "ingenting har skickats")(in: language.chosen))
  }

  /// Where the answer to each request stands, by the entry that marks it.
  private func standings(
    of sent: SentPapers, on day: Day, in reading: Reading
  ) throws -> [Int64: Answer] {
    guard !sent.requests.isEmpty else { return [:] }
    let context = Context(rulebooks: try reading.rulebooks(), day: day, sent: sent)
    var answers: [Int64: Answer] = [:]
    for key in Set(sent.requests.map(\.project)) {
      try reading.eachProject(key: key) { project in
        let deadlines = try project.deadlines(in: context).filter { $0.kind == .completion }
        for request in sent.requests where request.isTo(project) {
          if let deadline = deadlines.first(where: { $0.name == "\(request.entry)" }) {
            answers[request.entry] = .due(deadline)
          } else {
            answers[request.entry] = .notAwaited(project.unreckoned(in: context).first)
          }
        }
      }
    }
    return answers
  }

  /// Where the answer to a request stands.
  private enum Answer {
    case due(Deadline)
    /// Nobody waits for it, or its day is not reckoned, and why.
    case notAwaited(Wording?)

    func words(on day: Day) -> Wording {
      switch self {
      case .due(let deadline):
        let state = deadline.stateInWords(on: day)
        if let deed = deadline.deed(by: day) {
          return state + Wording(", on \(deed.day)", sv: ", \(deed.day)")
        }
        guard let lapsed = deadline.lapsed, lapsed.day <= day else { return state }
        return state + .same(": ") + lapsed.why
      case .notAwaited(let why):
        return why
          ?? Wording(
            "no longer awaited: it is decided", sv: "inväntas inte längre: det är beslutat")
      }
    }

    var deadline: Deadline? { if case .due(let deadline) = self { deadline } else { nil } }
  }

  /// One thing that was sent.
  private struct Line {
    let entry: Int64
    let sent: String
    let what: String
    /// The day that a return speaks of, or the project that a letter went to.
    let of: String
    /// The number of the programme that a return is of, where the log tells one.
    var programme: String?
    let name: String
    var sha256: String?
    var answer: Answer?

    init(_ returned: SentReturn) {
      entry = returned.entry
      sent = returned.sent
      what = returned.kind
      of = returned.on
      programme = returned.programme
      name = returned.file
      sha256 = returned.sha256
    }

    init(_ request: SentRequest, _ answer: Answer?) {
      entry = request.entry
      sent = request.sent.iso
      what = "completion"
      of = request.project
      name = request.papers.map(\.paper.id).joined(separator: " ")
      // Of a project whose papers are withdrawn nothing is awaited.
      self.answer = answer ?? .notAwaited(Wording("the project is gone", sv: "projektet är borta"))
    }

    func cells(on day: Day, in language: Language) -> [String] {
      [
        "\(entry)", sent, what, [of, programme].compactMap { $0 }.joined(separator: " "), name,
        answer?.deadline?.due.iso ?? "",
        answer?.words(on: day)(in: language) ?? "", String(sha256?.prefix(12) ?? ""),
      ]
    }

    func json(on day: Day, in language: Language) -> JSONValue {
      let deadline = answer?.deadline
      return .object([
        ("entry", .integer(entry)), ("sent", .text(sent)), ("what", .text(what)),
        ("on", .optional(answer == nil ? of : nil)), ("programme", .optional(programme)),
        ("file", .optional(answer == nil ? name : nil)), ("sha256", .optional(sha256)),
        ("project", .optional(answer == nil ? nil : of)),
        ("papers", .optional(answer == nil ? nil : name)),
        ("answerBy", .optional(deadline?.due.iso)),
        ("answered", .optional(deadline?.deed(by: day)?.day.iso)),
        ("state", .optional(answer?.words(on: day)(in: language))),
      ])
    }
  }
}
