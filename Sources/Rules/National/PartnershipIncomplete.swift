import Findings
import Languages
import Portfolio
import Provenance
import Values

/// A public-civil-society partnership has a public and an idea-based party that both put something
/// in, an end, and a day of follow-up within its time.
struct PartnershipIncomplete: DocumentRule {
  static let card = RuleCard(
    id: "N201", name: "partnership-incomplete",
    title: Wording("Partnership incomplete", sv: "Partnerskapet är ofullständigt"),
    summary: Wording(
      "A public-civil-society partnership has at least one public and one idea-based party that both "
        + "contribute, a last day, and a day of follow-up on or before it.",
      sv:
        "Ett idéburet offentligt partnerskap har minst en offentlig och en idéburen part som båda "
        + "bidrar, en sista dag och en uppföljning senast den dagen."),
    severity: .warning,
    law: [
      .standard(
        .same("Malmö stad, idéburet offentligt partnerskap"),
        Wording("what the contract settles", sv: "vad avtalet reglerar")),
      .standard(
        .same("Uddevalla kommun, idéburet offentligt partnerskap"),
        Wording("criteria", sv: "kriterier")),
      Citation(Act.ideaBasedOrganisations),
    ], lawDay: .always,
    mendedBy: [.owner], catalogue: ["SE-IOP-1"],
    why: Wording(
      "Where only one party contributes it is a grant or a purchase, and other rules apply; without "
        + "an end and a follow-up nobody decides whether it goes on.",
      sv:
        "Där bara en part bidrar är det ett bidrag eller ett köp, och då gäller andra regler. Utan "
        + "slut och uppföljning beslutar ingen om det ska fortsätta."),
    doubt: Wording(
      "No law defines the partnership: the conditions are those of municipalities' own guidelines. A "
        + "follow-up of which only the month or the year is stated is within the time unless it "
        + "cannot be.",
      sv: "Ingen lag definierar partnerskapet: villkoren är kommunernas egna riktlinjer. En "
        + "uppföljning där bara månad eller år anges räknas som i tid om den kan vara det."),
    passes: [
      Example(
        Wording(
          "both parties contribute, and follow-up before the end",
          sv: "båda parter bidrar, och uppföljning före slutet"), in: .partnership),
      Example(
        Wording("one follow-up, on the last day", sv: "en uppföljning, på sista dagen"),
        in: .partnership, .agreement(secondFollowUp, ""),
        .agreement(thirdFollowUp, ""),
        .agreement("<day>2026-11-16</day>", "<day>2029-03-31</day>")),
    ],
    fails: [
      Example(
        Wording(
          "one follow-up, the day after the last day", sv: "en uppföljning, dagen efter sista dagen"
        ), in: .partnership,
        .agreement(secondFollowUp, ""), .agreement(thirdFollowUp, ""),
        .agreement("<day>2026-11-16</day>", "↓<day>2029-04-01</day>")),
      Example(
        Wording("no last day", sv: "ingen sista dag"), in: .partnership,
        .agreement("<agreement ", "↓<agreement "),
        .agreement("  <end>2029-03-31</end>\n", "")),
      Example(
        Wording(
          "a company in the place of the association", sv: "ett företag i föreningens ställe"),
        in: .partnership,
        .agreement("<agreement ", "↓<agreement "),
        .agreement("<sector>ideaBased</sector>", "<sector>business</sector>")),
      Example(
        Wording(
          "an association in the place of the municipality", sv: "en förening i kommunens ställe"),
        in: .partnership,
        .agreement("<agreement ", "↓<agreement "),
        .agreement("<sector>municipality</sector>", "<sector>ideaBased</sector>")),
      Example(
        Wording("the association puts nothing in", sv: "föreningen bidrar med ingenting"),
        in: .partnership,
        .agreement(volunteers, ""), .agreement(staff, ""),
        .agreement(
          "<party>\n    <name xml:lang=\"sv\">Föreningen",
          "↓<party>\n    <name xml:lang=\"sv\">Föreningen")),
    ],
    silent: [
      Example(
        Wording("an agreement of another form", sv: "ett avtal av annan form"), in: .partnership,
        .agreement("form=\"iop\"", "form=\"localAgreement\"")),
      Example(
        Wording(
          "a document that is no agreement", sv: "en handling som inte är någon överenskommelse"),
        in: .networkDay),
    ],
    notRun: [
      Example(
        Wording("a source that does not state the end", sv: "en källa som inte anger slutet"),
        in: .partnership,
        .agreement("  <end>2029-03-31</end>\n", ""),
        .agreement("</agreement>", "<notStated field=\"end\"/></agreement>")),
      Example(
        Wording(
          "a party whose part of society is not stated", sv: "en part vars sektor inte anges"),
        in: .partnership,
        .agreement("    <sector>ideaBased</sector>\n", "")),
    ])

