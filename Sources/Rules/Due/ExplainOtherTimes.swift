import Languages
import Portfolio
import Provenance
import Values

// Times that no act of counting rules: ends of years and months, days before others, and practice.

extension Explanation {
  mutating func retention(paid: Day, years: Int, bookkeepingYears: Int?) {
    let fund = law.filter { $0.act != Act.bookkeepingAct }
    func end(_ years: Int) -> Day? { Day(year: paid.year + years, month: 12, day: 31) }
    steps += [
      ReckoningStep(
        .start, on: Day(year: paid.year, month: 12, day: 31),
        Wording(
          "the end of the year of the last payment, made on \(paid)",
          sv: "slutet av året för den sista utbetalningen, gjord \(paid)"),
        fund),
      ReckoningStep(
        .count, on: end(years), Wording("\(years) years later", sv: "\(years) år senare"), fund),
    ]
    if let bookkeepingYears {
      steps.append(
        ReckoningStep(
          .count, on: end(bookkeepingYears),
          Wording(
            "the end of year \(bookkeepingYears) after that of the financial year, for whoever is "
              + "bound by the Bookkeeping Act",
            sv: "utgången av år \(bookkeepingYears) efter räkenskapsårets, för den som lyder under "
              + "bokföringslagen"), [Act.bookkeepingAct.section("2", chapter: "7")]))
    }
    steps += [
      ReckoningStep(
        .last, on: due,
        Wording(
          "the last day, by the longest of what applies or the paper names",
          sv: "sista dagen, enligt det längsta av det som gäller eller handlingen anger")),
      ReckoningStep(
        .doubt,
        Wording(
          "that the financial year is the calendar year of the payment is assumed, and legal "
            + "proceedings stop the time, which no document tells",
          sv:
            "att räkenskapsåret är utbetalningens kalenderår antas, och rättsliga förfaranden stoppar "
            + "tiden, vilket ingen handling anger")),
    ]
  }

  mutating func quarter(end: Day, months: Int) {
    steps += [
      start(Wording("the quarter ends", sv: "kvartalet slutar"), end),
      ReckoningStep(
        .last, on: due,
        months == 1
          ? Wording("the end of the next month", sv: "slutet av nästa månad")
          : Wording(
            "the end of the month \(months) months later",
            sv: "slutet av månaden \(months) månader "
              + "senare"), law),
      ReckoningStep(
        .doubt,
        Wording(
          "the agreement on the support may set other days",
          sv: "avtalet om stödet kan ange andra "
            + "dagar")),
    ]
  }

  mutating func timesAYear(_ times: Int, _ repeated: Reckoning.Repeated) {
    let months = 12 / times
    steps += [
      ReckoningStep(
        .count,
        times == 1
          ? Wording("at least once a year", sv: "minst en gång per år")
          : repeated == .list
            ? Wording(
              "at least every \(months) months", sv: "minst en gång på \(months) månader")
            : Wording("at least \(times) times a year", sv: "minst \(times) gånger per år"), law),
      ReckoningStep(
        .last, on: due,
        times == 1
          ? Wording("the end of the year", sv: "årets slut")
          : Wording(
            "the end of one of \(times) equal parts of the year",
            sv: "slutet av en av årets \(times) lika delar")),
      ReckoningStep(.doubt, Self.doubt(of: repeated, months: months)),
    ]
  }

  private static func doubt(of repeated: Reckoning.Repeated, months: Int) -> Wording {
    switch repeated {
    case .meeting:
      Wording(
        "the act names no day, and this one is ours; no document tells that it is done",
        sv: "rättsakten anger ingen dag, och denna är vår; ingen handling anger att det är gjort")
    case .list:
      Wording(
        "the act names no day, and until the log has a list that was sent these are ours; from then on "
          + "the next one is due \(months) months after it",
        sv:
          "rättsakten anger ingen dag, och tills loggen har en förteckning som skickats är dessa våra; "
          + "därefter ska nästa göras inom \(months) månader från den")
    case .timetable:
      Wording(
        "the act names no days, and these are ours; of the timetables that the log has as sent in a year "
          + "the first counts for the first of these days, the second for the second, and so on",
        sv:
          "rättsakten anger inga dagar, och dessa är våra; av de tidsplaner som loggen har som skickade "
          + "under ett år räknas den första för den första av dagarna, den andra för den andra och så "
          + "vidare")
    }
  }

  mutating func beforeAccounts(sent: Day?) {
    steps += [
      ReckoningStep(
        .last, on: due,
        sent == nil
          ? Wording(
            "the last day to send the accounts: the verifications are made before they are sent",
            sv: "sista dagen att lämna räkenskaperna: kontrollerna görs innan de lämnas")
          : Wording(
            "the day the accounts were sent, after their last: the verifications are made before that",
            sv: "dagen då räkenskaperna lämnades, efter sista dagen: kontrollerna görs före den"),
        law),
      ReckoningStep(
        .doubt,
        Wording(
          "the act names no day, and how much is verified follows the risks; that it is done for a whole "
            + "year no document tells, and it is taken as done when the accounts are marked as sent",
          sv:
            "rättsakten anger ingen dag, och hur mycket som kontrolleras följer riskerna; att det är "
            + "gjort för ett helt år anger ingen handling, och det räknas som gjort när räkenskaperna "
            + "är markerade som skickade")),
    ]
  }

  mutating func before(_ day: Day, months: Int) {
    steps += [
      ReckoningStep(.start, on: day, Wording("the agreement ends", sv: "överenskommelsen slutar")),
      ReckoningStep(
        .last, on: due,
        months == 1
          ? Wording("1 month before it", sv: "1 månad dessförinnan")
          : Wording("\(months) months before it", sv: "\(months) månader dessförinnan")),
      ReckoningStep(
        .doubt,
        Wording(
          "a time that is counted backward does not move from a day off; the agreement may count "
            + "otherwise",
          sv:
            "en tid som räknas bakåt flyttas inte från en ledig dag; överenskommelsen kan räkna på "
            + "annat sätt")),
    ]
  }

  mutating func operatingYear() {
    steps += [
      ReckoningStep(
        .last, on: due,
        Wording("the last day of the operating year", sv: "verksamhetsårets sista dag")),
      ReckoningStep(
        .doubt,
        Wording(
          "the organisation tells how often and no day; that it is done within its year is our reading",
          sv:
            "organisationen anger hur ofta och ingen dag; att det görs inom dess år är vår tolkning"
        )),
    ]
  }

  mutating func vague(_ day: VagueDay) {
    steps += [
      ReckoningStep(
        .last, on: due,
        Wording(
          "the last day that can be meant by \(day)", sv: "den sista dag som kan avses med \(day)"))
    ]
  }
}
