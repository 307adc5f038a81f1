public import Languages

/// A Swedish organisation number (organisationsnummer) of a legal person.
///
/// Ten digits: the first tells the group, the third is never below 2 (so that it cannot be a
/// personal number), and the last is a Luhn check digit.
public struct OrganisationNumber: Hashable, Sendable {
  /// The ten digits as one number.
  private let digits: UInt64

  /// The ten digits: `2120000142`.
  public var canonical: String { "\(digits)" }

  /// The digits as people write them: `212000-0142`.
  public var display: String { "\(canonical.prefix(6))-\(canonical.suffix(4))" }

  /// The VAT number that belongs to it: `SE212000014201`.
  public var vatNumber: String { "SE\(canonical)01" }

  /// What kind of legal person it is.
  public var group: Group {
    // A number without a group cannot be made, so the remaining digit is a 9.
    Group(rawValue: Int(digits / 1_000_000_000)) ?? .partnership
  }

  /// The first digit of an organisation number.
  public enum Group: Int, Hashable, Sendable, CaseIterable {
    /// Dödsbon.
    case estate = 1
    /// Stat, regioner, kommuner och församlingar.
    case publicBody = 2
    /// Utländska juridiska personer.
    case foreign = 3
    /// Aktiebolag.
    case limitedCompany = 5
    /// Enkla bolag.
    case simplePartnership = 6
    /// Ekonomiska föreningar och bostadsrättsföreningar.
    case economicAssociation = 7
    /// Ideella föreningar och stiftelser.
    case association = 8
    /// Handelsbolag och kommanditbolag.
    case partnership = 9
  }
}

extension OrganisationNumber {
  /// The number that a text states: ten digits, with or without a hyphen before the last four and
  /// with or without spaces; or twelve that begin with 16.
  public static func parse(_ text: String) throws(OrganisationNumberError) -> OrganisationNumber {
    var digits = try digits(of: text)
    switch digits.count {
    case 10: break
    case 12:
      let century = Array(digits.prefix(2))
      digits.removeFirst(2)
      guard century == [1, 6] else {
        let isPersonal = [[1, 8], [1, 9], [2, 0]].contains(century) && digits[2] < 2
        throw OrganisationNumberError(
          text, isPersonal ? .personalNumber : .wrongPrefix("\(century[0])\(century[1])"))
      }
    default: throw OrganisationNumberError(text, .wrongLength(digits.count))
    }
    guard digits[2] >= 2 else { throw OrganisationNumberError(text, .personalNumber) }
    guard Group(rawValue: Int(digits[0])) != nil else {
      throw OrganisationNumberError(text, .unknownGroup(Int(digits[0])))
    }
    let expected = Luhn.checkDigit(of: digits.prefix(9))
    guard digits[9] == expected else {
      throw OrganisationNumberError(
        text, .checkDigit(written: Int(digits[9]), expected: Int(expected)))
    }
    return OrganisationNumber(digits: digits.reduce(0) { $0 * 10 + UInt64($1) })
  }

  private static func digits(of text: String) throws(OrganisationNumberError) -> [UInt8] {
    var digits: [UInt8] = []
    var hyphens: [Int] = []
    for scalar in text.unicodeScalars where !scalar.isBlank {
      if scalar.isASCIIDigit {
        digits.append(UInt8(scalar.value - 48))
      } else if scalar == "-" {
        hyphens.append(digits.count)
      } else {
        throw OrganisationNumberError(text, .badCharacter(Character(scalar)))
      }
    }
    // One hyphen, before the last four digits; a wrong length is told first.
    if [10, 12].contains(digits.count), !hyphens.isEmpty, hyphens != [digits.count - 4] {
      throw OrganisationNumberError(text, .misplacedHyphen)
    }
    return digits
  }
}

extension OrganisationNumber: Comparable {
  /// Orders numbers by their digits.
  public static func < (left: OrganisationNumber, right: OrganisationNumber) -> Bool {
    left.digits < right.digits
  }
}

extension OrganisationNumber: CustomStringConvertible {
  /// The digits as people write them.
  public var description: String { display }
}

