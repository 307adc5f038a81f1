// embed-text OUTPUT FILE…: writes a Swift file with one string for each text file.
//
// A raw string literal compiles in a moment; a byte array of the same size takes a minute.
import Foundation

let arguments = CommandLine.arguments.dropFirst()
guard let output = arguments.first else {
  FileHandle.standardError.write(Data("usage: embed-text OUTPUT FILE…\n".utf8))
  exit(64)
}
var source = "/// The text files of this module, by file name.\nenum Embedded {\n"
source += "  static let files: [(name: String, text: String)] = [\n"
for path in arguments.dropFirst() {
  let name = URL(fileURLWithPath: path).lastPathComponent
  let text = try String(contentsOfFile: path, encoding: .utf8)
  source += "    (name: \"\(name)\", text: ####\"\"\"\n\(text)\n\"\"\"####),\n"
}
source += "  ]\n\n"
source += """
    /// The text of one file; its absence is a fault in the build, not in anyone's data.
    static func text(_ name: String) -> String {
      guard let file = files.first(where: { $0.name == name }) else {
        preconditionFailure("\\(name) is not embedded in this module")
      }
      return file.text
    }
  }

  """
try source.write(toFile: output, atomically: true, encoding: .utf8)
