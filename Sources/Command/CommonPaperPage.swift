import Languages
import Portfolio
import Rules
import SafeText
import Values

/// A paper that belongs to no single project on one page.
struct CommonPaperPage {
  let paper: CommonPaper
  var page: Page

  /// The lines of the page.
  static func lines(_ paper: CommonPaper, columns: Int, language: Language) -> [String] {
    var page = CommonPaperPage(paper: paper, page: Page(columns: columns, language: language))
    switch paper.document {
    case .agreement(let agreement): page.tell(agreement)
    case .event(let event): page.tell(event)
    case .call(let call): page.tell(call)
    case .programme(let programme): page.tell(programme)
    case .organisation(let organisation): page.tell(organisation)
    case .report: break
    }
    page.links()
    page.page.judgement(paper.day, paper.tally, paper.findings)
    page.page.conflicts(paper.conflicts)
    page.page.openFields(paper.openFields)
    page.page.documents(paper.versions)
    return page.page.lines
  }

  private init(paper: CommonPaper, page: Page) {
    self.paper = paper
    self.page = page
  }

  // MARK: An agreement

  private mutating func tell(_ agreement: Agreement) {
    page.heading(.same("\(agreement.header.id) · \(agreement.title)"))
    var pairs: [(Wording, Wording)] = [(Wording("form", sv: "form"), agreement.form.wording)]
    pairs += agreement.cases.map { (Wording("case", sv: "ärende"), .same($0.id)) }
    if let signed = agreement.signed {
      pairs.append((Wording("signed", sv: "ingånget"), signed.wording))
    }
    if let period = Self.period(agreement.start, agreement.end) {
      pairs.append((Wording("holds", sv: "gäller"), period))
    }
    if let months = agreement.noticeMonths {
      pairs.append((Wording("notice", sv: "uppsägning"), Self.months(months)))
    }
    if let months = agreement.extensionMonths {
      pairs.append((Wording("goes on by", sv: "förlängs med"), Self.months(months)))
    }
    pairs += places(agreement.locations)
    pairs += agreement.bases.map { (Wording("rests on", sv: "grundas på"), .same($0)) }
    page.pairs(pairs)
    if let subject = agreement.subject { page.text(.same(subject)) }
    page.heading(Wording("Parties, and what they put in", sv: "Parter och vad de bidrar med"))
    for party in agreement.parties {
      page.text(named(party.name, party.sector, party.role))
      for contribution in party.contributions {
        page.text(Self.contribution(contribution), indent: 4)
      }
    }
    list(Wording("Principles", sv: "Principer"), agreement.principles)
    list(
      Wording("What the steering group has decided", sv: "Vad styrgruppen har beslutat"),
      agreement.steeringDecisions)
    followUp(agreement)
    if let disputes = agreement.disputes {
      page.heading(Wording("Disputes", sv: "Tvister"))
      page.text(.same(disputes))
    }
  }

  private mutating func followUp(_ agreement: Agreement) {
    guard !agreement.followUps.isEmpty || agreement.evaluationPlan != nil else { return }
    page.heading(Wording("Follow-up", sv: "Uppföljning"))
    var isPast = true
    var pairs: [(Wording, Wording)] = []
    for followUp in agreement.followUps {
      if isPast, let earliest = followUp.day.earliest, earliest > paper.day {
        isPast = false
        pairs.append((.same(paper.day.iso), Wording("· this day ·", sv: "· den här dagen ·")))
      }
      pairs.append((followUp.day.wording, .same(followUp.note ?? "")))
    }
    page.pairs(pairs)
    if let plan = agreement.evaluationPlan { page.text(.same(plan)) }
  }

  private static func contribution(_ contribution: PartyContribution) -> Wording {
    var words = contribution.kind.wording
    if let amount = contribution.amount {
      words = words + Wording(", \(amount)", sv: ", \(amount)")
    }
    if let hours = contribution.hours {
      words = words + Wording(", \(hours) hours", sv: ", \(hours) timmar")
    }
    if let note = contribution.note { words = words + .same(": \(note)") }
    return words
  }

  static func months(_ count: Int) -> Wording {
    count == 1
      ? Wording("1 month", sv: "1 månad") : Wording("\(count) months", sv: "\(count) månader")
  }

  // MARK: An event

