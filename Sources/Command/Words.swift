import Findings
import Languages
import Portfolio
import Provenance
import Rules

// What pages call the words of the model.

extension ProjectStatus {
  var wording: Wording { Wording("\(rawValue)", sv: "\(swedish)") }
}

extension DocumentKind {
  var wording: Wording { Wording("\(rawValue)", sv: "\(swedish)") }
}

extension PartnerRole {
  var wording: Wording {
    switch self {
    case .applicant: Wording("applicant", sv: "sökande")
    case .partner: Wording("partner", sv: "projektpartner")
    case .cooperationParty: Wording("cooperation party", sv: "samverkanspart")
    case .thirdParty: Wording("third party", sv: "tredje part")
    }
  }
}

extension FundingSource {
  var wording: Wording {
    switch self {
    case .union: Wording("Union contribution", sv: "EU-stöd")
    case .ownCash: Wording("own contribution", sv: "egenfinansiering")
    case .partnerCash: Wording("partners' cash", sv: "kontant från partner")
    case .thirdPartyCash: Wording("third parties' cash", sv: "kontant från tredje part")
    case .inKind: Wording("in kind", sv: "bidrag i annat än pengar")
    case .otherUnion: Wording("other Union money", sv: "andra EU-medel")
    case .income: Wording("income", sv: "projektintäkter")
    }
  }
}

extension CostCategory {
  var wording: Wording {
    switch self {
    case .staff: Wording("staff", sv: "personal")
    case .travel: Wording("travel", sv: "resor")
    case .externalExpertise: Wording("external expertise", sv: "extern sakkunskap")
    case .equipment: Wording("equipment", sv: "utrustning")
    case .supplies: Wording("supplies", sv: "förbrukningsvaror")
    case .premises: Wording("premises", sv: "lokaler")
    case .administration: Wording("administration", sv: "administration")
    case .works: Wording("works", sv: "byggnadsarbeten")
    case .land: Wording("land", sv: "mark")
    case .depreciation: Wording("depreciation", sv: "avskrivningar")
    case .inKind: Wording("in kind", sv: "bidrag i annat än pengar")
    case .participantSupport: Wording("support to participants", sv: "stöd till deltagare")
    case .indirect: Wording("indirect costs", sv: "indirekta kostnader")
    case .remaining: Wording("remaining costs", sv: "övriga kostnader")
    case .combined: Wording("combined", sv: "sammantaget")
    case .interest: Wording("interest on debt", sv: "ränta på skulder")
    case .other: Wording("other", sv: "annat")
    }
  }
}

extension Severity {
  var wording: Wording {
    switch self {
    case .error: Wording("error", sv: "fel")
    case .warning: Wording("warning", sv: "varning")
    case .observation: Wording("observation", sv: "iakttagelse")
    }
  }
}

extension Deadline.State {
  var wording: Wording {
    func days(_ count: Int) -> Wording {
      count == 1 ? Wording("1 day", sv: "1 dag") : Wording("\(count) days", sv: "\(count) dagar")
    }
    return switch self {
    case .done: Wording("done", sv: "gjort")
    case .doneLate(let count):
      Wording("done \(days(count)) late", sv: "gjort \(days(count)) för sent")
    case .overdue(let count): Wording("overdue by \(days(count))", sv: "försenat \(days(count))")
    case .due(0): Wording("due today", sv: "sista dagen i dag")
    case .due(let count): Wording("due in \(days(count))", sv: "om \(days(count))")
    }
  }
}
