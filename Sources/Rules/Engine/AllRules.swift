/// Every rule, in the order in which they run and are documented: family by family, each in its folder's order.
public let allRules: [AnyRule] =
  organisationRules + themeRules + budgetRules + eligibilityRules + costFormRules + paymentRules
  + indicatorRules + deadlineRules + visibilityRules + auditRules + nationalRules + legacyRules
