/// An application for a grant, as its applicant sends it.
enum Application: Paper {
  static func faults(of project: Project) -> [Fault] { Fault.allCases }

  static func write(_ project: Project, version: Int, fault: Fault?, to xml: inout XMLOutput) {
    writeStart(project, version: version, to: &xml)
    writeTexts(project, version: version, fault: fault, to: &xml)
    xml.write(
      "  <submitted>", .day(project.submitted), "</submitted>\n",
      "  <firstDay>", .day(project.firstDay), "</firstDay>\n",
      "  <lastDay>", .day(project.lastDay), "</lastDay>\n")
    for (index, partner) in project.partners.enumerated() {
      writePartner(partner, number: index + 1, to: &xml)
    }
    project.writeObjective(to: &xml)
    writeThemes(project, to: &xml)
    xml.write("  <involvesThirdCountry>false</involvesThirdCountry>\n  <aid>none</aid>\n")
    project.writeLocation(to: &xml)
    writeActivities(project, to: &xml)
    writeIndicators(project, to: &xml)
    project.budget.writePlanned(fault: fault, to: &xml)
    project.writeFinancing(to: &xml)
    xml.row(.signature)
    xml.write(
      "  <signature><role>Behörig företrädare</role><signed>", .day(project.submitted),
      "</signed></signature>\n</application>\n")
  }

  /// The record's first tag, the applicant's own case number when it keeps one, and what the
  /// application answers.
  private static func writeStart(_ project: Project, version: Int, to xml: inout XMLOutput) {
    xml.row(.application)
    xml.write(#"<application id=""#)
    project.writeApplicationID(to: &xml)
    xml.write(#"" issuer=""#)
    project.writeApplicantIssuer(to: &xml)
    xml.write(
      #"" version=""#, .number(version), #"" issued=""#,
      .day(project.submitted + 3 * (version - 1)), #"" currency="SEK">"#, "\n")
    if project.partners[0].organisation.kind.isPublic {
      xml.row(.case_number)
      xml.write(#"  <case issuer=""#)
      project.writeApplicantIssuer(to: &xml)
      xml.write(
        #"" id="KS "#, .number(project.call.year), "/", .digits(project.number, 5), "\"/>\n")
    }
    xml.write(
      #"  <programme issuer=""#, .text(Programme.issuer), #"" id=""#, .text(Programme.id),
      "\"/>\n", #"  <call issuer=""#, .text(Programme.issuer), #"" id=""#)
    project.call.writeID(to: &xml)
    xml.write("\"/>\n")
  }

  private static func writeTexts(
    _ project: Project, version: Int, fault: Fault?, to xml: inout XMLOutput
  ) {
    let texts = project.flavour >> 8
    if fault != .missingElement && fault != .misplacedElement {
      project.writeTitle(project.flavour, to: &xml)
    }
    xml.write(
      #"  <summary xml:lang="sv">"#, .text(Texts.summaries[texts % Texts.summaries.count]), "\n",
      .text(Texts.summaries[(texts + version) % Texts.summaries.count]), "</summary>\n")
    if fault == .misplacedElement {
      project.writeTitle(project.flavour, to: &xml)
    }
    xml.write(
      #"  <purpose xml:lang="sv">"#, .text(Texts.purposes[texts % Texts.purposes.count]),
      "</purpose>\n", #"  <targetGroup xml:lang="sv">"#,
      .text(Texts.targetGroups[texts / 8 % Texts.targetGroups.count]), "</targetGroup>\n")
  }

  private static func writePartner(
    _ partner: Project.Partner, number: Int, to xml: inout XMLOutput
  ) {
    let organisation = partner.organisation
    xml.row(.partner)
    xml.row(.organisation_identifier)
    xml.write(
      #"  <partner id="p"#, .number(number), #"" role=""#, .text(partner.role.name),
      #""><name xml:lang="sv">"#)
    organisation.writeName(to: &xml)
    xml.write(
      #"</name><identifier scheme="orgnr" country="SE">"#, .number(organisation.number),
      "</identifier><legalKind>", organisation.kind.isPublic ? "publicEntity" : "privateEntity",
      "</legalKind><sector>", .text(organisation.kind.sector), "</sector><address><place>",
      .text(organisation.place.name), "</place><municipality>", .text(organisation.place.code),
      "</municipality><country>SE</country></address><isBoundByProcurementLaw>",
      organisation.kind.isPublic ? "true" : "false", "</isBoundByProcurementLaw>")
    if !organisation.kind.isPublic {
      xml.row(.beneficial_owner)
      xml.write(
        "<beneficialOwner><register>Bolagsverkets register över verkliga huvudmän</register>",
        "</beneficialOwner>")
    }
    xml.write("</partner>\n")
  }

  private static func writeThemes(_ project: Project, to xml: inout XMLOutput) {
    for theme in [project.themes.0, project.themes.1] {
      xml.row(.theme)
      xml.write(#"  <theme taxonomy="synthetic" code=""#, .text(theme), "\"/>\n")
    }
  }

  /// Two activities, one after the other, half of the time each.
  private static func writeActivities(_ project: Project, to xml: inout XMLOutput) {
    let months = project.months / 2
    for index in 0..<2 {
      let first = project.firstMonth + index * months
      xml.row(.activity)
      xml.write(
        #"  <activity id="a"#, .number(index + 1), #""><title xml:lang="sv">"#,
        .text(Texts.activities[((project.flavour >> 16) + 2 * index) % Texts.activities.count]),
        #"</title><description xml:lang="sv">"#,
        .text(Texts.work[((project.flavour >> 20) + index) % Texts.work.count]),
        "</description><firstDay>", .day(first.firstDay), "</firstDay><lastDay>",
        .day((first + (months - 1)).lastDay), "</lastDay></activity>\n")
    }
  }

  private static func writeIndicators(_ project: Project, to xml: inout XMLOutput) {
    for indicator in project.objective.indicators {
      xml.row(.indicator_target)
      xml.write(
        #"  <indicator id=""#, .text(indicator.id), #"" kind=""#, .text(indicator.kind),
        #""><target>"#, .number(indicator.counts.number(of: project)),
        "</target></indicator>\n")
    }
  }
}
