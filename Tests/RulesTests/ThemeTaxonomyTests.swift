import Findings
import Languages
import Rules
import Testing

@Suite struct `Themes of the rulebook` {
  @Test func `belong to objectives that the fund has, and one of them to all`() throws {
    let taxonomy = try #require(Rulebook.builtIn.taxonomies["amif-day-2023"])
    #expect(taxonomy.themes.count == 5)
    #expect(taxonomy.theme("return-in-cooperation")?.objectives == ["SO3"])
    #expect(taxonomy.theme("innovation-and-development")?.objectives == [])
    #expect(taxonomy.doubt != nil)
    #expect(taxonomy.themes.allSatisfy { $0.label.swedish != nil })
  }

  @Test func `are changed by a layer of the office, theme by theme`() throws {
    let office = layer(
      "office",
      #"""
      taxonomies: { "amif-day-2023": { themes: [
        { code: "outside-sweden", objectives: ["SO1"] },
        { code: "county-days", label: "County days", objectives: ["SO2"] } ] } }
      """#)
    let book = try Rulebook.load(layers: RulebookLayer.builtIn + [office])
    let taxonomy = try #require(book.taxonomies["amif-day-2023"])
    #expect(taxonomy.themes.count == 6)
    #expect(taxonomy.theme("outside-sweden")?.objectives == ["SO1"])
    #expect(taxonomy.theme("outside-sweden")?.label.swedish == "Utanför Sverige")
    #expect(taxonomy.theme("county-days")?.label.english == "County days")
  }

  @Test func `belong to no objective that the fund does not have`() throws {
    let office = layer(
      "office",
      #"""
      taxonomies: { "amif-day-2023": { themes: [
        { code: "outside-sweden", objectives: ["SO9"] } ] } }
      """#)
    let faults = #expect(throws: RulebookError.self) {
      try Rulebook.load(layers: RulebookLayer.builtIn + [office])
    }?.faults
    #expect(faults?.count == 1)
    #expect(faults?.first?.description.contains("SO9") == true)
  }
}
