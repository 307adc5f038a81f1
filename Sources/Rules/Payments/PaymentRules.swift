/// The rules of this family, in their order.
let paymentRules: [AnyRule] = [
  .project(ExpenditureOutsideEligibilityWindow()),
  .project(ExpenditureOutsideProjectPeriod()),
  .project(CostWithoutPaymentProof()),
  .project(UnitsDifferFromAmount()),
  .project(ClaimSumsDiffer()),
  .project(ClaimAboveApprovedCost()),
  .project(HourlyRateAboveAnnualCost()),
  .project(HoursAboveYearsWork()),
  .project(HourlyRateOffMonthlySalary()),
  .project(IndirectCostsOff15Percent()),
  .project(PaymentLate()),
  .project(PaymentNotInFull()),
  .project(PaymentAboveClaim()),
  .project(FlatRateNotRecomputed()),
  .project(CorrectionOfUnknownLine()),
]
