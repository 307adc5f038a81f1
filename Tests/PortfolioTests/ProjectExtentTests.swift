import Portfolio
import TestSupport
import Testing

/// A project that is read in part is the same in that part.
struct ProjectExtentTests {
  private func portfolio() throws -> TestPortfolio {
    let portfolio = try TestPortfolio()
    try portfolio.take(samples: try Samples.names(in: "Samples/Portfolio"))
    return portfolio
  }

  private func projects(_ reading: Reading, _ extent: ProjectExtent) throws -> [Project] {
    var projects: [Project] = []
    try reading.eachProject(extent) { projects.append($0) }
    return projects
  }

  @Test func `what the public list tells of a project is there without the rest`() throws {
    try portfolio().store.reading { reading in
      let whole = try projects(reading, .whole)
      let granted = try projects(reading, .granted)
      #expect(granted.map(\.key) == whole.map(\.key))
      for (part, all) in zip(granted, whole) {
        #expect(part.decisions.map(\.title) == all.decisions.map(\.title))
        #expect(part.decisions.map(\.objectives) == all.decisions.map(\.objectives))
        #expect(part.decisions.map(\.locations) == all.decisions.map(\.locations))
        #expect(
          part.decisions.map { $0.contracts.map(\.contractor) }
            == all.decisions.map { $0.contracts.map(\.contractor) })
        #expect(part.decisions.allSatisfy { $0.contracts.allSatisfy(\.subcontracts.isEmpty) })
        #expect(
          part.decisions.map(\.budget?.totalCost) == all.decisions.map(\.budget?.totalCost))
        #expect(part.decisions.map(\.financing) == all.decisions.map(\.financing))
        for (application, whole) in zip(part.applications, all.applications) {
          let (applicant, all) = (application.applicant, whole.applicant)
          #expect(application.partners.count == 1 && applicant?.spot == all?.spot)
          #expect(applicant?.name == all?.name && applicant?.address == all?.address)
          #expect(applicant?.identifiers == all?.identifiers)
          #expect(applicant?.legalKind == all?.legalKind)
        }
        #expect(part.applications.map(\.summary) == all.applications.map(\.summary))
        // Where a decision states them they are not read of the application too.
        let isGranted = all.approval != nil
        for (application, whole) in zip(part.applications, all.applications) {
          #expect(application.objectives == (isGranted ? [] : whole.objectives))
          #expect(application.financing.contributions.isEmpty == isGranted)
        }
        #expect(part.reports.isEmpty && part.payments.isEmpty)
        #expect(part.decisions.allSatisfy { $0.budget?.lines.isEmpty ?? true })
        #expect(part.applications.allSatisfy { $0.indicators.isEmpty && $0.signatures.isEmpty })
      }
    }
  }

  @Test func `a walk in part that ends early leaves the next one whole`() throws {
    struct Enough: Error {}
    try portfolio().store.reading { reading in
      #expect(throws: Enough.self) { try reading.eachProject(.granted) { _ in throw Enough() } }
      let whole = try projects(reading, .whole)
      #expect(whole.contains { !($0.application?.budget.lines.isEmpty ?? true) })
      #expect(whole.contains { !$0.reports.isEmpty })
    }
  }
}
