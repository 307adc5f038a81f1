/// The rules of this family, in their order.
let themeRules: [AnyRule] = [
  .project(ObjectiveAmountsDiffer()),
  .project(InterventionFieldOutsideObjective()),
  .project(InterventionCodeUnknown()),
  .project(InterventionCodeTooEarly()),
  .project(InterventionCodeMissing()),
  .project(ImplementationContradictsAction()),
  .project(OperatingSupportFieldMismatch()),
  .project(AnnexIVGroundMissing()),
  .project(AnnexIVGroundWithoutImplementer()),
  .project(ThirdCountryThemeMismatch()),
  .project(ThemeOutsideObjectives()),
  .project(CommissionConsultedLate()),
  .project(CoerciveEquipmentPlanned()),
  .project(MeasureOutsideObjective()),
]
