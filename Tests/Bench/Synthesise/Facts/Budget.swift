/// What a project costs and who pays for it. Every sum and share comes out whole, to the öre.
struct Budget {
  let option: Option
  private(set) var lines: [Line] = []
  let years: ClosedRange<Int>
  /// The Union's share in per cent.
  let unionShare: Int

  enum Option {
    /// Staff costs, and 40 % of them for everything else.
    case staffPlus40
    /// Real costs, and 15 % of staff costs for indirect costs.
    case realCostsPlus15

    var name: StaticString { self == .staffPlus40 ? "staffPlus40" : "realCostsPlus15" }
    var flatRate: StaticString { self == .staffPlus40 ? "56" : "54b" }
    var flatCategory: Category { self == .staffPlus40 ? .remaining : .indirect }
    var percent: Int { self == .staffPlus40 ? 40 : 15 }
  }

  enum Category: Int, CaseIterable {
    case staff, travel, externalExpertise, supplies, premises, remaining, indirect

    var name: StaticString {
      switch self {
      case .staff: "staff"
      case .travel: "travel"
      case .externalExpertise: "externalExpertise"
      case .supplies: "supplies"
      case .premises: "premises"
      case .remaining: "remaining"
      case .indirect: "indirect"
      }
    }
  }

  struct Line {
    let category: Category
    let year: Int
    /// Which partner bears it, from 1.
    let partner: Int
    /// Hours and the cost of one, for staff.
    let hours: Int
    let hourlyCost: Int
    /// In öre.
    let amount: Int
  }

  static let lineCount = 12

  /// Hours come in forties, so that 15 % of a staff cost, and 90 or 75 % of the whole, are whole öre.
  init(
    option: Option, years: ClosedRange<Int>, partners: Int, unionShare: Int,
    random: inout SplitMix64
  ) {
    self.option = option
    self.years = years
    self.unionShare = unionShare
    lines.reserveCapacity(Self.lineCount)
    for index in 0..<Self.lineCount - years.count {
      let year = years.lowerBound + index % years.count
      let partner = index % partners + 1
      if option == .staffPlus40 || index < years.count {
        let hours = 40 * random.pick(10...43)
        let hourlyCost = 100 * random.pick(280...520)
        lines.append(
          Line(
            category: .staff, year: year, partner: partner, hours: hours, hourlyCost: hourlyCost,
            amount: hours * hourlyCost))
      } else {
        let category = Self.realCosts[index % Self.realCosts.count]
        lines.append(
          Line(
            category: category, year: year, partner: partner, hours: 0, hourlyCost: 0,
            amount: 100_000 * random.pick(280...600)))
      }
    }
    for year in years {
      let staff = sum(category: .staff, year: year)
      lines.append(
        Line(
          category: option.flatCategory, year: year, partner: 1, hours: 0, hourlyCost: 0,
          amount: staff / 100 * option.percent))
    }
  }

  private static let realCosts: [Category] = [.travel, .externalExpertise, .supplies, .premises]

  /// The eligible cost, in öre.
  var eligibleCost: Int { lines.reduce(0) { $0 + $1.amount } }

  /// The Union contribution, in öre.
  var union: Int { eligibleCost / 100 * unionShare }

  func sum(category: Category) -> Int {
    lines.reduce(0) { $1.category == category ? $0 + $1.amount : $0 }
  }

  func sum(category: Category, year: Int) -> Int {
    lines.reduce(0) { $1.category == category && $1.year == year ? $0 + $1.amount : $0 }
  }
}

extension Budget {
  /// The budget as the applicant plans it: twelve lines.
  func writePlanned(fault: Fault?, to xml: inout XMLOutput) {
    xml.write(#"  <budget option=""#, .text(option.name), "\">\n")
    for (index, line) in lines.enumerated() {
      writeStart(
        of: line.category, year: line.year, partner: line.partner, number: index + 1, to: &xml)
      if line.hours > 0 {
        xml.write(
          "<unit>timme</unit><quantity>", .number(line.hours), "</quantity><unitCost>",
          .amount(line.hourlyCost), "</unitCost>")
      }
      xml.write("<amount>", .amount(line.amount), "</amount></line>\n")
    }
    writeEnd(fault: fault, to: &xml)
  }

  /// The budget as it is approved: a line for each year and category.
  func writeApproved(fault: Fault?, to xml: inout XMLOutput) {
    xml.write(#"  <budget option=""#, .text(option.name), "\">\n")
    var number = 0
    for year in years {
      for category in Category.allCases {
        let amount = sum(category: category, year: year)
        guard amount > 0 else { continue }
        number += 1
        writeStart(of: category, year: year, partner: 1, number: number, to: &xml)
        xml.write("<amount>", .amount(amount), "</amount></line>\n")
      }
    }
    writeEnd(fault: fault, to: &xml)
  }

  /// Who pays: the Union its share, the applicant and a partner most of the rest, and a third party.
  func writeFinancing(sectors: (StaticString, StaticString), to xml: inout XMLOutput) {
    let rest = eligibleCost - union
    let thirdParty = rest / 10
    let partner = rest / 4
    xml.write("  <financing>\n")
    writeContribution("union", sector: nil, partner: nil, union, to: &xml)
    writeContribution(
      "ownCash", sector: sectors.0, partner: 1, rest - partner - thirdParty, to: &xml)
    writeContribution("partnerCash", sector: sectors.1, partner: 2, partner, to: &xml)
    writeContribution("thirdPartyCash", sector: "public", partner: nil, thirdParty, to: &xml)
    xml.write(
      "    <coFinancingRate>", .number(unionShare), ".00</coFinancingRate><base>total</base>\n",
      "  </financing>\n")
  }

  private func writeStart(
    of category: Category, year: Int, partner: Int, number: Int, to xml: inout XMLOutput
  ) {
    xml.row(.budget_line)
    xml.write(
      #"    <line id="b"#, .number(number), #"" partner="p"#, .number(partner), #"" category=""#,
      .text(category.name), #"" year=""#, .number(year))
    if category == option.flatCategory {
      xml.write(#"" form="flatRate" flatRate=""#, .text(option.flatRate), #"" method="53-3-e">"#)
    } else {
      xml.write(#"" form="realCost">"#)
    }
  }

  private func writeEnd(fault: Fault?, to xml: inout XMLOutput) {
    xml.write("    <eligibleCost>")
    if fault == .badAmount {
      xml.write("1 234,50")
    } else {
      xml.write(.amount(eligibleCost))
    }
    xml.write("</eligibleCost>\n  </budget>\n")
  }

  private func writeContribution(
    _ source: StaticString, sector: StaticString?, partner: Int?, _ amount: Int,
    to xml: inout XMLOutput
  ) {
    xml.row(.contribution)
    xml.write(#"    <contribution source=""#, .text(source))
    if let sector { xml.write(#"" sector=""#, .text(sector)) }
    if let partner { xml.write(#"" partner="p"#, .number(partner)) }
    xml.write(#""><amount>"#, .amount(amount), "</amount></contribution>\n")
  }
}
