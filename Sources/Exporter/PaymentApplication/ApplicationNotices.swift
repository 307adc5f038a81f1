import Languages
import Portfolio
import Values

// What the person who sends a payment application is told beside it. Nothing of it keeps the application back.

extension PaymentApplicationTable {
  /// What the log, and the day that somebody says an earlier application reached, leave to be told.
  static func notices(
    of scope: PaymentApplicationScope, _ carried: CarriedExpenditure,
    _ sums: PaymentApplicationSums, _ reading: Reading, _ context: ExportContext
  ) throws -> [Wording] {
    var notices: [Wording] = []
    if let notice = other(than: scope, context) { notices.append(notice) }
    notices += try notAsked(sums, scope, context)
    if let notice = try carried.notice(isAsked: context.since == nil) { notices.append(notice) }
    notices += try ofOpenYears(scope, carried, reading)
    notices += scope.inSameWindow.map { before in
      Wording(
        "an application of the window \(scope.time.window.first) to \(scope.time.window.last) was sent "
          + "on \(before.sent) as \(before.file), and one is sent in each (Article 91(1) of Regulation "
          + "(EU) 2021/1060)",
        sv: "en ansökan för fönstret \(scope.time.window.first) till \(scope.time.window.last) "
          + "skickades \(before.sent) som \(before.file), och en skickas i varje (artikel 91.1 i "
          + "förordning (EU) 2021/1060)")
    }
    return notices
  }

  /// That more is asked of the Union under an objective than the programme has for it, all applications since
  /// it began together.
  static func aboveProgramme(
    _ asked: [String: Money], _ scope: PaymentApplicationScope
  ) throws -> [Wording] {
    try scope.programme.objectives.map(\.code).compactMap { objective in
      guard let amount = asked[objective], let most = try scope.programme.amount(for: objective),
        most.currency == amount.currency, try !amount.isAtMost(most)
      else { return nil }
      return Wording(
        "\(objective): \(amount) is asked of the Union since the programme began, and the programme has "
          + "\(most) for it; no more is paid (Article 93(3) of Regulation (EU) 2021/1060)",
        sv:
          "\(objective): \(amount) begärs av unionen sedan programmet började, och programmet har "
          + "\(most) för det; mer betalas inte (artikel 93.3 i förordning (EU) 2021/1060)")
    }
  }

  /// That the log tells of another application before it than the day that was given.
  private static func other(
    than scope: PaymentApplicationScope, _ context: ExportContext
  ) -> Wording? {
    guard let since = context.since, let last = scope.last, since != last.on else { return nil }
    return Wording(
      "--since says \(since), and the last application of \(scope.time.year.name) that is marked as sent "
        + "was made for \(last.on) (\(last.file)); what was registered between is asked for twice, or not "
        + "at all",
      sv:
        "--since anger \(since), och den sista ansökan för \(scope.time.year.name) som är markerad som "
        + "skickad gjordes per \(last.on) (\(last.file)); det som bokförts däremellan begärs två gånger, "
        + "eller inte alls")
  }

  // MARK: What nothing asks for

  /// What is registered in the accounting year by the day that somebody says an earlier application reached, and
  /// no application has asked for: by what the log keeps of those that were sent, else by the papers that came
  /// in after that day.
  private static func notAsked(
    _ sums: PaymentApplicationSums, _ scope: PaymentApplicationScope, _ context: ExportContext
  ) throws -> [Wording] {
    guard let since = context.since else { return [] }
    let marks = scope.sentBefore?.applications(of: scope.time.year) ?? []
    let stated = StatedBefore(marks.map(\.mark))
    let remedy = Wording(
      "leave --since out to ask for it (Article 91(3) of Regulation (EU) 2021/1060)",
      sv: "utelämna --since för att begära det (artikel 91.3 i förordning (EU) 2021/1060)")
    if !marks.isEmpty {
      let asked = try Money.sum(stated.keys.map { stated[$0].eligible }, in: .eur)
      if asked == sums.beforeSince { return [] }
      return [
        Wording(
          "\(sums.beforeSince) is eligible in \(scope.time.year.name) up to \(since), and the applications "
            + "marked as sent asked for \(asked): \(try sums.beforeSince.subtracting(asked)) is not asked "
            + "for here; ",
          sv:
            "\(sums.beforeSince) är stödberättigande \(scope.time.year.name) till och med \(since), och "
            + "ansökningarna som är markerade som skickade begärde \(asked): "
            + "\(try sums.beforeSince.subtracting(asked)) begärs inte här; ") + remedy
      ]
    }
    guard sums.late.count > 0 else { return [] }
    let papers = Wording(
      sums.late.count == 1 ? "1 paper" : "\(sums.late.count) papers",
      sv: sums.late.count == 1
        ? "1 handling bokförd" : "\(sums.late.count) handlingar bokförda")
    return [
      papers
        + Wording(
          " registered by \(since) came in after that day: \(sums.late.amount) is not asked for here, and "
            + "no application that reached \(since) had it; ",
          sv:
            " till och med \(since) kom in efter den dagen: \(sums.late.amount) begärs inte här, "
            + "och ingen ansökan som nådde \(since) hade det; ") + remedy
    ]
  }

