import Languages
import Testing
import Values

@Suite struct OrganisationNumberTests {
  @Test(
    arguments: [
      ("212000-0142", "2120000142"), ("2120001355", "2120001355"), ("556036-0793", "5560360793"),
      ("16556036-0793", "5560360793"), ("165560360793", "5560360793"),
      (" 212000 0142 ", "2120000142"), ("212000\u{A0}-\u{A0}0142", "2120000142"),
      ("123456-7897", "1234567897"), ("212099-9996", "2120999996"), ("202199-9996", "2021999996"),
      ("802499-9990", "8024999990"), ("769999-9996", "7699999996"),
    ] as [(String, String)])
  func `reads ten digits, or twelve that begin with 16`(text: String, canonical: String) throws {
    let number = try OrganisationNumber.parse(text)
    #expect(number.canonical == canonical)
    #expect(number.display == "\(canonical.prefix(6))-\(canonical.suffix(4))")
    #expect("\(number)" == number.display)
    #expect(number.vatNumber == "SE\(canonical)01")
    #expect(try OrganisationNumber.parse(number.display) == number)
  }

  @Test(
    arguments: [
      ("", OrganisationNumberError.Problem.wrongLength(0)),
      ("212000-014", .wrongLength(9)),
      ("212000-01422", .wrongLength(11)),
      ("1621200001420", .wrongLength(13)),
      ("212000-014X", .badCharacter("X")),
      ("212000–0142", .badCharacter("–")),
      ("SE212000014201", .badCharacter("S")),
      ("２１２０００-0142", .badCharacter("２")),
      ("2120-000142", .misplacedHyphen),
      ("212000--0142", .misplacedHyphen),
      ("-2120000142", .misplacedHyphen),
      ("172120000142", .wrongPrefix("17")),
      ("192120000142", .wrongPrefix("19")),
      ("850709-9805", .personalNumber),
      ("19850709-9805", .personalNumber),
      ("850769-9802", .personalNumber),
      ("412345-5679", .unknownGroup(4)),
      ("022345-6781", .unknownGroup(0)),
      ("556036-0794", .checkDigit(written: 4, expected: 3)),
      ("212000-0143", .checkDigit(written: 3, expected: 2)),
    ] as [(String, OrganisationNumberError.Problem)])
  func `says precisely what is wrong`(
    text: String, problem: OrganisationNumberError.Problem
  ) {
    let error = #expect(throws: OrganisationNumberError.self) {
      try OrganisationNumber.parse(text)
    }
    #expect(error?.problem == problem)
  }

  @Test func `tells the digit that the others ask for, and what to do`() {
    let error = #expect(throws: OrganisationNumberError.self) {
      try OrganisationNumber.parse("556036-0794")
    }
    #expect(
      error?.description == """
        “556036-0794” is not an organisation number: its last digit is 4, and the first nine ask \
        for 3; compare every digit with the registration certificate.
        """)
  }

  @Test(arguments: ["850709-9805", "19850709-9805", "850709-0000", "198507699802"])
  func `never repeats a personal number, not even a wrong one`(text: String) throws {
    let error = #expect(throws: OrganisationNumberError.self) {
      try OrganisationNumber.parse(text)
    }
    let message = try #require(error?.description)
    #expect(!message.contains("8507"))
    #expect(!message.contains(text.suffix(4)))
  }

  @Test(
    arguments: [
      ("212000-0142", OrganisationNumber.Group.publicBody), ("556036-0793", .limitedCompany),
      ("802499-9990", .association), ("769999-9996", .economicAssociation),
      ("123456-7897", .estate),
    ] as [(String, OrganisationNumber.Group)])
  func `tells the group of legal persons`(text: String, group: OrganisationNumber.Group) throws {
    #expect(try OrganisationNumber.parse(text).group == group)
  }

  @Test func `accepts one check digit in ten`() throws {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<200 {
      let nine = Int.random(in: 552_000_000...559_999_999, using: &generator)
      let accepted = (0...9).filter { (try? OrganisationNumber.parse("\(nine)\($0)")) != nil }
      #expect(accepted.count == 1)
    }
  }
}
