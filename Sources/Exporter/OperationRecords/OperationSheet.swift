import Languages
import Portfolio
import Values

/// The first table of the record: an operation in a row, with what it has once, and which fields of the
/// annex are stated, not stated and not applicable.
enum OperationSheet {
  static let name = "operations"

  typealias Row = RecordPart<FieldStates>

  static func sheet(hasLabels: Bool) -> Sheet<Row> {
    .record(
      name, "operation", hasLabels: hasLabels,
      Column.all(identity, days, kinds, money, special, states))
  }

  private static var identity: [Column<Row>] {
    [
      .askedCode("fund", "Fond") { $0.operation.project.programme?.fund },
      .askedCode("programme", "Program (CCI)") { $0.operation.project.programme?.cci },
      .askedText("title", "Insatsens namn") {
        $0.operation.grant.title ?? $0.operation.application?.title
      },
      .askedText("description", "Kort beskrivning") {
        $0.operation.grant.purpose ?? $0.operation.application?.purpose
          ?? $0.operation.application?.summary
      },
      .told("grant_document", "Stödbeslut, handling") { $0.operation.grant.header.id },
      .askedText("grant_body", "Utfärdare av stödbeslutet") { $0.operation.grant.issuingBody },
      .told("outcome", "Beslut i kraft, kod") {
        $0.operation.project.decision(on: $0.operation.day)?.outcome.rawValue
      },
      .label("Beslut i kraft") {
        $0.operation.project.decision(on: $0.operation.day)?.outcome.said(in: .swedish)
      },
    ]
  }

  private static var days: [Column<Row>] {
    [
      .askedDay("submitted", "Ansökan inlämnad") { $0.operation.application?.submitted },
      .askedDay("start", "Startdatum") { $0.operation.firstDay },
      .askedDay("end", "Slutdatum") { $0.operation.lastDay },
      // What is still being done has no day of completion yet.
      .askedDay(
        "completed", "Faktiskt avslutad",
        when: { row in
          row.operation.completed != nil
            || (row.operation.lastDay.map { $0 < row.operation.day } ?? true)
        }
      ) { $0.operation.completed },
    ]
  }

  private static var kinds: [Column<Row>] {
    Column.all(
      Column.flag("article_94", "Omfattas av artikel 94") { _ in nil },
      Column.flag("article_95", "Omfattas av artikel 95") { $0.operation.isNotLinkedToCosts },
      Column.flag("strategic_importance", "Insats av strategisk betydelse") {
        $0.operation.grant.isOfStrategicImportance
      },
      Column.flag("state_aid", "Statligt stöd") {
        $0.operation.application?.aid.map { $0 == .stateAid }
      },
      Column.flag("de_minimis", "Stöd av mindre betydelse") {
        $0.operation.application?.aid.map { $0 == .deMinimis }
      },
      Column.flag("public_private_partnership", "Offentlig-privat partnerskap") { _ in nil },
      // Contracts above the thresholds of public procurement are stated one by one.
      Column.flag("has_contractors", "Leverantörer enligt unionens upphandlingsregler") {
        $0.operation.grant.contracts.isEmpty ? nil : true
      },
      Column.flag("is_cascaded", "Stödet lämnas vidare") { _ in nil },
      Column.flag("third_country", "Tredjeland", when: { $0.operation.asks(31) }) {
        $0.operation.application?.involvesThirdCountry
      },
      [
        .askedCode(
          "third_countries", "Tredjeländer",
          when: {
            $0.operation.asks(31) && $0.operation.application?.involvesThirdCountry != false
          }
        ) { joined(($0.operation.application?.thirdCountries ?? []).map(\.country)) }
      ],
      Column.flag("food_support", "Livsmedelsstöd", when: { $0.operation.asks(32) }) { _ in nil },
      Column.flag(
        "material_support", "Grundläggande materiellt stöd", when: { $0.operation.asks(33) }
      ) { _ in nil },
      Column.flag("voucher_support", "Stöd genom kuponger", when: { $0.operation.asks(34) }) {
        _ in nil
      })
  }