  private mutating func tell(_ event: Event) {
    page.heading(.same("\(event.header.id) · \(event.name)"))
    var pairs: [(Wording, Wording)] = [(Wording("kind", sv: "slag"), event.kind.wording)]
    if let series = event.series {
      pairs.append((Wording("series", sv: "serie"), .same(series)))
    }
    if let order = event.order {
      pairs.append(
        (
          Wording("number", sv: "nummer"),
          Wording("\(order) of the series", sv: "\(order) i serien")
        ))
    }
    if let day = event.firstDay, event.lastDay == nil || event.lastDay?.text == day.text {
      pairs.append((Wording("day", sv: "dag"), day.wording))
    } else if let period = Self.period(event.firstDay, event.lastDay) {
      pairs.append((Wording("days", sv: "dagar"), period))
    }
    pairs += places(event.locations)
    if let venue = event.venue { pairs.append((Wording("venue", sv: "lokal"), .same(venue))) }
    pairs += event.focuses.map { (Wording("about", sv: "handlar om"), .same($0)) }
    page.pairs(pairs)
    if let summary = event.summary { page.text(.same(summary)) }
    organisations(event)
    for taxonomy in event.taxonomies {
      page.heading(
        taxonomy.title.map(Wording.same) ?? Wording("Themes", sv: "Teman"))
      for theme in taxonomy.themes { page.text(.same("\(theme.title) (\(theme.code))")) }
    }
    participants(event.participants)
  }

  private mutating func organisations(_ event: Event) {
    if !event.organisers.isEmpty {
      page.heading(Wording("Organised by", sv: "Arrangör"))
      for body in event.organisers { page.text(named(body.name, body.sector, body.role)) }
    }
    guard !event.speakers.isEmpty else { return }
    page.heading(Wording("Organisations that spoke", sv: "Organisationer som medverkade"))
    for speaker in event.speakers {
      let themes = speaker.themes.map { paper.themeTitles["\($0.taxonomy):\($0.code)"] ?? $0.code }
      page.text(
        named(speaker.name, speaker.sector, speaker.role)
          + .same(themes.isEmpty ? "" : ": " + themes.joined(separator: "; ")))
    }
  }

  private mutating func participants(_ participants: Participants?) {
    guard let participants else { return }
    page.heading(Wording("Participants", sv: "Deltagare"))
    func count(_ count: FactCount) -> Wording {
      count.isApproximate
        ? Wording("about \(count.value)", sv: "ca \(count.value)") : .same("\(count.value)")
    }
    let whole = participants.total?.value
    page.rows(
      participants.parts.map { part in
        Page.Row(
          label: part.sector.wording, amount: count(part.count),
          share: whole.map { (part: part.count.value, whole: $0) })
      }
        + (participants.total.map {
          [Page.Row(label: Wording("in all", sv: "totalt"), amount: count($0), share: nil)]
        } ?? []))
  }

  // MARK: What both have

  private mutating func links() {
    if !paper.projects.isEmpty {
      page.heading(Wording("Projects", sv: "Projekt"))
      page.pairs(
        paper.projects.map { reference, listed in
          (
            .same(listed?.key ?? reference.id),
            listed.map { .same("\($0.title), ") + $0.status.wording }
              ?? Wording("has not come", sv: "har inte kommit")
          )
        })
    }
    if !paper.agreements.isEmpty {
      page.heading(Wording("Agreements", sv: "Överenskommelser"))
      page.pairs(
        paper.agreements.map { reference, title in
          (
            .same(reference.id),
            title.map(Wording.same) ?? Wording("has not come", sv: "har inte kommit")
          )
        })
    }
    guard !paper.reports.isEmpty else { return }
    page.heading(Wording("Reports on it", sv: "Rapporter om den"))
    page.pairs(
      paper.reports.map { report in
        (.same(report.header.id), .same(report.title ?? report.header.issued.iso))
      })
  }

  mutating func list(_ heading: Wording, _ texts: [String]) {
    guard !texts.isEmpty else { return }
    page.heading(heading)
    for text in texts { page.text(.same(text)) }
  }

  private func named(_ name: String, _ sector: Sector?, _ role: String?) -> Wording {
    var words = Wording.same(name)
    if let sector { words = words + .same(", ") + sector.label }
    if let role { words = words + .same(" – \(role)") }
    return words
  }

  private func places(_ locations: [Location]) -> [(Wording, Wording)] {
    locations.map { location in
      let county = location.county.map { County(code: $0).map { "\($0)" } ?? $0 }
      let words = [location.place, county, location.country].compactMap { $0 }
      return (Wording("place", sv: "plats"), .same(words.joined(separator: ", ")))
    }
  }

  static func period(_ first: VagueDay?, _ last: VagueDay?) -> Wording? {
    guard first != nil || last != nil else { return nil }
    let unknown = Wording.same("?")
    return (first?.wording ?? unknown) + .same(" – ") + (last?.wording ?? unknown)
  }
}
