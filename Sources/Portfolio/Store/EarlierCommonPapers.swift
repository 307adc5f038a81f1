// The versions of papers that belong to no single project, and do not hold any more.

extension Reading {
  /// Those of programmes that others took the place of or that were withdrawn, the latest first.
  public func earlierProgrammes() throws -> [Programme] {
    try earlierVersions(of: .programme).compactMap(documents.programme)
  }

  /// Those of calls.
  public func earlierCalls() throws -> [Call] {
    try earlierVersions(of: .call).compactMap(documents.call)
  }

  /// Those of agreements.
  public func earlierAgreements() throws -> [Agreement] {
    try earlierVersions(of: .agreement).compactMap(common.agreement)
  }

  /// Those of organisations.
  public func earlierOrganisations() throws -> [Organisation] {
    try earlierVersions(of: .organisation).compactMap(documents.organisation)
  }

  private func earlierVersions(of kind: DocumentKind) throws -> [DocumentHeader] {
    let current = Set(try headers(kind).map(\.version))
    return try everyVersion(of: kind).map(\.header).filter { !current.contains($0.version) }
  }
}
