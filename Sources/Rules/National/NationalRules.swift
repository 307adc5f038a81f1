import Languages
import Portfolio
import Provenance

/// The rules of this family, in their order.
let nationalRules: [AnyRule] = [
  .project(ApplicationLate()),
  .project(StartBeforeCallAllows()),
  .project(BudgetOutsideCallLimits()),
  .project(ObjectiveNotOpen()),
  .project(CostOptionNotOffered()),
  .project(BeneficiaryCountedAsSupported()),
  .project(MainstreamingNotStated()),
  .project(PartnerWithoutLetter()),
  .project(AttachmentMissing()),
  .project(OwnShareBelowCall()),
  .project(EvaluationMissing()),
  .document(PartnershipIncomplete()),
  .document(EndsBeforeItBegins()),
  .document(OwnTotalDiffersFromParts()),
  .project(TotalDiffersFromParts()),
  .project(SourcesDisagree()),
  .document(OwnSourcesDisagree()),
]

extension Citation {
  /// What our own format says, where nothing else is at stake than that a document says one thing.
  static func format(_ clause: Wording) -> Citation {
    .standard(Wording("fondbok's format", sv: "fondboks format"), clause)
  }
}

extension Call {
  /// The call itself, as what its conditions are cited by.
  var citation: Citation { .document(.call, .same(header.id)) }
}
