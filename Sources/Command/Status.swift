import ArgumentParser
import Languages
import Portfolio
import Rules
import SafeText
import Values

struct Status: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: say("Show how the whole portfolio stands.", sv: "Visa hur hela portföljen står."),
    discussion: say(
      """
      The Union money asked, granted, claimed and paid, by fund, objective, theme, county and \
      sector of the owner; how many projects stand where; what is late; what the last check of \
      the whole portfolio found; what is set aside. A project with several themes counts in each \
      of them; the money of one with several objectives is split by their parts of its cost.
      """,
      sv: """
        EU-stödet som är sökt, beviljat, begärt och utbetalt, per fond, mål, tema, län och \
        projektägarens sektor; hur många projekt som står var; vad som är försenat; vad den senaste \
        bedömningen av hela portföljen fann; vad som är lagt åt sidan. Ett projekt med flera teman \
        räknas i vart och ett; pengarna i ett med flera mål delas efter målens delar av kostnaden.
        """) + """


        fondbok status
        fondbok status --on 2027-03-01 --language sv
        fondbok status --format json
        """)

  @Option(help: Help("text or json.", sv: "text eller json.", valueName: .format))
  var format = List.Format.text

  @OptionGroup var time: TimeOptions
  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    try finishing {
      let store = try portfolio.open(.read)
      let day = try time.day(in: store)
      let view = try store.reading(time.snapshot) { try StatusView($0, on: day) }
      if format == .json {
        for line in view.json { Console.line(Console.mask(line.line)) }
      } else {
        let lines = StatusPage.lines(
          view, columns: Console.columns(), language: language.chosen)
        for line in lines { Console.line(line) }
      }
    }
  }
}

/// What status tells.
struct StatusView {
  let day: Day
  let sums: StatusSums
  let judgement: JudgementSummary?
  /// The last entry of the log.
  let entry: Int64
  let setAside: Int
  /// How many of the late reports and claims somebody answers for.
  let acceptedLate: Int
  /// What themes are called, by taxonomy and code, as far as a list that has come says it.
  let themeTitles: [String: String]
  /// The rulebook the portfolio is judged by now.
  let rulebooks: Rulebooks

  init(_ reading: Reading, on day: Day) throws {
    self.day = day
    let standings = try ReadStandings(reading, on: day)
    rulebooks = try reading.rulebooks()
    sums = StatusSums(
      try standings.standings(
        late: rulebooks.latePayments(on: day), quarters: rulebooks.lateQuarters(on: day)))
    judgement = try reading.lastJudgement()
    entry = try reading.lastEntry()
    setAside = try reading.setAsideCount()
    acceptedLate = try AcceptedLateness.open(in: reading, on: day).count
    themeTitles = try reading.themeTitles()
  }

  /// One line for each group, one for each status, and a last one.
  var json: [JSONValue] {
    var lines = sums.groups.map(json)
    for (status, count) in sums.statuses.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      lines.append(
        .object([
          ("by", .text("status")), ("code", .text(status.rawValue)),
          ("projects", .integer(Int64(count))),
        ]))
    }
    lines.append(
      .object([
        ("on", .text(day.iso)), ("projects", .integer(Int64(sums.projects))),
        ("lateReports", .integer(Int64(sums.lateReports))),
        ("lateClaims", .integer(Int64(sums.lateClaims))),
        ("latePayments", .integer(Int64(sums.latePayments))),
        ("setAside", .integer(Int64(setAside))), ("entry", .integer(entry)),
        ("judgement", judgementJSON),
        ("lateAccepted", .integer(Int64(acceptedLate))),
        ("rulesOff", CheckSummary.json(rulebooks.turnedOff)),
        ("rulesOnTrial", CheckSummary.json(rulebooks.tried)),
      ]))
    return lines
  }

  private func json(_ group: StatusSums.Group) -> JSONValue {
    .object([
      ("by", .text(group.dimension.rawValue)), ("code", .optional(group.code)),
      ("currency", .text(group.currency.code)), ("projects", .integer(Int64(group.projects))),
      ("asked", amount(group, group.asked)), ("granted", amount(group, group.granted)),
      ("claimed", amount(group, group.claimed)), ("paid", amount(group, group.paid)),
      ("tooLargeAt", .optional(group.tooLargeAt)),
    ])
  }

  private func amount(_ group: StatusSums.Group, _ amount: Int64) -> JSONValue {
    group.tooLargeAt == nil ? .text(group.money(amount).plain) : .null
  }

  private var judgementJSON: JSONValue {
    guard let judgement else { return .null }
    let last = judgement.judgement
    return .object([
      ("entry", .integer(last.entry)), ("day", .text(last.day.iso)),
      ("rulebook", .text(last.rulebookHash)), ("passed", .integer(Int64(last.passed))),
      ("failed", .integer(Int64(last.failed))), ("silent", .integer(Int64(last.silent))),
      ("notRun", .integer(Int64(last.notRun))),
      (
        "rules",
        .list(
          judgement.rules.map {
            .object([
              ("rule", .text($0.rule)), ("severity", .text($0.severity)),
              ("failed", .integer(Int64($0.failed))), ("notRun", .integer(Int64($0.notRun))),
            ])
          })
      ),
    ])
  }
}