  func check(_ document: SubjectDocument, in context: Context) throws -> Outcome {
    guard case .agreement(let agreement) = document, agreement.form == .iop else {
      throw Undecided.silent(
        Wording(
          "the document is no public-civil-society partnership",
          sv: "handlingen är inget idéburet offentligt partnerskap"))
    }
    return .together(
      { try parties(of: agreement) }, { try end(of: agreement) }, { try followUp(of: agreement) })
  }

  // MARK: Parties

  private func parties(of agreement: Agreement) throws -> Outcome {
    .together(
      { try party(.public, Wording("public", sv: "offentlig"), in: agreement) },
      { try party(.ideaBased, Wording("idea-based", sv: "idéburen"), in: agreement) })
  }

  /// At least one party of a part of society, and one of them contributes.
  private func party(
    _ group: SectorGroup, _ word: Wording, in agreement: Agreement
  ) throws -> Outcome {
    let parties = agreement.parties.filter { $0.sector?.group == group }
    guard let first = parties.first else {
      guard agreement.parties.allSatisfy({ $0.sector != nil }) else {
        throw Undecided.notRun(
          Wording(
            "it is not stated which part of society every party belongs to",
            sv: "det framgår inte vilken sektor varje part hör till"),
          fix: Wording("state the sector of each party", sv: "ange sektor för varje part"))
      }
      return .fails([
        Failure(
          at: agreement.spot,
          Wording(
            "none of the \(agreement.parties.count) parties is \(word)",
            sv: "ingen av de \(agreement.parties.count) parterna är \(word)"),
          fix: Wording(
            "add the party that is missing, or state the form that the agreement has",
            sv: "lägg till den part som saknas, eller ange den form avtalet har"))
      ])
    }
    guard parties.allSatisfy({ $0.contributions.isEmpty }) else { return .passes }
    try agreement.requireStated("party.contribution")
    return .fails([
      Failure(
        at: first.spot,
        Wording(
          "no \(word) party contributes anything; both sides of a partnership do",
          sv: "ingen \(word) part bidrar med något; i ett partnerskap gör båda sidor det"),
        fix: Wording(
          "state what the party puts in: money, staff, premises, volunteers or something else",
          sv: "ange vad parten bidrar med: pengar, personal, lokaler, volontärer eller annat"))
    ])
  }

  // MARK: Days

  private func end(of agreement: Agreement) throws -> Outcome {
    guard agreement.end == nil else { return .passes }
    try agreement.requireStated("end")
    return .fails([
      Failure(
        at: agreement.spot,
        Wording(
          "no last day is stated; a partnership has one",
          sv: "ingen sista dag anges; ett "
            + "partnerskap har en"),
        fix: Wording(
          "state the last day, and by how many months it goes on",
          sv: "ange sista dagen, och med hur många månader avtalet förlängs"))
    ])
  }

  private func followUp(of agreement: Agreement) throws -> Outcome {
    guard let first = agreement.followUps.first else {
      try agreement.requireStated("followUp")
      return .fails([
        Failure(
          at: agreement.spot,
          Wording(
            "no day of follow-up is stated; a partnership has at least one",
            sv: "ingen uppföljning anges; ett partnerskap har minst en"),
          fix: Wording("state a day of follow-up", sv: "ange en dag för uppföljning"))
      ])
    }
    guard let end = agreement.end?.latest else { return .passes }
    let isInTime = agreement.followUps.contains { $0.day.earliest.map { $0 <= end } ?? true }
    guard !isInTime else { return .passes }
    return .fails([
      Failure(
        at: first.spot.child("day"),
        Wording(
          "the first follow-up is on \(first.day), and the partnership ends on \(end)",
          sv: "den första uppföljningen är \(first.day), och partnerskapet upphör \(end)"),
        fix: Wording(
          "follow up on or before the last day", sv: "följ upp senast på sista dagen"))
    ])
  }

  // MARK: Texts of the examples

  private static let secondFollowUp = """
      <followUp>
        <day>2027-11-15</day>
      </followUp>

    """

  private static let thirdFollowUp = """
      <followUp>
        <day>2028-11</day>
        <note xml:lang="sv">Inför beslut om en fortsättning.</note>
      </followUp>

    """

  private static let volunteers = """
        <contribution kind="volunteers">
          <hours>2400</hours>
          <note xml:lang="sv">Ungefär fyrtio guider, under hela tiden.</note>
        </contribution>

    """

  private static let staff = """
        <contribution kind="staff">
          <hours>1800</hours>
        </contribution>

    """
}

extension Agreement {
  /// Ends the check where a source leaves a field open: what it does not say is not missing.
  fileprivate func requireStated(_ field: String) throws(Undecided) {
    guard openFields.contains(where: { $0.field == field }) else { return }
    throw .notRun(
      Wording("\(field) is not stated by the source", sv: "källan anger inte \(field)"),
      fix: Wording("import a source that states it", sv: "importera en källa som anger det"))
  }
}
