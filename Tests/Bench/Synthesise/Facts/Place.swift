/// A Swedish municipality with its codes.
struct Place {
  let name: StaticString
  let municipality: StaticString
  let code: StaticString
  let county: StaticString
  let nuts: StaticString

  static let all: [Place] = [
    Place(
      name: "Uppsala", municipality: "Uppsala kommun", code: "0380", county: "03", nuts: "SE121"),
    Place(
      name: "Eskilstuna", municipality: "Eskilstuna kommun", code: "0484", county: "04",
      nuts: "SE122"),
    Place(name: "Trosa", municipality: "Trosa kommun", code: "0488", county: "04", nuts: "SE122"),
    Place(
      name: "Norrköping", municipality: "Norrköpings kommun", code: "0581", county: "05",
      nuts: "SE123"),
    Place(
      name: "Jönköping", municipality: "Jönköpings kommun", code: "0680", county: "06",
      nuts: "SE211"),
    Place(name: "Växjö", municipality: "Växjö kommun", code: "0780", county: "07", nuts: "SE212"),
    Place(
      name: "Kalmar", municipality: "Kalmars kommun", code: "0880", county: "08", nuts: "SE213"),
    Place(
      name: "Gotland", municipality: "Gotlands kommun", code: "0980", county: "09", nuts: "SE214"),
    Place(
      name: "Karlskrona", municipality: "Karlskrona kommun", code: "1080", county: "10",
      nuts: "SE221"),
    Place(name: "Malmö", municipality: "Malmö kommun", code: "1280", county: "12", nuts: "SE224"),
    Place(
      name: "Ängelholm", municipality: "Ängelholms kommun", code: "1292", county: "12",
      nuts: "SE224"),
    Place(
      name: "Halmstad", municipality: "Halmstads kommun", code: "1380", county: "13", nuts: "SE231"),
    Place(
      name: "Göteborg", municipality: "Göteborgs kommun", code: "1480", county: "14", nuts: "SE232"),
    Place(name: "Borås", municipality: "Borås kommun", code: "1490", county: "14", nuts: "SE232"),
    Place(
      name: "Karlstad", municipality: "Karlstads kommun", code: "1780", county: "17", nuts: "SE311"),
    Place(name: "Örebro", municipality: "Örebro kommun", code: "1880", county: "18", nuts: "SE124"),
    Place(
      name: "Västerås", municipality: "Västerås kommun", code: "1980", county: "19", nuts: "SE125"),
    Place(name: "Falun", municipality: "Faluns kommun", code: "2080", county: "20", nuts: "SE312"),
    Place(name: "Gävle", municipality: "Gävle kommun", code: "2180", county: "21", nuts: "SE313"),
    Place(
      name: "Sundsvall", municipality: "Sundsvalls kommun", code: "2281", county: "22",
      nuts: "SE321"),
    Place(
      name: "Östersund", municipality: "Östersunds kommun", code: "2380", county: "23",
      nuts: "SE322"),
    Place(name: "Umeå", municipality: "Umeå kommun", code: "2480", county: "24", nuts: "SE331"),
    Place(name: "Luleå", municipality: "Luleå kommun", code: "2580", county: "25", nuts: "SE332"),
  ]
}
