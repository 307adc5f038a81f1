import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Where the call asks for letters of the partners, each partner has its own.
struct PartnerWithoutLetter: ProjectRule {
  static let card = RuleCard(
    id: "N108", name: "partner-without-letter",
    title: Wording("Partner without a letter", sv: "Partner utan avsiktsförklaring eller intyg"),
    summary: Wording(
      "Where the call asks for a letter of intent, each partner has one attached; where it asks for a "
        + "certificate of co-financing, each body that pays cash has one.",
      sv:
        "När utlysningen kräver en avsiktsförklaring har varje partner en bifogad; när den kräver ett "
        + "medfinansieringsintyg har varje organisation som betalar kontant ett."),
    severity: .warning, law: [Act.cpr.article("73", "1"), handbook], lawDay: .always,
    mendedBy: [.owner], catalogue: ["SE-PART-1", "SE-CHECK-8"],
    why: Wording(
      "A partner who has not said so in writing can leave when the grant has been given.",
      sv: "En partner som inte har sagt det skriftligt kan lämna när stödet har beviljats."),
    doubt: Wording(
      "The letters are the practice of 2014–2020; later it is the call that asks. Which paper is "
        + "whose is known only where the attachment names the partner.",
      sv: "Handlingarna är praxis från 2014–2020; senare är det utlysningen som kräver dem. Vilken "
        + "handling som är vems är känt bara när bilagan anger partnern."),
    passes: [
      Example(
        Wording("the partner's letter", sv: "partnerns avsiktsförklaring"),
        in: .languageCoursesUndecided, required("letterOfIntent"), attached("letterOfIntent", "p2")),
      Example(
        Wording("certificates of both that pay", sv: "intyg från båda som betalar"),
        in: .languageCoursesUndecided, required("coFinancingCertificate"),
        .application(
          "<attachment kind=\"procurementPlan\">",
          "<attachment kind=\"coFinancingCertificate\" partner=\"p1\"><name>Intyg</name></attachment>\n"
            + "  <attachment kind=\"coFinancingCertificate\" partner=\"p2\"><name>Intyg</name>"
            + "</attachment>\n  <attachment kind=\"procurementPlan\">")),
    ],
    fails: [
      Example(
        Wording("no letter", sv: "ingen avsiktsförklaring"), in: .languageCoursesUndecided,
        required("letterOfIntent"), mark),
      Example(
        Wording("a letter of another", sv: "en avsiktsförklaring från en annan"),
        in: .languageCoursesUndecided, required("letterOfIntent"), attached("letterOfIntent", "p1"),
        mark),
      Example(
        Wording("one certificate for two that pay", sv: "ett intyg för två som betalar"),
        in: .languageCoursesUndecided, required("coFinancingCertificate"),
        attached("coFinancingCertificate", "p1"), mark),
    ],
    silent: [
      Example(
        Wording("the call asks for none", sv: "utlysningen kräver ingen"),
        in: .languageCoursesUndecided)
    ],
    notRun: [
      Example(
        Wording("the call has not come", sv: "utlysningen har inte kommit in"),
        in: .languageCoursesUndecided, .without(.call))
    ])

  private static let handbook = Citation.standard(
    .same("Migrationsverket, Innan du ansöker, mallar 2014–2020"))

  private static func required(_ kind: String) -> Example.Edit {
    .call(
      "<requiredAttachment kind=\"procurementPlan\"/>",
      "<requiredAttachment kind=\"procurementPlan\"/>\n  <requiredAttachment kind=\"\(kind)\"/>")
  }

  private static func attached(_ kind: String, _ partner: String) -> Example.Edit {
    .application(
      "<attachment kind=\"procurementPlan\">",
      "<attachment kind=\"\(kind)\" partner=\"\(partner)\"><name>Handling</name></attachment>\n"
        + "  <attachment kind=\"procurementPlan\">")
  }

  private static let mark = Example.Edit.application(
    "<partner id=\"p2\" role=\"partner\">", "↓<partner id=\"p2\" role=\"partner\">")

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let call = try project.callOrUndecided()
    let application = try project.applicationOrSilent()
    let payers = Set(
      application.financing.contributions.filter {
        [.ownCash, .partnerCash, .thirdPartyCash].contains($0.source)
      }.compactMap { $0.partner })
    let letters = application.partners.filter { $0.role == .partner }
    let certificates = application.partners.filter { payers.contains($0.id) }
    let asked = [("letterOfIntent", letters), ("coFinancingCertificate", certificates)].filter {
      call.requiredAttachments.contains($0.0)
    }
    guard asked.contains(where: { !$0.1.isEmpty }) else {
      throw Undecided.silent(
        Wording(
          "the call asks no partner for a letter of intent or a certificate of co-financing",
          sv: "utlysningen kräver ingen avsiktsförklaring och inget medfinansieringsintyg av någon "
            + "partner"), call.citation)
    }
    return .of(
      asked.flatMap { kind, partners in
        let held = Set(application.attachments.filter { $0.kind == kind }.compactMap(\.partner))
        return partners.filter { !held.contains($0.id) }.map { partner in
          Failure(
            at: partner.spot,
            Wording(
              "the call asks for an attachment, \(AttachmentName.of(kind)), and partner "
                + "\(partner.id) has none such",
              sv: "utlysningen kräver en bilaga, \(AttachmentName.of(kind)), och partnern "
                + "\(partner.id) har ingen sådan"
            ),
            fix: Wording(
              "attach it, and name the partner on the attachment",
              sv: "bifoga den, och ange partnern på bilagan"),
            law: [call.citation] + Self.card.law)
        }
      })
  }
}
