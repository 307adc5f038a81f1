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
    summary: "The CCI number of a programme is written as the Commission writes those of the fund.",
    severity: .error,
    law: [.standard("SFC2021 support portal", "questions on CCI numbers")],
    lawDay: .always, catalogue: ["EU1"],
    why: "The number is the programme's key in every return; a return with another is refused.",
    doubt: "The pattern is ours, made from what the portal says in words.",
    passes: [
      Example("three digits at the end", in: .receptionPlaces),
      Example(
        "the programme of another country", in: .receptionPlaces,
        .programme("<cci>2021SE65AMPR001</cci>", "<cci>2021FI65AMPR999</cci>")),
    ],
    fails: [
      Example(
        "two digits at the end", in: .receptionPlaces,
        .programme("<cci>2021SE65AMPR001</cci>", "↓<cci>2021SE65AMPR01</cci>")),
      Example(
        "four digits at the end", in: .receptionPlaces,
        .programme("<cci>2021SE65AMPR001</cci>", "↓<cci>2021SE65AMPR0001</cci>")),
      Example(
        "the letters of another fund", in: .receptionPlaces,
        .programme("<cci>2021SE65AMPR001</cci>", "↓<cci>2021SE65ISPR001</cci>")),
    ],
    silent: [
      Example(
        "a programme of another fund", in: .receptionPlaces,
        .programme("<fund>AMIF</fund>", "<fund>ISF</fund>"),
        .programme("<cci>2021SE65AMPR001</cci>", "<cci>2021SE65ISPR001</cci>")),
      Example(
        "a programme that ended before the fund's act applied", in: .receptionPlaces,
        .programme("<firstYear>2021</firstYear>", "<firstYear>2014</firstYear>"),
        .programme("<lastYear>2027</lastYear>", "<lastYear>2020</lastYear>"),
        .programme("<cci>2021SE65AMPR001</cci>", "<cci>2014SE65AMNP001</cci>")),
      Example("a document that is no programme", in: .organisation),
    ])

  func check(_ document: SubjectDocument, in context: Context) throws -> Outcome {
    guard case .programme(let programme) = document else {
      throw Undecided.silent("only a programme has a CCI number")
    }
    guard let fund = context.rulebook.fund, programme.fund == fund.code else {
      throw Undecided.silent(
        "the rulebook does not say how CCI numbers of \(programme.fund) are written")
    }
    if let first = fund.span.from, programme.lastYear < first.year {
      throw Undecided.silent(
        "the programme ended in \(programme.lastYear), and \(fund.code) applies \(fund.span)",
        fund.law.first)
    }
    let isWellFormed = try context.rulebook.isWellFormed(programme.cci, "cci").orUndecided()
    guard !isWellFormed.value else { return .passes }
    let pattern = context.rulebook.identifiers["cci"]?.pattern ?? ""
    return .fails([
      Failure(
        at: programme.spot.child("cci"),
        "the CCI number is \(programme.cci); those of \(fund.code) follow the pattern \(pattern)",
        fix: "copy the number from the Commission's decision on the programme",
        law: isWellFormed.law)
    ])
  }
}
