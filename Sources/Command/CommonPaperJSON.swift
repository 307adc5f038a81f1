import Findings
import Languages
import Portfolio
import Rules
import SafeText
import Values

extension CommonPaper {
  /// The page as the documented JSON object.
  func json(in language: Language) -> JSONValue {
    let own: [(String, JSONValue)] =
      switch document {
      case .agreement(let agreement): members(agreement)
      case .event(let event): members(event)
      case .call(let call): members(call)
      case .programme(let programme): members(programme)
      case .organisation(let organisation): members(organisation)
      case .report: []
      }
    return .object(
      [
        ("kind", .text(header.kind.rawValue)), ("id", .text(header.id)),
        ("issuer", .text(header.issuer)),
      ] + own + [
        (
          "projects",
          .list(
            projects.map { reference, listed in
              .object([
                ("issuer", .text(reference.issuer)), ("id", .text(reference.id)),
                ("project", .optional(listed?.key)), ("title", .optional(listed?.title)),
              ])
            }
              + memberProjects.map { listed in
                .object([
                  ("issuer", .null), ("id", .null), ("project", .text(listed.key)),
                  ("title", .text(listed.title)), ("status", .text(listed.status.rawValue)),
                  ("eu", .optional(listed.union?.plain)),
                ])
              })
        ),
        (
          "agreements",
          .list(
            agreements.map { reference, title in
              .object([
                ("issuer", .text(reference.issuer)), ("id", .text(reference.id)),
                ("title", .optional(title)),
              ])
            })
        ),
        ("findings", .list(findings.map { $0.short(in: language) })), ("tally", tally.json),
        ("conflicts", .list(conflicts.map(\.json))), ("notStated", .texts(openFields)),
        ("documents", .list(versions.map(\.json))), ("on", .text(day.iso)),
      ])
  }

  private func members(_ agreement: Agreement) -> [(String, JSONValue)] {
    [
      ("form", .text(agreement.form.rawValue)), ("title", .text(agreement.title)),
      ("cases", .texts(agreement.cases.map(\.id))), ("subject", .optional(agreement.subject)),
      ("signed", .optional(agreement.signed?.text)), ("start", .optional(agreement.start?.text)),
      ("end", .optional(agreement.end?.text)),
      ("noticeMonths", .optional(agreement.noticeMonths)),
      ("extensionMonths", .optional(agreement.extensionMonths)),
      ("bases", .texts(agreement.bases)), ("places", places(agreement.locations)),
      ("parties", .list(agreement.parties.map(party))),
      ("principles", .texts(agreement.principles)),
      ("steeringDecisions", .texts(agreement.steeringDecisions)),
      (
        "followUps",
        .list(
          agreement.followUps.map {
            .object([("day", .text($0.day.text)), ("note", .optional($0.note))])
          })
      ),
      ("evaluationPlan", .optional(agreement.evaluationPlan)),
      ("disputes", .optional(agreement.disputes)),
      ("reports", .texts(reports.map(\.header.id))),
    ]
  }

  private func party(_ party: Party) -> JSONValue {
    .object([
      ("name", .text(party.name)), ("sector", .optional(party.sector?.rawValue)),
      ("role", .optional(party.role)),
      (
        "contributions",
        .list(
          party.contributions.map { given in
            .object([
              ("kind", .text(given.kind.rawValue)), ("amount", .optional(given.amount?.plain)),
              ("currency", .optional(given.amount?.currency.code)),
              ("hours", .optional(given.hours)), ("note", .optional(given.note)),
            ])
          })
      ),
    ])
  }

  private func members(_ event: Event) -> [(String, JSONValue)] {
    [
      ("eventKind", .text(event.kind.rawValue)), ("name", .text(event.name)),
      ("series", .optional(event.series)), ("order", .optional(event.order)),
      ("firstDay", .optional(event.firstDay?.text)), ("lastDay", .optional(event.lastDay?.text)),
      ("places", places(event.locations)), ("venue", .optional(event.venue)),
      ("summary", .optional(event.summary)), ("focuses", .texts(event.focuses)),
      (
        "organisers",
        .list(
          event.organisers.map {
            .object([
              ("name", .text($0.name)), ("sector", .optional($0.sector?.rawValue)),
              ("role", .optional($0.role)),
            ])
          })
      ),
      (
        "speakers",
        .list(
          event.speakers.map {
            .object([
              ("name", .text($0.name)), ("sector", .optional($0.sector?.rawValue)),
              ("role", .optional($0.role)), ("themes", .texts($0.themes.map(\.code))),
            ])
          })
      ),
      (
        "themes",
        .list(
          event.taxonomies.flatMap { taxonomy in
            taxonomy.themes.map {
              .object([
                ("taxonomy", .text(taxonomy.id)), ("code", .text($0.code)),
                ("title", .text($0.title)),
              ])
            }
          })
      ),
      ("participants", event.participants.map(json) ?? .null),
    ]
  }

  private func json(_ participants: Participants) -> JSONValue {
    func count(_ count: FactCount) -> [(String, JSONValue)] {
      [("count", .integer(count.value)), ("about", .text(count.isApproximate ? "yes" : "no"))]
    }
    return .object([
      ("total", participants.total.map { .object(count($0)) } ?? .null),
      (
        "parts",
        .list(
          participants.parts.map {
            .object([("sector", .text($0.sector.rawValue))] + count($0.count))
          })
      ),
    ])
  }

  private func places(_ locations: [Location]) -> JSONValue {
    .list(
      locations.map {
        .object([
          ("place", .optional($0.place)), ("county", .optional($0.county)),
          ("country", .text($0.country)),
        ])
      })
  }
}
