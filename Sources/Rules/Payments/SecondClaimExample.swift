/// What makes a second claim beside that of the sample, for the half year after it; both belong together.
extension Example.Edit {
  /// Opens the file of the report for a second one.
  static let beforeSecondClaim = Example.Edit.report(
    "<report xmlns=\"urn:fondbok:1\" id=", "<portfolio xmlns=\"urn:fondbok:1\">\n<report id=")

  /// A second report with a claim.
  ///
  /// - Parameters:
  ///   - content: what stands in the claim.
  ///   - currency: the report's.
  static func secondClaim(_ content: String, in currency: String = "SEK") -> Example.Edit {
    .report(
      "</report>",
      """
      </report>
      <report id="report-language-courses-2" issuer="SE:orgnr:2120999996" version="1"
              issued="2027-09-24" currency="\(currency)" kind="progress">
        <case issuer="SE:orgnr:2021999996" id="6.2.5-2026-01147"/>
        <firstDay>2027-03-01</firstDay>
        <lastDay>2027-08-31</lastDay>
        <claim kind="interim">
      \(content)
        </claim>
      </report>
      </portfolio>
      """)
  }

  /// Opens the file of the payment for a second one.
  static let beforeSecondPayment = Example.Edit.payment(
    "<payment xmlns=\"urn:fondbok:1\" id=", "<portfolio xmlns=\"urn:fondbok:1\">\n<payment id=")

  /// A payment on the second claim.
  static func secondPayment(_ content: String) -> Example.Edit {
    .payment(
      "</payment>",
      """
      </payment>
      <payment id="payment-language-courses-2" issuer="SE:orgnr:2021999996" version="1"
               issued="2027-11-24" currency="SEK" kind="interim">
        <case issuer="SE:orgnr:2021999996" id="6.2.5-2026-01147"/>
        <report issuer="SE:orgnr:2120999996" id="report-language-courses-2"/>
      \(content)
      </payment>
      </portfolio>
      """)
  }

  /// A paper that asks back some of what was paid on the first claim, of a correction `k1` where it has one.
  static func askedBack(_ amount: String, by correction: String = "") -> Example.Edit {
    .payment(
      "</payment>",
      """
      </payment>
      <payment id="recovery-language-courses" issuer="SE:orgnr:2021999996" version="1"
               issued="2027-08-01" currency="SEK" kind="recovery">
        <case issuer="SE:orgnr:2021999996" id="6.2.5-2026-01147"/>
        <report issuer="SE:orgnr:2120999996" id="report-language-courses-1"/>
        <decided>2027-08-01</decided>
      \(correction)
        <recovery id="r1"\(correction.isEmpty ? "" : " correction=\"k1\"")>
          <amount>\(amount)</amount>
          <decided>2027-08-01</decided>
          <due>2027-09-01</due>
        </recovery>
      </payment>
      </portfolio>
      """)
  }
}
