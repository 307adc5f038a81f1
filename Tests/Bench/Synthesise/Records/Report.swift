/// What the beneficiary reports of the first six months, and claims for them: a quarter of the budget.
enum ProgressReport: Paper {
  static func exists(for project: Project) -> Bool { project.isApproved }
  static func faults(of project: Project) -> [Fault] { Report.faults }

  static func write(_ project: Project, version: Int, fault: Fault?, to xml: inout XMLOutput) {
    Report(project: project, part: .first).write(version: version, fault: fault, to: &xml)
  }
}

/// What it reports of the whole project at its end, and claims for the rest of it.
enum FinalReport: Paper {
  static func exists(for project: Project) -> Bool { project.isApproved }
  static func faults(of project: Project) -> [Fault] { Report.faults }

  static func write(_ project: Project, version: Int, fault: Fault?, to xml: inout XMLOutput) {
    Report(project: project, part: .last).write(version: version, fault: fault, to: &xml)
  }
}

/// A report with its claim.
struct Report {
  let project: Project
  let part: ClaimPart

  static let faults: [Fault] = [.badAmount, .missingElement, .misplacedElement]

  func write(version: Int, fault: Fault?, to xml: inout XMLOutput) {
    writeStart(version: version, to: &xml)
    writePeriod(fault: fault, to: &xml)
    writeTexts(to: &xml)
    for (index, indicator) in project.objective.indicators.enumerated() {
      writeIndicator(indicator, isFirst: index == 0, to: &xml)
    }
    if part == .last {
      xml.write(
        #"  <mainstreaming status="complete"><payers>"#,
        .text(project.partners[0].organisation.place.name), " med omnejd</payers></mainstreaming>\n"
      )
    }
    xml.row(.visibility_proof)
    xml.row(.visibility_proof)
    xml.row(.signature)
    xml.write(
      #"  <visibility kind="poster"><day>"#, .day(project.firstDay),
      "</day><place>Entrén</place></visibility>\n",
      #"  <visibility kind="website"><day>"#, .day(project.firstDay),
      "</day><uri>https://www.example.org/</uri></visibility>\n",
      "  <signature><role>Behörig företrädare</role><signed>", .day(part.submitted(project)),
      "</signed></signature>\n")
    writeClaim(fault: fault, to: &xml)
    xml.write("</report>\n")
  }

