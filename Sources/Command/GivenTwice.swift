import ArgumentParser
import Languages

/// An option that is given twice and can have one value: the parser would take the last one and say
/// nothing, and half of what was asked for would not be done.
enum GivenTwice {
  private static let mayBeRepeated: Set<Substring> = ["--with", "--rule", "--if"]

  static func refuse(_ arguments: some Sequence<String>) throws {
    var seen: Set<Substring> = []
    for argument in arguments.prefix(while: { $0 != "--" }) where argument.hasPrefix("--") {
      let name = argument.prefix { $0 != "=" }
      guard !mayBeRepeated.contains(name), !seen.insert(name).inserted else { continue }
      throw ValidationError(
        say(
          "\(String(name)) is given twice; give it once",
          sv: "\(String(name)) anges två gånger; ange den en gång"))
    }
  }
}
