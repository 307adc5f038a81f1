import Languages
import Portfolio
import Rules
import Values

// An organisation on a page.

extension CommonPaperPage {
  mutating func tell(_ organisation: Organisation) {
    let short = organisation.acronym.map { " (\($0))" } ?? ""
    page.heading(.same("\(organisation.header.id) · \(organisation.name)\(short)"))
    let numbers = organisation.identifiers.map {
      (Wording("number", sv: "nummer"), Self.number($0))
    }
    var pairs: [(Wording, Wording)] = numbers
    if let sector = organisation.sector {
      pairs.append((Wording("sector", sv: "sektor"), sector.label))
    }
    if let address = organisation.address {
      let county = address.county.map { County(code: $0).map { "\($0)" } ?? $0 }
      let words = [address.postcode, address.place, county, address.country].compactMap { $0 }
      pairs.append((Wording("seat", sv: "säte"), .same(words.joined(separator: ", "))))
    }
    if let portrait = paper.portrait { pairs += facts(of: portrait) }
    if !pairs.isEmpty { page.pairs(pairs) }
    if let portrait = paper.portrait { tell(portrait) }
    members(Wording("Projects", sv: "Projekt"))
  }

  private static func number(_ identifier: OrganisationIdentifier) -> Wording {
    let name: Wording =
      switch identifier.scheme {
      case "orgnr": Wording("organisation number", sv: "organisationsnummer")
      case "vat": Wording("VAT number", sv: "momsregistreringsnummer")
      case "personal": Wording("personal number", sv: "personnummer")
      default: .same(identifier.scheme)
      }
    return .same("\(identifier.number), ") + name + .same(" (\(identifier.country))")
  }

  private func facts(of portrait: OrganisationPortrait) -> [(Wording, Wording)] {
    var pairs = portrait.otherNumbers.map {
      (Wording("the same as", sv: "densamma som"), Self.number($0))
    }
    pairs += portrait.formerNames.map { (Wording("before", sv: "tidigare"), Self.dated($0)) }
    if portrait.founded != nil || portrait.foundedIn != nil {
      let place = portrait.foundedIn.map { Wording.same($0) }
      let words = [portrait.founded?.wording, place].compactMap { $0 }
      pairs.append((Wording("founded", sv: "grundad"), words.joined(separator: ", ")))
    }
    pairs += portrait.areas.map { area in
      (
        area.isCurrent
          ? Wording("works in", sv: "verkar i") : Wording("worked in", sv: "verkade i"),
        Self.dated(area.area)
      )
    }
    if let year = portrait.operatingYear {
      let begins = year.firstMonth.map {
        Wording(", from month \($0)", sv: ", från månad \($0)")
      }
      pairs.append(
        (
          Wording("operating year", sv: "verksamhetsår"),
          (year.kind == .calendar
            ? Wording("the calendar year", sv: "kalenderåret")
            : Wording("a broken year", sv: "brutet år")) + (begins ?? .same(""))
        ))
    }
    if let meeting = portrait.annualMeeting {
      pairs.append((Wording("annual meeting", sv: "årsmöte"), .same(meeting)))
    }
    if let statutes = portrait.statutes {
      pairs.append((Wording("statutes", sv: "stadgar"), .same(statutes)))
    }
    return pairs
  }

  private static func dated(_ name: DatedName) -> Wording {
    guard let period = period(name.firstDay, name.lastDay) else { return .same(name.name) }
    return .same("\(name.name), ") + period
  }

  private mutating func tell(_ portrait: OrganisationPortrait) {
    list(Wording("Purposes", sv: "Ändamål"), portrait.purposes)
    tell(portrait.membership)
    if !portrait.series.isEmpty {
      page.heading(Wording("Events that come back", sv: "Återkommande evenemang"))
      for series in portrait.series {
        var words = series.kind.wording
        if let count = series.perYear {
          words =
            words + Wording(", \(count) times a year", sv: ", \(count) gånger om året")
        }
        if let days = series.days {
          words =
            words
            + (days == 1
              ? Wording(", 1 day", sv: ", 1 dag")
              : Wording(", \(days) days", sv: ", \(days) dagar"))
        }
        if let note = series.note { words = words + .same(": \(note)") }
        page.text(words)
      }
    }
    guard !portrait.relations.isEmpty else { return }
    page.heading(Wording("With other organisations", sv: "Med andra organisationer"))
    for relation in portrait.relations {
      page.text(
        .same(relation.name) + .same(": ") + relation.kind.wording
          + .same(relation.note.map { " – \($0)" } ?? ""))
    }
  }

  private mutating func tell(_ membership: Membership) {
    guard !membership.isEmpty else { return }
    page.heading(Wording("Membership", sv: "Medlemskap"))
    var pairs: [(Wording, Wording)] = []
    if let open = membership.open {
      pairs.append((Wording("open to", sv: "öppet för"), .same(open)))
    }
    if let others = membership.mayAttend {
      pairs.append((Wording("may come", sv: "får komma"), .same(others)))
    }
    if let fee = membership.fee {
      pairs.append((Wording("fee", sv: "avgift"), fee.wording))
    } else if let isRequired = membership.isFeeRequired {
      pairs.append(
        (
          Wording("fee", sv: "avgift"),
          isRequired ? Wording("yes", sv: "ja") : Wording("no", sv: "nej")
        ))
    }
    pairs += membership.benefits.map { (Wording("gives", sv: "ger"), .same($0)) }
    page.pairs(pairs)
  }
}

extension OrganisationRelation.Kind {
  fileprivate var wording: Wording {
    switch self {
    case .memberOf: Wording("is a member of it", sv: "är medlem i den")
    case .cooperatesWith: Wording("works with it", sv: "samverkar med den")
    case .wishesCooperation: Wording("wishes to work with it", sv: "vill samverka med den")
    case .runs: Wording("runs it", sv: "driver den")
    }
  }
}
