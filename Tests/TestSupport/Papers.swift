/// Small valid documents, of which a test changes what it is about.
public enum Papers {
  static let authority = "SE:orgnr:2021999996"
  static let owner = "SE:orgnr:2120999996"

  /// A call for proposals; `more` stands after the closing day.
  public static func call(
    _ id: String = "c1", version: Int = 1, issued: String = "2026-11-02",
    title: String = "Utlysning", money: String = "1000000.00", currency: String = "SEK",
    more: String = ""
  ) -> String {
    """
    <call xmlns="urn:fondbok:1" id="\(id)" issuer="\(authority)" version="\(version)" \
    issued="\(issued)" currency="\(currency)" kind="open">
      <programme issuer="\(authority)" id="2021SE65AMPR001"/>
      <title xml:lang="sv">\(title)</title>
      <objective code="SO2"/>
      <money>\(money)</money>
      <unionShare>75</unionShare>
      <opens>2026-12-01</opens>
      <closes>2027-03-01</closes>\(more)
    </call>
    """
  }

  /// An application under the owner's id and any case numbers of the owner's.
  public static func application(
    _ id: String = "a1", version: Int = 1, issued: String = "2026-01-30", cases: [String] = [],
    title: String = "Språkvägen"
  ) -> String {
    """
    <application xmlns="urn:fondbok:1" id="\(id)" issuer="\(owner)" version="\(version)" \
    issued="\(issued)" currency="SEK">\(cases.map { "<case issuer=\"\(owner)\" id=\"\($0)\"/>" }.joined())
      <title xml:lang="sv">\(title)</title>
      <summary xml:lang="sv">En ansökan.</summary>
      <submitted>2026-01-30</submitted>
      <firstDay>2026-09-01</firstDay>
      <lastDay>2027-08-31</lastDay>
      <partner id="p1" role="applicant"><name>Exempelstads kommun</name></partner>
      <budget option="realCosts">
        <line id="b1" partner="p1" category="staff" year="2026" form="realCost"><amount>100.00</amount></line>
        <eligibleCost>100.00</eligibleCost>
      </budget>
      <financing><contribution source="union"><amount>75.00</amount></contribution></financing>
    </application>
    """
  }

  /// A rejection under the authority's id and its own case numbers, of an application, amending a decision.
  public static func decision(
    _ id: String = "d1", version: Int = 1, cases: [String] = [], of application: String? = nil,
    amends: String? = nil
  ) -> String {
    let numbers = cases.map { "<case issuer=\"\(owner)\" id=\"\($0)\"/>" }.joined()
    let paper = application.map { "<application issuer=\"\(owner)\" id=\"\($0)\"/>" } ?? ""
    let earlier = amends.map { "<amends issuer=\"\(authority)\" id=\"\($0)\"/>" } ?? ""
    return """
      <decision xmlns="urn:fondbok:1" id="\(id)" issuer="\(authority)" version="\(version)" \
      issued="2026-05-28" currency="SEK" outcome="rejection">\(numbers)\(paper)\(earlier)
        <decided>2026-05-28</decided>
        <validFrom>2026-05-28</validFrom>
      </decision>
      """
  }

  /// A progress report of the owner's, of a project it names; `content` stands where the account of the
  /// period does, `lines` in a claim that is there when there are any.
  public static func report(
    _ id: String = "r1", cases: [String] = [], of application: String? = nil,
    under decision: String? = nil, on agreement: String? = nil, currency: String? = "SEK",
    content: String = "", lines: String = "", eligibleCost: String = "100.00"
  ) -> String {
    let claim = """
      <claim kind="interim">\(lines)<eligibleCost>\(eligibleCost)</eligibleCost>\
      <unionContribution>75.00</unionContribution></claim>
      """
    return """
      <report xmlns="urn:fondbok:1" id="\(id)" issuer="\(owner)" version="1" \
      issued="2027-03-24"\(currency.map { " currency=\"\($0)\"" } ?? "") kind="progress">\
      \(numbers(cases))\(reference("application", owner, application))\
      \(reference("decision", authority, decision))\(reference("agreement", owner, agreement))
        <firstDay>2026-09-01</firstDay>
        <lastDay>2027-02-28</lastDay>\(content)
        \(lines.isEmpty ? "" : claim)
      </report>
      """
  }

  /// A line of a claim; `more` stands after the amount.
  public static func line(
    _ id: String = "l1", amount: String = "100.00", more: String = ""
  ) -> String {
    """
    <line id="\(id)" category="travel" form="realCost"><amount>\(amount)</amount>\(more)</line>
    """
  }

  /// A payment of the authority's on a report of the owner's; `content` stands after the references.
  public static func payment(
    _ id: String = "u1", cases: [String] = [], under decision: String? = nil,
    on report: String? = nil, content: String = ""
  ) -> String {
    """
    <payment xmlns="urn:fondbok:1" id="\(id)" issuer="\(authority)" version="1" \
    issued="2027-06-24" currency="SEK" kind="interim">\(numbers(cases))\
    \(reference("decision", authority, decision))\(reference("report", owner, report))\(content)
    </payment>
    """
  }

  private static func numbers(_ cases: [String]) -> String {
    cases.map { "<case issuer=\"\(owner)\" id=\"\($0)\"/>" }.joined()
  }

  private static func reference(_ name: String, _ issuer: String, _ id: String?) -> String {
    id.map { "<\(name) issuer=\"\(issuer)\" id=\"\($0)\"/>" } ?? ""
  }

  /// What a source says of a project; without a currency unless one is given.
  public static func project(
    _ id: String = "f1", cases: [String] = [], currency: String? = nil, facts: String = ""
  ) -> String {
    let stated = currency.map { " currency=\"\($0)\"" } ?? ""
    return """
      <project xmlns="urn:fondbok:1" id="\(id)" issuer="urn:example:press" version="1" \
      issued="2026-05-28"\(stated)>\(cases.map { "<case issuer=\"\(owner)\" id=\"\($0)\"/>" }.joined())
        <title>Ett projekt</title>\(facts)
        <source id="s1"><title>En artikel</title></source>
      </project>
      """
  }

  /// A file of several records.
  public static func portfolio(_ records: String...) -> String {
    "<portfolio xmlns=\"urn:fondbok:1\">\n" + records.joined(separator: "\n") + "\n</portfolio>\n"
  }
}
