import Languages
import Portfolio
import Values

// Why the applications of a year asked for something else than the portfolio has when its accounts are made: the
// lines of that, and what they say in appendix 4.

extension SentChange {
  /// Why a row differs, in the comment of appendix 4: counted, so that it stays short. What has risen is no
  /// difference of the accounts, which do not hold it.
  static func reason(_ changes: [SentChange]) -> String? {
    let fallen = changes.filter { !$0.fallen.isZero || !$0.fallenPublic.isZero }
    let reasons: [String] = Cause.allCases.compactMap { cause in
      let lines = fallen.filter { $0.cause == cause }
      let papers = Set(lines.map { "\($0.document.issuer) \($0.document.id)" }).count
      guard papers > 0 else { return nil }
      let one = papers == 1
      let counted = one ? "1 handling" : "\(papers) handlingar"
      switch cause {
      case .paperCame: return "\(counted) \(one ? "inkommen" : "inkomna")"
      case .paperChanged: return "\(counted) \(one ? "ändrad" : "ändrade")"
      case .paperWithdrawn: return "\(counted) \(one ? "återtagen" : "återtagna")"
      case .rateChanged:
        return "kursen ändrad för \(Set(lines.map(\.month)).sorted().joined(separator: ", "))"
      case .splitChanged: return "\(counted) \(one ? "fördelad" : "fördelade") på andra mål"
      case .conditionsChanged: return "nödvändiga villkor ändrade för \(counted)"
      }
    }
    return reasons.isEmpty
      ? nil : "Efter det att betalningsansökan gjordes: \(reasons.joined(separator: "; "))."
  }

  static func sheet(hasLabels: Bool) -> Sheet<SentChange> {
    Sheet(
      "changes", element: "change", hasLabels: hasLabels,
      [
        .code("specific_objective", "Specifikt mål, kod") { $0.key.objective },
        .code("provision", "Bestämmelse") { $0.key.provision.rawValue },
        .code("project", "Projekt") { $0.project },
        .code("document", "Handling") { $0.document.id },
        .code("correction", "Korrigering") { $0.correction },
        .code("application", "Betalningsansökan") { PersonalNumber.mask(in: $0.application.file) },
        .day("application_day", "Gjord per") { $0.application.on },
        .code("cause", "Orsak, kod") { $0.cause.rawValue },
        .label("Orsak") { $0.cause.swedish },
        .code("rate_month", "Kursens månad") { $0.month },
        .code("currency", "Valuta") { _ in "EUR" },
        .cells("expenditure", "A. Utgifter", .amount, sum: "expenditure") {
          Cell(.amount($0.eligible), from: [$0.source($0.eligible)])
        },
        .cells(
          "public_contribution", "B. Offentligt bidrag", .amount, sum: "public_contribution"
        ) {
          Cell(.amount($0.publicContribution), from: [$0.source($0.publicContribution)])
        },
      ])
  }
}
