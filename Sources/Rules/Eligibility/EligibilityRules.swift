/// The rules of this family, in their order.
let eligibilityRules: [AnyRule] = [
  .project(StartAfterEnd()),
  .project(CompletedBeforeApplication()),
  .project(GrantDocumentIncomplete()),
  .project(ApplicationAfterGrant()),
  .project(EmergencyCostTooEarly()),
  .project(StrategicOperationNotReported()),
  .project(CostBeforeAmendmentRequest()),
  .project(RevocationWithoutGround()),
  .project(OrdinanceOfAnotherPeriod()),
]