/// The whole portfolio on a page.
struct StatusPage {
  private let view: StatusView
  private var page: Page

  static func lines(_ view: StatusView, columns: Int, language: Language) -> [String] {
    var page = StatusPage(view: view, page: Page(columns: columns, language: language))
    page.head()
    page.money()
    page.late()
    page.judgement()
    return page.page.lines
  }

  private init(view: StatusView, page: Page) {
    self.view = view
    self.page = page
  }

  private mutating func head() {
    let count = view.sums.projects
    page.heading(
      Wording(
        "\(count) \(count == 1 ? "project" : "projects") on \(view.day)",
        sv: "\(count) projekt den \(view.day)"))
    let statuses = view.sums.statuses.sorted {
      ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue)
    }
    page.rows(
      statuses.map { status, number in
        Page.Row(
          label: status.wording, amount: Wording.same("\(number)"),
          share: (Int64(number), Int64(count)))
      })
  }

  private mutating func money() {
    let tables = StatusSums.Dimension.allCases.compactMap { dimension -> Page.Table? in
      let groups = view.sums.groups.filter { $0.dimension == dimension }
      // One group says no more than all of them together.
      guard !groups.isEmpty,
        dimension == .all || groups.count > 1 || groups.first?.code != nil
      else { return nil }
      return Page.Table(heading: dimension.wording, rows: rows(of: groups))
    }
    // What goes first where there is no room: what was asked, then claims, then the number.
    let fit = page.tables(tables, headings: Self.headings, dispensable: [2, 4, 1])
    tell(leftOut: fit.leftOut, width: fit.width)
  }

  private func rows(of groups: [StatusSums.Group]) -> [Page.TableRow] {
    let largest = groups.filter { $0.tooLargeAt == nil }.map(\.granted).max() ?? 0
    return groups.map { group in
      if let project = group.tooLargeAt {
        return Page.TableRow(
          cells: [label(of: group), Wording.same("\(group.projects)")],
          instead: Wording(
            "too large to compute, from \(project) on",
            sv: "för stort för att beräknas, från och med \(project)"))
      }
      let amounts = [group.asked, group.granted, group.claimed, group.paid]
      return Page.TableRow(
        cells: [
          label(of: group) + Wording.same(" \(group.currency.code)"),
          Wording.same("\(group.projects)"),
        ]
          + amounts.map { amount in
            Wording("\(group.money(amount).plain)", sv: "\(group.money(amount).swedish)")
          }, bar: largest > 0 ? (group.granted, largest) : nil)
    }
  }

  private static let headings = [
    Wording("", sv: ""), Wording("projects", sv: "projekt"), Wording("asked", sv: "sökt"),
    Wording("granted", sv: "beviljat"), Wording("claimed", sv: "begärt"),
    Wording("paid", sv: "utbetalt"),
  ]

  /// Says which columns the tables had no room for, and how to see them.
  private mutating func tell(leftOut: [Int], width: Int) {
    guard !leftOut.isEmpty else { return }
    let names = leftOut.map { Self.headings[$0] }.joined(separator: ", ")
    page.heading(
      Wording(
        "Not shown for want of room: \(names). \(width) columns have room for them "
          + "(COLUMNS=\(width)); --format json has them all.",
        sv: "Visas inte, i brist på plats: \(names). I \(width) kolumner får de plats "
          + "(COLUMNS=\(width)); --format json har alla."))
  }

  /// What people call the group: a theme by its title, when a list of themes that has come gives it.
  private func label(of group: StatusSums.Group) -> Wording {
    guard group.dimension == .theme, let title = group.code.flatMap({ view.themeTitles[$0] })
    else { return group.label }
    return .same(title)
  }

  private mutating func late() {
    let sums = view.sums
    page.heading(Wording("Late", sv: "Försenat"))
    guard sums.lateReports + sums.lateClaims + sums.latePayments > 0 else {
      page.text(
        Wording("no report, claim or payment", sv: "ingen rapport, ansökan eller utbetalning"))
      return
    }
    page.rows([
      Page.Row(
        label: Wording("reports", sv: "rapporter"), amount: Wording.same("\(sums.lateReports)"),
        share: nil),
      Page.Row(
        label: Wording("claims", sv: "ansökningar om utbetalning"),
        amount: Wording.same("\(sums.lateClaims)"), share: nil),
      Page.Row(
        label: Wording("payments", sv: "utbetalningar"),
        amount: Wording.same("\(sums.latePayments)"),
        share: nil),
    ])
    if view.acceptedLate > 0 {
      let one = view.acceptedLate == 1
      page.text(
        Wording(
          "\(view.acceptedLate) of them \(one ? "is" : "are") accepted; fondbok waivers shows why",
          sv:
            "\(view.acceptedLate) av dem är \(one ? "godtagen" : "godtagna"); fondbok waivers visar "
            + "varför"))
    }
    page.text(Wording("fondbok due shows them", sv: "fondbok due visar dem"))
  }

  private mutating func judgement() {
    page.heading(Wording("Judged", sv: "Bedömt"))
    guard let summary = view.judgement else {
      page.text(
        Wording(
          "never as a whole; fondbok check does", sv: "aldrig som helhet; det gör fondbok check"))
      for words in CheckSummary.settings(of: view.rulebooks) { page.text(words) }
      setAside()
      return
    }
    let last = summary.judgement
    page.text(
      Wording(
        "as of \(last.day), rulebook \(last.rulebook) \(last.rulebookHash.prefix(12)): "
          + "\(last.failed) failed, \(last.notRun) not run, \(last.passed) passed",
        sv: "per \(last.day), regelbok \(last.rulebook) \(last.rulebookHash.prefix(12)): "
          + "\(last.failed) underkända, \(last.notRun) kunde inte bedömas, \(last.passed) godkända")
    )
    if last.entry < view.entry {
      page.text(
        Wording(
          "not judged since entry \(last.entry); the log has \(view.entry)",
          sv: "inte bedömt sedan post \(last.entry); loggen har \(view.entry)"))
    } else if last.entry > view.entry {
      page.text(
        Wording(
          "of a later state of the portfolio, after entry \(last.entry)",
          sv: "av ett senare läge, efter post \(last.entry)"))
    }
    if last.rulebookHash != view.rulebooks.hash {
      page.text(
        Wording(
          "by another rulebook than holds now", sv: "med en annan regelbok än den som gäller nu"))
    }
    for words in CheckSummary.settings(of: view.rulebooks) { page.text(words) }
    page.rows(
      summary.rules.prefix(12).map { count in
        let title = allRules.first { $0.card.matches(count.rule) }?.card.title
        let label = Wording { language in
          "\(count.rule) \(title.map { language == .swedish ? $0.swedish : $0.english } ?? "")"
        }
        return Page.Row(
          label: label,
          amount: count.failed > 0
            ? Wording("\(count.failed) failed", sv: "\(count.failed) underkända")
            : Wording("\(count.notRun) not run", sv: "\(count.notRun) kunde inte bedömas"),
          share: nil)
      })
    setAside()
  }

  private mutating func setAside() {
    guard view.setAside > 0 else { return }
    page.heading(Wording("Set aside", sv: "Lagt åt sidan"))
    page.text(
      Wording(
        "\(view.setAside) \(view.setAside == 1 ? "record" : "records"); fondbok list is:set-aside "
          + "shows why",
        sv: "\(view.setAside) \(view.setAside == 1 ? "handling" : "handlingar"); fondbok list "
          + "is:set-aside visar varför"))
  }
}
