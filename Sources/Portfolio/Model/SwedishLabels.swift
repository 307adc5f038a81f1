// What the words of the model are called in Swedish, after the glossary of the fund and the Swedish
// text of the acts.

extension ProjectStatus {
  public var swedish: String {
    switch self {
    case .applied: "ansökt"
    case .approved: "beviljat"
    case .rejected: "avslag"
    case .dismissed: "avvisat"
    case .withdrawn: "upphävt"
    case .started: "påbörjat"
    case .implementing: "införs i ordinarie verksamhet"
    case .mainstreamed: "i ordinarie verksamhet"
    case .ended: "avslutat"
    case .reported: "känt genom andra källor"
    }
  }
}

extension ActionKind {
  public var swedish: String {
    switch self {
    case .regular: "åtgärd enligt artikel 15.1"
    case .specific: "särskild åtgärd"
    case .annexIV: "åtgärd som förtecknas i bilaga IV"
    case .operatingSupport: "driftstöd"
    case .emergency: "bistånd i nödsituationer"
    case .technicalAssistance: "tekniskt stöd"
    case .solidarity: "solidaritetsåtgärd"
    case .resettlement: "vidarebosättning och inresa av humanitära skäl"
    case .transferIn: "överföring till medlemsstaten"
    case .transferOut: "överföring från medlemsstaten"
    case .travelAuthorisation: "resetillstånd"
    case .communityLed: "lokalt ledd utveckling"
    case .mostDeprived: "stöd till dem som har det sämst ställt"
    case .socialInnovation: "social innovation"
    case .strategicTechnologies: "strategisk teknik"
    case .preparedness: "civil beredskap"
    case .decarbonisation: "utbildning för minskade koldioxidutsläpp"
    }
  }
}

extension DocumentKind {
  public var swedish: String {
    switch self {
    case .programme: "program"
    case .call: "utlysning"
    case .organisation: "organisation"
    case .agreement: "överenskommelse"
    case .application: "ansökan"
    case .decision: "beslut"
    case .report: "rapport"
    case .payment: "utbetalning"
    case .project: "projekt"
    case .event: "evenemang"
    }
  }
}

extension PartnershipForm {
  public var swedish: String {
    switch self {
    case .nationalAgreement: "nationell överenskommelse"
    case .regionalAgreement: "regional överenskommelse (RÖK)"
    case .localAgreement: "lokal överenskommelse (LÖK)"
    case .iop: "idéburet offentligt partnerskap (IOP)"
    case .projectPartnership: "projektpartnerskap"
    case .letterOfIntent: "avsiktsförklaring"
    case .procurement: "upphandlat avtal"
    case .associationGrant: "föreningsbidrag"
    case .membership: "medlemskap"
    case .network: "nätverk"
    }
  }
}

extension SectorGroup {
  public var swedish: String {
    switch self {
    case .ideaBased: "idéburna"
    case .public: "offentliga"
    case .businessOther: "näringsliv och övriga"
    case .notKnown: "okänd sektor"
    }
  }
}
