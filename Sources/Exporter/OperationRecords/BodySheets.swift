import Languages
import Portfolio
import Values

// Who carries out an operation, and who is behind them (fields 1 to 8 and 23).

/// The bodies whose costs count as the beneficiary's.
enum BeneficiarySheet {
  static let name = "beneficiaries"

  typealias Row = RecordPart<Partner>

  static func rows(_ operation: RecordedOperation) -> [Row] {
    (operation.application?.partners ?? [])
      .filter { $0.role == .applicant || $0.role == .partner }
      .map { Row(operation: operation, value: $0) }
  }

  static func sheet(hasLabels: Bool) -> Sheet<Row> {
    .record(name, "beneficiary", hasLabels: hasLabels, Column.all(identity, persons, rest))
  }

  private static var identity: [Column<Row>] {
    [
      .told("beneficiary", "Stödmottagare, id i ansökan") { $0.value.id },
      .told("role", "Roll, kod") { $0.value.role.rawValue },
      .label("Roll") { $0.value.role.said(in: .swedish) },
      .askedText("name", "Stödmottagarens namn") { $0.value.name },
      .askedCode("number_scheme", "Slag av nummer") { $0.value.number?.scheme },
      .askedCode("number", "Nummer") { $0.value.number?.number },
      .askedCode("legal_kind", "Rättslig form, kod") { $0.value.legalKind?.rawValue },
      .label("Rättslig form") { $0.value.legalKind?.swedish },
    ]
  }

  /// What is asked of a natural person alone, and of the others alone.
  private static var persons: [Column<Row>] {
    [
      .askedText("first_name", "Förnamn (fysisk person)", when: { $0.value.isNaturalPerson }) {
        $0.value.firstName
      },
      .askedText("surname", "Efternamn (fysisk person)", when: { $0.value.isNaturalPerson }) {
        $0.value.lastName
      },
      // No document tells it of a beneficiary.
      .askedDay("birth_date", "Födelsedatum (fysisk person)", when: { $0.value.isNaturalPerson }) {
        _ in nil
      },
      .askedCode(
        "personal_number", "Personnummer, maskerat", when: { $0.value.isNaturalPerson }
      ) { row in row.value.identifiers.first { $0.scheme == "personal" }?.number },
      .askedCode("tax_number", "Skatte- eller momsnummer", when: { !$0.value.isNaturalPerson }) {
        $0.value.taxNumber
      },
      .asked(
        "owner_count", "Verkliga huvudmän, antal", .count,
        when: { !$0.value.isNaturalPerson && $0.value.legalKind != .publicEntity }
      ) { row in
        let count = row.operation.applied.owners[row.value.spot.element]?.count ?? 0
        return count == 0 ? nil : .count(Int64(count))
      },
    ]
  }

  private static var rest: [Column<Row>] {
    Column.all(
      [
        // No document tells who grants the aid.
        .askedCode("aid_role", "Roll vid statligt stöd", when: { $0.operation.mayHaveAid }) { _ in
          nil
        },
        .askedCode("partnership_role", "Roll i offentlig-privat partnerskap") { _ in nil },
        .askedText("street", "Gatuadress") { row in
          row.operation.applied.streets[row.value.spot.element]
        },
        .askedCode("postcode", "Postnummer") { $0.value.address?.postcode },
        .askedText("place", "Ort") { $0.value.address?.place },
        .askedCode("country", "Land") { $0.value.address?.country },
      ],
      Column.flag("recovers_vat", "Får tillbaka moms", when: { $0.operation.mayReachVATThreshold })
      {
        $0.value.recoversVAT
      })
  }
}

/// The beneficial owners of beneficiaries and contractors.
///
/// Where the register of owners is named, it tells the rest, and names of persons are left out: the annex
/// asks for no more.
enum OwnerSheet {
  static let name = "owners"

  /// Whose owner it is: a beneficiary by its id, or the contractor of a contract by its reference.
  struct Entry {
    let isOfContractor: Bool
    let body: String
    let owner: BeneficialOwner
  }

  typealias Row = RecordPart<Entry>

  static func rows(_ operation: RecordedOperation) -> [Row] {
    let bodies = BeneficiarySheet.rows(operation).map(\.value).flatMap { partner in
      (operation.applied.owners[partner.spot.element] ?? []).map {
        Entry(isOfContractor: false, body: partner.id, owner: $0)
      }
    }
    let contractors = operation.grant.contracts.flatMap { contract in
      (operation.granted.owners[contract.spot.element] ?? []).map {
        Entry(isOfContractor: true, body: contract.reference, owner: $0)
      }
    }
    return (bodies + contractors).map { Row(operation: operation, value: $0) }
  }

  static func sheet(hasLabels: Bool) -> Sheet<Row> {
    .record(
      name, "owner", hasLabels: hasLabels,
      [
        .told("of", "Huvudman för, kod") {
          $0.value.isOfContractor ? "contractor" : "beneficiary"
        },
        .label("Huvudman för") { $0.value.isOfContractor ? "leverantör" : "stödmottagare" },
        .told("body", "Stödmottagarens id, eller kontraktets referens") { $0.value.body },
        .text("register", "Register") { $0.value.owner.register },
        .askedText("first_name", "Förnamn", when: { $0.value.owner.register == nil }) {
          $0.value.owner.firstName
        },
        .askedText("surname", "Efternamn", when: { $0.value.owner.register == nil }) {
          $0.value.owner.lastName
        },
        .askedDay("birth_date", "Födelsedatum", when: { $0.value.owner.register == nil }) {
          $0.value.owner.birthDate
        },
        // No document tells an owner's number.
        .askedCode(
          "tax_number", "Skatte- eller momsnummer", when: { $0.value.owner.register == nil }
        ) { _ in nil },
      ])
  }
}

extension Partner {
  /// The number that tells the body from others; that of a person is no such number here.
  fileprivate var number: OrganisationIdentifier? {
    self.identifiers.first { $0.scheme != "personal" }
  }

  /// The number for value added tax, else the organisation number, which is the one for taxes too.
  fileprivate var taxNumber: String? {
    self.identifiers.first { $0.scheme == "vat" }?.number ?? organisationNumber
  }
}

extension LegalKind {
  fileprivate var swedish: String {
    switch self {
    case .publicEntity: "offentligt organ"
    case .privateEntity: "privat organisation"
    case .privateWithoutPersonality: "privat organisation utan rättskapacitet"
    case .naturalPerson: "fysisk person"
    case .internationalOrganisation: "internationell organisation"
    }
  }
}

extension RecordedOperation {
  /// Whether the support is aid, or nobody has said that it is not.
  fileprivate var mayHaveAid: Bool { application?.aid != AidKind.none }

  /// Whether the total cost reaches the amount from which VAT is eligible only where it cannot be
  /// recovered, or nobody can tell: the amount is in euro, and a rate may be missing.
  fileprivate var mayReachVATThreshold: Bool {
    guard let threshold = context.terms.vatThreshold, let cost = grant.budget?.totalCost else {
      return true
    }
    if cost.currency == .eur { return (try? threshold.isAtMost(cost)) ?? true }
    let month = String(grant.decided.iso.prefix(7))
    guard let rate = rates.first(where: { $0.month == month && $0.currency == cost.currency })
    else { return true }
    return (try? rate.isAtLeast(cost, euro: threshold)) ?? true
  }
}
