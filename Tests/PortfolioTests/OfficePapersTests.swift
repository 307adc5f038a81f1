import Importer
import Portfolio
import TestSupport
import Testing
import Values

/// Calls, programmes and organisations are found by the names people have for them.
@Suite struct `Papers of an office` {
  private static func portfolio() throws -> TestPortfolio {
    let portfolio = try TestPortfolio(in: .file)
    try portfolio.take(samples: try Samples.names(in: "Samples/Portfolio"))
    try portfolio.take([
      "owner.xml": """
      <organisation xmlns="urn:fondbok:1" id="exempelstad" issuer="SE:orgnr:2120999996" version="1"
        issued="2026-01-15"><name xml:lang="sv">Exempelstads kommun</name>
        <formerName><name xml:lang="sv">Exempelstads köping</name><lastDay>1970</lastDay></formerName>
        <identifier scheme="orgnr" country="SE">212099-9996</identifier>
        <operatingArea isCurrent="true"><name xml:lang="sv">Exempelstad</name></operatingArea>
        <membership><feeRequired>false</feeRequired></membership></organisation>
      """
    ])
    #expect(portfolio.findingLines == [])
    return portfolio
  }

  @Test(arguments: ["exempelstad", "212099-9996", "2120999996", "212099 9996"])
  func `are organisations by id and by number in any spelling`(name: String) throws {
    try Self.portfolio().store.reading { reading in
      let found = try reading.organisations(named: name)
      #expect(found.map(\.name) == ["Exempelstads kommun"])
      let organisation = try #require(found.first)
      let portrait = try #require(try reading.portrait(of: organisation))
      #expect(portrait.formerNames.map(\.name) == ["Exempelstads köping"])
      #expect(portrait.formerNames.first?.lastDay?.text == "1970")
      #expect(portrait.areas.map(\.isCurrent) == [true])
      #expect(portrait.membership.isFeeRequired == false && !portrait.membership.isEmpty)
    }
  }

  @Test func `know the projects that are theirs`() throws {
    let day = try Day.parse("2026-12-01")
    try Self.portfolio().store.reading { reading in
      let owner = try #require(try reading.organisations(named: "exempelstad").first)
      let number = try #require(owner.identifiers.first)
      let own = try reading.projects(withBody: number, on: day).map(\.key)
      var stated: [String] = []
      var applied: [String] = []
      let call = try #require(try reading.calls(named: "AMIF-2026-1").first)
      try reading.eachProject { project in
        let partners = project.application?.partners ?? []
        if partners.contains(where: { $0.organisationNumber == "212099-9996" }) {
          stated.append(project.key)
        }
        if project.application?.call?.id == call.header.id { applied.append(project.key) }
      }
      #expect(own == stated.sorted() && !own.isEmpty)
      let reference = Reference(issuer: call.header.issuer, id: call.header.id)
      let members = try reading.projects(inCall: reference, on: day).map(\.key)
      #expect(members == applied.sorted() && members.count > 3)
      let programme = try #require(try reading.programmes(named: call.programme.id).first)
      let ownCalls = try reading.calls(
        of: Reference(issuer: programme.header.issuer, id: programme.header.id))
      #expect(ownCalls.contains(call) && ownCalls.map(\.opens) == ownCalls.map(\.opens).sorted())
    }
  }

  @Test func `are none where nothing has the name`() throws {
    let found = try Self.portfolio().store.reading { reading in
      try reading.organisations(named: "000000-0000").count
        + reading.calls(named: "finns-inte").count + reading.programmes(named: "finns-inte").count
    }
    #expect(found == 0)
  }
}
