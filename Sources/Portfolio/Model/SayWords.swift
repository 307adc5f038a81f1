public import Languages

// What the model's words are called in sentences, after the glossary of the fund and the acts' texts.

extension ActionKind: Sayable {
  public func said(in language: Language) -> String {
    guard language == .english else { return swedish }
    return switch self {
    case .regular: "action under Article 15(1)"
    case .specific: "specific action"
    case .annexIV: "action listed in Annex IV"
    case .operatingSupport: "operating support"
    case .emergency: "emergency assistance"
    case .technicalAssistance: "technical assistance"
    case .solidarity: "solidarity action"
    case .resettlement: "resettlement and humanitarian admission"
    case .transferIn: "transfer to the Member State"
    case .transferOut: "transfer from the Member State"
    case .travelAuthorisation: "travel authorisation"
    case .communityLed: "community-led local development"
    case .mostDeprived: "support to the most deprived"
    case .socialInnovation: "social innovation"
    case .strategicTechnologies: "strategic technologies"
    case .preparedness: "civil preparedness"
    case .decarbonisation: "training for decarbonisation"
    }
  }
}

extension CostOption: Sayable {
  public func said(in language: Language) -> String { name(in: language) }

  private var name: Wording {
    switch self {
    case .staffPlus40: Wording("staff costs plus 40 %", sv: "personalkostnader plus 40 % schablon")
    case .realCostsPlus15:
      Wording("real costs plus 15 %", sv: "faktiska kostnader plus 15 % schablon")
    case .realCostsPlus7: Wording("real costs plus 7 %", sv: "faktiska kostnader plus 7 % schablon")
    case .realCosts: Wording("real costs", sv: "faktiska kostnader")
    case .lumpSum: Wording("lump sums", sv: "klumpsummor")
    case .unitCost: Wording("unit costs", sv: "enhetskostnader")
    case .notLinkedToCosts:
      Wording(
        "financing not linked to costs", sv: "finansiering som inte är kopplad till kostnader")
    }
  }
}

extension CostCategory: Sayable {
  public func said(in language: Language) -> String { name(in: language) }

  private var name: Wording {
    switch self {
    case .staff: Wording("staff costs", sv: "personalkostnader")
    case .travel: Wording("travel and accommodation", sv: "resor och logi")
    case .externalExpertise:
      Wording("external expertise and services", sv: "extern sakkunskap och externa tjänster")
    case .equipment: Wording("equipment", sv: "utrustning")
    case .supplies: Wording("supplies and consumables", sv: "materiel och förbrukningsvaror")
    case .premises: Wording("premises", sv: "lokaler")
    case .administration: Wording("administrative costs", sv: "administrationskostnader")
    case .works: Wording("works", sv: "byggnadsarbeten")
    case .land: Wording("purchase of land", sv: "markköp")
    case .depreciation: Wording("depreciation", sv: "avskrivningar")
    case .inKind: Wording("contributions in kind", sv: "bidrag i annat än pengar")
    case .participantSupport:
      Wording(
        "salaries and allowances paid to participants",
        sv: "löner och ersättningar till deltagare")
    case .indirect: Wording("indirect costs", sv: "indirekta kostnader")
    case .remaining: Wording("remaining costs", sv: "återstående kostnader")
    case .combined: Wording("several categories together", sv: "flera kostnadsslag tillsammans")
    case .interest: Wording("interest on debt", sv: "ränta på skulder")
    case .other: Wording("other costs", sv: "andra kostnader")
    }
  }
}

extension CostForm: Sayable {
  public func said(in language: Language) -> String { name(in: language) }

  private var name: Wording {
    switch self {
    case .realCost: Wording("real cost", sv: "faktisk kostnad")
    case .unitCost: Wording("unit cost", sv: "enhetskostnad")
    case .lumpSum: Wording("lump sum", sv: "klumpsumma")
    case .flatRate: Wording("flat rate", sv: "schablon")
    case .notLinkedToCosts:
      Wording(
        "financing not linked to costs", sv: "finansiering som inte är kopplad till kostnader")
    }
  }
}

extension FlatRate: Sayable {
  public func said(in language: Language) -> String { name(in: language) }

  /// The article of Regulation (EU) 2021/1060 that gives it.
  private var name: Wording {
    switch self {
    case .article54a: Wording("Article 54(a)", sv: "artikel 54 a")
    case .article54b: Wording("Article 54(b)", sv: "artikel 54 b")
    case .article54c: Wording("Article 54(c)", sv: "artikel 54 c")
    case .article55: Wording("Article 55(1)", sv: "artikel 55.1")
    case .article56: Wording("Article 56(1)", sv: "artikel 56.1")
    case .other: Wording("another act", sv: "en annan rättsakt")
    }
  }
}

extension FundingSource: Sayable {
  public func said(in language: Language) -> String { name(in: language) }

  private var name: Wording {
    switch self {
    case .union: Wording("the Union contribution", sv: "EU-stödet")
    case .ownCash: Wording("own cash", sv: "kontant egenfinansiering")
    case .partnerCash:
      Wording("cash of a project partner", sv: "kontanta medel från en projektpartner")
    case .thirdPartyCash:
      Wording("cash of a third party", sv: "kontanta medel från en tredje part")
    case .inKind: Wording("contributions in kind", sv: "bidrag i annat än pengar")
    case .state: Wording("state co-financing", sv: "statlig medfinansiering")
    case .otherUnion: Wording("other money of the Union", sv: "andra medel från unionen")
    case .income: Wording("income of the project", sv: "projektintäkter")
    }
  }
}