  private func writeStart(version: Int, to xml: inout XMLOutput) {
    xml.row(.report)
    xml.row(.case_number)
    xml.write(#"<report id=""#)
    part.writeReportID(project, to: &xml)
    xml.write(#"" issuer=""#)
    project.writeApplicantIssuer(to: &xml)
    xml.write(
      #"" version=""#, .number(version), #"" issued=""#,
      .day(part.submitted(project) + 3 * (version - 1)), #"" currency="SEK" kind=""#,
      part == .first ? "progress" : "final", "\">\n", "  ")
    project.writeCase(to: &xml)
    xml.write("\n", #"  <application issuer=""#)
    project.writeApplicantIssuer(to: &xml)
    xml.write(#"" id=""#)
    project.writeApplicationID(to: &xml)
    xml.write("\"/>\n")
  }

  private func writePeriod(fault: Fault?, to xml: inout XMLOutput) {
    let first = part.firstDay(project)
    let last = part.lastDay(project)
    if fault == .misplacedElement { xml.write("  <lastDay>", .day(last), "</lastDay>\n") }
    xml.write("  <firstDay>", .day(first), "</firstDay>\n")
    if fault != .misplacedElement { xml.write("  <lastDay>", .day(last), "</lastDay>\n") }
    xml.write("  <submitted>", .day(part.submitted(project)), "</submitted>\n")
  }

  private func writeTexts(to xml: inout XMLOutput) {
    let texts = project.flavour >> (part == .first ? 12 : 20)
    xml.write(
      #"  <progress xml:lang="sv">"#, .text(Texts.work[texts % Texts.work.count]), "</progress>\n",
      #"  <results xml:lang="sv">"#, .text(Texts.purposes[texts / 8 % Texts.purposes.count]),
      "</results>\n")
  }

  /// What was reached so far, after six months of the first indicator alone; participants by age and
  /// gender, adding up.
  private func writeIndicator(
    _ indicator: Objective.Indicator, isFirst: Bool, to xml: inout XMLOutput
  ) {
    let target = indicator.counts.number(of: project)
    var achieved = part == .last ? target : isFirst ? target / 5 : 0
    if case .authority = indicator.counts { achieved = target }
    xml.row(.indicator_value)
    xml.write(
      #"  <indicator id=""#, .text(indicator.id), #"" kind=""#, .text(indicator.kind),
      #""><achieved>"#, .number(achieved), "</achieved>")
    if case .authority = indicator.counts {
      xml.write("</indicator>\n")
      return
    }
    if achieved > 0 {
      let women = achieved / 2
      for (age, gender, count) in [
        ("under18", "female", 0), ("under18", "male", 0), ("under18", "nonBinary", 0),
        ("18to60", "female", women), ("18to60", "male", achieved - women),
        ("18to60", "nonBinary", 0), ("over60", "female", 0), ("over60", "male", 0),
        ("over60", "nonBinary", 0),
      ] as [(StaticString, StaticString, Int)] {
        xml.row(.indicator_cell)
        xml.write(
          #"<cell age=""#, .text(age), #"" gender=""#, .text(gender), #"">"#, .number(count),
          "</cell>")
      }
      if case .raisedLevels = indicator.counts {
        xml.row(.indicator_proficiency)
        xml.write(
          #"<proficiency levelBefore="A1" levelAfter="A2">"#, .number(achieved), "</proficiency>")
      }
    }
    xml.write("</indicator>\n")
  }

  private func writeClaim(fault: Fault?, to xml: inout XMLOutput) {
    xml.write(
      #"  <claim kind=""#, part == .first ? "interim" : "final", "\">\n    <accountingCode>",
      .number(project.number % 90_000 + 10_000), "</accountingCode>\n")
    var number = 0
    for category in Budget.Category.allCases {
      let amount = part.share(of: project.budget.sum(category: category))
      guard amount > 0 else { continue }
      number += 1
      writeLine(category, amount, number: number, to: &xml)
    }
    let eligible = part.share(of: project.budget.eligibleCost)
    xml.write("    <eligibleCost>")
    if fault == .badAmount {
      xml.write("1 234,50")
    } else {
      xml.write(.amount(eligible))
    }
    xml.write("</eligibleCost>\n")
    if fault != .missingElement {
      xml.write(
        "    <unionContribution>", .amount(part.share(of: project.budget.union)),
        "</unionContribution>\n")
    }
    xml.write("  </claim>\n")
  }

  private func writeLine(
    _ category: Budget.Category, _ amount: Int, number: Int, to xml: inout XMLOutput
  ) {
    let last = part.lastDay(project)
    let isFlat = category == project.budget.option.flatCategory
    xml.row(.expenditure_line)
    xml.write(
      #"    <line id="l"#, .number(number), #"" category=""#, .text(category.name), #"" form=""#)
    if isFlat {
      xml.write(
        #"flatRate" flatRate=""#, .text(project.budget.option.flatRate), #"" method="53-3-e"#)
    } else {
      xml.write("realCost")
    }
    xml.write(#"" partner="p1">"#)
    if !isFlat { xml.write("<voucher>V", .digits(project.number % 10_000, 4), "</voucher>") }
    xml.write(
      "<firstDay>", .day(part.firstDay(project)), "</firstDay><lastDay>", .day(last), "</lastDay>")
    if !isFlat {
      xml.write(
        "<paid>", .day(last - 6), "</paid><registered>", .day(last - 6), "</registered>")
    }
    xml.write("<amount>", .amount(amount), "</amount></line>\n")
  }
}

/// Which of its two claims for a project: a quarter of every sum after six months, and the rest at
/// the end. Every part is whole, to the öre.
enum ClaimPart {
  case first, last

  func share(of amount: Int) -> Int { self == .first ? amount / 4 : amount - amount / 4 }

  func firstDay(_ project: Project) -> Day {
    (project.firstMonth + (self == .first ? 0 : 6)).firstDay
  }

  func lastDay(_ project: Project) -> Day {
    self == .first ? (project.firstMonth + 5).lastDay : project.lastDay
  }

  /// Twenty days after the period: contents are due after thirty.
  func submitted(_ project: Project) -> Day { lastDay(project) + 20 }

  func writeReportID(_ project: Project, to xml: inout XMLOutput) {
    xml.write(
      "R-", .number(project.call.year), "-", .digits(project.number, 9),
      self == .first ? "-1" : "-2")
  }
}
