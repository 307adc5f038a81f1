import Languages
import Portfolio
import Values

/// One bracket of age and gender, or of gender alone, as the rulebook asks for it.
final class BreakdownCell: Sendable {
  let age: Term?
  let gender: Term

  /// What it takes in of what documents state; nothing where they have no word for it.
  let brackets: BracketSet

  init(age: Term?, gender: Term) {
    self.age = age
    self.gender = gender
    let ages =
      age.map { age in
        AgeBracket.allCases.filter { $0.axisValue == age.id }.map { $0 as AgeBracket? }
      }
      ?? AgeBracket.allCases + [nil]
    brackets = Gender.allCases.filter { $0.axisValue == gender.id }
      .reduce(into: []) { all, gender in
        for age in ages { all.insert(BracketSet(age, gender)) }
      }
  }

  /// Whether it is not certain that the law asks for it.
  var isDoubtful: Bool { age?.doubt != nil || gender.doubt != nil }
}

/// Brackets of age and gender, as values state them: there are twelve.
struct BracketSet: OptionSet, Sendable {
  let rawValue: UInt16

  init(rawValue: UInt16) { self.rawValue = rawValue }

  init(_ age: AgeBracket?, _ gender: Gender) {
    let row =
      switch age {
      case .under18: 0
      case .from18To60: 1
      case .over60: 2
      case nil: 3
      }
    let column =
      switch gender {
      case .female: 0
      case .male: 1
      case .nonBinary: 2
      }
    rawValue = 1 << (row * 3 + column)
  }

  init(_ cells: [IndicatorCell]) {
    self = cells.reduce(into: []) { $0.insert(BracketSet($1.age, $1.gender)) }
  }
}

extension BreakdownCell: Sayable {
  /// "Female < 18", in Swedish "Kvinna under 18 år"; of gender alone "Female".
  func said(in language: Language) -> String {
    let words = gender.label(in: language)
    return age.map { "\(words) \($0.label(in: language))" } ?? words
  }
}

extension Rulebook {
  /// The brackets that persons are counted in on a day: every age with every gender, or every gender.
  /// - Throws: `Undecided` when the rulebook lacks an axis.
  func brackets(isByAge: Bool, on day: Day) throws(Undecided) -> [BreakdownCell] {
    let genders = axis(Self.gender)?.values.filter { $0.span.contains(day) }
    if !isByAge, let genders { return genders.map { BreakdownCell(age: nil, gender: $0) } }
    guard let ages = axis(Self.age), let genders else {
      throw .notRun(
        Wording(
          "the rulebook does not say by which ages and genders persons are counted",
          sv: "regelverket anger inte vilka åldrar och kön personer räknas efter"),
        fix: Wording(
          "add the axes age and gender to the rulebook, with their source",
          sv: "lägg till axlarna age och gender i regelverket, med källa"))
    }
    return ages.values.filter { $0.span.contains(day) }.flatMap { age in
      genders.map { BreakdownCell(age: age, gender: $0) }
    }
  }

  private static let age = "age"
  private static let gender = "gender"
}

extension Indicator {
  /// Whether its persons are given by age too, and not by gender alone.
  var isByAge: Bool { axes.contains("age") }
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
