import Languages
import Provenance
import Testing

struct CitationTests {
  @Test(arguments: [
    (
      "AMIF 15(1)", "Regulation (EU) 2021/1147, Article 15(1)",
      "Förordning (EU) 2021/1147, artikel 15.1"
    ),
    (
      "AMIF 15(6a)", "Regulation (EU) 2021/1147, Article 15(6a)",
      "Förordning (EU) 2021/1147, artikel 15.6a"
    ),
    (
      "CPR 73(2)(g)", "Regulation (EU) 2021/1060, Article 73(2)(g)",
      "Förordning (EU) 2021/1060, artikel 73.2 g"
    ),
    (
      "CPR 54(a)", "Regulation (EU) 2021/1060, Article 54(a)",
      "Förordning (EU) 2021/1060, artikel 54 a"
    ),
    (
      "CPR 64(1)(c)(i)", "Regulation (EU) 2021/1060, Article 64(1)(c)(i)",
      "Förordning (EU) 2021/1060, artikel 64.1 c i"
    ),
    ("CPR 26a", "Regulation (EU) 2021/1060, Article 26a", "Förordning (EU) 2021/1060, artikel 26a"),
    (
      "CPR 49(3) sub 2 (a)",
      "Regulation (EU) 2021/1060, Article 49(3), second subparagraph, point (a)",
      "Förordning (EU) 2021/1060, artikel 49.3 andra stycket a"
    ),
    (
      "AMIF Annex VI", "Regulation (EU) 2021/1147, Annex VI", "Förordning (EU) 2021/1147, bilaga VI"
    ),
    (
      "AMIF Annex VI, table 3, code 009", "Regulation (EU) 2021/1147, Annex VI, table 3, code 009",
      "Förordning (EU) 2021/1147, bilaga VI, tabell 3, kod 009"
    ),
    (
      "CPR Annex XVII field 56", "Regulation (EU) 2021/1060, Annex XVII, field 56",
      "Förordning (EU) 2021/1060, bilaga XVII, fält 56"
    ),
    (
      "AMIF Annex III point 4(h)", "Regulation (EU) 2021/1147, Annex III, point 4(h)",
      "Förordning (EU) 2021/1147, bilaga III, punkt 4 h"
    ),
    (
      "ESF 2(1)(19)", "Regulation (EU) 2021/1057, Article 2(1)(19)",
      "Förordning (EU) 2021/1057, artikel 2.1 led 19"
    ),
    ("AMIF", "Regulation (EU) 2021/1147", "Förordning (EU) 2021/1147"),
    (
      "1182/71 3(4)", "Regulation (EEC, Euratom) No 1182/71, Article 3(4)",
      "Förordning (EEG, Euratom) nr 1182/71, artikel 3.4"
    ),
    ("1930:173 2 §", "Act (1930:173), section 2", "lag (1930:173) 2 §"),
    (
      "LOU 19 a kap. 11 §", "Act (2016:1145), chapter 19 a, section 11",
      "lag (2016:1145) 19 a kap. 11 §"
    ),
    ("2021:853 7 a §", "Ordinance (2021:853), section 7 a", "förordning (2021:853) 7 a §"),
    (
      "BFL 7 kap. 2 § 1 st 3 p",
      "Bookkeeping Act (1999:1078), chapter 7, section 2, first paragraph, point 3",
      "bokföringslag (1999:1078) 7 kap. 2 § första stycket 3"
    ),
  ])
  func `reads the short form and writes it out in English and Swedish`(
    short: String, english: String, swedish: String
  ) throws {
    let citation = try Citation.parse(short)
    #expect(citation.description == english)
    #expect(citation.text(in: .swedish) == swedish)
  }

  /// A file may name a Swedish act that the program does not know, and its sections with it.
  @Test(arguments: [
    ("15 §", "section 15"), ("7 a §", "section 7 a"), ("16–22 §§", "sections 16–22"),
    ("2 kap. 9 §", "chapter 2, section 9"), ("19 a kap. 2 §", "chapter 19 a, section 2"),
    ("4 kap.", "chapter 4"),
  ])
  func `calls the sections of Swedish law what each language calls them`(
    swedish: String, english: String
  ) {
    #expect(SwedishSections.wording(swedish)?.english == english)
    #expect(SwedishSections.wording(swedish)?.swedish == swedish)
  }

  @Test(arguments: ["", "15", "section 3", "11 § proof", "Article 15", "2 kap", "§ 5"])
  func `leaves other words for a place in a paper alone`(text: String) {
    #expect(SwedishSections.wording(text) == nil)
  }

