import Findings
import Languages
import Portfolio
import Provenance
import Values

/// The codes by which an address or a location says where it is.
struct PlaceCodes {
  let municipality: String?
  let county: String?
  let nuts: String?
  let country: String
  let spot: Spot

  /// What asks for a place, and whose codes they are.
  static let law: [Citation] = [
    Act.cpr.article("49", "3", "l"),
    .standard(
      Wording(
        "Codes of municipalities and counties (Statistics Sweden)",
        sv: "Kommun- och länskoder (SCB)")),
    .standard(
      Wording("Regulation (EC) No 1059/2003 (NUTS)", sv: "Förordning (EG) nr 1059/2003 (Nuts)"),
      Wording("Annex I", sv: "bilaga I")),
  ]

  init(_ address: Address) {
    municipality = address.municipality
    county = address.county
    nuts = address.nuts
    country = address.country
    spot = address.spot
  }

  init(_ location: Location) {
    municipality = location.municipality
    county = location.county
    nuts = location.nuts
    country = location.country
    spot = location.spot
  }

  /// Whether the place is in Sweden and has a code that can be judged.
  var isSwedish: Bool {
    country == "SE" && (municipality != nil || county != nil || nuts != nil)
  }

  /// Codes that do not exist, and codes that name another place than the code before them.
  var faults: [Failure] {
    [municipalityFault, countyFault, nutsFault].compactMap { $0 }
  }

  private var municipalityFault: Failure? {
    guard let municipality, Municipality(code: municipality) == nil else { return nil }
    return Failure(
      at: spot.child("municipality"),
      Wording(
        "the municipality code is \(municipality); no municipality of Sweden has it",
        sv: "kommunkoden är \(municipality); ingen svensk kommun har den"),
      fix: Wording(
        "write the four digits of the municipality's code, the leading zero included",
        sv: "skriv kommunkodens fyra siffror, med inledande nolla"))
  }

  private var countyFault: Failure? {
    guard let county else { return nil }
    guard let stated = County(code: county) else {
      return Failure(
        at: spot.child("county"),
        Wording(
          "the county code is \(county); no county of Sweden has it",
          sv: "länskoden är \(county); inget svenskt län har den"),
        fix: Wording(
          "write the two digits of the county's code, the leading zero included",
          sv: "skriv länskodens två siffror, med inledande nolla"))
    }
    guard let municipality = municipality.flatMap(Municipality.init(code:)),
      municipality.county != stated
    else { return nil }
    return Failure(
      at: spot.child("county"),
      Wording(
        "the county is \(stated); the municipality \(municipality) lies in \(municipality.county)",
        sv: "länet är \(stated); kommunen \(municipality) ligger i \(municipality.county)"),
      fix: Wording(
        "write \(municipality.countyCode), or correct the municipality",
        sv: "skriv \(municipality.countyCode), eller rätta kommunen"))
  }

  /// The codes of Sweden's regions of every level: those of counties, and what they begin with.
  private static let regions = Set(
    County.all.flatMap { county in county.nuts3.indices.map { county.nuts3[...$0] } }.map {
      String($0)
    })

  /// A region of any level is right when the county lies in it.
  private var nutsFault: Failure? {
    guard let nuts else { return nil }
    guard Self.regions.contains(nuts) else {
      return Failure(
        at: spot.child("nuts"),
        Wording(
          "the region is \(nuts); no NUTS region of Sweden has that code",
          sv: "regionen är \(nuts); ingen svensk Nuts-region har den koden"),
        fix: Wording(
          "write the code of the region at NUTS level 3, such as SE321 for Västernorrland",
          sv: "skriv regionens kod på Nuts-nivå 3, till exempel SE321 för Västernorrland"))
    }
    let known = [
      county.flatMap(County.init(code:)), municipality.flatMap(Municipality.init(code:))?.county,
    ].compactMap { $0 }
    // Where county and municipality disagree, that is told of the county; the region may follow
    // either.
    guard let first = known.first, !known.contains(where: { $0.nuts3.hasPrefix(nuts) }) else {
      return nil
    }
    return Failure(
      at: spot.child("nuts"),
      Wording(
        "the region is \(nuts); the county \(first) is \(first.nuts3)",
        sv: "regionen är \(nuts); länet \(first) är \(first.nuts3)"),
      fix: Wording(
        "write \(first.nuts3), or correct the county", sv: "skriv \(first.nuts3), eller rätta länet"
      ))
  }
}
