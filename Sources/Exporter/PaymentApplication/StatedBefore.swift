import Languages
import Values

/// What the payment applications of an accounting year that were sent stated, row by row, as the log keeps it.
///
/// Applications are cumulative within the accounting year (Regulation (EU) 2021/1060, Article 91(3)), so that
/// what one asks for is what is eligible in the year so far less these sums, whatever has become of papers and
/// rates since.
struct StatedBefore {
  private var sums: [ApplicationKey: Sum] = [:]
  /// The applications of which the log does not tell what they asked for.
  private(set) var untold: [ApplicationMark] = []

  /// What they asked for under a row, one by one.
  struct Sum {
    private(set) var eligible = Money.zero(.eur)
    private(set) var publicContribution = Money.zero(.eur)
    private var parts: [(application: SentApplication, row: SentApplication.Row)] = []

    fileprivate mutating func add(
      _ row: SentApplication.Row, of application: SentApplication
    ) throws(ArithmeticError) {
      eligible = try eligible.adding(row.eligible)
      publicContribution = try publicContribution.adding(row.publicContribution)
      parts.append((application, row))
    }

    /// The steps of a figure that holds it: a line for each application.
    var steps: [FigureStep] { parts.map { .other($0.application.stated, $0.row.eligible) } }
    var publicSteps: [FigureStep] {
      parts.map { .other($0.application.stated, $0.row.publicContribution) }
    }
  }

  /// - Parameter marks: the applications that count.
  init(_ marks: [ApplicationMark]) {
    for mark in marks {
      guard let application = mark.application, (try? add(application)) != nil else {
        untold.append(mark)
        continue
      }
    }
  }

  private mutating func add(_ application: SentApplication) throws {
    for row in application.rows {
      guard let key = row.key else { throw UnknownRow() }
      var sum = sums[key] ?? Sum()
      try sum.add(row, of: application)
      sums[key] = sum
    }
  }

  /// A row that no template has.
  private struct UnknownRow: Error {}

  /// The rows that they asked for something under, in any order.
  var keys: [ApplicationKey] { Array(sums.keys) }

  subscript(key: ApplicationKey) -> Sum { sums[key] ?? Sum() }
}

extension SentApplication {
  /// That it stated an amount, as a line of a figure.
  var stated: Wording {
    Wording(
      "stated before by the application of \(on) (\(file), sent on \(sent)), log entry \(entry)",
      sv: "angivet tidigare i ansökan per \(on) (\(file), skickad \(sent)), loggpost \(entry)")
  }
}

extension SentApplication.Row {
  var key: ApplicationKey? {
    ApplicationProvision(rawValue: provision).map {
      ApplicationKey(objective: objective, provision: $0)
    }
  }
}
