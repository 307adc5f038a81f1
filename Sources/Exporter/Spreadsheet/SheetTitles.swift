extension SheetHead {
  /// What the sheet is called in a spreadsheet, whose headings are Swedish: at most 31 characters. A table that
  /// has no such name keeps its own.
  var title: String { Self.titles[name] ?? name }

  private static let titles = [
    "operations": "Insatser", "projects": "Projekt", "calls": "Utlysningar",
    "budgets": "Budgetar", "indicators": "Indikatorer", "occasions": "Sammankomster",
    // Records of operations
    "beneficiaries": "Stödmottagare", "owners": "Verkliga huvudmän", "grants": "Stödbeslut",
    "contracts": "Kontrakt", "subcontracts": "Underkontrakt", "objectives": "Specifika mål",
    "interventions": "Interventionstyper", "breakdown": "Ålder och kön",
    "claims": "Ansökningar om utbetalning", "costs": "Kostnader", "payments": "Utbetalningar",
    "verifications": "Kontroller", "corrections": "Korrigeringar", "fields": "Fält",
    // Payment application
    "expenditure": "Utgifter", "conditions": "Nödvändiga villkor", "commitments": "Åtaganden",
    "application": "Förstasida",
    // Data transmission
    "financial": "Finansiella uppgifter", "subtotals": "Delsummor",
    "output_indicators": "Utfallsindikatorer", "result_indicators": "Resultatindikatorer",
    "transmission": "Förstasida",
    // Accounts
    "entered": "Upptaget i räkenskaperna", "withdrawals": "Tillbakadraget",
    "instruments": "Finansieringsinstrument", "reconciliation": "Avstämning",
    "changes": "Ändrat sedan ansökan", "accounts": "Förstasida",
    // Performance report, and irregularities
    "texts": "Texter", "specific_actions": "Särskilda åtgärder", "persons": "Personer",
    "solidarity": "Solidaritetsåtgärder", "report": "Förstasida",
    "irregularities": "Oriktigheter", "late": "Från tidigare kvartal",
    // Claim
    "lines": "Utgiftsrader", "categories": "Kostnadsslag", "flat_rates": "Schabloner",
    "deductions": "Avdrag", "advances": "Förskott", "summary": "Sammanställning",
  ]
}
