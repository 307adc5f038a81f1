public import Portfolio
import Provenance
public import Values

/// The rulebooks of all funds, made of one set of files.
///
/// A file that names a fund makes a rulebook of the files it extends and itself. A file that an office
/// lays over belongs to every rulebook that has all it extends; one that extends nothing, to that of AMIF
/// 2021–2027. A file of the office that names another fund makes a rulebook of its own.
public struct Rulebooks: Sendable {
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

  /// The rulebook of a programme: that of its fund whose act applies from the latest year until the
  /// programme's first; `nil` where no rulebook is of its fund and time.
  public func rulebook(of programme: Programme) -> Rulebook? {
    // Every project asks: the rulebooks are not copied on the way.
    var found: (year: Int, place: Int)?
    for place in funds.indices where funds[place].fund?.code == programme.fund {
      let year = funds[place].fund?.span.from?.year ?? 0
      if year <= programme.firstYear, found.map({ $0.year < year }) ?? true {
        found = (year, place)
      }
    }
    return found.map { funds[$0.place] }
  }

  /// Its name for people: that of the highest layer.
  public var id: String { main.id }
}

extension RulebookFile {
  /// The files the program carries.
  public static let builtIn: [RulebookFile] =
    [
      "cpr-2021.json5", "home-2021.json5", "amif-2021.json5", "amif-2014.json5", "isf-2021.json5",
      "bmvi-2021.json5", "esf-2021.json5", "dear-2014.json5",
    ].map {
      RulebookFile(name: $0, bytes: Array(Embedded.text($0).utf8), isBuiltIn: true)
    }
}
