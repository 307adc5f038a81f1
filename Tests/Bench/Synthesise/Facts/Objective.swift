/// A specific objective of the fund, with the codes that belong to it (Regulation (EU) 2021/1147,
/// Annexes II, IV, VI and VIII).
struct Objective {
  let code: StaticString
  let title: StaticString
  /// The implementation measure of Annex II.
  let measure: StaticString
  /// The group of Table 1 of Annex VI, and codes in it.
  let fieldGroup: StaticString
  let fieldCodes: [StaticString]
  /// The indent of Annex IV that carries the higher rate.
  let annexIVGround: StaticString
  /// Four indicators, and what each of them counts.
  let indicators: [Indicator]

  struct Indicator {
    let id: StaticString
    let kind: StaticString
    let counts: Counts
  }

  enum Counts {
    /// So many per cent of the participants.
    case participants(percent: Int)
    /// So many per cent of them, each with a level of language before and a higher one after.
    case raisedLevels(percent: Int)
    /// The project, where a local or regional authority is its applicant.
    case authority

    func number(of project: Project) -> Int {
      switch self {
      case .participants(let percent), .raisedLevels(let percent):
        project.participants * percent / 100
      case .authority: project.partners[0].organisation.kind.isAuthority ? 1 : 0
      }
    }

    /// How many a project counts at most; so many for each make a target of the programme.
    var most: Int {
      switch self {
      case .participants(let percent), .raisedLevels(let percent): percent * 6
      case .authority: 1
      }
    }
  }

  static let all: [Objective] = [
    Objective(
      code: "SO1", title: "Gemensamt europeiskt asylsystem", measure: "b", fieldGroup: "I",
      fieldCodes: ["001", "002", "004", "005"], annexIVGround: "4",
      indicators: [
        Indicator(id: "O.1.1", kind: "output", counts: .participants(percent: 100)),
        Indicator(id: "O.1.1.1", kind: "output", counts: .participants(percent: 40)),
        Indicator(id: "O.1.1.3", kind: "output", counts: .participants(percent: 25)),
        Indicator(id: "R.1.7", kind: "result", counts: .participants(percent: 12)),
      ]),
    Objective(
      code: "SO2", title: "Laglig migration och integration", measure: "d", fieldGroup: "II",
      fieldCodes: ["003", "004", "005", "006", "011"], annexIVGround: "1",
      indicators: [
        Indicator(id: "O.2.3", kind: "output", counts: .participants(percent: 100)),
        Indicator(id: "O.2.3.1", kind: "output", counts: .participants(percent: 60)),
        Indicator(id: "O.2.7", kind: "output", counts: .authority),
        Indicator(id: "R.2.8", kind: "result", counts: .raisedLevels(percent: 42)),
      ]),
    Objective(
      code: "SO3", title: "Återvändande", measure: "c", fieldGroup: "III",
      fieldCodes: ["003", "004", "005", "008"], annexIVGround: "3",
      indicators: [
        Indicator(id: "O.3.1", kind: "output", counts: .participants(percent: 15)),
        Indicator(id: "O.3.3", kind: "output", counts: .participants(percent: 100)),
        Indicator(id: "R.3.6", kind: "result", counts: .participants(percent: 70)),
        Indicator(id: "R.3.7", kind: "result", counts: .participants(percent: 10)),
      ]),
  ]

  static let years = 2021...2027
}
