import Findings
import Languages
import Portfolio
import Provenance
import Values

/// An application comes in by the closing day of its call, and its signed confirmation within the
/// working days the call gives after it.
///
/// A later version corrects an application and does not make it late: the day that counts is that of
/// the first version. The closing day is set by the call and does not move from a weekend.
struct ApplicationLate: ProjectRule {
  static let card = RuleCard(
    id: "N101", name: "application-late",
    title: Wording("Late application", sv: "För sent inkommen ansökan"),
    summary: Wording(
      "The application came in on or before the closing day of the call, and its signed "
        + "confirmation within the working days that the call gives after it.",
      sv: "Ansökan kom in senast utlysningens sista ansökningsdag, och den undertecknade "
        + "bekräftelsen inom de arbetsdagar som utlysningen ger därefter."),
    severity: .error,
    law: [
      Act.cpr.article("73", "1"), Act.amifOrdinance.section("6"),
      Act.administrativeProcedureAct.section("22"),
    ], lawDay: .always,
    mendedBy: [.owner, .officer], catalogue: ["SE-CALL-1", "SE-CHECK-1", "SE-CHECK-2"],
    why: Wording(
      "An application that comes in late is dismissed whatever its merits, and one that is not "
        + "signed in time is not complete.",
      sv: "En ansökan som kommer in för sent avvisas oavsett innehåll, och en som inte "
        + "undertecknas i tid är inte komplett."),
    doubt: Wording(
      "No source says whether midsommarafton, julafton and nyårsafton count as working days; "
        + "where one of them decides, the finding is a warning. A paper that came by post "
        + "counts as received the working day before, when it may have been at the post office "
        + "by then: that is for the officer to judge.",
      sv: "Ingen källa säger om midsommarafton, julafton och nyårsafton räknas som arbetsdagar; "
        + "där en av dem avgör är anmärkningen en varning. En handling som kom med post räknas "
        + "som inkommen arbetsdagen innan, om den kan antas ha avskilts på postkontoret då: det "
        + "får handläggaren bedöma."),
    passes: [
      Example(
        Wording(
          "submitted, and received, on the closing day; signed on the fifth working day",
          sv: "lämnad och inkommen sista ansökningsdagen; undertecknad femte arbetsdagen"),
        in: .receptionPlacesUndecided),
      Example(
        Wording(
          "no signature before its last day has passed",
          sv: "ingen underskrift innan sista dagen för den har passerat"),
        in: .receptionPlacesUndecided,
        .application(signature, ""), on: "2026-02-09"),
      Example(
        Wording(
          "signed on the fifth working day, an eve being one of them",
          sv: "undertecknad femte arbetsdagen, då en afton är en av dem"),
        in: .receptionPlacesUndecided,
        .call(closes("2026-02-02"), closes("2026-06-15")),
        .application(confirmed("2026-02-09"), confirmed("2026-06-22"))),
      Example(
        Wording(
          "a signature that came with the application", sv: "en underskrift som kom med ansökan"),
        in: .receptionPlacesUndecided,
        .application("\n    " + confirmed("2026-02-09"), "")),
    ],
    fails: [
      Example(
        Wording(
          "submitted the day after the closing day", sv: "lämnad dagen efter sista ansökningsdagen"),
        in: .receptionPlacesUndecided,
        .application("<submitted>2026-02-02</submitted>", "↓<submitted>2026-02-03</submitted>")),
      Example(
        Wording(
          "received the day after the closing day", sv: "inkommen dagen efter sista ansökningsdagen"
        ), in: .receptionPlacesUndecided,
        .application("<application ", "↓<application "), received: "2026-02-03"),
      Example(
        Wording(
          "the confirmation came on the sixth working day",
          sv: "bekräftelsen kom sjätte arbetsdagen"), in: .receptionPlacesUndecided,
        .application(confirmed("2026-02-09"), "↓" + confirmed("2026-02-10"))),
      Example(
        Wording("signed on the sixth working day", sv: "undertecknad sjätte arbetsdagen"),
        in: .receptionPlacesUndecided,
        .application(
          "<signed>2026-02-02</signed>\n    " + confirmed("2026-02-09"),
          "↓<signed>2026-02-10</signed>")),
      Example(
        Wording(
          "the confirmation came on the sixth working day, or on the fifth if "
            + "nobody works on midsommarafton",
          sv: "bekräftelsen kom sjätte arbetsdagen, eller den femte om "
            + "midsommarafton inte är arbetsdag"), in: .receptionPlacesUndecided,
        .call(closes("2026-02-02"), closes("2026-06-15")),
        .application(confirmed("2026-02-09"), "↓" + confirmed("2026-06-23"))),
    ],
    silent: [
      Example(
        Wording(
          "an application that names no call", sv: "en ansökan som inte anger någon utlysning"),
        in: .receptionPlacesUndecided,
        .application(callReference, ""))
    ],
    notRun: [
      Example(
        Wording("a call that has not come", sv: "en utlysning som inte har kommit in"),
        in: .receptionPlacesUndecided, .without(.call)),
      Example(
        Wording(
          "no signature when its last day has passed",
          sv: "ingen underskrift när sista dagen för den har passerat"),
        in: .receptionPlacesUndecided,
        .application(signature, ""), on: "2026-02-10"),
      Example(
        Wording(
          "a second version whose first has not come",
          sv: "en andra version vars första inte har kommit in"), in: .receptionPlacesUndecided,
        .application("version=\"1\"", "version=\"2\"")),
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let application = try project.applicationOrSilent()
    let call = try project.callOrUndecided()
    let late =
      lateArrival(application, call) + (try lateSignatures(project, application, call))
    guard late.isEmpty else { return .fails(late) }
    guard application.header.number == 1 || application.header.firstReceived != nil else {
      return .notRun(
        Wording(
          "the portfolio holds version \(application.header.number) of the application, and not "
            + "the first, whose day of receipt counts",
          sv: "portföljen har version \(application.header.number) av ansökan men inte den "
            + "första, vars ankomstdag räknas"),
        fix: Wording(
          "import the first version, with --received and the day it came in",
          sv: "importera den första versionen, med --received och dagen den kom in"))
    }
    if let limit = try lastDayForSignature(project, call), application.signatures.isEmpty,
      context.day > limit.earlier
    {
      return .notRun(
        Wording(
          "the application states no signature, and the last day for one was \(limit)",
          sv: "ansökan anger ingen underskrift, och sista dagen för den var \(limit)"),
        fix: Wording(
          "state the signature, and the day its confirmation came in",
          sv: "ange underskriften, och dagen bekräftelsen kom in"))
    }
    return .passes
  }

  /// What the applicant states and what the portfolio has, each a fact of its own.
  private func lateArrival(_ application: Application, _ call: Call) -> [Failure] {
    var late: [Failure] = []
    let received = dayOfReceipt(application)
    // What came too late no paper mends; a day that is wrong the applicant may correct.
    let isReceivedLate = received.map { $0 > call.closes } ?? false
    if application.submitted > call.closes {
      late.append(
        Failure(
          at: application.spot.child("submitted"),
          Wording(
            "the application states that it was submitted on \(application.submitted); the call "
              + "\(call.header.id) closed on \(call.closes)",
            sv: "ansökan anger att den lämnades \(application.submitted); utlysningen "
              + "\(call.header.id) stängde \(call.closes)"),
          fix: Wording(
            "correct the day if it is wrong, or apply in a call that is open",
            sv: "rätta dagen om den är fel, eller sök i en utlysning som är öppen"),
          law: [call.citation] + Self.card.law, notes: [closingDay(of: call)],
          mendedBy: isReceivedLate ? [.officer] : nil))
    }
    if let received, isReceivedLate {
      late.append(
        Failure(
          at: application.spot,
          Wording(
            "the application was received on \(received); the call \(call.header.id) "
              + "closed on \(call.closes)",
            sv: "ansökan kom in \(received); utlysningen \(call.header.id) stängde \(call.closes)"),
          fix: Wording(
            "if it came in on another day, import it again with --received and that day; else "
              + "apply in a call that is open",
            sv: "importera ansökan igen med --received och rätt dag om den kom in en annan dag; "
              + "sök annars i en utlysning som är öppen"),
          law: [call.citation] + Self.card.law, notes: [closingDay(of: call)],
          mendedBy: [.officer]))
    }
    return late
  }

  /// The day the first version came in; a later version alone does not tell.
  private func dayOfReceipt(_ application: Application) -> Day? {
    application.header.firstReceived
      ?? (application.header.number == 1 ? application.header.received : nil)
  }

  private func lateSignatures(
    _ project: Project, _ application: Application, _ call: Call
  ) throws -> [Failure] {
    guard let limit = try lastDayForSignature(project, call) else { return [] }
    return application.signatures.compactMap { signature in
      // A confirmation that did not come by itself came with the application, once it was signed.
      let day = signature.received ?? signature.signed
      guard day > limit.earlier else { return nil }
      let isCertain = day > limit.later
      return Failure(
        at: signature.spot.child(signature.received == nil ? "signed" : "received"),
        Wording(
          "the signed confirmation is of \(day); the last day for it was \(limit)",
          sv: "den undertecknade bekräftelsen är från \(day); sista dagen för den var \(limit)")
          + (isCertain
            ? .same("")
            : Wording(
              ", by whether an eve counts as a working day",
              sv: ", beroende på om aftonen räknas som arbetsdag")),
        fix: isCertain
          ? Wording(
            "correct the day if it is wrong, or apply in a call that is open",
            sv: "rätta dagen om den är fel, eller sök i en utlysning som är öppen")
          : Wording(
            "ask the managing authority whether it counts the eve",
            sv: "fråga den förvaltande myndigheten om aftonen räknas"),
        law: [call.citation] + Self.card.law, notes: [closingDay(of: call)],
        severity: isCertain ? nil : .warning, mendedBy: [.officer])
    }
  }

  private func lastDayForSignature(
    _ project: Project, _ call: Call
  ) throws -> WorkingDayAnswers? {
    try call.signatureWorkingDays.map {
      try project.memberState.holidaysOrUndecided().workingDays($0, after: call.closes)
    }
  }

  private func closingDay(of call: Call) -> Failure.Note {
    Failure.Note(
      Wording("the call closed on \(call.closes)", sv: "utlysningen stängde \(call.closes)"),
      at: call.spot.child("closes"))
  }

  // MARK: Texts of the examples

  private static let callReference = """
      <call issuer="SE:orgnr:2021999996" id="AMIF-2026-1"/>

    """

  private static let signature = """
      <signature>
        <role>Behörig firmatecknare</role>
        <authority>Delegationsordning</authority>
        <signed>2026-02-02</signed>
        <received>2026-02-09</received>
      </signature>

    """

  private static func closes(_ day: String) -> String { "<closes>\(day)</closes>" }

  private static func confirmed(_ day: String) -> String { "<received>\(day)</received>" }
}
