import Foundation
import Languages
import TestSupport
import Testing

@testable import fondbok

/// Letters to projects.
@Suite struct `A letter` {
  /// A portfolio with one application in which two things are wrong.
  private final class Office {
    let folder: TestFolder

    init(_ edits: [(from: String, to: String)] = Office.faults) throws {
      folder = try TestFolder()
      let path = Samples.folder.path
      var application = try Samples.text("Samples/Portfolio/application-language-courses.xml")
      for edit in edits {
        #expect(application.contains(edit.from), "no \(edit.from)")
        application = application.replacing(edit.from, with: edit.to)
      }
      try Data(application.utf8).write(to: folder.url.appending(path: "application.xml"))
      let run = try run(
        """
        fondbok import '\(path)/Portfolio/2026-02-02/call-open.xml' \
        '\(path)/Portfolio/2026-11-30/programme.xml' application.xml --received 2026-02-02
        """)
      #expect(run.status == 0, "\(run.output)")
    }

    static let faults: [(from: String, to: String)] = [
      ("<amount>5037690.00</amount>", "<amount>5037690.01</amount>"),
      (
        "<identifier scheme=\"orgnr\" country=\"SE\">212099-9996</identifier>",
        "<identifier scheme=\"orgnr\" country=\"SE\">212099-9995</identifier>"
      ),
    ]

    func run(_ command: String) throws -> ProgramRun {
      try ProgramRun(shell: command, in: folder.url)
    }
  }

  private let key = "'KS 2026/0117'"

  // MARK: A request for completion

  @Test func `asks for what failed checks show, with the place, the cure and the law`() throws {
    let letter = try Office().run("fondbok letter completion \(key) --on 2026-02-10").output
    #expect(letter.hasPrefix("Request for completion\n"))
    #expect(letter.contains("Case: KS 2026/0117 – Språkvägen: svenska från första veckan"))
    #expect(letter.contains("To: Exempelstads kommun"))
    #expect(letter.contains("The check of application language-courses has shown"))
    let items = letter.matches(of: /(?m)^[0-9]+\. (.*)$/).map { String($0.1) }
    #expect(items.count > 1)
    #expect(items.contains { $0.contains("SEK 5037690.01") && $0.contains("Article 15(1)") })
    #expect(items.allSatisfy { $0.contains("(application.xml, line ") })
    #expect(items.allSatisfy { $0.contains(" What to do: ") && $0.contains(" By: ") }, "\(items)")
    // Five working days from Tuesday: the next Tuesday.
    #expect(letter.contains("Please answer by 2026-02-17, that is within 5 working days."))
  }

  @Test(arguments: [
    // The day the letter is written, how many working days, and by when: Epiphany, Midsummer Eve, Easter.
    ("2026-12-30", "", "2027-01-11"), ("2026-06-15", "", "2026-06-23"),
    ("2026-04-01", "", "2026-04-10"), ("2026-02-10", "--working-days 1", "2026-02-11"),
  ])
  func `counts working days as offices do`(
    _ day: String, _ arguments: String, _ answer: String
  ) throws {
    let run = try Office().run(
      "fondbok letter completion \(key) --on \(day) \(arguments) --language sv")
    #expect(run.output.contains("Svara senast \(answer),"), "\(run.output)")
  }

  @Test func `is in Swedish, and as a page that is well-formed`() throws {
    let office = try Office([
      ("<amount>5037690.00</amount>", "<amount>5037690.01</amount>"),
      ("Språkvägen: svenska från första veckan", "Språkvägen &lt;b&gt; &amp; &quot;mer&quot;"),
    ])
    let run = try office.run(
      "fondbok letter completion \(key) --on 2026-02-10 --language sv --format html > letter.html")
    #expect(run.status == 0, "\(run.output)")
    #expect(try office.run("xmllint --noout letter.html").output.isEmpty)
    let page = try office.run("cat letter.html").output
    #expect(page.contains("<html lang=\"sv\">"))
    #expect(page.contains("<h1>Begäran om komplettering</h1>"))
    #expect(page.contains("Språkvägen &lt;b&gt; &amp; &quot;mer&quot;"))
    #expect(page.contains("<li>") && page.contains(" Åtgärd: ") && page.contains("rad "))
  }

