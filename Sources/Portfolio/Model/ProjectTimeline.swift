public import Languages
public import Values

/// One step in a project's life, as a document tells of it.
public struct TimelineEntry: Sendable, Hashable {
  /// The day, as precisely as it is stated; `nil` where none is.
  public let day: VagueDay?
  public let what: Wording
  public let spot: Spot

  init(_ day: VagueDay?, _ what: Wording, _ spot: Spot) {
    self.day = day
    self.what = what
    self.spot = spot
  }

  init(_ day: Day, _ what: Wording, _ spot: Spot) {
    self.init(VagueDay(day), what, spot)
  }
}

extension Project {
  /// What happened in the project, in the order of the days; what has no day comes last.
  public func timeline() -> [TimelineEntry] {
    var entries: [TimelineEntry] = []
    for application in applications { entries += Self.entries(application) }
    for decision in decisions { entries += Self.entries(decision) }
    for report in reports { entries += Self.entries(report) }
    for payment in payments { entries += Self.entries(payment) }
    for fact in facts { entries += Self.entries(fact) }
    return entries.enumerated().sorted { left, right in
      let one = left.element.day?.earliest ?? .last
      let other = right.element.day?.earliest ?? .last
      return (one, left.offset) < (other, right.offset)
    }.map(\.element)
  }

  private static func entries(_ application: Application) -> [TimelineEntry] {
    var entries = [
      TimelineEntry(
        application.submitted, Wording("application submitted", sv: "ansökan lämnad"),
        application.spot.child("submitted"))
    ]
    if application.received != application.submitted {
      entries.append(
        TimelineEntry(
          application.received, Wording("application received", sv: "ansökan inkommen"),
          application.spot))
    }
    return entries + [
      TimelineEntry(
        application.firstDay, Wording("planned start", sv: "planerad start"),
        application.spot.child("firstDay")),
      TimelineEntry(
        application.lastDay, Wording("planned end", sv: "planerat slut"),
        application.spot.child("lastDay")),
    ]
  }

  private static func entries(_ decision: Decision) -> [TimelineEntry] {
    let what =
      switch decision.outcome {
      case .approval: Wording("granted", sv: "beviljat")
      case .rejection: Wording("rejected", sv: "avslag")
      case .dismissal: Wording("dismissed", sv: "avvisat")
      case .amendment: Wording("grant amended", sv: "ändringsbeslut")
      case .withdrawal: Wording("grant withdrawn", sv: "beslut upphävt")
      }
    let later =
      decision.validFrom == decision.decided
      ? Wording.same("")
      : Wording(", in force from \(decision.validFrom)", sv: ", gäller från \(decision.validFrom)")
    return [TimelineEntry(decision.decided, what + later, decision.spot)]
  }

  private static func entries(_ report: Report) -> [TimelineEntry] {
    let span =
      report.firstDay.flatMap { first in
        report.lastDay.map { Wording.same(" \(first) – \($0)") }
      } ?? .same("")
    let what =
      report.kind == .final
      ? Wording("final report", sv: "slutrapport") : Wording("report", sv: "lägesrapport")
    let claim =
      report.claim.map {
        Wording(", \($0.eligibleCost) claimed", sv: ", \($0.eligibleCost) redovisat")
      } ?? .same("")
    var entries = [
      TimelineEntry(
        report.received, what + span + Wording(" received", sv: " inkommen") + claim, report.spot)
    ]
    for occasion in report.events {
      let name =
        occasion.name.map { Wording.same($0) } ?? Wording("occasion", sv: "sammankomst")
      entries.append(TimelineEntry(occasion.firstDay, name, occasion.spot))
    }
    entries += report.mainstreaming.map { Self.entries($0) } ?? []
    return entries
  }

  private static func entries(_ mainstreaming: Mainstreaming) -> [TimelineEntry] {
    var entries: [TimelineEntry] = []
    if let started = mainstreaming.started {
      entries.append(
        TimelineEntry(
          started,
          Wording(
            "into ordinary operations: started", sv: "in i ordinarie verksamhet: påbörjat"),
          mainstreaming.spot))
    }
    if let completed = mainstreaming.completed {
      entries.append(
        TimelineEntry(
          completed,
          Wording("into ordinary operations: complete", sv: "in i ordinarie verksamhet: färdigt"),
          mainstreaming.spot))
    }
    if entries.isEmpty {
      let status = mainstreaming.status
      entries.append(
        TimelineEntry(
          nil,
          Wording(
            "into ordinary operations: \(status)", sv: "in i ordinarie verksamhet: \(status)"),
          mainstreaming.spot))
    }
    return entries
  }

  private static func entries(_ payment: Payment) -> [TimelineEntry] {
    var entries: [TimelineEntry] = []
    if payment.kind.pays, let day = payment.paid ?? payment.decided {
      let what =
        switch payment.kind {
        case .advance: Wording("advance", sv: "förskott")
        case .final: Wording("last payment", sv: "slututbetalning")
        default: Wording("payment", sv: "utbetalning")
        }
      let amount = payment.amountPaid.map { Wording(" \($0)", sv: " \($0)") } ?? .same("")
      // In Swedish an advance is neuter, and the other payments are not.
      let isNeuter = payment.kind == .advance
      let state =
        payment.paid == nil
        ? Wording(" decided", sv: isNeuter ? " beslutat" : " beslutad")
        : Wording(" paid", sv: isNeuter ? " betalt" : " betald")
      entries.append(TimelineEntry(day, what + amount + state, payment.spot))
    }
    for interruption in payment.interruptions {
      entries.append(
        TimelineEntry(
          interruption.firstDay, Wording("the 80 days stop", sv: "de 80 dagarna stannar"),
          interruption.spot))
      if let last = interruption.lastDay {
        entries.append(
          TimelineEntry(
            last,
            Wording(
              "last day of the stop; the 80 days run on",
              sv: "stoppets sista dag; de 80 dagarna löper vidare"),
            interruption.spot))
      }
    }
    for verification in payment.verifications {
      let amount =
        verification.deducted.map {
          Wording(", \($0) taken off", sv: ", \($0) avdraget")
        } ?? .same("")
      entries.append(
        TimelineEntry(
          verification.day,
          Wording("check by \(verification.body)", sv: "kontroll av \(verification.body)")
            + amount, verification.spot))
    }
    for recovery in payment.recoveries {
      entries.append(
        TimelineEntry(
          recovery.decided,
          Wording("\(recovery.amount) asked back", sv: "\(recovery.amount) krävs tillbaka"),
          recovery.spot))
      for receipt in recovery.receipts {
        entries.append(
          TimelineEntry(
            receipt.day, Wording("\(receipt.amount) came back", sv: "\(receipt.amount) återbetalt"),
            receipt.spot))
      }
    }
    return entries
  }

  private static func entries(_ fact: ProjectFact) -> [TimelineEntry] {
    var entries: [TimelineEntry] = []
    if let start = fact.start, !fact.stages.contains(where: { $0.name == "started" }) {
      entries.append(TimelineEntry(start, Wording("start", sv: "start"), fact.spot.child("start")))
    }
    for stage in fact.stages {
      let name = ProjectStatus(rawValue: stage.name)
      entries.append(
        TimelineEntry(
          stage.day, Wording("\(stage.name)", sv: "\(name?.swedish ?? stage.name)"), stage.spot))
    }
    if let end = fact.end, !fact.stages.contains(where: { $0.name == "ended" }) {
      entries.append(TimelineEntry(end, Wording("end", sv: "slut"), fact.spot.child("end")))
    }
    return entries
  }
}
