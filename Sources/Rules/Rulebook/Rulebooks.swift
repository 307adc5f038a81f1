public import Portfolio
import Provenance
public import Values

/// The rulebooks of all funds, made of one set of files.
///
/// A file that names a fund makes a rulebook of the files it extends and itself. A file that an office
/// lays over belongs to every rulebook that has all it extends; one that extends nothing, to that of AMIF
/// 2021–2027. A file of the office that names another fund makes a rulebook of its own.
public final class Rulebooks: Sendable {
  /// The files, lowest first; what a portfolio stores and hashes.
  public let files: [RulebookFile]

  /// The SHA-256 of the files, which runs, findings and returns carry.
  public let hash: String

  /// The rulebook of a project whose programme has not come.
  public let main: Rulebook

  /// Those of each fund and time; none where there is one rulebook for whatever project.
  public let funds: [Rulebook]

  /// The rulebooks the program carries.
  public static let builtIn: Rulebooks = {
    do {
      return try load(RulebookFile.builtIn)
    } catch {
      preconditionFailure("the program's own rulebooks have faults:\n\(error)")
    }
  }()

  /// Reads files, lowest first, and puts together the rulebook of each fund.
  ///
  /// With `today`, an office's files have compared nothing with the law after it.
  /// - Throws: `RulebookError` with every fault found.
  public static func load(
    _ files: [RulebookFile], today: Day? = nil
  ) throws(RulebookError) -> Rulebooks {
    let hash = RulebookFile.sha256(of: files)
    let known = Set(allRules.map(\.card.id))
    var faults: [RulebookFault] = []
    var funds: [Rulebook] = []
    for stack in RulebookStack.all(of: files) {
      do {
        funds.append(
          try Rulebook.load(
            layers: stack.layers, hash: hash, knownRules: known, foundation: stack.foundation,
            today: today))
      } catch {
        faults += error.faults.filter { !faults.contains($0) }
      }
    }
    funds = tellingApart(funds)
    guard faults.isEmpty, let main = funds.first else { throw RulebookError(faults: faults) }
    return Rulebooks(files: files, hash: hash, main: main, funds: funds)
  }

  /// Tells each rulebook which acts and which rules are of other funds: those whose law no file of its
  /// own knows, and a file of another fund does. A rule that a file cites provisions for is none.
  private static func tellingApart(_ funds: [Rulebook]) -> [Rulebook] {
    let acts = funds.reduce(into: Set<String>()) { $0.formUnion($1.acts) }
    return funds.map { rulebook in
      var rulebook = rulebook
      rulebook.otherActs = acts.subtracting(rulebook.acts)
      rulebook.otherRules = Set(
        allRules.map(\.card).filter { card in
          let cited = card.law.compactMap(\.act).filter { $0.origin == .union }.map(\.id)
          return rulebook.rules.cites[card.id] == nil
            && cited.contains(where: rulebook.otherActs.contains)
            && !cited.contains(where: rulebook.acts.contains)
        }.map(\.id))
      return rulebook
    }
  }

  /// The program's own files with an office's laid over them.
  ///
  /// - Throws: `RulebookError` with every fault found.
  public static func laying(
    _ files: [RulebookFile], today: Day? = nil
  ) throws(RulebookError) -> Rulebooks {
    files.isEmpty ? builtIn : try load(RulebookFile.builtIn + files, today: today)
  }

  /// Those of one rulebook, for whatever project.
  public init(_ rulebook: Rulebook) {
    files = rulebook.layers.map { RulebookFile(name: $0.name, bytes: $0.bytes, isBuiltIn: false) }
    hash = rulebook.hash
    main = rulebook
    funds = []
  }

  private init(files: [RulebookFile], hash: String, main: Rulebook, funds: [Rulebook]) {
    self.files = files
    self.hash = hash
    self.main = main
    self.funds = funds
  }

