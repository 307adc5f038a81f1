import Foundation
import Languages

/// What letters there are.
enum LetterKind: String, CaseIterable {
  /// A request to complete what was handed in.
  case completion
  /// A reminder of what is late and what is due soon.
  case reminder

  /// The gaps of its templates.
  var gaps: LetterTemplate.Gaps {
    let common = ["authority", "day", "project", "title", "applicant", "sender"]
    return switch self {
    case .completion:
      LetterTemplate.Gaps(
        words: common + ["papers", "answerBy", "workingDays"], lists: ["findings"],
        needed: ["project", "findings", "answerBy"])
    case .reminder:
      LetterTemplate.Gaps(
        words: common + ["ahead", "until"], lists: ["overdue", "coming"],
        needed: ["project", "overdue", "coming"])
    }
  }

  func fileName(_ language: Language) -> String { "\(rawValue).\(language.rawValue).txt" }
}

/// The templates of the letters: the program's own, and in the place of those the files that an office
/// keeps in a folder of its own.
struct LetterTemplates {
  /// The page that a letter in HTML stands on.
  static let frame = "letter.html"

  /// The gaps of that page.
  static let frameGaps = LetterTemplate.Gaps(
    words: ["language", "title", "body"], lists: [], needed: ["title", "body"])

  /// The texts by the names of their files.
  private var texts = builtIn
  private let folder: String?

  /// Every template by its file name.
  static let builtIn: [String: String] = [
    LetterKind.completion.fileName(.swedish): completionInSwedish,
    LetterKind.completion.fileName(.english): completionInEnglish,
    LetterKind.reminder.fileName(.swedish): reminderInSwedish,
    LetterKind.reminder.fileName(.english): reminderInEnglish,
    frame: page,
  ]

  /// - Parameter folder: that of the office's templates, if it has any.
  init(_ folder: String?) throws {
    self.folder = folder
    guard let folder else { return }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw WrongFolder(
        wording: Wording(
          "\(folder) is no folder that can be read; fondbok letter templates \(folder) writes one to "
            + "begin from",
          sv:
            "\(folder) är ingen mapp som kan läsas; fondbok letter templates \(folder) skriver en "
            + "att börja från"))
    }
    for name in names.sorted() where !name.hasPrefix(".") {
      // What is passed over would change nothing, and nobody would notice.
      guard Self.builtIn[name] != nil else {
        let known = Self.builtIn.keys.sorted().joined(separator: ", ")
        throw WrongFolder(
          wording: Wording(
            "\(folder)/\(name) is no template; there are \(known)",
            sv: "\(folder)/\(name) är ingen mall; det finns \(known)"))
      }
      guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)"),
        let text = String(data: data, encoding: .utf8)
      else {
        throw WrongFolder(
          wording: Wording(
            "\(folder)/\(name) cannot be read as text in UTF-8",
            sv: "\(folder)/\(name) kan inte läsas som text i UTF-8"))
      }
      texts[name] = text
    }
  }

  func template(_ kind: LetterKind, _ language: Language) throws -> LetterTemplate {
    try template(kind.fileName(language), gaps: kind.gaps)
  }

  /// The letter on its page.
  func page(_ letter: (title: String, body: String), _ language: Language) throws -> String {
    let frame = try template(Self.frame, gaps: Self.frameGaps)
    return frame.lines.map { line in
      guard case .words(let pieces) = line else { return "" }
      return pieces.map { piece in
        switch piece {
        case .text(let text): text
        case .gap("title"): letter.title
        case .gap("body"): letter.body
        case .gap("language"): language.rawValue
        case .gap: ""
        }
      }.joined()
    }.joined(separator: "\n") + "\n"
  }

  private func template(_ name: String, gaps: LetterTemplate.Gaps) throws -> LetterTemplate {
    let isOffice = texts[name] != Self.builtIn[name]
    let path = isOffice ? folder.map { "\($0)/\(name)" } ?? name : name
    return try LetterTemplate(path, texts[name] ?? "", gaps: gaps)
  }

  /// A folder of templates that cannot be used.
  struct WrongFolder: SayableError, RefusedInput {
    let wording: Wording
  }
}
