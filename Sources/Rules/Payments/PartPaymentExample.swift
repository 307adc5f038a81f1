/// What makes two parts of the payment of the sample; all three belong together.
extension Example.Edit {
  /// Puts a first part of the payment before the sample's.
  static let firstPart = Example.Edit.payment(
    "<payment xmlns=\"urn:fondbok:1\" id=",
    """
    <portfolio xmlns="urn:fondbok:1">
    <payment id="payment-language-courses-part" issuer="SE:orgnr:2021999996" version="1"
             issued="2027-06-01" currency="SEK" kind="interim">
      <case issuer="SE:orgnr:2021999996" id="6.2.5-2026-01147"/>
      <report issuer="SE:orgnr:2120999996" id="report-language-courses-1"/>
      <amountDue>100000.00</amountDue>
      <amountPaid>100000.00</amountPaid>
      <paid>2027-06-02</paid>
    </payment>
    <payment id=
    """)

  /// Leaves the rest to be due on the sample's payment.
  static let restIsDue = Example.Edit.payment(
    "<amountDue>174897.08</amountDue>", "<amountDue>74897.08</amountDue>")

  static let endOfTwoParts = Example.Edit.payment("</payment>", "</payment>\n</portfolio>")
}
