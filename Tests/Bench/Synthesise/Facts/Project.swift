/// Everything the papers of a project have in common: it follows from the project's number and the
/// seed, so each paper makes it anew.
struct Project {
  let number: Int
  let call: Call
  let objective: Objective
  let partners: [Partner]
  let themes: (StaticString, StaticString)
  let submitted: Day
  let firstMonth: Month
  let months: Int
  let isAnnexIV: Bool
  let interventions: [Intervention]
  let participants: Int
  let budget: Budget
  let isApproved: Bool
  let decided: Day
  /// Chooses among the texts; papers take other bits of it for other texts.
  let flavour: Int

  struct Partner {
    let organisation: Organisation
    let role: Role
  }

  enum Role {
    case applicant, partner, cooperationParty

    var name: StaticString {
      switch self {
      case .applicant: "applicant"
      case .partner: "partner"
      case .cooperationParty: "cooperationParty"
      }
    }
  }

  /// A type of intervention: the codes of Tables 1 and 2 of Annex VI, and its share in per cent.
  struct Intervention {
    let field: StaticString
    let actionType: StaticString
    let share: Int
  }

  init(number: Int, seed: UInt64) {
    var random = SplitMix64(seed: seed &+ UInt64(number) &* 0x2545_F491_4F6C_DD1D, stream: 1 << 32)
    self.number = number
    call = Call(number: random.below(Call.count), projects: 0)
    objective = call.objective
    partners = Self.makePartners(&random)
    let theme = random.below(Texts.themes.count)
    themes = (
      Texts.themes[theme],
      Texts.themes[(theme + random.pick(1...Texts.themes.count - 1)) % Texts.themes.count]
    )
    submitted = call.closes - random.pick(10...50)
    firstMonth = call.earliestStart + random.below(6)
    months = random.pick([24, 36])
    isAnnexIV = random.chance(percent: 40)
    interventions = Self.makeInterventions(of: objective, &random)
    participants = random.pick(40...1_200)
    budget = Budget(
      option: random.chance(percent: 50) ? .staffPlus40 : .realCostsPlus15,
      years: firstMonth.year...(firstMonth + (months - 1)).year,
      partners: partners.count { $0.role != .cooperationParty },
      unionShare: isAnnexIV ? 90 : 75, random: &random)
    isApproved = random.chance(percent: 85)
    decided = call.closes + random.pick(60...100)
    flavour = Int(truncatingIfNeeded: random.next() >> 2)
  }

  var firstDay: Day { firstMonth.firstDay }
  var lastDay: Day { (firstMonth + (months - 1)).lastDay }
  var actionKind: StaticString { isAnnexIV ? "annexIV" : "regular" }

  /// The applicant and one to five others, each from a place of its own. The applicant is a body that
  /// Annex IV, first indent, allows the higher rate.
  private static func makePartners(_ random: inout SplitMix64) -> [Partner] {
    let count = random.pick([2, 2, 3, 3, 3, 4, 4, 5, 6])
    let firstPlace = random.below(Place.all.count)
    return (0..<count).map { index in
      let kinds: [Organisation.Kind] =
        index == 0 ? [.municipality, .ideaBased, .region] : Organisation.Kind.allCases
      let organisation = Organisation(
        kind: random.pick(kinds), placeIndex: (firstPlace + 5 * index) % Place.all.count,
        random: &random)
      let role: Role = index == 0 ? .applicant : index >= 4 ? .cooperationParty : .partner
      return Partner(organisation: organisation, role: role)
    }
  }

  private static func makeInterventions(
    of objective: Objective, _ random: inout SplitMix64
  ) -> [Intervention] {
    let first = random.below(objective.fieldCodes.count)
    let share = random.chance(percent: 50) ? 100 : 5 * random.pick(8...16)
    var interventions = [
      Intervention(
        field: objective.fieldCodes[first], actionType: random.pick(actionTypes), share: share)
    ]
    if share < 100 {
      let second = (first + 1) % objective.fieldCodes.count
      interventions.append(
        Intervention(
          field: objective.fieldCodes[second], actionType: random.pick(actionTypes),
          share: 100 - share))
    }
    return interventions
  }

  private static let actionTypes: [StaticString] = ["002", "003", "005", "009", "011"]
}

extension Project {
  /// The name the applicant gave its application, in order of the projects' numbers.
  func writeApplicationID(to xml: inout XMLOutput) {
    xml.write("AMIF-", .number(call.year), "-", .digits(number, 9))
  }

  func writeApplicantIssuer(to xml: inout XMLOutput) {
    xml.write("SE:orgnr:", .number(partners[0].organisation.number))
  }

  /// The authority's case number.
  func writeCase(to xml: inout XMLOutput) {
    xml.write(
      #"<case issuer=""#, .text(Programme.issuer), #"" id="3.1.1-"#, .number(call.year), "-",
      .digits(number, 5), "\"/>")
  }

  func writeTitle(_ texts: Int, to xml: inout XMLOutput) {
    xml.write(
      #"  <title xml:lang="sv">"#, .text(Texts.titles[texts % Texts.titles.count]),
      .text(partners[0].organisation.place.name), "</title>\n")
  }

  /// The objective with its amount and types of intervention.
  func writeObjective(to xml: inout XMLOutput) {
    xml.row(.objective)
    xml.write(
      #"  <objective code=""#, .text(objective.code), #""><amount>"#, .amount(budget.eligibleCost),
      "</amount><actionKind>", .text(actionKind), "</actionKind>")
    if isAnnexIV {
      xml.write("<annexIVGround>", .text(objective.annexIVGround), "</annexIVGround>")
    }
    xml.write("<measure>", .text(objective.measure), "</measure>\n")
    for intervention in interventions {
      xml.row(.intervention)
      xml.write(
        #"    <intervention share=""#, .number(intervention.share), #""><field group=""#,
        .text(objective.fieldGroup), #"" code=""#, .text(intervention.field), #""/><actionType>"#,
        .text(intervention.actionType), "</actionType><implementation>",
        isAnnexIV ? "003" : "001",
        "</implementation><particularTheme>003</particularTheme></intervention>\n")
    }
    xml.write("  </objective>\n")
  }

  func writeLocation(to xml: inout XMLOutput) {
    let place = partners[0].organisation.place
    xml.row(.location)
    xml.write(
      "  <location><place>", .text(place.name), "</place><municipality>", .text(place.code),
      "</municipality><county>", .text(place.county), "</county><nuts>", .text(place.nuts),
      "</nuts><country>SE</country></location>\n")
  }

  func writeFinancing(to xml: inout XMLOutput) {
    budget.writeFinancing(sectors: (fundingSector(of: 0), fundingSector(of: 1)), to: &xml)
  }

  private func fundingSector(of partner: Int) -> StaticString {
    partners[partner].organisation.kind.isPublic ? "public" : "private"
  }
}
