import Findings
import Languages
import Portfolio
import Provenance
import Rules
import Values

// What pages call the words of the model.

extension ProjectStatus {
  var wording: Wording {
    // Its code would read as if the project had reported.
    let english = self == .reported ? "known from sources" : rawValue
    return Wording("\(english)", sv: "\(swedish)")
  }
}

extension DocumentKind {
  var wording: Wording { Wording("\(rawValue)", sv: "\(swedish)") }
}

extension Severity {
  var wording: Wording {
    switch self {
    case .error: Wording("error", sv: "fel")
    case .warning: Wording("warning", sv: "varning")
    case .observation: Wording("observation", sv: "iakttagelse")
    }
  }
}

extension Deadline {
  /// Where it stands on a day, in words that agree with what is to be done.
  func stateInWords(on day: Day) -> Wording { state(on: day).wording(of: kind) }
}

extension Deadline.Deed {
  /// What it was done by, for people: a document, or a file that was sent.
  var name: String {
    switch paper {
    case .document(let header): header.name
    case .sent(let returned): "\(returned.kind) \(returned.file)"
    }
  }
}

extension Deadline.Kind {
  /// The Swedish forms that agree with what is to be done: a report is *försenad*, an amount
  /// *försenat*, accounts are *försenade*.
  fileprivate var swedish: (done: SwedishText, late: SwedishText) {
    switch self {
    case .signature, .content, .finance, .payment, .notice, .forecast, .paymentApplication,
      .performanceReport, .quarter, .mainstreaming, .removal, .durability, .listOfOperations,
      .callTimetable, .evaluation, .call, .followUp, .termination, .occasion, .completion:
      ("gjord", "försenad")
    case .condition, .recovery, .decommitment, .retention, .eligibility, .annualMeeting,
      .monitoringCommittee:
      ("gjort", "försenat")
    case .transmission, .accounts, .irregularities, .participants, .organisationAccounts,
      .verification:
      ("gjorda", "försenade")
    }
  }
}

extension Deadline.State {
  func wording(of kind: Deadline.Kind) -> Wording {
    func days(_ count: Int) -> Wording {
      count == 1 ? Wording("1 day", sv: "1 dag") : Wording("\(count) days", sv: "\(count) dagar")
    }
    let swedish = kind.swedish
    return switch self {
    case .done: Wording("done", sv: swedish.done)
    case .doneLate(let count):
      Wording("done \(days(count)) late", sv: swedish.done + " \(days(count)) för sent")
    case .overdue(let count):
      Wording("overdue by \(days(count))", sv: swedish.late + " med \(days(count))")
    case .notRun(let isDone):
      isDone
        ? Wording(
          "done; whether it was late is not known",
          sv: swedish.done + "; om det var för sent är inte känt")
        : Wording(
          "past its day; whether it is late is not known",
          sv: "dagen har passerat; om det är för sent är inte känt")
    case .accepted(let count, let until):
      Wording(
        "\(days(count)) late, accepted until \(until)",
        sv: "\(days(count)) för sent, godtaget till och med \(until)")
    case .ended where kind == .completion:
      Wording("no longer awaited", sv: "inväntas inte längre")
    case .ended: Wording("ended", sv: "har löpt ut")
    case .suspended(let since, let count):
      Wording(
        "suspended since \(since), \(days(count)) left",
        sv: "tiden är avbruten sedan \(since), \(days(count)) kvar")
    case .due(0): Wording("due today", sv: "sista dagen i dag")
    case .due(let count): Wording("due in \(days(count))", sv: "om \(days(count))")
    }
  }
}
