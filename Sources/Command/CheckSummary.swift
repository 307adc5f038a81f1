import Findings
import Languages

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
      "\(subjects): \(total), \(passed), \(failed), \(silent), \(tally.notRun) not run",
      sv: "\(subjects): \(total), \(passed), \(failed), \(silent), "
        + "\(tally.notRun) kunde inte bedömas") + apart(result)
  }

  /// How many findings decide nothing.
  private static func apart(_ result: CheckResult) -> Wording {
    var words = Wording.same("")
    if result.waived > 0 {
      words =
        words
        + Wording(
          "; \(result.waived) \(result.waived == 1 ? "finding" : "findings") accepted",
          sv:
            "; \(result.waived) \(result.waived == 1 ? "anmärkning godtagen" : "anmärkningar godtagna")"
        )
    }
    if result.beta > 0 {
      words =
        words
        + Wording(
          "; \(result.beta) \(result.beta == 1 ? "finding" : "findings") of rules on trial",
          sv:
            "; \(result.beta) \(result.beta == 1 ? "anmärkning" : "anmärkningar") av regler på prov"
        )
    }
    return words
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
