import Exporter
import Findings
import Foundation
import Languages
import Portfolio
import Provenance
import Rules
import Values

/// The page of a dossier: what it holds and what it says, for a browser and nothing besides.
struct DossierPage {
  let contents: DossierContents
  let tables: DossierTables
  let figures: DossierFigures
  let rates: DossierTable
  let log: DossierLog
  /// Every member that was written before the page.
  let members: [ArchiveMember]
  let language: Language

  var html: String {
    let title = said(
      Wording(
        "Dossier of \(contents.key) on \(contents.day)",
        sv: "Akt för \(contents.key) den \(contents.day)"))
    let sections: [(id: String, heading: Wording, html: String)] = [
      ("papers", Wording("What was sent", sv: "Vad som har skickats in"), papers),
      ("findings", Wording("What the rules find", sv: "Vad reglerna anmärker på"), findings),
      (
        "decisions", Wording("Decisions", sv: "Beslut"),
        tables.decisions.html(language, isTitled: true)
      ),
      ("payments", Wording("Payments", sv: "Betalningar"), tables.payments.html(language)),
      ("returns", Wording("Returns", sv: "Redovisningar"), returns),
      ("log", Wording("The log", sv: "Loggen"), logged),
      ("files", Wording("Files", sv: "Filer"), files),
    ]
    let links = sections.map { "<li><a href=\"#\($0.id)\">\(clean($0.heading))</a></li>" }
    let body = sections.map {
      "<section id=\"\($0.id)\">\n<h2>\(clean($0.heading))</h2>\n\($0.html)</section>\n"
    }
    return HTMLPage.head(title: "fondbok · \(title)", language: language)
      + """
      <body>
      <a class="skip" href="#main">\(clean(Wording("To the papers", sv: "Till handlingarna")))</a>
      <header>
      <h1>\(HTMLPage.text(title))</h1>
      \(facts)</header>
      <nav aria-label="\(clean(Wording("Sections", sv: "Avsnitt")))"><ul>
      \(links.joined(separator: "\n"))
      </ul></nav>
      <main id="main">

      """ + body.joined() + HTMLPage.foot
  }

  // MARK: In short

  private var facts: String {
    var pairs: [(Wording, Wording)] = []
    for view in contents.views {
      let summary = view.summary
      pairs.append((Wording("project", sv: "projekt"), .same(summary.title)))
      pairs.append((Wording("status", sv: "status"), summary.status.wording))
      for partner in view.partners {
        let number = partner.organisationNumber.map { " (\($0))" } ?? ""
        pairs.append((partner.role.wording, .same(partner.name + number)))
      }
      if summary.start != nil || summary.end != nil {
        pairs.append(
          (
            Wording("period", sv: "period"),
            .same("\(summary.start ?? "?") – \(summary.end ?? "?")")
          ))
      }
    }
    if contents.views.isEmpty {
      pairs.append(
        (
          Wording("project", sv: "projekt"),
          Wording("no paper of it holds", sv: "ingen handling i det gäller")
        ))
    }
    pairs += [
      (Wording("log entry", sv: "loggpost"), .same("\(contents.entry)")),
      (
        Wording("rulebook", sv: "regelbok"),
        .same("\(contents.rulebooks.id) \(contents.rulebooks.hash.prefix(12))")
      ),
      (Wording("program", sv: "program"), .same(contents.context.program)),
    ]
    let lines = pairs.map { "<dt>\(clean($0.0))</dt><dd>\(clean($0.1))</dd>" }
    return "<dl>\n\(lines.joined(separator: "\n"))\n</dl>\n"
  }

  // MARK: Sections

  private var papers: String {
    paragraph(
      Wording(
        "Each original is as it was sent, byte for byte. Of a file that holds papers of others too, "
          + "the record is here, and what stood before the first record and after the last.",
        sv: "Varje original är som det skickades in, byte för byte. Ur en fil som även har andras "
          + "handlingar finns posten här, och det som stod före den första posten och efter den "
          + "sista.")) + tables.papers.html(language, isTitled: true) + reasonsSetAside
  }

  /// Why what was set aside was; nothing where nothing was.
  private var reasonsSetAside: String {
    guard !tables.setAside.rows.isEmpty else { return "" }
    return "<h3>\(clean(tables.setAside.title))</h3>\n"
      + tables.setAside.html(language, isTitled: true)
  }

