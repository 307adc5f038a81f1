/// The rules of this family, in their order.
let deadlineRules: [AnyRule] = [
  .project(ReportOverdue()),
  .project(ReportingScheduleBroken()),
  .project(ReportOutsideSchedule()),
  .project(DueDayIsOff()),
  .project(ContractReportDueLate()),
  .project(ReportTooEarly()),
  .project(DueBeforePeriodEnds()),
]
