import Foundation
import TestSupport
import Testing

/// What is made after a payment application has been sent knows what it asked for.
@Suite struct `A payment application that was sent` {
  /// Two claims that were paid, and the rates of their months.
  private static let papers = """
    ln -s '\(Samples.folder.path)' Samples
    for day in 2026-02-02 2026-05-04 2026-11-30 2027-03-24 2027-06-30
    do fondbok import Samples/Portfolio/$day --received $day > /dev/null; done
    fondbok rates import Samples/Rates/fictional-2027.csv > /dev/null
    """

  /// A portfolio with two claims that were paid, and an application that was sent for them.
  private func session(_ commands: String) throws -> ProgramRun {
    let folder = try TestFolder()
    return try ProgramRun(
      shell: """
        \(Self.papers)
        fondbok export payment-application --on 2027-07-15 --output pa.xml > made 2>&1
        fondbok sent pa.xml.manifest.json --on 2027-07-20 --by finance > /dev/null
        \(commands)
        """, in: folder.url)
  }

  /// Kronor of June become fewer euro, or more, after the application was sent.
  private func rate(_ value: String) -> String {
    "printf 'month,code,value\\n2027-06,SEK,\(value)\\n' > later.csv\n"
      + "fondbok rates import later.csv > /dev/null"
  }

