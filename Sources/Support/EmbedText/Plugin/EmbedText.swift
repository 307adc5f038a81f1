import Foundation
import PackagePlugin

/// Makes `Embedded.swift` of a target's text files (.xsd, .json5, .csv, .sql, .md), so that the
/// program carries them and nothing has to be found beside it at run time.
@main
struct EmbedText: BuildToolPlugin {
  private static let extensions: Set<String> = ["xsd", "json5", "csv", "sql"]

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let module = target.sourceModule else { return [] }
    let texts = module.sourceFiles.map(\.url)
      .filter { Self.extensions.contains($0.pathExtension) }
      .sorted { $0.path < $1.path }
    let output = context.pluginWorkDirectoryURL.appending(path: "Embedded.swift")
    return [
      .buildCommand(
        displayName: "Embedding the text files of \(target.name)",
        executable: try context.tool(named: "embed-text").url,
        arguments: [output.path] + texts.map(\.path),
        inputFiles: texts,
        outputFiles: [output])
    ]
  }
}
