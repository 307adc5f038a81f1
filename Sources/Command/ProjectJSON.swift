import Findings
import Languages
import Portfolio
import Provenance
import Rules
import SafeText
import Values

extension ProjectView {
  /// The page as the documented JSON object.
  func json(in language: Language) -> JSONValue {
    .object([
      ("project", .text(project.key)), ("issuer", .text(project.keyIssuer)),
      ("title", .text(summary.title)), ("status", .text(summary.status.rawValue)),
      ("fund", .optional(summary.fund)), ("call", .optional(project.application?.call?.id)),
      ("start", .optional(summary.start)), ("end", .optional(summary.end)),
      ("partners", .list(partnerObjects)), ("objectives", .list(objectives)),
      ("money", money(in: language)),
      ("indicators", .list(indicators.map(\.json))),
      ("timeline", .list(project.timeline().map { $0.json(in: language) })),
      (
        "deadlines",
        .list(deadlines.map { $0.json(project: project.key, on: day, in: language) })
      ),
      ("findings", .list(findings.map { $0.short(in: language) })),
      ("tally", tally.json), ("conflicts", .list(conflicts.map(\.json))),
      ("notStated", .texts(openFields)),
      ("documents", .list(versions.map(\.json))), ("on", .text(day.iso)),
    ])
  }

  private var partnerObjects: [JSONValue] {
    partners.map { partner in
      .object([
        ("role", .text(partner.role.rawValue)), ("name", .text(partner.name)),
        ("organisationNumber", .optional(partner.organisationNumber)),
        ("sector", .optional(partner.sector?.rawValue)),
        ("county", .optional(partner.address?.county)),
      ])
    }
  }

  private var objectives: [JSONValue] {
    let granted = project.grant(on: day)?.objectives ?? []
    return (granted.isEmpty ? project.application?.objectives ?? [] : granted).map { objective in
      .object([
        ("code", .text(objective.code)), ("amount", .text(objective.amount.plain)),
        ("actionKind", .text(objective.actionKind.rawValue)),
      ])
    }
  }

  private func money(in language: Language) -> JSONValue {
    switch money {
    case .success(let money?): money.json
    case .success(nil): .null
    case .failure(let error): .object([("error", .text(error.said(in: language)))])
    }
  }

}

extension FactConflict {
  /// The field and what each source says of it.
  var json: JSONValue {
    .object([
      ("field", .text(field)),
      (
        "claims",
        .list(
          claims.map { .object([("value", .text($0.value)), ("source", .text($0.source))]) })
      ),
    ])
  }
}

extension ProjectMoney {
  /// The money as JSON: amounts as texts with the currency's decimals.
  var json: JSONValue {
    .object([
      ("currency", .text(currency.code)), ("asked", .optional(asked?.union.plain)),
      ("granted", .optional(granted?.union.plain)), ("claimed", .text(claimedUnion.plain)),
      ("paid", .text(paid.plain)), ("left", .optional(left?.plain)),
      ("eligibleCost", .optional((granted ?? asked)?.eligibleCost.plain)),
      ("eligibleClaimed", .text(claimed.plain)), ("eligibleAccepted", .text(accepted.plain)),
      ("eligibleDeducted", .text(deducted.plain)),
      (
        "categories",
        .list(
          byCategory.map {
            .object([
              ("category", .text($0.category.rawValue)), ("planned", .text($0.planned.plain)),
              ("claimed", .text($0.claimed.plain)),
            ])
          })
      ),
      (
        "sources",
        .list(
          bySource.map {
            .object([("source", .text($0.source.rawValue)), ("planned", .text($0.planned.plain))])
          })
      ),
    ])
  }
}

extension ProjectView.Indicator {
  fileprivate var json: JSONValue {
    .object([
      ("id", .text(id)), ("unit", .optional(unit)),
      ("target", .optional(target.map { ProjectPage.number($0, in: .english) })),
      ("achieved", .optional(achieved.map { ProjectPage.number($0, in: .english) })),
    ])
  }
}

extension TimelineEntry {
  fileprivate func json(in language: Language) -> JSONValue {
    .object([("day", .optional(day?.text)), ("what", .text(what(in: language)))])
  }
}

extension Deadline {
  /// A deadline as the documented JSON object.
  ///
  /// - Parameter more: members at the end, when more is asked for.
  func json(
    project: String?, programme: String? = nil, on day: Day, in language: Language,
    more: [(String, JSONValue)] = []
  ) -> JSONValue {
    let (state, days) = self.state(on: day).code
    return .object(
      [
        ("project", .optional(project)), ("programme", .optional(programme)),
        ("kind", .text(kind.rawValue)),
        ("for", .texts(Deadline.Party.allCases.filter(kind.parties.contains).map(\.rawValue))),
        ("what", .text(what(in: language))),
        ("due", .text(due.iso)), ("moved", .optional(moved?.iso)),
        ("latest", .optional(latest?.iso)),
        ("state", .text(state)), ("days", .optional(days)),
        ("atRisk", .text(isAtRisk(on: day) ? "yes" : "no")),
        ("suspendedSince", .optional(suspended?.iso)),
        ("doneBy", .optional(deed(by: day)?.name)),
        ("doneOn", .optional(deed(by: day)?.day.iso)),
        ("acceptedUntil", .optional(acceptance(on: day)?.until.iso)),
        ("acceptedBy", .optional(acceptance(on: day)?.entry)),
        ("law", .list(law.map { $0.json(in: language) })),
      ] + more)
  }
}

extension Finding {
  /// The finding in short, as a page has it.
  func short(in language: Language) -> JSONValue {
    .object([
      ("rule", .text(rule)), ("name", .text(name)), ("severity", .text(severity.rawValue)),
      ("verdict", .text(verdict.rawValue)), ("message", .text(message(in: language))),
      ("law", .optional(law.first?.text(in: language))),
    ])
  }
}

extension Tally {
  /// The counts as JSON.
  var json: JSONValue {
    .object([
      ("passed", .integer(Int64(passed))), ("failed", .integer(Int64(failed))),
      ("silent", .integer(Int64(silent))), ("notRun", .integer(Int64(notRun))),
      ("waived", .integer(Int64(waived))), ("beta", .integer(Int64(beta))),
    ])
  }
}

extension ListedVersion {
  /// The version as the documented JSON object.
  var json: JSONValue {
    .object([
      ("kind", .text(kind)), ("issuer", .text(issuer)), ("id", .text(id)),
      ("version", .integer(Int64(number))), ("issued", .text(issued)),
      ("received", .text(received)), ("current", .text(isCurrent ? "yes" : "no")),
      ("file", .text(file)), ("line", .integer(Int64(line))),
    ])
  }
}
