/// The rules of this family, in their order.
let auditRules: [AnyRule] = [
  .project(RetentionTooShort()),
  .project(SubcontractNotRecorded()),
  .project(IrregularityNotReported()),
  .portfolio(LinkedIrregularitiesNotReported()),
  .project(AuditedTooOften()),
]
