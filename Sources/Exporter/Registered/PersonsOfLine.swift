import Languages
import Portfolio
import Provenance
import Values

extension PersonSupport {
  /// The kind of action that an amount for such a person belongs to (Regulation (EU) 2021/1147, Articles 19 and
  /// 20).
  var actionKind: ActionKind {
    switch self {
    case .resettled, .admitted, .admittedVulnerable: .resettlement
    case .transferredIn, .minorTransferredIn: .transferIn
    case .transferredOut: .transferOut
    }
  }
}

extension ExpenditureLine {
  /// Whether the line claims for persons of another kind than its objective is for: which row of a return it
  /// belongs to, nobody can say then.
  ///
  /// An objective that is not for persons contradicts none: what such a line is, rules ask.
  func contradicts(_ objectives: [Objective]) -> Bool {
    guard let person = self.person else { return false }
    let own = objectives.filter { self.objective == nil || $0.code == self.objective }
    let kinds = own.map(\.actionKind).filter { ApplicationProvision($0).isNotLinkedToCosts }
    return !kinds.isEmpty && !kinds.contains(person.actionKind)
  }
}

extension Gap {
  /// That the persons of a line and the kind of action of its objective are not the same.
  init(
    personsOf line: ExpenditureLine, in report: Report, of project: Project, law: Citation
  ) {
    let person = line.person?.rawValue ?? ""
    self.init(
      project: PersonalNumber.mask(in: project.key),
      field: Wording(
        "one kind of person on line \(line.id) of \(report.header.id): it says \(person), and the decision's "
          + "<actionKind> is for others",
        sv:
          "ett och samma slag av person på rad \(line.id) i \(report.header.id): den anger \(person), och "
          + "beslutets <actionKind> gäller andra"), law: law,
      fix: Wording(
        "correct person on the line, or <actionKind> of the objective, and send that paper again",
        sv: "rätta person på raden, eller målets <actionKind>, och skicka den handlingen igen"))
  }
}
