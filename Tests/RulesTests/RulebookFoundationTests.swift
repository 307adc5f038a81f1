import Foundation
import Testing

@testable import Rules

/// A value of JSON5 without its place.
private indirect enum Plain: Hashable, Decodable {
  case object([String: Plain])
  case list([Plain])
  case text(String)
  case whole(Int64)
  case flag(Bool)
  case null

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let flag = try? value.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? value.decode(Int64.self) {
      self = .whole(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let items = try? value.decode([Plain].self) {
      self = .list(items)
    } else {
      self = .object(try value.decode([String: Plain].self))
    }
  }

  init(_ node: RulebookNode) {
    switch node.value {
    case .object(let members):
      self = .object(
        Dictionary(
          members.map { ($0.name, Plain($0.node)) }, uniquingKeysWith: { first, _ in first }))
    case .list(let items): self = .list(items.map { Plain($0) })
    case .text(let text), .otherNumber(let text): self = .text(text)
    case .whole(let number): self = .whole(number)
    case .flag(let flag): self = .flag(flag)
    case .null: self = .null
    }
  }
}

@Suite struct `Our JSON5 reader and Foundation's` {
  @Test(arguments: RulebookLayer.builtIn)
  func `read the same in each built-in file`(layer: RulebookLayer) throws {
    var faults: [RulebookFault] = []
    let ours = try #require(RulebookNode.read(layer, faults: &faults))
    let decoder = JSONDecoder()
    decoder.allowsJSON5 = true
    #expect(try decoder.decode(Plain.self, from: Data(layer.bytes)) == Plain(ours))
    #expect(faults == [])
  }
}
