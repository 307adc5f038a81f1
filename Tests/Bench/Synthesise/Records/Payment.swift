/// What the authority pays on the first claim.
enum InterimPayment: Paper {
  static func exists(for project: Project) -> Bool { project.isApproved }
  static func faults(of project: Project) -> [Fault] { Payment.faults }

  static func write(_ project: Project, version: Int, fault: Fault?, to xml: inout XMLOutput) {
    Payment(project: project, part: .first).write(version: version, fault: fault, to: &xml)
  }
}

/// What it pays on the last one.
enum FinalPayment: Paper {
  static func exists(for project: Project) -> Bool { project.isApproved }
  static func faults(of project: Project) -> [Fault] { Payment.faults }

  static func write(_ project: Project, version: Int, fault: Fault?, to xml: inout XMLOutput) {
    Payment(project: project, part: .last).write(version: version, fault: fault, to: &xml)
  }
}

/// The payment on a claim that was found right.
struct Payment {
  let project: Project
  let part: ClaimPart

  static let faults: [Fault] = [.badAmount, .misplacedElement]

  func write(version: Int, fault: Fault?, to xml: inout XMLOutput) {
    let received = part.submitted(project)
    let decided = received + 40
    let eligible = part.share(of: project.budget.eligibleCost)
    let union = part.share(of: project.budget.union)
    xml.row(.payment)
    xml.row(.case_number)
    xml.row(.verification)
    xml.write(
      #"<payment id="U-"#, .number(project.call.year), "-", .digits(project.number, 9),
      part == .first ? "-1" : "-2", #"" issuer=""#, .text(Programme.issuer), #"" version=""#,
      .number(version), #"" issued=""#, .day(decided + 3 * (version - 1)),
      #"" currency="SEK" kind=""#, part == .first ? "interim" : "final", "\">\n", "  ")
    project.writeCase(to: &xml)
    xml.write("\n", #"  <report issuer=""#)
    project.writeApplicantIssuer(to: &xml)
    xml.write(#"" id=""#)
    part.writeReportID(project, to: &xml)
    xml.write("\"/>\n")
    if fault == .misplacedElement { xml.write("  <decided>", .day(decided), "</decided>\n") }
    xml.write("  <claimReceived>", .day(received), "</claimReceived>\n")
    if fault != .misplacedElement { xml.write("  <decided>", .day(decided), "</decided>\n") }
    xml.write("  <eligibleExpenditure>")
    if fault == .badAmount {
      xml.write("1 234,50")
    } else {
      xml.write(.amount(eligible))
    }
    xml.write(
      "</eligibleExpenditure>\n  <amountDue>", .amount(union), "</amountDue>\n  <amountPaid>",
      .amount(union), "</amountPaid>\n  <unionContribution>", .amount(union),
      "</unionContribution>\n  <paid>", .day(decided + 6), "</paid>\n  <registered>",
      .day(decided + 6), "</registered>\n")
    if part == .last {
      // The end of the seventh year after that of the payment, as the Bookkeeping Act has it.
      xml.write(
        "  <keptUntil>", .day(Day((decided + 6).parts.year + 7, 12, 31)), "</keptUntil>\n")
    }
    xml.write(
      #"  <verification id="v1" kind="administrative" outcome="accepted"><day>"#,
      .day(decided - 3), "</day><body>Den förvaltande myndigheten</body><checked>",
      .amount(eligible), "</checked></verification>\n</payment>\n")
  }
}
