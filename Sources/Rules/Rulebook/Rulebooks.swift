public import Portfolio

/// The rulebooks of all funds, made of one set of files.
///
/// Each fund has the layers that its file extends, and above them those that an office has laid over:
/// one that extends a fund's layer is for that fund, and one that extends nothing is for all.
public struct Rulebooks: Sendable {
  /// The files, lowest first; what a portfolio stores and hashes.
  public let files: [RulebookFile]

  /// The SHA-256 of the files, which runs, findings and returns carry.
  public let hash: String

  /// The rulebook of a project whose programme has not come.
  public let main: Rulebook

  private let funds: [Rulebook]

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
  /// - Throws: `RulebookError` with every fault found.
  public static func load(_ files: [RulebookFile]) throws(RulebookError) -> Rulebooks {
    let hash = RulebookFile.sha256(of: files)
    let own = files.filter(\.isBuiltIn).map(RulebookLayer.init)
    let over = files.filter { !$0.isBuiltIn }.map(RulebookLayer.init)
    let known = Set(allRules.map(\.card.id))
    var faults: [RulebookFault] = []
    var funds: [Rulebook] = []
    for stack in [own + over] {
      do {
        funds.append(
          try Rulebook.load(
            layers: stack, hash: hash, knownRules: known,
            foundation: min(own.count, stack.count)))
      } catch {
        faults += error.faults.filter { !faults.contains($0) }
      }
    }
    guard faults.isEmpty, let main = funds.first else { throw RulebookError(faults: faults) }
    return Rulebooks(files: files, hash: hash, main: main, funds: funds)
  }

  /// The program's own files with an office's laid over them.
  ///
  /// - Throws: `RulebookError` with every fault found.
  public static func laying(_ files: [RulebookFile]) throws(RulebookError) -> Rulebooks {
    files.isEmpty ? builtIn : try load(RulebookFile.builtIn + files)
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

  /// Its name for people: that of the highest layer.
  public var id: String { main.id }
}

extension RulebookLayer {
  fileprivate init(_ file: RulebookFile) { self.init(name: file.name, bytes: file.bytes) }
}

extension RulebookFile {
  /// The files the program carries.
  public static let builtIn: [RulebookFile] = RulebookLayer.builtIn.map {
    RulebookFile(name: $0.name, bytes: $0.bytes, isBuiltIn: true)
  }
}
