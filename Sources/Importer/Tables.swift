/// Which table an element becomes a row of: every element that may be repeated has one, and every record.
///
/// The path is the record's name and the names below it; `*` stands for any record. What may stand
/// only once becomes columns of the row it stands in.
enum Tables {
  static func table(for path: String) -> String? {
    if let table = byPath[path] { return table }
    guard let slash = path.firstIndex(of: "/") else { return nil }
    return byPath["*" + path[slash...]]
  }

  private static let byPath: [String: String] = [
    "programme": "programme",
    "programme/authority": "authority",
    "programme/objective": "programme_objective",
    "programme/allocation": "allocation",
    "programme/rate": "programme_rate",
    "programme/intervention": "programme_intervention",
    "programme/indicator": "programme_indicator",

    "call": "call",
    "call/objective": "call_objective",
    "call/eligibleApplicant": "eligible_applicant",
    "call/costOption": "cost_option",
    "call/requiredAttachment": "required_attachment",

    "organisation": "organisation",
    "organisation/formerName": "former_name",
    "organisation/identifier": "organisation_identifier",
    "organisation/sameAs": "same_as",
    "organisation/operatingArea": "operating_area",
    "organisation/membership/benefit": "membership_benefit",
    "organisation/eventSeries": "event_series",
    "organisation/relation": "relation",

    "agreement": "agreement",
    "agreement/basis": "agreement_basis",
    "agreement/party": "party",
    "agreement/party/identifier": "organisation_identifier",
    "agreement/party/contribution": "party_contribution",
    "agreement/principle": "principle",
    "agreement/criterion": "partnership_criterion",
    "agreement/steeringGroup/seat": "steering_seat",
    "agreement/steeringGroup/decided": "steering_decision",
    "agreement/followUp": "follow_up",

    "application": "application",
    "application/thirdCountry": "third_country",
    "application/activity": "activity",
    "application/risk": "risk",
    "application/procurement": "procurement",
    "application/horizontalPrinciple": "horizontal_principle",

    "decision": "decision",
    "decision/condition": "condition",
    "decision/reportingPeriod": "reporting_period",
    "decision/contract": "contract",
    "decision/contract/beneficialOwner": "beneficial_owner",
    "decision/contract/subcontract": "subcontract",

    "report": "report",
    "report/activity": "activity_state",
    "report/attendee": "attendee",
    "report/organisationCategory": "organisation_category",
    "report/indicator": "indicator_value",
    "report/indicator/cell": "indicator_cell",
    "report/indicator/survey": "indicator_survey",
    "report/indicator/proficiency": "indicator_proficiency",
    "report/obstacle": "obstacle",
    "report/possibility": "possibility",
    "report/visibility": "visibility_proof",
    "report/metCondition": "met_condition",
    "report/claim/line": "expenditure_line",
    "report/claim/income": "income",
    "report/claim/sum": "claim_sum",

    "payment": "payment",
    "payment/settlement": "advance_settlement",
    "payment/verification": "verification",
    "payment/verification/deduction": "deduction",
    "payment/interruption": "interruption",
    "payment/correction": "correction",
    "payment/recovery": "recovery",
    "payment/recovery/receipt": "recovery_receipt",
    "payment/irregularity": "irregularity",
    "payment/irregularity/linked": "irregularity_link",

    "project": "project_fact",
    "project/stage": "stage",
    "project/goal": "goal",
    "project/work": "work",
    "project/product": "product",

    "*/event": "event",
    "*/event/participants/part": "participant_count",
    "*/event/visitorsFrom": "event_visitor",
    "*/event/theme": "event_theme",
    "*/event/topic": "event_topic",
    "*/event/meets": "event_meets",
    "*/statistic": "statistic",
    "*/attachment": "attachment",
    "*/signature": "signature",

    "event": "event_record",
    "event/sameAs": "same_event",
    "event/organiser": "event_organiser",
    "event/organiser/identifier": "organisation_identifier",
    "event/focus": "event_focus",
    "event/method": "event_method",
    "event/taxonomy": "taxonomy",
    "event/taxonomy/theme": "taxonomy_theme",
    "event/visitorsFrom": "event_visitor",
    "event/opening": "event_opening",
    "event/speaker": "event_speaker",
    "event/speaker/identifier": "organisation_identifier",
    "event/speaker/theme": "speaker_theme",

    "*/case": "case_number",
    "*/theme": "theme",
    "*/partner": "partner",
    "*/partner/identifier": "organisation_identifier",
    "*/partner/beneficialOwner": "beneficial_owner",
    "*/beneficialOwner": "beneficial_owner",
    "*/partnership": "partnership",
    "*/objective": "objective",
    "*/objective/intervention": "intervention",
    "*/location": "location",
    "*/indicator": "indicator_target",
    "*/purpose": "purpose",
    "*/budget/line": "budget_line",
    "*/budget/sum": "budget_sum",
    "*/financing/contribution": "contribution",
    "*/evaluation": "evaluation",
    "*/participants/part": "participant_count",
    "*/agreement": "linked_agreement",
    "*/project": "linked_project",
    "*/notStated": "not_stated",
    "*/conflict": "conflict",
    "*/conflict/claim": "conflict_claim",
    "*/source": "source",
  ]

  /// The column for an element or attribute, by the names that lead to it from its row.
  static func column(_ names: [String]) -> String {
    let name = names.map(snakeCase).joined(separator: "_")
    return renamed[name] ?? name
  }

  /// Names that SQL keeps for itself.
  private static let renamed = [
    "start": "start_day", "end": "end_day", "by": "stated_by", "group": "group_code",
    "table": "table_code", "order": "order_no",
  ]

  private static func snakeCase(_ name: String) -> String {
    var result = ""
    let characters = Array(name)
    for (index, character) in characters.enumerated() {
      let next = index + 1 < characters.count ? characters[index + 1] : nil
      let startsWord =
        index > 0 && character.isUppercase
        && (!characters[index - 1].isUppercase || next?.isLowercase == true)
      if startsWord { result += "_" }
      result += character.lowercased()
    }
    return result
  }
}
