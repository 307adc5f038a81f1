import Languages
import Portfolio
import Values

/// One bracket of age and gender, as the rulebook asks for it.
struct BreakdownCell {
  let age: Term
  let gender: Term

  /// Whether it is not certain that the law asks for it.
  var isDoubtful: Bool { age.doubt != nil || gender.doubt != nil }

  func contains(_ cell: IndicatorCell) -> Bool {
    cell.age.axisValue == age.id && cell.gender.axisValue == gender.id
  }
}

extension BreakdownCell: Sayable {
  /// "Female < 18", in Swedish "Kvinna under 18 år".
  func said(in language: Language) -> String {
    "\(gender.label(in: language)) \(age.label(in: language))"
  }
}

extension Rulebook {
  /// The brackets that the values of an indicator are given by on a day: every age with every
  /// gender; none for what is no person.
  /// - Throws: `Undecided` when the rulebook lacks an axis.
  func breakdown(of indicator: Indicator, on day: Day) throws(Undecided) -> [BreakdownCell] {
    guard !indicator.axes.isEmpty else { return [] }
    guard let ages = axis(Self.age), let genders = axis(Self.gender) else {
      throw .notRun(
        Wording(
          "the rulebook does not say by which ages and genders persons are counted",
          sv: "regelverket anger inte vilka åldrar och kön personer räknas efter"),
        fix: Wording(
          "add the axes age and gender to the rulebook, with their source",
          sv: "lägg till axlarna age och gender i regelverket, med källa"))
    }
    return ages.values.filter { $0.span.contains(day) }.flatMap { age in
      genders.values.filter { $0.span.contains(day) }.map { BreakdownCell(age: age, gender: $0) }
    }
  }

  private static let age = "age"
  private static let gender = "gender"
}

extension AgeBracket {
  /// The bracket's id in rulebooks.
  var axisValue: String {
    switch self {
    case .under18: "<18"
    case .from18To60: "18-60"
    case .over60: ">60"
    }
  }
}

extension Gender {
  /// The gender's id in rulebooks.
  var axisValue: String {
    switch self {
    case .female: "F"
    case .male: "M"
    case .nonBinary: "N"
    }
  }
}