  private static var money: [Column<Row>] {
    [
      .currency(),
      .figure("total_cost", "Total kostnad", { $0.operation.grant.budget?.totalCost }) {
        $0.operation.planSources?.totalCost ?? []
      },
      .figure(
        "eligible_cost", "Stödberättigande kostnad", { $0.operation.grant.budget?.eligibleCost }
      ) { $0.operation.planSources?.eligibleCost ?? [] },
      .figure(
        "public_contribution", "Därav offentligt bidrag",
        { try $0.operation.publicContribution() }
      ) { $0.operation.planSources?.contributions { $0.isPublic == true } ?? [] },
      .figure(
        "union_contribution", "Stöd från fonderna",
        { row in
          try row.operation.grant.financing?.unionContribution(row.operation.currency)
        }
      ) { $0.operation.planSources?.unionContribution ?? [] },
      .askedDay(
        "last_payment", "Senaste utbetalning",
        when: { row in
          row.operation.payments.contains { !$0.isPaid(after: row.operation.day) }
        }
      ) { row in
        row.operation.payments.compactMap(\.paid).filter { $0 <= row.operation.day }.max()
      },
    ]
  }

  /// What is asked of State aid, of financing not linked to costs, and of land.
  private static var special: [Column<Row>] {
    func ofAid(_ name: String, _ heading: String, _ field: Int) -> Column<Row> {
      // No document tells of an advance within State aid.
      .asked(
        name, heading, .amount,
        when: {
          $0.operation.asks(field) && ($0.operation.application?.aid ?? .stateAid) == .stateAid
        }
      ) { _ in nil }
    }
    return [
      ofAid("aid_advance", "Förskott av statligt stöd", 108),
      ofAid("aid_advance_covered", "Därav täckt inom tre år", 109),
      ofAid("aid_advance_uncovered", "Därav inte täckt", 110),
      ofAid("aid_scheme_contribution", "Offentligt bidrag inom en stödordning", 111),
      .asked(
        "article_95_audits", "Revisioner av ersättning enligt artikel 95, antal", .count,
        when: { $0.operation.isNotLinkedToCosts ?? true }
      ) { row in
        row.operation.isNotLinkedToCosts == nil ? nil : .count(Int64(row.operation.checks.count))
      },
      .askedText(
        "land_ceiling_reason", "Skäl till att taket för mark överskrids",
        when: { row in row.operation.claims.contains { $0.claim.lines.contains(where: \.isLand) } }
      ) { _ in nil },
      .asked(
        "cross_financing", "Korsfinansiering", .amount, when: { $0.operation.asks(135) }
      ) { _ in nil },
    ]
  }

  private static var states: [Column<Row>] {
    [
      .code("fields_stated", "Fält som är angivna") { $0.value.list(.stated) },
      .code("fields_not_stated", "Fält där uppgift saknas") { $0.value.list(.notStated) },
      .code("fields_not_applicable", "Fält som inte är tillämpliga") {
        $0.value.list(.notApplicable)
      },
    ]
  }
}

extension RecordedOperation {
  /// Where the amounts of the grant stand.
  var planSources: PlanSources? {
    guard context.keepsSources, let budget = grant.budget else { return nil }
    return PlanSources(
      project: project.key, budget: (grant.header, budget),
      financing: grant.financing.map { (grant.header, $0) })
  }

  /// The public money of the grant; `nil` when it is not stated whether some of it is public.
  func publicContribution() throws(ArithmeticError) -> Money? {
    guard let contributions = grant.financing?.contributions,
      contributions.allSatisfy({ $0.isPublic != nil })
    else { return nil }
    return try Money.sum(contributions.filter { $0.isPublic == true }.map(\.amount), in: currency)
  }

  /// The verifications and audits by the day.
  var checks: [(payment: Payment, check: Verification)] {
    project.payments.flatMap { payment in
      payment.verifications.filter { $0.day <= day }.map { (payment, $0) }
    }
  }
}

extension Contribution {
  /// Whether it is a public contribution (Regulation (EU) 2021/1060, Article 2(28)); `nil` when the
  /// document does not say of which sector it is.
  var isPublic: Bool? {
    switch self.source {
    case .union, .state, .otherUnion: true
    case .income: false
    case .ownCash, .partnerCash, .thirdPartyCash, .inKind: self.sector.map { $0 == .public }
    }
  }
}

extension ExpenditureLine {
  var isLand: Bool { self.category == .land }
}
