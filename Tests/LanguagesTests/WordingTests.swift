import Languages
import Testing

/// A value that each language writes in its own way, as amounts are.
private struct Half: Sayable {
  func said(in language: Language) -> String { language == .english ? "0.5" : "0,5" }
}

@Suite struct WordingTests {
  @Test func `a value in brackets is written as each language writes it`() {
    let wording = Wording("half is \(Half())", sv: "hälften är \(Half())")
    #expect(wording(in: .english) == "half is 0.5")
    #expect(wording(in: .swedish) == "hälften är 0,5")
  }

  @Test func `a wording within a wording speaks the language around it`() {
    let inner = Wording("two of \(Half())", sv: "två av \(Half())")
    let outer = Wording("there are \(inner)", sv: "det finns \(inner)")
    #expect(outer.english == "there are two of 0.5")
    #expect(outer.swedish == "det finns två av 0,5")
  }

  @Test func `whole numbers and names are the same in every language`() {
    let wording = Wording("\(3) parts of \("R-1")", sv: "\(3) delar av \("R-1")")
    #expect(wording.english == "3 parts of R-1")
    #expect(wording.swedish == "3 delar av R-1")
    #expect(Wording.same("R-1") == Wording("R-1", sv: "R-1"))
  }

  @Test(arguments: [
    ([], "", ""), (["a"], "a", "a"), (["a", "b"], "a and b", "a och b"),
    (["a", "b", "c"], "a, b and c", "a, b och c"),
  ])
  func `a list ends with the language's word for and`(
    words: [String], english: String, swedish: String
  ) {
    let list = words.map(Wording.same).listed()
    #expect(list.english == english)
    #expect(list.swedish == swedish)
  }

  @Test func `a choice ends with the language's word for or`() {
    let choice = [Wording("one", sv: "en"), Wording("two", sv: "två")].listedAsChoice()
    #expect(choice == Wording("one or two", sv: "en eller två"))
  }

  @Test func `a long sentence may be added up`() {
    let wording = Wording("one " + "and \(Half())", sv: "ett " + "och \(Half())")
    #expect(wording == Wording("one and 0.5", sv: "ett och 0,5"))
  }
}
