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
  /// Six indicators, each with the per cent of the participants it counts.
  let indicators: [Indicator]

  struct Indicator {
    let id: StaticString
    let kind: StaticString
    let share: Int
  }

  static let all: [Objective] = [
    Objective(
      code: "SO1", title: "Gemensamt europeiskt asylsystem", measure: "b", fieldGroup: "I",
      fieldCodes: ["001", "002", "004", "005"], annexIVGround: "4",
      indicators: [
        Indicator(id: "O.1.1", kind: "output", share: 100),
        Indicator(id: "O.1.1.1", kind: "output", share: 40),
        Indicator(id: "O.1.1.3", kind: "output", share: 25),
        Indicator(id: "O.1.2", kind: "output", share: 30),
        Indicator(id: "R.1.5", kind: "result", share: 26),
        Indicator(id: "R.1.6", kind: "result", share: 20),
      ]),
    Objective(
      code: "SO2", title: "Laglig migration och integration", measure: "d", fieldGroup: "II",
      fieldCodes: ["003", "004", "005", "006", "011"], annexIVGround: "1",
      indicators: [
        Indicator(id: "O.2.3", kind: "output", share: 100),
        Indicator(id: "O.2.3.1", kind: "output", share: 60),
        Indicator(id: "O.2.3.2", kind: "output", share: 45),
        Indicator(id: "O.2.3.3", kind: "output", share: 30),
        Indicator(id: "R.2.8", kind: "result", share: 42),
        Indicator(id: "R.2.9", kind: "result", share: 80),
      ]),
    Objective(
      code: "SO3", title: "Återvändande", measure: "c", fieldGroup: "III",
      fieldCodes: ["003", "004", "005", "008"], annexIVGround: "3",
      indicators: [
        Indicator(id: "O.3.1", kind: "output", share: 15),
        Indicator(id: "O.3.2", kind: "output", share: 2),
        Indicator(id: "O.3.3", kind: "output", share: 100),
        Indicator(id: "R.3.6", kind: "result", share: 70),
        Indicator(id: "R.3.7", kind: "result", share: 10),
        Indicator(id: "R.3.8", kind: "result", share: 20),
      ]),
  ]

  static let years = 2021...2027
}
