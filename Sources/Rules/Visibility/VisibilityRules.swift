/// The rules of this family, in their order.
let visibilityRules: [AnyRule] = [
  .project(SupportNotMadeKnown()), .project(BeneficiaryToldLate()),
]
