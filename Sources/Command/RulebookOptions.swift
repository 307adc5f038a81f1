import ArgumentParser
import Foundation
import Languages
import Portfolio
import Rules

/// By which rulebook something is judged.
struct RulebookOptions: ParsableArguments {
  @Option(
    help: Help(
      "A folder of rulebook files laid over the program's own, for a trial.",
      sv: "En mapp med regelboksfiler som läggs över programmets egna, på prov.",
      discussion: Wording(
        "Else the rulebook that the portfolio has adopted, else the program's own.",
        sv: "Annars regelboken som portföljen har antagit, annars programmets egen."),
      valueName: .folder))
  var rulebook: String?

  /// The rulebooks of the folder, else those the portfolio had adopted in its state, else the program's.
  func choose(_ reading: Reading? = nil) throws -> Rulebooks {
    if let rulebook { return try RulebookFolder.read(rulebook) }
    return try reading?.rulebooks() ?? .builtIn
  }
}

extension Reading {
  /// What the portfolio is judged by in this state: what it adopted last, else the program's own.
  func rulebooks() throws -> Rulebooks {
    guard let adopted = try adoptedRulebook() else { return .builtIn }
    if adopted.sha256 == Rulebooks.builtIn.hash { return .builtIn }
    do {
      return try Rulebooks.load(adopted.files)
    } catch {
      throw RulebookRefused(adopted: adopted.entry, error)
    }
  }
}

/// The files of a rulebook in a folder.
enum RulebookFolder {
  /// Reads a folder and lays its files over the program's own, in the order of their names.
  ///
  /// - Throws: `RulebookRefused` with every fault, each with the path of its file.
  static func read(_ folder: String) throws -> Rulebooks {
    let files = try files(in: folder)
    do {
      return try Rulebooks.laying(files, today: Clock.today(in: Clock.easternmost))
    } catch {
      throw RulebookRefused(folder: folder, error)
    }
  }

  /// Every file of the folder must be one of a rulebook: one that is passed over would change nothing,
  /// and nobody would notice.
  private static func files(in folder: String) throws -> [RulebookFile] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else {
      throw FindFiles.Nothing(
        wording: Wording(
          "there is nothing at \(folder); check the path",
          sv: "det finns ingenting på \(folder); kontrollera sökvägen"))
    }
    guard isFolder.boolValue,
      let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
    else {
      throw RulebookRefused(
        wording: Wording(
          "\(folder) is no folder that can be read; name the folder that the rulebook's files are in",
          sv: "\(folder) är ingen mapp som kan läsas; ange mappen som regelbokens filer ligger i"))
    }
    let seen = names.filter { !$0.hasPrefix(".") }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let layers = seen.filter { $0.hasSuffix(".json5") }
    guard let other = seen.first(where: { !layers.contains($0) && !isNote($0) }) else {
      guard !layers.isEmpty else {
        throw RulebookRefused(
          wording: Wording(
            "the folder \(folder) holds no file that ends in .json5",
            sv: "mappen \(folder) har ingen fil som slutar på .json5"))
      }
      return try layers.map { name in
        guard let data = FileManager.default.contents(atPath: folder + "/" + name) else {
          throw RulebookRefused(
            wording: Wording(
              "\(folder)/\(name) cannot be read; check that it is a file and that you may read it",
              sv:
                "\(folder)/\(name) kan inte läsas; kontrollera att det är en fil och att du får läsa "
                + "den"))
        }
        return RulebookFile(name: name, bytes: Array(data), isBuiltIn: false)
      }
    }
    throw RulebookRefused(
      wording: Wording(
        "\(folder)/\(other) is no file of a rulebook, whose name ends in .json5; rename it, or move it "
          + "out of the folder",
        sv:
          "\(folder)/\(other) är ingen regelboksfil, vars namn slutar på .json5; döp om den, eller "
          + "flytta den ur mappen"))
  }

  /// A text for people beside the files.
  private static func isNote(_ name: String) -> Bool {
    name.hasSuffix(".md") || name.hasSuffix(".txt")
  }
}

/// A rulebook with faults, by which nothing is judged.
struct RulebookRefused: SayableError, RefusedInput {
  let wording: Wording

  init(wording: Wording) { self.wording = wording }

  /// The faults of files in a folder, with their paths.
  init(folder: String, _ error: RulebookError) {
    let own = Set(RulebookFile.builtIn.map(\.name))
    let base = folder.hasSuffix("/") ? folder : folder + "/"
    let faults = error.faults.map { own.contains($0.file) ? $0 : $0.inFile(base + $0.file) }
    wording = Self.told(
      faults,
      Wording(
        "the rulebook in \(folder) has faults, and nothing was judged by it",
        sv: "regelboken i \(folder) har fel, och ingenting bedömdes efter den"))
  }

  /// The faults of a rulebook that was adopted, which this version of the program does not read.
  init(adopted entry: Int64, _ error: RulebookError) {
    wording = Self.told(
      error.faults,
      Wording(
        "this version of the program cannot judge by the rulebook that entry \(entry) of the log "
          + "adopted; adopt it again, corrected, or judge with the version of then",
        sv: "den här versionen av programmet kan inte bedöma efter regelboken som post \(entry) i "
          + "loggen antog; anta den på nytt, rättad, eller bedöm med dåtidens version"))
  }

  private static func told(_ faults: [RulebookFault], _ what: Wording) -> Wording {
    ([what] + faults.map(\.wording)).joined(separator: "\n")
  }
}
