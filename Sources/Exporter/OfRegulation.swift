import Languages
public import Portfolio

// Which programmes the returns of Regulation (EU) 2021/1060 are of, and what is told of the rest.

extension BoundProgrammes {
  /// Those that Regulation (EU) 2021/1060 binds: of the funds of its Article 1(1), from 2021 on.
  static let regulation = BoundProgrammes(
    funds: ["ERDF", "ESF+", "CF", "JTF", "EMFAF", "AMIF", "ISF", "BMVI"], firstYear: 2021)
}

extension Programme {
  /// Whether Regulation (EU) 2021/1060 binds it: no programme of an earlier period, and no contract of another
  /// instrument.
  public var isOfRegulation: Bool {
    let bound = BoundProgrammes.regulation
    return bound.funds.contains(self.fund) && bound.firstYear <= self.firstYear
  }
}

/// Operations of programmes that Regulation (EU) 2021/1060 does not bind, which its returns leave out.
struct OperationsOfOtherLaw {
  private var count = 0
  /// By their CCI numbers.
  private var programmes: Set<String> = []

  mutating func add(ofProgramme cci: String) {
    count += 1
    programmes.insert(cci)
  }

  /// How many are left out, and of which programmes; `nil` where none is.
  var notice: Wording? {
    guard count > 0 else { return nil }
    let names = programmes.sorted().joined(separator: ", ")
    let (one, ofOne) = (count == 1, programmes.count == 1)
    return Wording(
      "\(count) \(one ? "operation is" : "operations are") left out, since Regulation (EU) 2021/1060 does "
        + "not bind \(one ? "its" : "their") \(ofOne ? "programme" : "programmes"): \(names)",
      sv: "\(count) \(one ? "insats är utelämnad" : "insatser är utelämnade"), eftersom förordning "
        + "(EU) 2021/1060 inte gäller \(one ? "dess" : "deras") program: \(names)")
  }
}
