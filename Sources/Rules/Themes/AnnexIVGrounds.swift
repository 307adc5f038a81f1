import Portfolio
import Provenance
import Values

extension Rulebook {
  /// The list a ground must be recorded from for an objective to have the higher rate; `nil` where
  /// neither its kind of action nor a code of its interventions needs one.
  func groundList(for objective: Objective) -> String? {
    let kind: Selection = [.actionKind: objective.actionKind.rawValue]
    let codes = objective.interventions.compactMap { intervention -> Selection? in
      intervention.implementation.map { [.implementation: $0] }
    }
    return ([kind] + codes).lazy.compactMap { self.cofinancingRate(for: $0)?.needs }.first
  }
}
