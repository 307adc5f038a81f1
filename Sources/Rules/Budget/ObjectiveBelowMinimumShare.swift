import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Asylum and integration each have their least share of the programme.
struct ObjectiveBelowMinimumShare: DocumentRule {
  static let card = RuleCard(
    id: "B112", name: "objective-below-minimum-share",
    title: Wording("Objective below its least share", sv: "Mål under sin minsta andel"),
    summary: Wording(
      "The programme allocates to each objective the least share of its money that the fund's act asks for, in "
        + "AMIF 15 % each to specific objectives 1 and 2, or explains in the objective why less does not "
        + "endanger it.",
      sv:
        "Programmet avsätter till varje mål den minsta andel av sina medel som fondens rättsakt kräver, i Amif "
        + "15 % vardera till de specifika målen 1 och 2, eller förklarar vid målet varför mindre inte "
        + "äventyrar det."),
    severity: .error,
    law: [
      Act.amif.article("16", "2"), Act.amif.article("16", "3"),
      Act.amif2014.article("15", "1", "a"),
    ],
    lawDay: .judgement,
    mendedBy: [.authority], catalogue: ["EU24"],
    tables: [.leastShares],
    why: Wording(
      "The fund is there for asylum and integration as well as for returns; the Commission approves no programme "
        + "that forgets one.",
      sv:
        "Fonden är till för asyl och integration lika väl som för återvändande; kommissionen godkänner inget "
        + "program som glömmer ett."),
    doubt: Wording(
      "The share is of the resources under Article 13(1), for which the sum of the allocations is taken, technical "
        + "assistance included: our reading. With an explanation the finding is a warning, for a reader to judge it.",
      sv:
        "Andelen är av medlen enligt artikel 13.1, för vilka summan av tilldelningarna tas, med tekniskt stöd: vår "
        + "tolkning. Med en förklaring är anmärkningen en varning, för en läsare att bedöma."),
    passes: [
      Example(Wording("both well above it", sv: "båda väl över"), in: .languageCourses),
      Example(
        Wording("exactly 15 %", sv: "exakt 15 %"), in: .languageCourses, first("15300000.00"),
        technical("1284000.00")),
      Example(
        Wording("exactly 20 %, 2014–2020", sv: "exakt 20 %, 2014–2020"), in: .legacy,
        on: "2021-06-01", received: "2018-10-01"),
    ],
    fails: [
      Example(
        Wording("one cent below 20 %, 2014–2020", sv: "en cent under 20 %, 2014–2020"), in: .legacy,
        .programme(
          "<allocation objective=\"SO1\" year=\"2014\">2000000.00",
          "<allocation objective=\"SO1\" year=\"2014\">1999999.99"),
        .programme("<objective code=\"SO1\">", "↓<objective code=\"SO1\">"), on: "2021-06-01",
        received: "2018-10-01"),
      Example(
        Wording("one cent less", sv: "en cent mindre"), in: .languageCourses, first("15299999.99"),
        technical("1284000.01"), .programme("<objective code=\"SO1\">", "↓<objective code=\"SO1\">")
      ),
      Example(
        Wording("less, with an explanation", sv: "mindre, med en förklaring"), in: .languageCourses,
        first("15299999.99"), technical("1284000.01"),
        .programme(
          "<title xml:lang=\"sv\">Asyl</title>",
          "<title xml:lang=\"sv\">Asyl</title>\n    ↓<explanation xml:lang=\"sv\">Få söker asyl.</explanation>"
        )),
    ],
    silent: [
      Example(Wording("no programme", sv: "inget program"), in: .organisation),
      Example(
        Wording("a programme of another fund", sv: "ett program för en annan fond"),
        in: .languageCourses,
        .programme("<fund>AMIF</fund>", "<fund>ERDF</fund>")),
    ])

  /// Makes what asylum has in 2021 so much that the whole of it is 15 %, with the other years emptied.
  private static func first(_ amount: String) -> Example.Edit {
    .programme(
      """
      <allocation objective="SO1" year="2021">4200000.00</allocation>
        <allocation objective="SO1" year="2022">4200000.00</allocation>
        <allocation objective="SO1" year="2023">4200000.00</allocation>
        <allocation objective="SO1" year="2024">4200000.00</allocation>
        <allocation objective="SO1" year="2025">4200000.00</allocation>
        <allocation objective="SO1" year="2026">4200000.00</allocation>
        <allocation objective="SO1" year="2027">4200000.00</allocation>
      """,
      "<allocation objective=\"SO1\" year=\"2021\">\(amount)</allocation>")
  }

  private static func technical(_ amount: String) -> Example.Edit {
    .programme(
      "<allocation objective=\"TA\" year=\"2021\">936000.00",
      "<allocation objective=\"TA\" year=\"2021\">\(amount)")
  }

  func check(_ document: SubjectDocument, in context: Context) throws -> Outcome {
    let programme = try document.programmeOfFundOrSilent(in: context)
    guard !programme.allocations.isEmpty else {
      throw Undecided.notRun(
        Wording("the programme states no allocation", sv: "programmet anger ingen tilldelning"),
        fix: Wording(
          "import a version of the programme with its table 5",
          sv: "importera en version av programmet med dess tabell 5"))
    }
    let least = try context.rulebook.leastShares(on: context.day)
    guard !least.isEmpty else {
      throw Undecided.silent(
        Wording(
          "no objective of the fund has a least share",
          sv: "inget av fondens mål har en minsta andel"
        ))
    }
    let base = try context.allocated(
      of: programme, Wording("the allocation", sv: "tilldelningen"))
    return .each(least) { codes, limit in
      let objectives = programme.objectives.filter { codes.contains($0.code) }
      let name = listed(codes)
      let amount = try context.allocated(
        of: programme, to: codes, Wording("allocated to \(name)", sv: "tilldelat \(name)"))
      guard try !context.isAtLeast(amount, limit.value.share, of: base, law: limit.law)
      else { return nil }
      let explained = objectives.first { $0.explanation != nil }
      let spot = objectives.first?.spot ?? programme.spot
      return Failure(
        at: explained?.spot.child("explanation") ?? spot,
        Wording(
          "\(name) has \(amount) of \(base); at least \(limit.value.share) is asked for",
          sv: "\(name) har \(amount) av \(base); minst \(limit.value.share) krävs"),
        fix: explained != nil
          ? Wording(
            "see that the explanation says how the objective is reached all the same",
            sv: "se till att förklaringen anger hur målet nås ändå")
          : Wording(
            "allocate more to the objective, or explain in it why less is enough",
            sv: "avsätt mer till målet, eller förklara vid det varför mindre räcker"),
        law: limit.law, severity: explained != nil || limit.doubt != nil ? .warning : nil)
    }
  }
}

extension Rulebook {
  /// The limits that ask for a least share of objectives on a day, each with their codes.
  fileprivate func leastShares(
    on day: Day
  ) throws(Undecided) -> [(codes: [String], share: Dated<Limit.Share>)] {
    var least: [(codes: [String], share: Dated<Limit.Share>)] = []
    for limit in limits {
      guard let codes = limit.selection.words[.objective], limit.selection.words.count == 1 else {
        continue
      }
      let share = try self.limit(limit.id, on: day).orUndecided()
      if share.value.direction == .atLeast { least.append((codes, share)) }
    }
    return least
  }
}
