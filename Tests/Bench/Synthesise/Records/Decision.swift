/// The authority's decision on an application: five in six are approved with the terms of the grant,
/// the others rejected with the reason.
enum Decision: Paper {
  static func faults(of project: Project) -> [Fault] {
    project.isApproved ? Fault.allCases : [.missingElement, .misplacedElement]
  }

  static func write(_ project: Project, version: Int, fault: Fault?, to xml: inout XMLOutput) {
    writeStart(project, version: version, to: &xml)
    writeDays(project, fault: fault, to: &xml)
    let reasons = project.isApproved ? Texts.grounds : Texts.refusals
    xml.write(
      "  <issuingBody>Den förvaltande myndigheten</issuingBody>\n",
      "  <decidedBy>Enhetschef</decidedBy>\n  <checkedBy>Handläggare</checkedBy>\n",
      #"  <grounds xml:lang="sv">"#,
      .text(reasons[((project.flavour >> 24) + version) % reasons.count]), "</grounds>\n")
    if project.isApproved {
      writeTerms(project, fault: fault, to: &xml)
    }
    xml.write("</decision>\n")
  }

  private static func writeStart(_ project: Project, version: Int, to xml: inout XMLOutput) {
    xml.row(.decision)
    xml.row(.case_number)
    xml.write(
      #"<decision id="B-"#, .number(project.call.year), "-", .digits(project.number, 9),
      #"" issuer=""#, .text(Programme.issuer), #"" version=""#, .number(version), #"" issued=""#,
      .day(project.decided + 5 * (version - 1)), #"" currency="SEK" outcome=""#,
      project.isApproved ? "approval" : "rejection", "\">\n", "  ")
    project.writeCase(to: &xml)
    xml.write("\n", #"  <application issuer=""#)
    project.writeApplicantIssuer(to: &xml)
    xml.write(#"" id=""#)
    project.writeApplicationID(to: &xml)
    xml.write("\"/>\n")
  }

  private static func writeDays(_ project: Project, fault: Fault?, to xml: inout XMLOutput) {
    func write(decided day: Day) {
      xml.write("  <decided>", .day(day), "</decided>\n")
    }
    if fault == nil || fault == .badAmount { write(decided: project.decided) }
    xml.write("  <validFrom>", .day(project.decided), "</validFrom>\n")
    if fault == .misplacedElement { write(decided: project.decided) }
  }

  /// The parts that a document setting out the conditions for support has (Regulation (EU)
  /// 2021/1060, Article 73(3)).
  private static func writeTerms(_ project: Project, fault: Fault?, to xml: inout XMLOutput) {
    project.writeTitle(project.flavour, to: &xml)
    xml.write(
      #"  <purpose xml:lang="sv">"#,
      .text(Texts.purposes[(project.flavour >> 8) % Texts.purposes.count]), "</purpose>\n",
      #"  <products xml:lang="sv">Verksamhet för "#, .number(project.participants),
      " deltagare enligt ansökan, och en slutrapport.</products>\n",
      #"  <costMethod xml:lang="sv">Enligt artiklarna 53–56 i förordning (EU) 2021/1060.</costMethod>"#,
      "\n", #"  <paymentConditions xml:lang="sv">Efter godkänd rapport.</paymentConditions>"#,
      "\n  <firstDay>", .day(project.firstDay), "</firstDay>\n  <lastDay>", .day(project.lastDay),
      "</lastDay>\n  <strategicImportance>false</strategicImportance>\n",
      "  <beneficiaryInformed>", .day(project.decided), "</beneficiaryInformed>\n")
    project.writeObjective(to: &xml)
    project.writeLocation(to: &xml)
    project.budget.writeApproved(fault: fault, to: &xml)
    project.writeFinancing(to: &xml)
    xml.row(.condition)
    xml.write(
      #"  <condition><text xml:lang="sv">"#,
      .text(Texts.conditions[(project.flavour >> 28) % Texts.conditions.count]),
      "</text></condition>\n")
    writeReportingPeriods(project, to: &xml)
  }

  /// The periods that reports are on, due as the call says: contents after 30 days, finances after 60.
  private static func writeReportingPeriods(_ project: Project, to xml: inout XMLOutput) {
    for part in [ClaimPart.first, .last] {
      let last = part.lastDay(project)
      xml.row(.reporting_period)
      xml.write(
        #"  <reportingPeriod kind=""#, part == .first ? "progress" : "final",
        #"" firstDay=""#, .day(part.firstDay(project)), #"" lastDay=""#, .day(last),
        #"" contentDue=""#, .day(last + 30), #"" financeDue=""#, .day(last + 60), "\"/>\n")
    }
  }
}
