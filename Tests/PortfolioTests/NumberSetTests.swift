import TestSupport
import Testing

@testable import Portfolio

@Suite struct `Sets of numbers` {
  @Test(arguments: [1, 2, 3] as [UInt64])
  func `are what other sets are`(seed: UInt64) {
    var random = SeededNumbers(seed: seed)
    var (one, other) = (NumberSet(), NumberSet())
    var (plainOne, plainOther) = (Set<Int64>(), Set<Int64>())
    for _ in 0..<300 {
      let number = Int64.random(in: 0..<700, using: &random)
      #expect(one.insert(number) == plainOne.insert(number).inserted)
      let second = Int64.random(in: 0..<5000, using: &random)
      #expect(other.insert(second) == plainOther.insert(second).inserted)
    }
    #expect(one.count == plainOne.count)
    #expect(Array(one) == plainOne.sorted())
    #expect(Array(one.union(other)) == plainOne.union(plainOther).sorted())
    #expect(Array(one.intersection(other)) == plainOne.intersection(plainOther).sorted())
    #expect((0..<6000).allSatisfy { other.contains($0) == plainOther.contains($0) })
  }

  @Test func `may be empty`() {
    #expect(NumberSet().isEmpty && Array(NumberSet()).isEmpty && !NumberSet().contains(0))
  }
}
