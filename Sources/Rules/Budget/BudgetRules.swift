/// The rules of this family, in their order.
let budgetRules: [AnyRule] = [
  .project(UnionShareAboveCeiling()),
  .project(UnionShareAboveProgrammeRate()),
  .project(FinancingDiffersFromCost()),
  .project(StatedRateDiffers()),
  .project(BudgetLinesDifferFromTotal()),
  .project(BudgetSumsDiffer()),
  .project(BaseDiffersFromProgramme()),
  .project(OperatingSupportCostNotListed()),
  .project(EarmarkedMoneyUsedOtherwise()),
  .project(AmountPerPersonDiffers()),
  .project(CoFinancingNotInCash()),
  .document(ObjectiveBelowMinimumShare()),
  .portfolio(GrantsAboveProgrammeAmount()),
  .portfolio(OperatingSupportAboveShare()),
  .portfolio(EquipmentAboveShare()),
  .portfolio(SocialInnovationAboveShare()),
]
