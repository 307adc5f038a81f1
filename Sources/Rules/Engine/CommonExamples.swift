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
