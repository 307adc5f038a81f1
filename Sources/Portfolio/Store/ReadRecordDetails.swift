import GRDB
import Values

/// Reads what the record of an operation asks for besides what rules see.
public final class RecordDetailReader {
  private let owners, streets, contracts, subcontracts: RowReader

  init(_ db: Database) throws {
    owners = try RowReader(
      db, "beneficial_owner", "parent, first_name, last_name, birth_date, register")
    streets = try RowReader(db, "partner", "address_street")
    contracts = try RowReader(db, "contract", "contractor, identifier_scheme, identifier")
    subcontracts = try RowReader(db, "subcontract", "subcontractor, identifier_scheme, identifier")
  }

  /// What a version of a document tells.
  public func details(of version: Int64) throws -> RecordDetails {
    var details = RecordDetails()
    details.owners = try owners.parented(version) {
      BeneficialOwner(
        firstName: $0.optionalText(2), lastName: $0.optionalText(3),
        birthDate: try $0.optionalDay(4), register: $0.optionalText(5))
    }
    for (element, street) in try streets.read(
      version, { ($0.spot.element, $0.optionalText(1)) })
    {
      details.streets[element] = street
    }
    for rows in [contracts, subcontracts] {
      for (element, contractor) in try rows.read(
        version,
        {
          (
            $0.spot.element,
            Contractor(
              name: $0.text(1), scheme: $0.optionalText(2), number: $0.optionalText(3))
          )
        })
      {
        details.contractors[element] = contractor
      }
    }
    return details
  }
}

extension Reading {
  /// A reader of what the records of operations ask for besides what rules see.
  public func recordDetails() throws -> RecordDetailReader { try RecordDetailReader(db) }
}