  @Test func `is what the accounts are reconciled with`() throws {
    let run = try session(
      """
      \(rate("12.0000"))
      fondbok export accounts --on 2028-01-10 --table reconciliation > r.csv; echo $?
      grep '^SO2,15(1),' r.csv
      """)
    let lines = run.output.split(separator: "\n").map(String.init)
    try #require(lines.count == 2, "\(run.output)")
    #expect(lines[0] == "0")
    // 1 566 529.44 / 12 is 130 544.12, and it was sent at 11.1325.
    #expect(lines[1].contains(",193039.73,"))
    #expect(lines[1].contains(",182867.08,"))
    #expect(lines[1].contains(",10172.65,"))
    #expect(
      lines[1].contains(
        "98(6)(c): Efter det att betalningsansökan gjordes: kursen ändrad för 2027-06"))
  }

  /// What is carried from a closed year is found by comparing states that were earlier still.
  @Test func `has in a dossier what it asked for, also what was carried from the year before`()
    throws
  {
    let run = try session(
      """
      \(rate("11.0000"))
      fondbok export payment-application --on 2027-10-15 --output pa2.xml > /dev/null 2>&1
      fondbok sent pa2.xml.manifest.json --on 2027-10-16 --by finance > /dev/null
      fondbok dossier 6.2.5-2026-01147 --on 2027-11-01 --output d.zip > /dev/null; echo $?
      unzip -p d.zip traces.csv | grep '^payment-application,,2027-10-15,2027-10-16,' \
        | cut -d, -f 5- | grep ',carried_expenditure,EUR 1695.00,' | wc -l
      """)
    let lines = run.output.split(separator: "\n").map(String.init)
    try #require(lines.count == 2, "\(run.output)")
    #expect(lines[0] == "0")
    #expect(Int(lines[1]) ?? 0 > 0, "\(run.output)")
  }

  /// A list is made public every four months (Regulation (EU) 2021/1060, Article 49(3)), and its CSV does not
  /// tell its day.
  @Test func `is marked for each day it was made for, though no byte has changed`() throws {
    let run = try session(
      """
      for day in 2027-08-01 2027-12-01
      do fondbok export list-of-operations --format csv --on $day --output l-$day.csv > /dev/null 2>&1; done
      cmp l-2027-08-01.csv l-2027-12-01.csv; echo same $?
      for day in 2027-08-01 2027-12-01
      do fondbok sent l-$day.csv.manifest.json --on $day --by officer | sed 's/; log.*//'; done
      fondbok sent l-2027-12-01.csv.manifest.json --on 2027-12-02 --by officer 2>&1; echo $?
      fondbok sent --end l-2027-12-01.csv.manifest.json --because twice --by officer | sed 's/;.*//'
      fondbok sent --format json | grep -c '"on":"2027-08-01"'
      """)
    #expect(
      run.output.hasPrefix(
        """
        same 0
        list-of-operations l-2027-08-01.csv was sent on 2027-08-01
        list-of-operations l-2027-12-01.csv was sent on 2027-12-01
        fondbok: error: these bytes were sent on 2027-12-01 as l-2027-12-01.csv
        """), "\(run.output)")
    #expect(
      run.output.hasSuffix(
        "1\nlist-of-operations l-2027-12-01.csv is not marked as sent any more\n1\n"),
      "\(run.output)")
  }

  @Test func `has asked for all that the accounts of its year hold`() throws {
    let run = try session(
      """
      \(rate("11.0000"))
      fondbok export accounts --on 2028-01-10 --table reconciliation 2> told > r.csv; echo $?
      grep '^SO2,15(1),' r.csv; cat told
      """)
    // 1 566 529.44 / 11 is 142 411.77: 1 695 more than was asked for, which waits for the next application.
    #expect(
      run.output.hasPrefix("0\nSO2,15(1),EUR,193039.73,189897.29,193039.73,"), "\(run.output)")
    #expect(
      run.output.contains("EUR 1695.00 of 1 paper is registered by the end of 2026-2027"),
      "\(run.output)")
  }

  // MARK: What was made before another was marked

  /// Two applications of the year, made before either was marked as sent; then commands.
  private func two(_ commands: String) throws -> ProgramRun {
    let folder = try TestFolder()
    return try ProgramRun(
      shell: """
        \(Self.papers)
        fondbok export payment-application --on 2027-05-20 --output may.xml > made 2>&1
        fondbok export payment-application --on 2027-07-15 --output july.xml > made 2>&1
        \(commands)
        """, in: folder.url)
  }

  @Test func `is refused when another was marked since that asked for some of it`() throws {
    let run = try two(
      """
      fondbok sent may.xml.manifest.json --on 2027-05-20 --by finance
      fondbok sent july.xml.manifest.json --on 2027-07-20 --by finance; echo $?
      fondbok sent --format json | wc -l
      """)
    #expect(
      run.output.contains(
        "july.xml was made before entry 40 of the log marked payment-application may.xml as sent"),
      "\(run.output)")
    #expect(run.output.contains("fondbok sent --end --entry 40"), "\(run.output)")
    #expect(run.output.hasSuffix("\n2\n1\n"), "\(run.output)")
  }

  @Test func `is refused when a later one was marked that does not know of it`() throws {
    let run = try two(
      """
      fondbok sent july.xml.manifest.json --on 2027-07-20 --by finance
      fondbok sent may.xml.manifest.json --on 2027-05-20 --by finance; echo $?
      """)
    #expect(
      run.output.contains(
        "entry 40 of the log marks july.xml as sent, which is of the same accounting year, was made for "
          + "2027-07-15 and does not know of may.xml"), "\(run.output)")
    #expect(run.output.hasSuffix("\n2\n"), "\(run.output)")
  }

  @Test func `is marked when it was made again, and again when its mark was wrong`() throws {
    let run = try two(
      """
      fondbok sent may.xml.manifest.json --on 2027-05-20 > /dev/null
      fondbok export payment-application --on 2027-07-15 --output july.xml > made 2>&1
      fondbok sent july.xml.manifest.json --on 2027-07-20 > /dev/null; echo $?
      fondbok sent may.xml.manifest.json --end --because 'the day was wrong' > /dev/null
      fondbok sent may.xml.manifest.json --on 2027-05-21; echo $?
      """)
    #expect(run.output.hasPrefix("0\n"), "\(run.output)")
    #expect(run.output.hasSuffix("was sent on 2027-05-21; log entry 43\n0\n"), "\(run.output)")
  }

  @Test func `is refused when a mark that it counts on was taken back`() throws {
    let run = try two(
      """
      fondbok sent may.xml.manifest.json --on 2027-05-20 > /dev/null
      fondbok export payment-application --on 2027-07-15 --output july.xml > made 2>&1
      fondbok sent may.xml.manifest.json --end --because 'it stayed here' > /dev/null
      fondbok sent july.xml.manifest.json --on 2027-07-20; echo $?
      """)
    #expect(
      run.output.contains(
        "july.xml was made while entry 40 of the log marked payment-application may.xml as sent, and that "
          + "mark was taken back"), "\(run.output)")
    #expect(run.output.hasSuffix("\n2\n"), "\(run.output)")
  }

  @Test func `makes accounts that were made before it was marked be made again`() throws {
    let run = try two(
      """
      fondbok export accounts --on 2028-01-10 --output a.xml > made 2>&1
      fondbok sent may.xml.manifest.json --on 2027-05-20 > /dev/null
      FONDBOK_TODAY=2028-01-10 fondbok sent a.xml.manifest.json; echo $?
      fondbok export accounts --on 2028-01-10 --output a.xml > made 2>&1
      FONDBOK_TODAY=2028-01-10 fondbok sent a.xml.manifest.json; echo $?
      """)
    #expect(
      run.output.contains("a.xml was made before entry 40 of the log marked"), "\(run.output)")
    #expect(run.output.contains("\n2\naccounts a.xml was sent on 2028-01-10"), "\(run.output)")
    #expect(run.output.hasSuffix("\n0\n"), "\(run.output)")
  }

  @Test func `is told when another one is made in its window`() throws {
    let run = try session(
      """
      fondbok export payment-application --on 2027-07-31 --output more.xml; echo $?
      fondbok export payment-application --on 2027-08-01 --output next.xml 2>&1 | grep -c 'is sent in'
      """)
    #expect(
      run.output.contains(
        "fondbok: an application of the window 2027-06-01 to 2027-07-31 was sent on 2027-07-20 as "
          + "pa.xml, and one is sent in each"), "\(run.output)")
    #expect(run.output.hasSuffix("\n0\n0\n"), "\(run.output)")
  }

  @Test func `is not marked when it cannot be made again with the same bytes`() throws {
    let run = try session(
      """
      fondbok export payment-application --on 2027-07-31 --output more.xml > made 2>&1
      echo >> more.xml
      sha=$(sha256sum more.xml | cut -c1-64)
      sed "s/\\"sha256\\": \\"[0-9a-f]*\\"/\\"sha256\\": \\"$sha\\"/" more.xml.manifest.json > forged
      mv forged more.xml.manifest.json
      fondbok sent more.xml.manifest.json --by finance; echo $?
      fondbok sent --format json | wc -l
      """)
    #expect(run.output.contains("more.xml is made again with other bytes"), "\(run.output)")
    #expect(run.output.hasSuffix("\n2\n1\n"), "\(run.output)")
  }

  // MARK: Its day

  /// Marks an application that was made for 20 July 2027, with words on the command line and a day of
  /// today.
  private func marking(_ words: String, today: String = "2027-12-13") throws -> ProgramRun {
    try session(
      """
      fondbok export payment-application --on 2027-08-20 --output next.xml > made 2>&1
      FONDBOK_TODAY=\(today) fondbok sent next.xml.manifest.json \(words) --by finance; echo $?
      """)
  }

  @Test(arguments: [
    // The day it was made for, and today.
    ("--on 2027-08-20", "2027-12-13"), ("--on 2027-12-13", "2027-12-13"), ("", "2027-08-20"),
  ])
  func `may have been sent from the day it was made for until today`(
    _ words: String, _ today: String
  ) throws {
    let run = try marking(words, today: today)
    #expect(run.output.hasSuffix("; log entry 41\n0\n"), "\(run.output)")
  }

  @Test(arguments: [
    (
      "--on 2027-08-19", "2027-12-13",
      "next.xml was made for 2027-08-20, and so was not sent on 2027-08-19; give that day or a later one "
        + "with --on, or make the return for the day on which it was sent"
    ),
    ("", "2027-08-19", "next.xml was made for 2027-08-20, and so was not sent on 2027-08-19"),
    (
      "--on 2027-12-14", "2027-12-13",
      "2027-12-14 has not come: today is 2027-12-13; give the day on which it was sent with --on"
    ),
  ])
  func `was not sent on a day that has not come, or before the day it was made for`(
    _ words: String, _ today: String, _ sentence: String
  ) throws {
    let run = try marking(words, today: today)
    #expect(run.output.contains(sentence) && run.output.hasSuffix("\n64\n"), "\(run.output)")
  }

  // MARK: A mark that is taken back

  @Test func `counts as not sent once its mark is taken back, and may be marked again`() throws {
    let run = try session(
      """
      applied() { fondbok export accounts --on 2028-01-10 --table reconciliation 2> told | grep -c '10172.65'; }
      \(rate("12.0000"))
      due() { fondbok due --on 2027-08-01 --all --format csv | grep -c 'payment-application pa.xml'; }
      applied; due
      fondbok sent pa.xml.manifest.json --end --because 'it stayed here' --by finance
      applied; due
      fondbok sent; fondbok verify > /dev/null; echo $?
      fondbok log | tail -1
      fondbok sent pa.xml.manifest.json --end --because again; echo $?
      rm pa.xml
      fondbok sent --end --entry 40 --because again; echo $?
      """)
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(Array(lines.prefix(2)) == ["1", "1"], "\(run.output)")
    #expect(
      lines[2].hasPrefix("payment-application pa.xml is not marked as sent any more; log entry"))
    #expect(Array(lines[3...6]) == ["0", "0", "nothing has been sent", "0"], "\(run.output)")
    #expect(run.output.contains("finance  took back entry"))
    #expect(
      run.output.contains("marks payment-application pa.xml as sent on 2027-07-20: it stayed here"))
    #expect(run.output.contains("pa.xml is not marked as sent; fondbok sent lists what is\n2\n"))
    #expect(run.output.contains("entry 40 of the log marks nothing as sent that is not taken back"))
  }

  @Test func `is marked again after its mark was taken back`() throws {
    let run = try session(
      """
      fondbok sent pa.xml.manifest.json --end --because 'the day was wrong'
      fondbok sent pa.xml.manifest.json --on 2027-07-21; echo $?
      fondbok sent --format json
      fondbok sent --on 2027-07-20
      """)
    #expect(run.output.contains("was sent on 2027-07-21"), "\(run.output)")
    #expect(run.output.contains("\"sent\":\"2027-07-21\",\"what\":\"payment-application\""))
    #expect(run.output.hasSuffix("nothing has been sent\n"), "\(run.output)")
  }

  @Test(arguments: [
    ("--end --because x", "--end takes back one mark"),
    ("pa.xml.manifest.json --end --entry 9 --because x", "--end takes back one mark"),
    ("pa.xml.manifest.json --end", "say why the mark is taken back, with --because"),
    ("pa.xml.manifest.json --end --because ' '", "say why the mark is taken back"),
    ("pa.xml.manifest.json --end --because x --on 2027-07-20", "--end stands without --on"),
    ("pa.xml.manifest.json --because x", "--entry and --because go with --end"),
    ("--entry 9", "--entry and --because go with --end"),
  ])
  func `keeps its mark where the words do not say which, or why`(
    _ words: String, _ sentence: String
  ) throws {
    let run = try ProgramRun(
      shell: "fondbok sent \(words)", in: FileManager.default.temporaryDirectory)
    #expect(run.status == 64 && run.output.contains(sentence), "\(run.output)")
  }
}
