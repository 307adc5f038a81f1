import Languages
import Portfolio
import Values

/// One thing that a paper of the authority says of money.
struct PaymentLine {
  /// What it is, in a word for programs.
  let what: String
  let words: Wording
  var day: Day?
  /// What it is about: a report, a line of it, another payment.
  var of: String?
  var amount: Money?
  var reason: String?

  /// All that a paper says, in its order.
  static func all(of payment: Payment) -> [PaymentLine] {
    amounts(of: payment) + stops(of: payment) + checks(of: payment) + corrections(of: payment)
  }

  private static func amounts(of payment: Payment) -> [PaymentLine] {
    let decided = payment.decided ?? payment.header.issued
    let report = payment.report?.id
    let stated: [(String, Wording, Day?, Money?)] = [
      (
        "accepted", Wording("eligible expenditure accepted", sv: "godkända utgifter"), decided,
        payment.eligibleExpenditure
      ),
      (
        "publicContribution", Wording("public contribution", sv: "offentligt bidrag"), decided,
        payment.publicContribution
      ),
      ("due", Wording("due", sv: "att betala"), decided, payment.amountDue),
      ("paid", Wording("paid", sv: "betalt"), payment.paid, payment.amountPaid),
      (
        "unionContribution", Wording("of it Union money", sv: "därav EU-stöd"), payment.paid,
        payment.unionContribution
      ),
      (
        "nationalContribution", Wording("of it national money", sv: "därav nationella medel"),
        payment.paid, payment.nationalContribution
      ),
    ]
    return stated.compactMap { what, words, day, amount in
      amount.map { PaymentLine(what: what, words: words, day: day, of: report, amount: $0) }
    }
      // The day that decides by which rate it becomes euro, and in which year it is accounted for.
      + (payment.registered.map {
        [
          PaymentLine(
            what: "registered", words: Wording("registered in the accounts", sv: "bokfört"),
            day: $0, of: report)
        ]
      } ?? [])
      + payment.settlements.map {
        PaymentLine(
          what: "settlement", words: Wording("advance settled", sv: "förskott avräknat"),
          day: decided, of: $0.advance.id, amount: $0.amount)
      }
  }

  private static func stops(of payment: Payment) -> [PaymentLine] {
    payment.interruptions.flatMap { stop in
      [
        PaymentLine(
          what: "interrupted",
          words: Wording("the 80 days stop", sv: "de 80 dagarna stannar"), day: stop.firstDay,
          of: payment.report?.id, reason: stop.reason)
      ]
        + (stop.lastDay.map {
          [
            PaymentLine(
              what: "resumed",
              words: Wording("last day of the stop", sv: "stoppets sista dag"), day: $0,
              of: payment.report?.id)
          ]
        } ?? [])
    }
  }

  private static func checks(of payment: Payment) -> [PaymentLine] {
    payment.verifications.flatMap { check -> [PaymentLine] in
      var lines: [PaymentLine] = []
      func add(_ what: String, _ words: Wording, _ amount: Money?) {
        guard let amount else { return }
        lines.append(
          PaymentLine(
            what: what, words: words, day: check.day, of: payment.report?.id, amount: amount,
            reason: check.result))
      }
      add("checked", Wording("checked", sv: "kontrollerat"), check.checked)
      add("deducted", Wording("taken off in all", sv: "avdraget sammanlagt"), check.deducted)
      if lines.isEmpty {
        lines.append(
          PaymentLine(
            what: "check", words: Wording("check", sv: "kontroll"), day: check.day,
            of: payment.report?.id, reason: check.result))
      }
      return lines
        + check.deductions.flatMap { deduction -> [PaymentLine] in
          let of =
            deduction.line.map { line in "\(payment.report?.id ?? "") \(line)" }
            ?? payment.report?.id
          return [
            PaymentLine(
              what: "deduction", words: Wording("taken off", sv: "avdraget"), day: check.day,
              of: of, amount: deduction.amount, reason: deduction.reason)
          ]
            + part(
              deduction.unionContribution, "deductionUnionContribution",
              Wording("of it Union money", sv: "därav EU-stöd"), check.day, of)
        }
    }
  }

  /// What of an amount is of one kind, where the paper states it.
  private static func part(
    _ amount: Money?, _ what: String, _ words: Wording, _ day: Day, _ of: String?
  ) -> [PaymentLine] {
    amount.map { [PaymentLine(what: what, words: words, day: day, of: of, amount: $0)] } ?? []
  }

  private static func corrections(of payment: Payment) -> [PaymentLine] {
    payment.corrections.flatMap { correction -> [PaymentLine] in
      let of =
        correction.line.map { line in
          [line.report.id, line.line].compactMap { $0 }.joined(separator: " ")
        } ?? correction.payment?.id
      return [
        PaymentLine(
          what: "correction", words: Wording("correction", sv: "korrigering"),
          day: correction.decided, of: of, amount: correction.amount, reason: correction.reason)
      ]
        + part(
          correction.publicContribution, "correctionPublicContribution",
          Wording("of it public contribution", sv: "därav offentligt bidrag"),
          correction.decided, of)
        + part(
          correction.unionContribution, "correctionUnionContribution",
          Wording("of it Union money", sv: "därav EU-stöd"), correction.decided, of)
    }
      + payment.recoveries.flatMap { recovery -> [PaymentLine] in
        [
          PaymentLine(
            what: "recovery", words: Wording("asked back", sv: "återkrävt"),
            day: recovery.decided, of: recovery.correction, amount: recovery.amount,
            reason: recovery.reason)
        ]
          + part(
            recovery.interest, "interest", Wording("interest", sv: "ränta"), recovery.decided,
            recovery.id)
          + recovery.receipts.map {
            PaymentLine(
              what: "receipt", words: Wording("came back", sv: "återbetalt"), day: $0.day,
              of: recovery.id, amount: $0.amount)
          }
      }
      + payment.irregularities.flatMap { irregularity -> [PaymentLine] in
        [
          PaymentLine(
            what: "irregularity", words: Wording("irregularity found", sv: "oriktighet upptäckt"),
            day: irregularity.detected, of: irregularity.id, amount: irregularity.expenditure,
            reason: irregularity.description)
        ]
          + part(
            irregularity.fundAmount, "irregularityFundAmount",
            Wording("of it the fund's money", sv: "därav fondens medel"), irregularity.detected,
            irregularity.id)
      }
  }
}
