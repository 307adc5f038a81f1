import Languages
import Portfolio
import Values

extension Reading {
  /// Every operation of the public list on the day of a return, by project key, one at a time: of all
  /// programmes that Regulation (EU) 2021/1060 binds, or of the one that was named.
  ///
  /// - Parameter kind: the return that the list is for.
  /// - Throws: `ExportError.incomplete` with all that is missing, after the last one, and
  ///   `ExportError.unsuited` when the Regulation does not bind the programme that was named.
  func eachOperation(
    in context: ExportContext, for kind: Return, _ body: (Operation) throws -> Void
  ) throws -> Remarks {
    try context.requireProgrammeOfRegulation(in: self, for: kind)
    var gaps = GapList()
    var remarks = Remarks()
    var ofNoProgramme: [String] = []
    var ofOtherLaw = OperationsOfOtherLaw()
    var (countedFromDecision, lackingCompletion) = (0, 0)
    try eachMade(.granted, fewest: Self.fewestForTwo) { project, reading in
      try Listing(of: project, in: context, reading.finalPayments())
    } _: { listing in
      switch listing {
      case .none: break
      case .ofNoProgramme(let key): ofNoProgramme.append(key)
      case .ofOtherLaw(let programme): ofOtherLaw.add(ofProgramme: programme)
      case .excluded(let exclusion): remarks.excluded.append(exclusion)
      case .incomplete(let found, let programme): gaps.add(found, of: programme)
      case .operation(let operation, let isCountedFromDecision, let lacksCompletion):
        if isCountedFromDecision { countedFromDecision += 1 }
        if lacksCompletion { lackingCompletion += 1 }
        if case .removed = operation.beneficiary { remarks.removedNaturalPersons += 1 }
        if gaps.isEmpty { try body(operation) }
      }
    }
    try gaps.withhold(kind, of: self, in: context)
    if !ofNoProgramme.isEmpty {
      remarks.notices.append(Self.notice(ofNoProgramme: ofNoProgramme))
    }
    if let notice = ofOtherLaw.notice { remarks.notices.append(notice) }
    if countedFromDecision > 0 {
      remarks.notices.append(
        Self.notice(ofNamesFromDecision: countedFromDecision, context.terms.names))
    }
    if lackingCompletion > 0 {
      remarks.notices.append(Self.notice(ofOperationsWithoutCompletion: lackingCompletion))
    }
    return remarks
  }

  /// So many papers make a second thread worth while: what is read and made of them takes longer than to open
  /// the portfolio once more.
  static var fewestForTwo: Int64 { 1000 }

  private static func notice(ofNoProgramme keys: [String]) -> Wording {
    let named = keys.prefix(5).joined(separator: ", ") + (keys.count > 5 ? ", …" : "")
    let one = keys.count == 1
    return Wording(
      "\(keys.count) \(one ? "operation is" : "operations are") of no programme that the portfolio holds, "
        + "and in no list of one programme: \(named); import the call and the programme, or correct the "
        + "application",
      sv:
        "\(keys.count) \(one ? "insats hör" : "insatser hör") inte till något program som portföljen har, "
        + "och finns inte i någon förteckning för ett program: \(named); ta in utlysningen och programmet, "
        + "eller rätta ansökan")
  }

  private static func notice(ofOperationsWithoutCompletion count: Int) -> Wording {
    let one = count == 1
    return Wording(
      "\(count) \(one ? "operation is" : "operations are") past the last day and paid in full, and no paper "
        + "states the day of completion: the last day stands as the expected one (Article 49(3)(g) of Regulation "
        + "(EU) 2021/1060); send the decision again with <completed>",
      sv: "\(count) \(one ? "insats" : "insatser") har passerat sin sista dag och är "
        + "\(one ? "slutbetald" : "slutbetalda"), och ingen handling anger när \(one ? "den" : "de") "
        + "avslutades: den sista dagen står som förväntad (artikel 49.3 g i förordning (EU) 2021/1060); skicka "
        + "beslutet igen med <completed>")
  }

  private static func notice(ofNamesFromDecision count: Int, _ terms: PublicName.Terms) -> Wording {
    let (one, years) = (count == 1, terms.years)
    return Wording(
      "the \(years) years that \(one ? "a person's name stands" : "the names of \(count) persons stand") "
        + "are counted from the decision, since the log has no list that first had \(one ? "it" : "them"): "
        + "not certain, and never too long",
      sv: "de \(years) år som \(one ? "en persons namn" : "\(count) personers namn") är offentligt "
        + "räknas från beslutet, eftersom loggen inte har den förteckning som först hade "
        + "\(one ? "det" : "dem"): inte säkert, och aldrig för länge")
  }
}
