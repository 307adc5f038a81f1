/// The rules of this family, in their order.
let indicatorRules: [AnyRule] = [
  .project(IndicatorOutsideObjectives()),
  .project(ComputedIndicatorEntered()),
  .project(SubIndicatorAboveParent()),
  .project(AgeAndGenderIncomplete()),
  .project(CellsDifferFromTotal()),
  .project(AgeAndGenderOfThings()),
  .project(AchievedValueFalls()),
  .project(IndicatorValueNotWhole()),
  .project(ResultAboveOutput()),
  .project(AskedTooSoonAfterTraining()),
  .project(LanguageLevelNotRaised()),
  .project(OperationWithoutIndicator()),
  .project(AchievedFarFromTarget()),
  .project(IndicatorStatedTwice()),
  .project(IndicatorGroupIncomplete()),
]