  private var findings: String {
    var html = ""
    for view in contents.views {
      let tally = view.tally
      html += paragraph(
        Wording(
          "Judged as of \(view.day): \(tally.passed) passed, \(tally.failed) failed, "
            + "\(tally.silent) silent, \(tally.notRun) not run.",
          sv:
            "Bedömt per \(view.day): \(tally.passed) \(tally.passed == 1 ? "godkänd" : "godkända"), "
            + "\(tally.failed) \(tally.failed == 1 ? "underkänd" : "underkända"), "
            + "\(tally.silent) \(tally.silent == 1 ? "ej tillämplig" : "ej tillämpliga"), "
            + "\(tally.notRun) kunde inte bedömas."))
    }
    let found = contents.findings
    if found.isEmpty {
      html += paragraph(Wording("Nothing was found.", sv: "Ingenting anmärktes."))
    }
    let articles = HTMLFinding(language: language)
    html += found.map(articles.article).joined()
    if !found.isEmpty {
      html += "<h3>\(clean(Wording("The rules", sv: "Reglerna")))</h3>\n" + rules(found)
    }
    return html + "<h3>\(clean(tables.waivers.title))</h3>\n"
      + tables.waivers.html(language, isTitled: true)
  }

  /// The rules that found something, to which the findings point.
  private func rules(_ found: [Finding]) -> String {
    let ids = Set(found.map(\.rule)).sorted()
    let cards = Dictionary(
      allRules.map { ($0.card.id, $0.card) }, uniquingKeysWith: { first, _ in first })
    return HTMLPage.table(
      said(Wording("The rules", sv: "Reglerna")),
      [Wording("Rule", sv: "Regel"), Wording("Law", sv: "Rättslig grund")].map(said),
      ids.map { id in
        let title = cards[id].map { said($0.title) } ?? ""
        let law = cards[id]?.law ?? []
        return [
          "<span id=\"rule-\(id)\">\(id)</span> \(HTMLPage.text(title))",
          law.map { HTMLPage.link($0.text(in: language), to: $0.uri) }.joined(separator: "; "),
        ]
      }, hidesCaption: true)
  }

  private var returns: String {
    var html = figures.table.html(language)
    html += figures.page.html(language)
    html += paragraph(
      Wording(
        "Of each return the first figures are shown; all of them, \(figures.count), with rate, share and rounding are in ",
        sv:
          "Av varje redovisning visas de första siffrorna; alla, \(figures.count), med kurs, andel och avrundning finns i "
      ),
      member: DossierFigures.file)
    if !rates.rows.isEmpty {
      html += "<h3>\(clean(rates.title))</h3>\n" + rates.html(language, isTitled: true)
    }
    return html
  }

  private var logged: String {
    log.table.html(language, isTitled: true)
      + paragraph(
        Wording(
          "An entry's hash is the SHA-256 of its number, moment, person, action, details, hash of bytes "
            + "and the hash before, one a line. Where a personal number is masked in what stands here, "
            + "or an apostrophe keeps a spreadsheet from running it, the column on the right says so: "
            + "the hash is of what the portfolio holds, without the apostrophe and with the number. "
            + "The hashes of all entries are in ",
          sv:
            "En posts kontrollsumma är SHA-256 av dess nummer, tidpunkt, person, handling, detaljer, "
            + "bytens kontrollsumma och den föregående kontrollsumman, en per rad. När ett personnummer "
            + "är maskerat i det som står här, eller en apostrof hindrar att ett kalkylprogram kör det, "
            + "säger kolumnen till höger det: kontrollsumman är av det som portföljen innehåller, utan "
            + "apostrofen och med numret. Alla posters kontrollsummor finns i "),
        member: DossierLog.chain)
  }

  private var files: String {
    paragraph(
      Wording(
        "sha256sum -c SHA256SUMS compares every file with what was written.",
        sv: "sha256sum -c SHA256SUMS jämför varje fil med det som skrevs."))
      + HTMLPage.table(
        said(Wording("Files", sv: "Filer")),
        [Wording("File", sv: "Fil"), Wording("Bytes", sv: "Byte"), .same("SHA-256")].map(said),
        members.map {
          [
            HTMLPage.link($0.name, toMember: $0.name), "\($0.bytes)", "<code>\($0.sha256)</code>",
          ]
        }, hidesCaption: true)
  }

  // MARK: Pieces

  private func paragraph(_ words: Wording, member: String? = nil) -> String {
    let link = member.map { HTMLPage.link($0, toMember: $0) + "." } ?? ""
    return "<p>\(clean(words))\(link)</p>\n"
  }

  private func said(_ words: Wording) -> String { words(in: language) }
  private func clean(_ words: Wording) -> String { HTMLPage.text(words(in: language)) }
}
