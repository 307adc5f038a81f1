/// The rules of this family, in their order.
let costFormRules: [AnyRule] = [
  .project(SimplifiedCostsRequired()),
  .project(IndirectCostsAbove7Percent()),
  .project(IndirectCostsAbove15Percent()),
  .project(RemainingCostsAbove40Percent()),
  .project(CostLinesBesideStaffPlus40()),
  .project(FlatRateOnFlatRateStaff()),
  .project(CostCategoryInTwoForms()),
  .project(FixedShareWithoutDocument()),
]