  /// What is registered in years before this one whose applications nobody has marked, or that are not closed:
  /// this application takes it as asked for, or leaves it to wait, and it is not lost without a word.
  private static func ofOpenYears(
    _ scope: PaymentApplicationScope, _ carried: CarriedExpenditure, _ reading: Reading
  ) throws -> [Wording] {
    let rates = EuroRates(try reading.rates())
    let closed = scope.sentBefore?.lastClosed(before: scope.time.year)?.time.year
    var unmarked: (names: [String], sum: Money) = ([], .zero(.eur))
    var notices: [Wording] = []
    var current = AccountingYear(endedBefore: scope.time.year.period.first, scope.terms)
    while let year = current, scope.programme.firstYear <= year.period.last.year {
      current = AccountingYear(endedBefore: year.period.first, scope.terms)
      let marks = scope.sentBefore?.applications(of: year) ?? []
      // What such a year has had, its accounts tell.
      if carried.isKnown, marks.isEmpty, year == closed { continue }
      guard closed.map({ $0.period.last < year.period.first }) ?? true || marks.isEmpty,
        let registered = try Self.registered(in: year, of: scope, rates, reading),
        !registered.isZero
      else { continue }
      guard let last = marks.last else {
        unmarked = ([year.name] + unmarked.names, try unmarked.sum.adding(registered))
        continue
      }
      notices.append(
        Wording(
          "\(registered) is registered in \(year.name), whose last application marked as sent is of "
            + "\(last.mark.on) (log entry \(last.mark.entry)): what it did not ask for is not asked for here "
            + "until the final application of the year, or its accounts, are marked as sent with fondbok sent",
          sv:
            "\(registered) är bokfört \(year.name), vars sista ansökan markerad som skickad är per "
            + "\(last.mark.on) (loggpost \(last.mark.entry)): det som den inte begärde begärs inte här förrän "
            + "årets slutliga ansökan, eller dess räkenskaper, är markerade som skickade med fondbok sent"
        ))
    }
    if let first = unmarked.names.first {
      let names = unmarked.names.count == 1 ? first : "\(first) – \(unmarked.names.last ?? first)"
      notices.append(
        Wording(
          "no payment application of \(names) is marked as sent: \(unmarked.sum) registered then counts as "
            + "asked for, and is not asked for here; mark those that were sent, or else the accounts when they "
            + "are sent, with fondbok sent",
          sv:
            "ingen betalningsansökan för \(names) är markerad som skickad: \(unmarked.sum) som bokfördes då "
            + "räknas som begärt, och begärs inte här; markera dem som skickades, eller annars räkenskaperna när "
            + "de skickas, med fondbok sent"))
    }
    return notices
  }

  /// What is registered in a year, as SQLite reads it; `nil` when a rate is missing, which keeps nothing back.
  private static func registered(
    in year: AccountingYear, of scope: PaymentApplicationScope, _ rates: EuroRates,
    _ reading: Reading
  ) throws -> Money? {
    var sum = Money.zero(.eur)
    for row in try reading.registeredExpenditure(
      of: scope.programme, in: year.period, yearBegins: scope.terms.accountingYearBegins)
    {
      guard let converted = try rates.convert(row.eligible, registered: row.converted) else {
        return nil
      }
      sum = try sum.adding(converted.euro)
    }
    return sum
  }
}
