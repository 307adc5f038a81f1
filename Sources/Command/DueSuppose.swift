import ArgumentParser
import Languages
import Portfolio
import Rules
import SafeText
import Values

// What would be, for `due --if`.

extension Due {
  /// Tells what would change in a project.
  func suppose(_ reading: Reading, in context: Context) throws {
    let suppositions = try self.suppositions.map { try DueSupposition.parse($0) }
    let key = try project.map { try FindProject.key(of: $0, in: reading) }
    try reading.eachProject(key: key) { project in
      let accepted = try AcceptedLateness.of(project, reading, in: context)
      func marked(_ deadlines: [Deadline]) -> [Deadline] {
        deadlines.map { accepted.mark($0, of: project.key) }
      }
      let before = marked(try project.deadlines(in: context))
      let after: [Deadline]
      do {
        after = marked(try project.deadlines(supposing: suppositions, in: context))
      } catch let error as UnknownInSupposition {
        Console.note(error)
        throw ExitCode.validationFailure
      }
      let changes = DeadlineChange.between(before, after).filter { change in
        [change.before, change.after].compactMap(\.self).contains(
          where: choice(on: context.day).isFor)
      }
      let notes = project.notes(on: suppositions, in: context)
      guard format == .text else {
        // The lines are changes, and a note is none.
        for note in notes { Console.note(note) }
        for change in changes {
          let json = change.json(project: project.key, on: context.day, in: language.ofJSON)
          Console.line(Console.mask(json.line))
        }
        return
      }
      var page = Page(columns: Console.columns(), language: language.chosen)
      let what = suppositions.map(\.wording).listed()
      page.heading(Wording("If \(what):", sv: "Om \(what):"))
      for change in changes { page.text(change.wording(on: context.day)) }
      if changes.isEmpty {
        page.text(Wording("nothing changes", sv: "ändras ingenting"))
      }
      for note in notes { page.text(Wording("note: \(note)", sv: "obs: \(note)")) }
      for line in page.lines { Console.line(line) }
    }
  }
}
