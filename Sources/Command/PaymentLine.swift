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
        + check.deductions.map {
          PaymentLine(
            what: "deduction", words: Wording("taken off", sv: "avdraget"), day: check.day,
            of: $0.line.map { line in "\(payment.report?.id ?? "") \(line)" }
              ?? payment.report?.id, amount: $0.amount, reason: $0.reason)
        }
    }
  }

  private static func corrections(of payment: Payment) -> [PaymentLine] {
    payment.corrections.map { correction in
      PaymentLine(
        what: "correction", words: Wording("correction", sv: "korrigering"),
        day: correction.decided,
        of: correction.line.map { line in
          [line.report.id, line.line].compactMap { $0 }.joined(separator: " ")
        } ?? correction.payment?.id, amount: correction.amount, reason: correction.reason)
    }
      + payment.recoveries.flatMap { recovery in
        [
          PaymentLine(
            what: "recovery", words: Wording("asked back", sv: "återkrävt"),
            day: recovery.decided, of: recovery.correction, amount: recovery.amount,
            reason: recovery.reason)
        ]
          + recovery.receipts.map {
            PaymentLine(
              what: "receipt", words: Wording("came back", sv: "återbetalt"), day: $0.day,
              of: recovery.id, amount: $0.amount)
          }
      }
      + payment.irregularities.map {
        PaymentLine(
          what: "irregularity", words: Wording("irregularity found", sv: "oriktighet upptäckt"),
          day: $0.detected, of: $0.id, amount: $0.expenditure ?? $0.fundAmount,
          reason: $0.description)
      }
  }
}
