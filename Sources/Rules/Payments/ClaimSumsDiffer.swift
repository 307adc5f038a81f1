import Findings
import Languages
import Portfolio
import Provenance
import Values

/// What a claim states in all, and in each of its sums, is what its lines add up to.
struct ClaimSumsDiffer: ProjectRule {
  static let card = RuleCard(
    id: "P105", name: "claim-sums-differ",
    title: Wording("Claim sums differ", sv: "Summorna i ansökan om utbetalning stämmer inte"),
    summary: Wording(
      "The eligible cost of a claim, and each sum it states for a body, a category or a form of "
        + "cost, is the sum of its lines, exactly.",
      sv:
        "Den stödberättigande kostnaden, och varje delsumma för en organisation, ett kostnadsslag "
        + "eller en kostnadsform, är summan av raderna, exakt."),
    severity: .error,
    law: [Act.cpr.annex("XVII", .field("72")), Act.cpr.annex("XIII")], lawDay: .always,
    mendedBy: [.owner], catalogue: ["SE-BUD-1"],
    why: Wording(
      "A sum that its lines do not give cannot be followed to the accounts.",
      sv: "En summa som raderna inte ger kan inte följas till bokföringen."),
    doubt: Wording(
      "The field asks for the expenditure of the claim; that it is what its lines are is arithmetic.",
      sv: "Fältet avser utgifterna i ansökan; att de är vad raderna är, är räknelära."),
    passes: [
      Example(
        Wording("every sum to the öre", sv: "varje delsumma på öret"), in: .languageCoursesClaimed)
    ],
    fails: [
      Example(
        Wording("one öre more in all than in the lines", sv: "ett öre mer totalt än på raderna"),
        in: .languageCoursesClaimed,
        .report(
          "<eligibleCost>1577151.52</eligibleCost>", "↓<eligibleCost>1577151.53</eligibleCost>")),
      Example(
        Wording("one öre less of staff costs", sv: "ett öre mindre i personalkostnader"),
        in: .languageCoursesClaimed,
        .report(
          "<sum category=\"staff\">1126536.80</sum>", "↓<sum category=\"staff\">1126536.79</sum>")),
      Example(
        Wording("one öre more at flat rates", sv: "ett öre mer enligt schablon"),
        in: .languageCoursesClaimed,
        .report("<sum form=\"flatRate\">450614.72</sum>", "↓<sum form=\"flatRate\">450614.73</sum>")
      ),
      Example(
        Wording("a sum for a body without lines", sv: "en delsumma för en part utan rader"),
        in: .languageCoursesClaimed,
        .report(
          "<sum category=\"staff\">1126536.80</sum>",
          "<sum category=\"staff\">1126536.80</sum>\n    ↓<sum partner=\"p9\">0.01</sum>")),
    ],
    silent: [Example(Wording("nothing claimed", sv: "inget begärs"), in: .languageCourses)])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    .of(try project.claimsOrSilent().flatMap { try failures(of: $0.claim, context) })
  }

  private func failures(of claim: Claim, _ context: Context) throws -> [Failure] {
    let all = try context.sum(
      claim.lines, Wording("all lines", sv: "alla rader"), in: claim.currency)
    var failures: [Failure] = []
    let isKept = try context.isEqual(
      all, to: claim.eligibleCost, Wording("the cost of the claim", sv: "ansökans kostnad"),
      at: claim.spot.child("eligibleCost"))
    if !isKept {
      failures.append(
        failure(
          at: claim.spot.child("eligibleCost"), Wording("the eligible cost", sv: "kostnaden"),
          claim.eligibleCost, all))
    }
    for stated in claim.sums {
      let sum = try context.sum(
        claim.lines.filter { stated.isAbout($0) }, .same(stated.words), in: claim.currency)
      let isKept = try context.isEqual(
        sum, to: stated.amount, Wording("the stated sum", sv: "den angivna delsumman"),
        at: stated.spot)
      guard !isKept else { continue }
      failures.append(
        failure(
          at: stated.spot,
          Wording("the sum of \(stated.words)", sv: "summan för \(stated.words)"), stated.amount,
          sum))
    }
    return failures
  }

  private func failure(
    at spot: Spot, _ subject: Wording, _ stated: Money, _ sum: Money
  ) -> Failure {
    Failure(
      at: spot,
      Wording(
        "\(subject) is stated as \(stated), and its lines add up to \(sum)",
        sv: "\(subject) anges till \(stated), och raderna blir \(sum)"),
      fix: Wording("state \(sum), or correct the lines", sv: "ange \(sum), eller rätta raderna"))
  }
}

extension ClaimSum {
  fileprivate func isAbout(_ line: ExpenditureLine) -> Bool {
    partner.map { $0 == line.partner } ?? true && category.map { $0 == line.category } ?? true
      && form.map { $0 == line.form } ?? true
  }

  /// What the sum is about, in the words of the document: "p2, staff".
  fileprivate var words: String {
    let words = [partner, category?.rawValue, form?.rawValue].compactMap { $0 }
    return words.isEmpty ? "*" : words.joined(separator: ", ")
  }
}