  @Test func `is not written when there is nothing to ask for`() throws {
    let run = try Office([]).run("fondbok letter completion \(key) --on 2026-02-10")
    #expect(run.status == 1)
    #expect(
      run.output
        == "fondbok: there is nothing to ask for: no check of application language-courses "
        + "has failed on 2026-02-10\n")
  }

  /// That the authority has not paid a claim is found in the report, and is not the project's to mend.
  @Test(arguments: [
    // The claim of 24 March; the last day is Saturday 12 June, and may move to the 14th.
    ("2027-05-01", false), ("2027-06-13", true), ("2027-08-01", true),
  ])
  func `does not ask the project for what the authority is to do`(
    _ day: String, _ isLeftOut: Bool
  ) throws {
    let folder = try TestFolder()
    func run(_ command: String) throws -> ProgramRun {
      try ProgramRun(shell: "COLUMNS=300; export COLUMNS; \(command)", in: folder.url)
    }
    let papers = Samples.folder.path + "/Portfolio"
    var report = try Samples.text("Samples/Portfolio/report-language-courses-1.xml")
    for faulty in [false, true] {
      if faulty {
        // A voucher is left out of a line, which the project can mend.
        report = report.replacing(
          /version="1"/, with: "version=\"2\"", maxReplacements: 2
        ).replacing(/<voucher>[^<]*<\/voucher>\s*/, with: "", maxReplacements: 1)
      }
      try Data(report.utf8).write(to: folder.url.appending(path: "report.xml"))
      _ = try run(
        faulty
          ? "fondbok import report.xml --received 2027-04-01"
          : """
          fondbok import '\(papers)/2026-02-02' --received 2026-02-02
          fondbok import '\(papers)/2026-05-04' --received 2026-05-04
          fondbok import '\(papers)/2026-11-30' --received 2026-11-30
          fondbok import report.xml --received 2027-03-24
          """)
      let told = try run("fondbok letter completion 6.2.5-2026-01147 --on \(day) > letter")
      let letter = try run("cat letter").output
      #expect(
        told.output.contains(
          "left out, since it is for the fund officer or finance to mend: P201 Late payment")
          == isLeftOut, "\(told.output)")
      #expect(!letter.contains("is not paid"), "\(letter)")
      #expect(letter.isEmpty == !faulty, "\(letter)")
      #expect(letter.contains("voucher") == faulty, "\(letter)")
      #expect(told.output.contains("there is nothing to ask for: no check of report") == !faulty)
      #expect(told.output.contains("that the project can mend") == (!faulty && isLeftOut))
    }
  }

  @Test func `leaves out what is accepted`() throws {
    let office = try Office([("<amount>5037690.00</amount>", "<amount>5037690.01</amount>")])
    let before = try office.run("fondbok letter completion \(key) --on 2026-02-10").output
    #expect(before.contains("SEK 5037690.01"))
    for rule in ["B101", "B102", "B103", "B104", "B105", "B106", "B107"] {
      _ = try office.run(
        "fondbok waive \(rule) \(key) --because agreed --until 2026-12-31 --on 2026-02-10")
    }
    let after = try office.run("fondbok letter completion \(key) --on 2026-02-10").output
    #expect(!after.contains("Article 15(1)"), "\(after)")
  }

  // MARK: A reminder

  @Test func `reminds of what is late and of what is due soon`() throws {
    let folder = try TestFolder()
    func run(_ command: String) throws -> ProgramRun {
      try ProgramRun(shell: command, in: folder.url)
    }
    let path = Samples.folder.path
    _ = try run(
      "for day in 2026-02-02 2026-11-30; do fondbok import \(path)/Portfolio/$day --received $day; done"
    )
    let reminder = "fondbok letter reminder 6.2.5-2026-01147 --on 2027-04-02"
    let letter = try run(reminder).output
    #expect(letter.hasPrefix("Reminder\nMigrationsverket"), "\(letter)")
    #expect(
      letter.contains(
        "1. The report on 2026-09-01 to 2027-02-28, due 2027-03-30: overdue by 3 days")
        || letter.contains(
          "the report on 2026-09-01 to 2027-02-28, due 2027-03-30: overdue by 3 days"),
      "\(letter)")
    #expect(letter.contains("The following is due by 2027-05-02:"))
    #expect(
      letter.contains("1. the claim for 2026-09-01 to 2027-02-28, due 2027-04-29: due in 27 days"))
    let near = try run("\(reminder) --within 26d --language sv").output
    #expect(near.contains("Följande ska lämnas senast 2027-04-28:\n\nIngenting.\n"), "\(near)")
    let nothing = try run("fondbok letter reminder 6.2.5-2026-01147 --on 2026-06-15 --within 5d")
    #expect(nothing.status == 1)
    #expect(nothing.output.contains("there is nothing to remind of"))
    #expect(nothing.output.hasSuffix("late on 2026-06-15, or due by 2026-06-20\n"))
    let page = try run("\(reminder) --within 0d --format html").output
    #expect(page.contains("<p>The following is due by 2027-04-02:</p>\n<p>Nothing.</p>"), "\(page)")
  }

  @Test func `leaves out a report that is accepted late, and says so to the officer`() throws {
    let folder = try TestFolder()
    func run(_ command: String) throws -> ProgramRun {
      try ProgramRun(shell: command, in: folder.url)
    }
    let path = Samples.folder.path
    _ = try run(
      "for day in 2026-02-02 2026-11-30; do fondbok import \(path)/Portfolio/$day --received $day; done"
    )
    let (project, day) = ("6.2.5-2026-01147", "--on 2027-05-03")
    let late = "the report on 2026-09-01 to 2027-02-28"
    let claim = "the claim for 2026-09-01 to 2027-02-28"
    let before = try run("fondbok letter reminder \(project) \(day)").output
    #expect(before.contains(late) && before.contains(claim), "\(before)")
    _ = try run(
      "fondbok waive D101 \(project) --because agreed --until 2027-06-30 \(day)")
    let letter = try run("fondbok letter reminder \(project) \(day) 2> told").output
    #expect(!letter.contains(late) && !letter.contains(claim), "\(letter)")
    // What is late besides stays.
    #expect(letter.contains("1. "))
    let told = try run("cat told").output
    #expect(
      told == "fondbok: left out, since it is accepted until 2027-06-30: \(late)\n"
        + "fondbok: left out, since it is accepted until 2027-06-30: \(claim)\n")
    let list = try run("fondbok list is:late \(day)").output
    #expect(
      list.contains("fondbok: something that is late is accepted in \(project); fondbok waivers"))
    let status = try run("fondbok status \(day); fondbok status \(day) --format json").output
    #expect(status.contains("  2 of them are accepted; fondbok waivers shows why"), "\(status)")
    #expect(status.contains("\"lateAccepted\":2"))
    let page = try run("COLUMNS=200 fondbok show \(project) \(day) --language sv").output
    #expect(
      page.contains("34 dagar för sent, godtaget till och med 2027-06-30"), "\(page)")
    // The day after its last, it is asked for again.
    let after = try run("fondbok letter reminder \(project) --on 2027-07-01").output
    #expect(after.contains(late))
    #expect(
      try !run("fondbok list is:late --on 2027-07-01").output.contains("is accepted in"))
  }

  // MARK: Templates

  @Test func `is made of the office's own template, which begins as the program's`() throws {
    let office = try Office()
    let written = try office.run("fondbok letter templates ours")
    #expect(written.output.split(separator: "\n").count == 5)
    let letter = "fondbok letter completion \(key) --on 2026-02-10"
    #expect(try office.run("\(letter) --templates ours").output == office.run(letter).output)
    _ = try office.run(
      "rm ours/reminder.*; printf 'Hej\\n{{project}} {{answerBy}}\\n{{findings}}\\n' > ours/completion.en.txt"
    )
    let own = try office.run("\(letter) --templates ours").output
    #expect(own.hasPrefix("Hej\nKS 2026/0117 2026-02-17\n1. "))
    let again = try office.run("fondbok letter templates ours")
    #expect(again.output.contains("ours/completion.en.txt is there already, and stays"))
    #expect(try office.run("cat ours/completion.en.txt").output.hasPrefix("Hej\n"))
    _ = try office.run("printf '<html><title>{{title}}</title>{{body}}</html>' > ours/letter.html")
    let page = try office.run("\(letter) --templates ours --format html").output
    #expect(page.hasPrefix("<html><title>Hej</title><h1>Hej</h1>"), "\(page)")
  }

  @Test(arguments: [
    (
      "Hej\nTill {{aplicant}}\n{{findings}} \n{{project}} {{answerBy}}",
      "completion.en.txt:2:6: {{aplicant}} is no gap of this letter; it has authority, day,"
    ),
    (
      "Hej\n  {{project\n{{findings}}\n{{project}} {{answerBy}}",
      "completion.en.txt:2:3: {{ opens a gap that is not closed on the line"
    ),
    (
      "Hej\nåäö {{findings}} nu\n{{project}} {{answerBy}}",
      "completion.en.txt:2:5: {{findings}} is a list, and stands on a line of its own"
    ),
    (
      "Hej\n{{project}} {{answerBy}}",
      "completion.en.txt:2:1: the letter ends without {{findings}}, which it cannot be without"
    ),
    (
      "\nHej {{project}} {{answerBy}}\n{{findings}}",
      "completion.en.txt:1:1: the first line is the title of the letter, and it is empty"
    ),
    ("", "completion.en.txt:1:1: the first line is the title of the letter, and it is empty"),
    (
      "Hej\n{{overdue}}\n{{findings}}\n{{project}} {{answerBy}}",
      "completion.en.txt:2:1: {{overdue}} is no gap of this letter"
    ),
  ])
  func `is not made of a template with a fault, which is told with its place`(
    _ text: String, _ fault: String
  ) throws {
    let error = try #require(throws: WrongTemplate.self) {
      _ = try LetterTemplate("completion.en.txt", text, gaps: LetterKind.completion.gaps)
    }
    #expect(error.wording.english.contains(fault), "\(error.wording.english)")
    #expect(error.wording.swedish != error.wording.english)
  }

  @Test func `tells every fault of a template at once, and writes nothing`() throws {
    let office = try Office()
    _ = try office.run("mkdir ours; printf 'Hej\\n{{a}}\\n{{b}} {{c}}\\n' > ours/completion.en.txt")
    let run = try office.run("fondbok letter completion \(key) --templates ours")
    #expect(run.status == 1)
    for place in ["2:1: {{a}}", "3:1: {{b}}", "3:7: {{c}}", "{{project}}", "{{findings}}"] {
      #expect(run.output.contains(place), "\(run.output)")
    }
    #expect(run.output.contains("ours/completion.en.txt:2:1"))
  }

  @Test func `refuses a folder that holds what is no template`() throws {
    let office = try Office()
    _ = try office.run("mkdir ours; echo x > ours/completion.se.txt")
    let run = try office.run("fondbok letter completion \(key) --templates ours")
    #expect(
      run.status == 1 && run.output.contains("ours/completion.se.txt is no template; there are"))
    let absent = try office.run("fondbok letter completion \(key) --templates nowhere")
    #expect(absent.status == 1 && absent.output.contains("nowhere is no folder"))
  }

  @Test func `has every template of the program without a fault`() throws {
    for language in Language.allCases {
      for kind in LetterKind.allCases {
        _ = try LetterTemplates(nil).template(kind, language)
      }
      let page = try LetterTemplates(nil).page(("T", "<p>B</p>"), language)
      #expect(page.contains("<title>T</title>") && page.contains("<p>B</p>"))
    }
  }

  @Test(arguments: [
    ("completion nobody", 2, "there is no project nobody"),
    ("completion", 64, "Missing expected argument '<project>'"),
    ("completion x --working-days 0", 64, "--working-days is a number from 1 to 60"),
    ("reminder x --within 5y", 64, "The value '5y' is invalid"),
    ("completion x --format pdf", 64, "Please provide one of 'text' and 'html'"),
  ])
  func `says what is wrong with the words`(
    _ arguments: String, _ status: Int32, _ sentence: String
  ) throws {
    let run = try Office([]).run("fondbok letter \(arguments)")
    #expect(run.status == status && run.output.contains(sentence), "\(run.status) \(run.output)")
  }
}
