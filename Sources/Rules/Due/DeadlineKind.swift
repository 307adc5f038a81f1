public import Languages

extension Deadline.Kind {
  var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// The kind as a heading.
  public var wording: Wording {
    switch self {
    case .signature: Wording("signature", sv: "underskrift")
    case .content: Wording("report", sv: "rapport")
    case .finance: Wording("claim", sv: "ansökan om utbetalning")
    case .condition: Wording("condition", sv: "villkor")
    case .payment: Wording("payment", sv: "utbetalning")
    case .recovery: Wording("recovery", sv: "återkrav")
    case .notice: Wording("notice to the Commission", sv: "underrättelse till kommissionen")
    case .transmission: Wording("transmission of data", sv: "dataöverföring")
    case .forecast: Wording("forecast", sv: "prognos")
    case .paymentApplication: Wording("payment application", sv: "betalningsansökan")
    case .accounts: Wording("accounts", sv: "räkenskaper")
    case .verification: Wording("management verifications", sv: "förvaltningskontroller")
    case .performanceReport:
      Wording("annual performance report", sv: "årlig prestationsrapport")
    case .irregularities: Wording("irregularities", sv: "oriktigheter")
    case .decommitment: Wording("decommitment", sv: "återtagande")
    case .quarter: Wording("quarterly claim", sv: "kvartalsansökan")
    case .participants: Wording("participants", sv: "deltagare")
    case .organisationAccounts:
      Wording("accounts of an organisation", sv: "organisationens räkenskaper")
    case .eligibility: Wording("eligibility", sv: "stödberättigande")
    case .mainstreaming: Wording("mainstreaming", sv: "implementering")
    case .completion: Wording("completion", sv: "komplettering")
    case .removal: Wording("removal of a name", sv: "borttagning av namn")
    case .durability: Wording("durability", sv: "varaktighet")
    case .retention: Wording("retention", sv: "bevarande")
    case .listOfOperations: Wording("list of operations", sv: "förteckning över insatser")
    case .callTimetable: Wording("timetable of calls", sv: "tidsplan för utlysningar")
    case .monitoringCommittee: Wording("monitoring committee", sv: "övervakningskommitté")
    case .evaluation: Wording("evaluation", sv: "utvärdering")
    case .call: Wording("call", sv: "utlysning")
    case .followUp: Wording("follow-up", sv: "uppföljning")
    case .termination: Wording("notice of termination", sv: "uppsägning")
    case .annualMeeting: Wording("annual meeting", sv: "årsmöte")
    case .occasion: Wording("occasion", sv: "sammankomst")
    }
  }

  /// So many days before the last one it is time to begin. They are ours; no act sets them.
  public var leadDays: Int {
    switch self {
    case .signature, .completion: 2
    case .condition, .recovery, .notice, .forecast, .irregularities, .paymentApplication: 7
    case .participants, .listOfOperations, .callTimetable: 7
    case .content, .finance, .transmission, .quarter, .call, .followUp, .removal: 14
    case .payment: 20
    case .verification, .monitoringCommittee: 30
    case .accounts, .performanceReport, .decommitment, .mainstreaming, .durability, .retention: 30
    case .organisationAccounts: 30
    case .termination, .annualMeeting, .occasion: 30
    case .evaluation, .eligibility: 90
    }
  }

  /// Whether it comes again in a project and is told only until it has passed, whatever became of it: no paper
  /// says that it was done.
  public var passesUntold: Bool {
    switch self {
    case .participants, .organisationAccounts: true
    default: false
    }
  }

  /// Whether it is mostly the end of a time that runs out by itself.
  var endsByItself: Bool {
    switch self {
    case .removal, .durability, .retention, .eligibility: true
    default: false
    }
  }

  /// Whose work it is.
  public var parties: Set<Deadline.Party> {
    switch self {
    case .signature, .content, .finance, .quarter, .participants, .organisationAccounts: [.owner]
    case .completion: [.owner, .officer]
    case .termination, .annualMeeting, .occasion: [.owner]
    case .condition, .mainstreaming, .durability, .retention, .call, .followUp: [.owner, .officer]
    case .payment: [.officer, .finance]
    case .recovery: [.owner, .finance]
    case .notice, .removal: [.officer, .authority]
    case .transmission, .performanceReport, .irregularities: [.authority]
    case .listOfOperations, .callTimetable, .evaluation, .monitoringCommittee: [.authority]
    case .verification: [.officer, .authority]
    case .forecast, .paymentApplication, .accounts, .decommitment, .eligibility:
      [.finance, .authority]
    }
  }
}

extension Deadline.Party {
  /// The party in words.
  public var wording: Wording {
    switch self {
    case .owner: Wording("project owner", sv: "projektägare")
    case .officer: Wording("fund officer", sv: "handläggare")
    case .finance: Wording("finance", sv: "ekonomi")
    case .authority: Wording("programme authority", sv: "programmyndighet")
    }
  }
}
