import Languages

/// Examples that many rules show alike, because what they ask about is not there.
extension Example {
  /// A decision that approves nothing, and no application that says what was asked for.
  static func rejectionWithoutApplication(in base: Base = .languageCourses) -> Example {
    Example(
      Wording(
        "a rejection whose application has not come",
        sv: "ett avslag vars ansökan inte har kommit in"), in: base,
      .without(.application), .decision("outcome=\"approval\"", "outcome=\"rejection\""))
  }

  /// A report that came before everything it refers to.
  static var reportByItself: Example {
    Example(
      Wording(
        "a report whose application and decision have not come",
        sv: "en rapport vars ansökan och beslut inte har kommit in"), in: .languageCoursesClaimed,
      .without(.application), .without(.decision))
  }

  /// A project without a report.
  static var nothingReported: Example {
    Example(
      Wording("nothing has been reported", sv: "inget har rapporterats"), in: .languageCourses)
  }

  /// A project without an application or a decision, known from what others tell of it.
  static var onlySourced: Example {
    Example(
      Wording(
        "a project of which only a source tells", sv: "ett projekt som bara en källa berättar om"),
      in: .sourced)
  }
}

/// An amendment beside the decision of a base, in one file with it.
extension Example.Edit {
  /// Opens the file for a second decision.
  static let beforeAmendment = Example.Edit.decision(
    "<decision xmlns=\"urn:fondbok:1\" id=", "<portfolio xmlns=\"urn:fondbok:1\">\n<decision id=")

  /// An amendment of the language courses, with the objective that it states anew.
  static func amendment(on day: String, objective: String) -> Example.Edit {
    amendment(
      of: "decision-language-courses", by: "SE:orgnr:2021999996", in: "6.2.5-2026-01147", on: day,
      objective)
  }

  /// An amendment of the sample of border management, with the objective that it states anew.
  static func amendmentOfBorderManagement(on day: String, objective: String) -> Example.Edit {
    amendment(
      of: "decision-travel-authorisation-unit", by: "SE:orgnr:2021999970", in: "BMVI-2026-0008",
      on: day, objective)
  }

  private static func amendment(
    of decision: String, by issuer: String, in project: String, on day: String, _ content: String
  ) -> Example.Edit {
    .decision(
      "</decision>",
      """
      </decision>
      <decision id="\(decision)-amendment" issuer="\(issuer)" version="1" issued="\(day)"
                currency="SEK" outcome="amendment">
        <case issuer="\(issuer)" id="\(project)"/>
        <amends issuer="\(issuer)" id="\(decision)"/>
        <decided>\(day)</decided>
        <validFrom>\(day)</validFrom>
      \(content)
      </decision>
      </portfolio>
      """)
  }
}
