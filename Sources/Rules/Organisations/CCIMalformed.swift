import Findings
import Languages
import Portfolio
import Provenance
import Values

/// The CCI number of a programme is written as the Commission writes those of the fund.
struct CCIMalformed: DocumentRule {
  static let card = RuleCard(
    id: "O101", name: "cci-malformed",
    title: Wording("CCI number malformed", sv: "CCI-numret är felskrivet"),
    summary: Wording(
      "The CCI number of a programme is written as the Commission writes those of the fund.",
      sv: "Ett programs CCI-nummer är skrivet som kommissionen skriver fondens nummer."),
    severity: .error,
    law: [
      .standard(
        Wording("SFC2021 support portal", sv: "Supportportalen för SFC2021"),
        Wording("questions on CCI numbers", sv: "frågor om CCI-nummer"))
    ],
    lawDay: .always,
    mendedBy: [.authority], catalogue: ["EU1", "SE-CHECK-10"],
    why: Wording(
      "The number is the programme's key in every return; a return with another is refused.",
      sv: "Numret är programmets nyckel i varje redovisning; en redovisning med "
        + "ett annat nummer avvisas."),
    doubt: Wording(
      "The pattern is ours, made from what the portal says in words.",
      sv: "Mönstret är vårt, gjort efter vad portalen säger i ord."),
    passes: [
      Example(Wording("three digits at the end", sv: "tre siffror i slutet"), in: .receptionPlaces),
      Example(
        Wording("the programme of another country", sv: "ett annat lands program"),
        in: .receptionPlaces,
        .programme("<cci>2021SE65AMPR001</cci>", "<cci>2021FI65AMPR999</cci>")),
    ],
    fails: [
      Example(
        Wording("two digits at the end", sv: "två siffror i slutet"), in: .receptionPlaces,
        .programme("<cci>2021SE65AMPR001</cci>", "↓<cci>2021SE65AMPR01</cci>")),
      Example(
        Wording("four digits at the end", sv: "fyra siffror i slutet"), in: .receptionPlaces,
        .programme("<cci>2021SE65AMPR001</cci>", "↓<cci>2021SE65AMPR0001</cci>")),
      Example(
        Wording("the letters of another fund", sv: "en annan fonds bokstäver"),
        in: .receptionPlaces,
        .programme("<cci>2021SE65AMPR001</cci>", "↓<cci>2021SE65ISPR001</cci>")),
    ],
    silent: [
      Example(
        Wording("a programme of another fund", sv: "ett program för en annan fond"),
        in: .receptionPlaces,
        .programme("<fund>AMIF</fund>", "<fund>ERDF</fund>"),
        .programme("<cci>2021SE65AMPR001</cci>", "<cci>2021SE65ISPR001</cci>")),
      Example(
        Wording(
          "a programme that ended before the fund's act applied",
          sv: "ett program som slutade innan fondens rättsakt började gälla"), in: .receptionPlaces,
        .programme("<firstYear>2021</firstYear>", "<firstYear>2007</firstYear>"),
        .programme("<lastYear>2027</lastYear>", "<lastYear>2013</lastYear>"),
        .programme("<cci>2021SE65AMPR001</cci>", "<cci>2014SE65AMNP001</cci>")),
      Example(
        Wording("a document that is no programme", sv: "en handling som inte är ett program"),
        in: .organisation),
    ])

  func check(_ document: SubjectDocument, in context: Context) throws -> Outcome {
    guard case .programme(let programme) = document else {
      throw Undecided.silent(
        Wording("only a programme has a CCI number", sv: "bara program har CCI-nummer"))
    }
    guard let fund = context.rulebook.fund, programme.fund == fund.code else {
      throw Undecided.silent(
        Wording(
          "the rulebook does not say how CCI numbers of \(programme.fund) are written",
          sv: "regelboken säger inte hur CCI-nummer för \(programme.fund) skrivs"))
    }
    if let first = fund.span.from, programme.lastYear < first.year {
      throw Undecided.silent(
        Wording(
          "the programme ended in \(programme.lastYear), and \(fund.code) applies \(fund.span)",
          sv: "programmet slutade \(programme.lastYear), och \(fund.code) gäller \(fund.span)"),
        fund.law.first)
    }
    let isWellFormed = try context.rulebook.isWellFormed(programme.cci, "cci").orUndecided()
    guard !isWellFormed.value else { return .passes }
    let example = Self.example(of: context.rulebook.identifiers["cci"]?.pattern ?? "")
    let shape =
      example.map {
        Wording(
          "are written as \($0) is, with the letters of the country and three digits at the end",
          sv: "skrivs som \($0), med landets bokstäver och tre siffror i slutet")
      } ?? Wording("are written otherwise", sv: "skrivs på ett annat sätt")
    return .fails([
      Failure(
        at: programme.spot.child("cci"),
        Wording(
          "the CCI number is \(programme.cci); those of \(fund.code) \(shape)",
          sv: "CCI-numret är \(programme.cci); de för \(fund.code) \(shape)"),
        fix: Wording(
          "copy the number from the Commission's decision on the programme",
          sv: "kopiera numret från kommissionens beslut om programmet"),
        law: isWellFormed.law)
    ])
  }

  /// A number of a pattern: `2021SE65AMPR001`; `nil` where the pattern is of another form.
  private static func example(of pattern: String) -> String? {
    let number = pattern.replacing("[A-Z]{2}", with: "SE").replacing("[0-9]{3}", with: "001")
    return !number.isEmpty && number.allSatisfy { $0.isLetter || $0.isNumber } ? number : nil
  }
}
