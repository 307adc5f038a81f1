import Languages
import Portfolio
import Rules
import SafeText
import Values

// What a call, a programme and an organisation have beside what every paper's JSON has.

extension CommonPaper {
  func members(_ call: Call) -> [(String, JSONValue)] {
    [
      ("callKind", .text(call.kind)), ("title", .text(call.title)),
      ("programme", .text(call.programme.id)), ("area", .optional(call.area)),
      ("objectives", .texts(call.objectives)),
      ("eligibleApplicants", .texts(call.eligibleApplicants.map(\.rawValue))),
      ("opens", .text(call.opens.iso)), ("closes", .text(call.closes.iso)),
      ("currency", .text(call.currency.code)), ("money", .text(call.money.plain)),
      ("unionShare", .text(call.unionShare.plain)),
      ("costOptions", .texts(call.costOptions.map(\.rawValue))),
      ("requiredAttachments", .texts(call.requiredAttachments)),
      ("minimumBudget", .optional(call.minimumBudget?.plain)),
      ("maximumBudget", .optional(call.maximumBudget?.plain)),
      ("minimumMonths", .optional(call.minimumMonths)),
      ("maximumMonths", .optional(call.maximumMonths)),
      ("earliestStart", .optional(call.earliestStart?.iso)),
      ("latestEnd", .optional(call.latestEnd?.iso)),
    ]
  }

  func members(_ programme: Programme) -> [(String, JSONValue)] {
    [
      ("title", .text(programme.title)), ("fund", .text(programme.fund)),
      ("cci", .text(programme.cci)), ("firstYear", .integer(Int64(programme.firstYear))),
      ("lastYear", .integer(Int64(programme.lastYear))),
      ("submitted", .optional(programme.submitted?.iso)),
      (
        "objectives",
        .list(
          programme.objectives.map {
            .object([("code", .text($0.code)), ("title", .text($0.title))])
          })
      ),
      (
        "rates",
        .list(
          programme.rates.map {
            .object([
              ("objective", .text($0.objective)), ("actionKind", .text($0.actionKind.rawValue)),
              ("rate", .text($0.rate.plain)), ("base", .text($0.base.rawValue)),
            ])
          })
      ),
      (
        "interventions",
        .list(
          programme.interventions.map {
            .object([
              ("objective", .text($0.objective)), ("table", .text($0.table)),
              ("code", .text($0.qualified)),
            ])
          })
      ),
      ("calls", .texts(calls.map(\.header.id))),
    ]
  }

  func members(_ organisation: Organisation) -> [(String, JSONValue)] {
    [
      ("name", .text(organisation.name)), ("acronym", .optional(organisation.acronym)),
      ("numbers", Self.numbers(organisation.identifiers)),
      ("legalKind", .optional(organisation.legalKind?.rawValue)),
      ("sector", .optional(organisation.sector?.rawValue)),
      ("county", .optional(organisation.address?.county)),
      ("place", .optional(organisation.address?.place)),
    ] + (portrait.map(Self.members) ?? [])
  }

  private static func members(_ portrait: OrganisationPortrait) -> [(String, JSONValue)] {
    [
      ("otherNumbers", numbers(portrait.otherNumbers)),
      ("formerNames", .list(portrait.formerNames.map { .object(dated($0)) })),
      ("founded", .optional(portrait.founded?.text)),
      ("foundedIn", .optional(portrait.foundedIn)),
      (
        "areas",
        .list(
          portrait.areas.map {
            .object(dated($0.area) + [("current", .text($0.isCurrent ? "yes" : "no"))])
          })
      ),
      ("purposes", .texts(portrait.purposes)),
      ("operatingYear", .optional(portrait.operatingYear?.kind.rawValue)),
      ("annualMeeting", .optional(portrait.annualMeeting)),
      ("statutes", .optional(portrait.statutes)),
      ("membership", membership(portrait.membership)),
      (
        "series",
        .list(
          portrait.series.map {
            .object([
              ("kind", .text($0.kind.rawValue)), ("perYear", .optional($0.perYear)),
              ("days", .optional($0.days)), ("note", .optional($0.note)),
            ])
          })
      ),
      (
        "relations",
        .list(
          portrait.relations.map {
            .object([
              ("kind", .text($0.kind.rawValue)), ("name", .text($0.name)),
              ("note", .optional($0.note)),
            ])
          })
      ),
    ]
  }

  private static func membership(_ membership: Membership) -> JSONValue {
    guard !membership.isEmpty else { return .null }
    return .object([
      ("open", .optional(membership.open)), ("mayAttend", .optional(membership.mayAttend)),
      ("feeRequired", .optional(membership.isFeeRequired.map { $0 ? "yes" : "no" })),
      ("fee", .optional(membership.fee?.plain)),
      ("currency", .optional(membership.fee?.currency.code)),
      ("benefits", .texts(membership.benefits)),
    ])
  }

  private static func dated(_ name: DatedName) -> [(String, JSONValue)] {
    [
      ("name", .text(name.name)), ("firstDay", .optional(name.firstDay?.text)),
      ("lastDay", .optional(name.lastDay?.text)),
    ]
  }

  private static func numbers(_ numbers: [OrganisationIdentifier]) -> JSONValue {
    .list(
      numbers.map {
        .object([
          ("scheme", .text($0.scheme)), ("country", .text($0.country)),
          ("number", .text($0.number)),
        ])
      })
  }
}
