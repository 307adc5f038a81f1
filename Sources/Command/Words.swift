import Findings
import Languages
import Portfolio
import Provenance
import Rules

// What pages call the words of the model.

extension ProjectStatus {
  var wording: Wording { Wording("\(rawValue)", sv: "\(swedish)") }
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

extension Deadline.State {
  var wording: Wording {
    func days(_ count: Int) -> Wording {
      count == 1 ? Wording("1 day", sv: "1 dag") : Wording("\(count) days", sv: "\(count) dagar")
    }
    return switch self {
    case .done: Wording("done", sv: "gjort")
    case .doneLate(let count):
      Wording("done \(days(count)) late", sv: "gjort \(days(count)) för sent")
    case .overdue(let count): Wording("overdue by \(days(count))", sv: "försenat \(days(count))")
    case .ended: Wording("ended", sv: "har löpt ut")
    case .due(0): Wording("due today", sv: "sista dagen i dag")
    case .due(let count): Wording("due in \(days(count))", sv: "om \(days(count))")
    }
  }
}
