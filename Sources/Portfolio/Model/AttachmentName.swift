public import Languages

/// What people call the kinds of attachment that calls of the fund ask for.
///
/// The schema lets a call name any kind; one that is not here is shown as the call writes it.
public enum AttachmentName {
  public static func of(_ kind: String) -> Wording { names[kind] ?? .same(kind) }

  private static let names: [String: Wording] = [
    "procurementPlan": Wording("procurement plan", sv: "upphandlingsplan"),
    "signatoryProof": Wording("proof of who may sign", sv: "behörighetshandling"),
    "letterOfIntent": Wording("letter of intent", sv: "avsiktsförklaring"),
    "coFinancingCertificate": Wording("certificate of co-financing", sv: "medfinansieringsintyg"),
    "latestAccounts": Wording("latest annual accounts", sv: "senaste årsredovisning"),
    "costCalculation": Wording(
      "calculation of the costs", sv: "beräkning av kostnaderna"),
  ]
}