/// Why a text is no organisation number.
public struct OrganisationNumberError: Error, Hashable, Sendable {
  /// What is wrong with the text.
  public enum Problem: Hashable, Sendable {
    /// A character other than digits, a hyphen and spaces.
    case badCharacter(Character)
    /// Neither ten nor twelve digits.
    case wrongLength(Int)
    /// A hyphen elsewhere than before the last four digits, or several.
    case misplacedHyphen
    /// Twelve digits that do not begin with 16.
    case wrongPrefix(String)
    /// The third digit is below 2: it looks like a personal or a coordination number.
    case personalNumber
    /// No legal person has a number that begins so.
    case unknownGroup(Int)
    /// The last digit is not what the first nine ask for.
    case checkDigit(written: Int, expected: Int)
  }

  /// What was written, with personal numbers masked; a long text is cut.
  public let text: String
  /// What is wrong.
  public let problem: Problem

  fileprivate init(_ text: String, _ problem: Problem) {
    // A personal number with a fault in it is still nobody's business, so its digits go as well.
    let shown =
      problem == .personalNumber
      ? String(text.map { $0.isNumber ? "•" : $0 }) : PersonalNumber.mask(in: text)
    self.text = shown.shortened
    self.problem = problem
  }

  /// What to do about it, as a clause.
  public var fix: Wording {
    switch problem {
    case .badCharacter, .wrongLength, .misplacedHyphen:
      Wording("write ten digits, as in 212000-0142", sv: "skriv tio siffror, som i 212000-0142")
    case .wrongPrefix:
      Wording(
        "write the ten digits without what is before them, or 16 before them",
        sv: "skriv de tio siffrorna utan det som står före, eller med 16 före")
    case .personalNumber:
      Wording(
        "write the number of a legal person, or state a sole trader's number under the scheme "
          + "“personal”",
        sv: "skriv en juridisk persons nummer, eller ange en enskild näringsidkares nummer med "
          + "schemat ”personal”")
    case .unknownGroup:
      Wording(
        "compare the first digit with the registration certificate",
        sv: "jämför den första siffran med registreringsbeviset")
    case .checkDigit:
      Wording(
        "compare every digit with the registration certificate",
        sv: "jämför varje siffra med registreringsbeviset")
    }
  }
}

extension OrganisationNumberError: SayableError {
  /// The fault and the fix as one sentence.
  public var wording: Wording {
    Wording(
      "“\(text)” is not an organisation number: \(problem); \(fix).",
      sv: "”\(text)” är inget organisationsnummer: \(problem); \(fix).")
  }
}

extension OrganisationNumberError.Problem: Sayable {
  /// The fault as a clause.
  public func said(in language: Language) -> String { wording(in: language) }

  public var wording: Wording {
    switch self {
    case .badCharacter(let character):
      Wording("it has “\(String(character))” in it", sv: "det innehåller ”\(String(character))”")
    case .wrongLength(let count):
      Wording(
        "it has \(count) \(count == 1 ? "digit" : "digits")",
        sv: "det har \(count) \(count == 1 ? "siffra" : "siffror")")
    case .misplacedHyphen:
      Wording(
        "its hyphen does not stand before the last four digits",
        sv: "bindestrecket står inte före de fyra sista siffrorna")
    case .wrongPrefix(let prefix):
      Wording(
        "it has twelve digits and begins with \(prefix)",
        sv: "det har tolv siffror och börjar med \(prefix)")
    case .personalNumber:
      Wording(
        "its third digit is below 2, as in a personal or coordination number",
        sv: "dess tredje siffra är under 2, som i ett personnummer eller samordningsnummer")
    case .unknownGroup(let digit):
      Wording(
        "no group of legal persons begins with \(digit)",
        sv: "ingen grupp av juridiska personer börjar med \(digit)")
    case .checkDigit(let written, let expected):
      Wording(
        "its last digit is \(written), and the first nine ask for \(expected)",
        sv: "dess sista siffra är \(written), och de nio första kräver \(expected)")
    }
  }
}