extension PartnershipForm: Sayable {
  public func said(in language: Language) -> String {
    guard language == .english else { return swedish }
    return switch self {
    case .nationalAgreement: "national agreement"
    case .regionalAgreement: "regional agreement (RÖK)"
    case .localAgreement: "local agreement (LÖK)"
    case .iop: "public-civil-society partnership (IOP)"
    case .projectPartnership: "partnership for a project"
    case .letterOfIntent: "letter of intent"
    case .procurement: "procured contract"
    case .associationGrant: "grant to an association"
    case .membership: "membership"
    case .network: "network"
    }
  }
}

extension PartyContribution.Kind: Sayable {
  public func said(in language: Language) -> String { name(in: language) }

  private var name: Wording {
    switch self {
    case .cash: Wording("money", sv: "pengar")
    case .staff: Wording("employees' time", sv: "anställdas tid")
    case .premises: Wording("premises", sv: "lokaler")
    case .volunteers: Wording("volunteers' time", sv: "ideell tid")
    case .equipment: Wording("equipment", sv: "utrustning")
    case .knowledge: Wording("knowledge", sv: "kunskap")
    case .other: Wording("something else", sv: "annat")
    }
  }
}

extension Occasion.Kind: Sayable {
  public func said(in language: Language) -> String { name(in: language) }

  private var name: Wording {
    switch self {
    case .conference: Wording("conference", sv: "konferens")
    case .studyVisit: Wording("study visit", sv: "studiebesök")
    case .training: Wording("training", sv: "utbildning")
    case .networkDay: Wording("network day", sv: "nätverksdag")
    case .meeting: Wording("meeting", sv: "möte")
    case .annualMeeting: Wording("annual meeting", sv: "årsmöte")
    case .other: Wording("another occasion", sv: "annat tillfälle")
    }
  }
}

extension SectorGroup: Sayable {
  public func said(in language: Language) -> String {
    guard language == .english else { return swedish }
    return switch self {
    case .ideaBased: "civil society"
    case .public: "public bodies"
    case .businessOther: "business and others"
    case .notKnown: "sector not known"
    }
  }
}

extension Sector: Sayable {
  public func said(in language: Language) -> String {
    let (english, swedish) = article
    return (language == .english ? english : swedish) + label(in: language)
  }

  /// What a table calls the sector: the words without their article.
  public var label: Wording {
    switch self {
    case .stateAuthority: Wording("state authority", sv: "statlig myndighet")
    case .countyBoard: Wording("county administrative board", sv: "länsstyrelse")
    case .municipality: Wording("municipality", sv: "kommun")
    case .region: Wording("region", sv: "region")
    case .municipalAssociation:
      Wording(
        "association of municipalities or regions",
        sv: "sammanslutning av kommuner eller regioner")
    case .ideaBased: Wording("civil society organisation", sv: "idéburen organisation")
    case .academia: Wording("university or college", sv: "lärosäte")
    case .business: Wording("company", sv: "företag")
    case .internationalOrganisation:
      Wording("international organisation", sv: "internationell organisation")
    case .other: Wording("other body", sv: "annan organisation")
    }
  }

  private var article: (english: String, swedish: String) {
    switch self {
    case .municipalAssociation, .internationalOrganisation: ("an ", "en ")
    case .academia, .business: ("a ", "ett ")
    // English writes it in one word with what follows.
    case .other: ("an", "en ")
    default: ("a ", "en ")
    }
  }
}

extension PartnerRole: Sayable {
  public func said(in language: Language) -> String { name(in: language) }

  private var name: Wording {
    switch self {
    case .applicant: Wording("applicant", sv: "sökande")
    case .partner: Wording("project partner", sv: "projektpartner")
    case .cooperationParty: Wording("cooperation party", sv: "samverkanspart")
    case .thirdParty: Wording("third party", sv: "tredje part")
    }
  }
}

extension Mainstreaming.Status: Sayable {
  public func said(in language: Language) -> String { name(in: language) }

  private var name: Wording {
    switch self {
    case .planned: Wording("planned", sv: "planerat")
    case .started: Wording("started", sv: "påbörjat")
    case .complete: Wording("complete", sv: "färdigt")
    case .abandoned: Wording("given up", sv: "nedlagt")
    }
  }
}

extension DecisionOutcome: Sayable {
  public func said(in language: Language) -> String { name(in: language) }

  private var name: Wording {
    switch self {
    case .approval: Wording("approval", sv: "bifall")
    case .rejection: Wording("rejection", sv: "avslag")
    case .dismissal: Wording("dismissal", sv: "avvisning")
    case .amendment: Wording("amendment", sv: "ändring av stödbeslut")
    case .withdrawal: Wording("revocation", sv: "upphävande av stödbeslut")
    }
  }
}

extension ReportKind: Sayable {
  public func said(in language: Language) -> String { name(in: language) }

  private var name: Wording {
    switch self {
    case .progress: Wording("progress report", sv: "lägesrapport")
    case .final: Wording("final report", sv: "slutrapport")
    }
  }
}