  @Test(arguments: [
    ("AMIF 15(1)", "http://data.europa.eu/eli/reg/2021/1147/art_15/oj"),
    ("CPR 26a", "http://data.europa.eu/eli/reg/2021/1060/art_26a/oj"),
    ("AMIF Annex VI table 3", "http://data.europa.eu/eli/reg/2021/1147/anx_VI/oj"),
    ("CPR", "http://data.europa.eu/eli/reg/2021/1060/oj"),
    ("APR 1", "http://data.europa.eu/eli/reg_impl/2023/169/art_1/oj"),
    ("2014/24 4", "http://data.europa.eu/eli/dir/2014/24/art_4/oj"),
    ("1182/71 3(4)", "http://data.europa.eu/eli/reg/1971/1182/art_3/oj"),
    ("1930:173 2 §", "https://rkrattsbaser.gov.se/sfst?bet=1930:173"),
  ])
  func `gives the address of the article`(short: String, uri: String) throws {
    #expect(try Citation.parse(short).uri == uri)
  }

  @Test(arguments: [
    "AMIF 15(1)", "32021R1147 15(1)", "2021/1147 15(1)", "AMIF Article 15(1)", " AMIF  15(1) ",
  ])
  func `an act answers to its key and its numbers`(short: String) throws {
    #expect(try Citation.parse(short) == Act.amif.article("15", "1"))
  }

  @Test(arguments: ["1930:173 2 §", "SFS 1930:173 2 §", "1930:173 2§"])
  func `a Swedish act answers to its number with and without its series`(short: String) throws {
    #expect(try Citation.parse(short) == Act.statutoryTime.section("2"))
  }

  @Test(arguments: [
    ("", "it is empty"),
    ("EMFF 15(1)", "“EMFF” is no act we know; name one of CPR, AMIF"),
    ("AMIF fifteen", "here stands “fifteen”"),
    ("AMIF 15(", "a bracket holds one to five letters or digits"),
    ("AMIF 15()", "a bracket holds one to five letters or digits"),
    ("AMIF 15(1)–(4)", "“–(4)” is left over"),
    ("AMIF 15(1) and 16", "“and 16” is left over"),
    ("AMIF 15(1)(a) sub 2", "comes before points"),
    ("AMIF 15 sub 0", "takes a number from 1 to 9"),
    ("AMIF Annex six", "here stands “six”"),
    ("AMIF Annex VI list 3", "a part of an annex is one of table, code"),
    ("AMIF Annex VI table", "here stands “table”"),
    ("1930:173 2", "a Swedish section is written “2 §”"),
    ("1930:173 2 § 3", "after “§” only"),
    ("1930:173 2 § 1 st 2 st", "after “§” only"),
  ])
  func `refuses what is no citation and says what is allowed`(short: String, problem: String) {
    let error = #expect(throws: CitationSyntaxError.self) { try Citation.parse(short) }
    #expect(error?.description.contains(problem) == true, "\(error?.description ?? "")")
    #expect(error?.text == short)
  }

  @Test func `papers and standards are cited in words`() {
    let decision = Citation.document(
      .decision, Wording("2026-014, condition 4", sv: "2026-014, villkor 4"))
    #expect(decision.description == "Grant decision 2026-014, condition 4")
    #expect(decision.text(in: .swedish) == "Beslutet om stöd 2026-014, villkor 4")
    #expect(decision.uri == nil)

    let xml = Citation.standard(
      .same("XML 1.0"), .same("2.1"), uri: "https://www.w3.org/TR/xml/#sec-well-formed")
    #expect(xml.description == "XML 1.0, 2.1")
    #expect(xml.uri == "https://www.w3.org/TR/xml/#sec-well-formed")

    let doubtful = Act.cpr.article("76", "1", "c").noting(
      Wording("our reading", sv: "vår tolkning"))
    #expect(doubtful.description == "Regulation (EU) 2021/1060, Article 76(1)(c) (our reading)")
    #expect(
      doubtful.text(in: .swedish) == "Förordning (EU) 2021/1060, artikel 76.1 c (vår tolkning)")
    #expect(doubtful.provision?.point == "c")
  }

  @Test func `no two acts share a key, a number or an address`() {
    #expect(Set(Act.all.map(\.key)).count == Act.all.count)
    #expect(Set(Act.all.map(\.id)).count == Act.all.count)
    #expect(Set(Act.all.map(\.address)).count == Act.all.count)
  }

  @Test(arguments: Act.all)
  func `a CELEX number, a name and an address say the same year and number`(act: Act) throws {
    guard act.origin == .union else {
      #expect(act.id == "SFS \(act.address.split(separator: "=").last ?? "")")
      #expect(act.fullTitle.swedish.contains(act.id.dropFirst(4)))
      return
    }
    let parts = act.address.split(separator: "/")
    let (year, number) = (String(parts[parts.count - 2]), String(parts[parts.count - 1]))
    let padded = String(repeating: "0", count: 4 - number.count) + number
    let letter = act.address.contains("/dir/") ? "L" : "R"
    #expect(act.id == "3\(year)\(letter)\(padded)")
    #expect(act.fullTitle.english.contains(act.name.english))
    let swedishNumber = try #require(act.name.swedish.split(separator: " ").last)
    #expect(act.fullTitle.swedish.contains(swedishNumber))
    #expect(act.name.english.contains(number))
  }
}
