import GRDB
import Testing

@testable import Portfolio

@Suite struct `Numbered names` {
  @Test func `have one number each, in the order they come`() throws {
    try DatabaseQueue().inDatabase { db in
      let rows = try RawStatement(
        db,
        """
        WITH RECURSIVE number (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n < 9999)
        SELECT CASE WHEN n % 7 <> 3 THEN 'issuer ' || (n % 3000 / 1000) END, 'id ' || (n % 3000)
        FROM number
        """)
      var names = NumberedNames()
      var known: [String: Int] = [:]
      while try rows.next() {
        let name = "\(rows.optionalText(0) ?? "")|\(rows.text(1))"
        let number = names.number(rows, 0..<2)
        #expect(number == known[name] ?? known.count)
        known[name] = number
      }
      #expect(known.count > 3000 && names.count == known.count)
    }
  }

  @Test func `tell where one column ends and the next begins`() throws {
    try DatabaseQueue().inDatabase { db in
      let rows = try RawStatement(
        db, "VALUES ('a', 'bc'), ('ab', 'c'), ('abc', NULL), (NULL, 'abc'), ('a', 'bc')")
      var names = NumberedNames()
      var numbers: [Int] = []
      while try rows.next() { numbers.append(names.number(rows, 0..<2)) }
      #expect(numbers == [0, 1, 2, 3, 0])
    }
  }
}
