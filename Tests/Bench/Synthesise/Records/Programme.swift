/// The programme that the calls belong to, with money enough for every project.
struct Programme {
  let projects: Int

  static let issuer: StaticString = "urn:fondbok:synthetic"
  static let id: StaticString = "2021SE65AMPR001"

  func write(to xml: inout XMLOutput) throws {
    xml.row(.programme)
    xml.write(
      #"<programme id=""#, .text(Self.id), #"" issuer=""#, .text(Self.issuer),
      #"" version="1" issued="2022-11-30" currency="EUR">"#, "\n",
      #"  <title xml:lang="sv">Sveriges program för asyl-, migrations- och integrationsfonden, i ett påhittat urval</title>"#,
      "\n  <fund>AMIF</fund>\n  <cci>", .text(Self.id), "</cci>\n",
      "  <firstYear>2021</firstYear>\n  <lastYear>2027</lastYear>\n",
      "  <submitted>2022-04-29</submitted>\n")
    xml.row(.authority)
    xml.write(
      #"  <authority role="managing"><name>Den förvaltande myndigheten</name></authority>"#, "\n")
    for objective in Objective.all {
      xml.row(.programme_objective)
      xml.write(
        #"  <objective code=""#, .text(objective.code), #""><title xml:lang="sv">"#,
        .text(objective.title), "</title></objective>\n")
    }
    writeAllocations(to: &xml)
    for objective in Objective.all {
      writeRate(objective, "regular", "75.00", to: &xml)
      writeRate(objective, "annexIV", "90.00", to: &xml)
    }
    writeIndicators(to: &xml)
    xml.write("</programme>\n")
    try xml.endRecord(fault: nil, isSecondVersion: false)
  }

  /// A million euro for each project, spread evenly over objectives and years.
  private func writeAllocations(to xml: inout XMLOutput) {
    let parts = Objective.all.count * Objective.years.count
    let amount = (projects * 100_000_000 + parts - 1) / parts
    for objective in Objective.all {
      for year in Objective.years {
        xml.row(.allocation)
        xml.write(
          #"  <allocation objective=""#, .text(objective.code), #"" year=""#, .number(year),
          #"">"#, .amount(amount), "</allocation>\n")
      }
    }
  }

  private func writeRate(
    _ objective: Objective, _ kind: StaticString, _ rate: StaticString, to xml: inout XMLOutput
  ) {
    xml.row(.programme_rate)
    xml.write(
      #"  <rate objective=""#, .text(objective.code), #"" actionKind=""#, .text(kind),
      #""><coFinancingRate>"#, .text(rate), "</coFinancingRate><base>total</base></rate>\n")
  }

  private func writeIndicators(to xml: inout XMLOutput) {
    for objective in Objective.all {
      for indicator in objective.indicators {
        xml.row(.programme_indicator)
        xml.write(
          #"  <indicator objective=""#, .text(objective.code), #"" id=""#, .text(indicator.id),
          #"" kind=""#, .text(indicator.kind), #""><milestone>"#,
          .number(projects * indicator.counts.most / 6), "</milestone><target>",
          .number(projects * indicator.counts.most), "</target></indicator>\n")
      }
    }
  }
}
