import Findings
import Languages
import Rules
import SafeText

/// What a check counted, in a sentence.
enum CheckSummary {
  /// The subjects, the judgements by their outcome, and what decides nothing.
  static func sentence(_ result: CheckResult) -> Wording {
    let tally = result.tally
    func plural(_ number: Int, _ one: Wording, _ many: Wording) -> Wording {
      .same("\(number) ") + (number == 1 ? one : many)
    }
    var subjects = plural(
      result.projects, Wording("project", sv: "projekt"), Wording("projects", sv: "projekt"))
    if result.documents > 0 {
      subjects =
        subjects + Wording(" and ", sv: " och ")
        + plural(
          result.documents, Wording("other document", sv: "annan handling"),
          Wording("other documents", sv: "andra handlingar"))
    }
    let total = plural(
      tally.total, Wording("judgement", sv: "bedömning"), Wording("judgements", sv: "bedömningar"))
    let passed = plural(
      tally.passed, Wording("passed", sv: "godkänd"), Wording("passed", sv: "godkända"))
    let failed = plural(
      tally.failed, Wording("failed", sv: "underkänd"), Wording("failed", sv: "underkända"))
    let silent = plural(
      tally.silent, Wording("silent", sv: "ej tillämplig"), Wording("silent", sv: "ej tillämpliga"))
    return Wording(
      "\(subjects): \(total), \(passed), \(failed), \(apart(tally))\(silent), \(tally.notRun) not run",
      sv: "\(subjects): \(total), \(passed), \(failed), \(apart(tally))\(silent), "
        + "\(tally.notRun) kunde inte bedömas")
  }

  /// How many judgements decide nothing, as a part of a list; empty where there are none.
  static func apart(_ tally: Tally) -> Wording {
    var words = Wording.same("")
    if tally.waived > 0 {
      words =
        words
        + Wording(
          "\(tally.waived) accepted, ",
          sv: "\(tally.waived) \(tally.waived == 1 ? "godtagen" : "godtagna"), ")
    }
    if tally.beta > 0 {
      words =
        words
        + Wording("\(tally.beta) by rules on trial, ", sv: "\(tally.beta) av regler på prov, ")
    }
    return words
  }

  /// What no rule has seen, and which rules have seen nothing: a check that is silent on them is no verdict.
  static func unseen(_ judged: Check.Judged) -> [Wording] {
    [judged.open.sentence].compactMap(\.self) + settings(of: judged.rulebooks)
  }

  /// Which rules the rulebook has turned off, and which it tries; nothing where there are none.
  static func settings(of rulebooks: Rulebooks) -> [Wording] {
    [
      sentence(rulebooks.turnedOff, Wording("has turned off", sv: "har stängt av")),
      sentence(rulebooks.tried, Wording("has put on trial", sv: "har satt på prov")),
    ].compactMap(\.self)
  }

  private static func sentence(
    _ settings: [(rulebook: String, rules: [String])], _ what: Wording
  ) -> Wording? {
    guard !settings.isEmpty else { return nil }
    let parts = settings.map { rulebook, rules in
      let ids = rules.joined(separator: " ")
      return Wording(
        "\(rulebook) \(what) \(rules.count) \(rules.count == 1 ? "rule" : "rules"): \(ids)",
        sv: "\(rulebook) \(what) \(rules.count) \(rules.count == 1 ? "regel" : "regler"): \(ids)")
    }
    return Wording("The rulebook ", sv: "Regelboken ") + parts.joined(separator: "; ")
  }

  /// The same for programs: how many records are set aside, of which projects, and which rules are off
  /// and on trial.
  static func unseenJSON(_ judged: Check.Judged) -> [(String, JSONValue)] {
    [
      ("setAside", .integer(Int64(judged.open.records.count))),
      ("setAsideProjects", .texts(judged.open.projects.map(Console.mask))),
      ("rulesOff", json(judged.rulebooks.turnedOff)),
      ("rulesOnTrial", json(judged.rulebooks.tried)),
      (
        "setAsideRecords",
        .list(
          judged.open.records.map { record in
            .object([
              ("document", .text(Console.mask(record.name.english))),
              ("projects", .texts(record.projects.map(Console.mask))),
              ("file", .text(Console.mask(record.file))), ("line", .integer(Int64(record.line))),
              ("column", .integer(Int64(record.column))),
            ])
          })
      ),
    ]
  }

  /// Rules that are turned off or tried, by rulebook.
  static func json(_ settings: [(rulebook: String, rules: [String])]) -> JSONValue {
    .list(
      settings.map {
        .object([("rulebook", .text($0.rulebook)), ("rules", .texts($0.rules))])
      })
  }

  /// That part of what was to be rehearsed did not come in.
  static func rehearsal(leftOut: Int) -> Wording {
    leftOut == 1
      ? Wording(
        "A rehearsal. This is not the officer's whole verdict: a record or file was not taken, for "
          + "the reason above, and is not judged.",
        sv:
          "En provbedömning. Det är inte handläggarens hela bedömning: en post eller fil togs inte "
          + "in, av skälet ovan, och är inte bedömd.")
      : Wording(
        "A rehearsal. This is not the officer's whole verdict: \(leftOut) records and files were not "
          + "taken, for the reasons above, and are not judged.",
        sv:
          "En provbedömning. Det är inte handläggarens hela bedömning: \(leftOut) poster och filer "
          + "togs inte in, av skälen ovan, och är inte bedömda.")
  }

  /// What a rehearsal is, and when it is not the whole verdict.
  static func rehearsal(onlyPart: Bool) -> Wording {
    onlyPart
      ? Wording(
        "A rehearsal. This is not the officer's whole verdict: the rules that were not run say "
          + "what is missing.",
        sv: "En provbedömning. Det är inte handläggarens hela bedömning: de regler som inte kunde "
          + "bedömas säger vad som saknas.")
      : Wording(
        "A rehearsal: rules on the whole portfolio are not rehearsed.",
        sv: "En provbedömning: regler om hela portföljen provas inte.")
  }
}