  /// The same rulebooks, noting what they are asked for and have no value of.
  ///
  /// - Parameter questions: whether every question is noted.
  public func notingGaps(questions: Bool = false) -> Rulebooks {
    let gaps = RulebookGaps(notesQuestions: questions)
    func noting(_ rulebook: Rulebook) -> Rulebook {
      var rulebook = rulebook
      rulebook.gaps = gaps
      return rulebook
    }
    return Rulebooks(files: files, hash: hash, main: noting(main), funds: funds.map(noting))
  }

  /// The rules that an office's files have turned off, by the name of the rulebook they do so in.
  public var turnedOff: [(rulebook: String, rules: [String])] {
    settings { !$0.rules.runs($1) }
  }

  /// The rules that an office's files have put on trial, by the name of the rulebook they do so in.
  public var tried: [(rulebook: String, rules: [String])] {
    settings { $0.rules.isOnTrial($1) }
  }

  /// The rules of which an office's files say something that the program's own do not.
  private func settings(
    _ isSo: (Rulebook, String) -> Bool
  ) -> [(rulebook: String, rules: [String])] {
    var found: [(rulebook: String, rules: [String])] = []
    for rulebook in funds.isEmpty ? [main] : funds {
      let names = Set(rulebook.layers.map(\.name))
      // What the program's own files turn off has another fund's law for its reason.
      let own = Self.builtIn.funds.filter { names.isSuperset(of: $0.layers.map(\.name)) }
        .max { $0.layers.count < $1.layers.count }
      let rules = allRules.map(\.card.id).filter { rule in
        isSo(rulebook, rule) && !(own.map { isSo($0, rule) } ?? false)
      }
      let isKnown = found.contains { $0.rulebook == rulebook.id && $0.rules == rules }
      if !rules.isEmpty, !isKnown { found.append((rulebook.id, rules)) }
    }
    return found
  }

  /// The rulebook of a programme: that of its fund whose act applies from the latest year until the
  /// programme's first; `nil` where no rulebook is of its fund and time.
  public func rulebook(of programme: Programme) -> Rulebook? {
    place(of: programme).map { funds[$0] }
  }

  /// Its place among those of the funds. Every project asks: the rulebooks are not copied on the way.
  func place(of programme: Programme) -> Int? {
    var found: (year: Int, place: Int)?
    for place in funds.indices where funds[place].fund?.code == programme.fund {
      let year = funds[place].fund?.span.from?.year ?? 0
      if year <= programme.firstYear, found.map({ $0.year < year }) ?? true {
        found = (year, place)
      }
    }
    return found?.place
  }

  /// The name for people of the one that judges the projects of a programme: that of its highest layer.
  public func id(for programme: Programme?) -> String {
    programme.flatMap(place).map { funds[$0].id } ?? main.id
  }

  /// The name for people of them all: those of the rulebooks that an office's files are part of, else that
  /// of the main one.
  public var id: String {
    let own = Set(files.filter { !$0.isBuiltIn }.map(\.name))
    var ids: [String] = []
    for rulebook in funds where rulebook.layers.contains(where: { own.contains($0.name) }) {
      if !ids.contains(rulebook.id) { ids.append(rulebook.id) }
    }
    return ids.isEmpty ? main.id : ids.joined(separator: ", ")
  }

  /// The names of some of them, in their own order; of none, that of the main one.
  public func listed(_ ids: Set<String>) -> String {
    let listed = funds.map(\.id).filter(ids.contains)
    return listed.isEmpty ? main.id : listed.joined(separator: ", ")
  }
}

extension RulebookFile {
  /// The files the program carries.
  public static let builtIn: [RulebookFile] = builtInNames.map { "\($0).json5" }.map {
    RulebookFile(name: $0, bytes: Array(Embedded.text($0).utf8), isBuiltIn: true)
  }

  /// What they call themselves, which is how they are called without the ending.
  static let builtInNames = [
    "cpr-2021", "home-2021", "amif-2021", "amif-2014", "isf-2021", "bmvi-2021", "esf-2021",
    "dear-2014",
  ]
}
