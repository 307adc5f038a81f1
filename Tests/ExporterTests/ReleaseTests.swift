@testable import Exporter
import Foundation
import Languages
import Portfolio
import Provenance
import TestSupport
import Testing
import Values
import XML

#if canImport(Glibc)
  import Glibc
#endif

/// A return is there whole and right, or not at all.
struct ReleaseTests {
  private static let day = "2026-12-01"

  private func make(
    _ format: ReturnFormat = .xml, of run: ReturnRun? = nil, to destination: Destination,
    stored: ((Totals) throws -> Totals)? = nil
  ) throws {
    let day = try Day.parse(Self.day)
    let run = try run ?? ReturnRun.languageCourses()
    _ = try run.portfolio.store.reading { reading in
      try export(
        .listOfOperations, format: format, dialect: .rfc4180, from: reading,
        in: ExportContext(on: day, rulebookHash: nil, logHash: nil, program: "fondbok"),
        to: destination
      ) {
        let totals = try Totals(try reading.totalsOfOperations(on: day), of: "operations")
        return try stored?(totals) ?? totals
      }
    }
  }

  // MARK: Totals

  @Test(arguments: [ReturnFormat.xml, .csv])
  func `sums that differ by one öre leave the old file and nothing else`(
    format: ReturnFormat
  ) throws {
    let folder = try Folder()
    let path = folder.file("list")
    try Data("old".utf8).write(to: URL(fileURLWithPath: path))
    let error = #expect(throws: ExportError.self) {
      try make(format, to: .file(path: path)) { totals in
        var other = totals
        try other.add(
          Money(minorUnits: 1, currency: .sek), of: "operations", to: "union_contribution")
        return other
      }
    }
    let message = "\(try #require(error))"
    #expect(message.contains("the sum union_contribution in SEK of operations differs"))
    #expect(
      message.contains("5037690.00 written, 5037690.00 read back, 5037690.01 in the portfolio"))
    #expect(try folder.names == ["list"])
    #expect(try folder.text("list") == "old")
  }

  @Test func `another number of rows is told as such`() throws {
    let folder = try Folder()
    let error = #expect(throws: ExportError.self) {
      try make(to: .file(path: folder.file("list"))) { totals in
        var totals = totals
        try totals.countRows(of: "operations")
        return totals
      }
    }
    #expect(
      "\(try #require(error))".contains(
        "the number of rows of operations differs: 1 written, 1 read back, 2"))
    #expect(try folder.names.isEmpty)
  }

  @Test func `of very many gaps the first are told and the others counted`() {
    let gap = Gap(
      project: "1", field: Wording("the fund", sv: "fonden"), law: Citation(Act.cpr),
      fix: Wording("import it", sv: "importera den"))
    let message = ExportError.incomplete(.listOfOperations, [gap], more: 3).description
    #expect(message.hasSuffix("; import it\n  and 3 more"))
  }

  // MARK: One moment

  @Test func `until everything is checked the old file stands, and then the new one whole`() throws
  {
    let folder = try Folder()
    let path = folder.file("list.xml")
    try Data("old".utf8).write(to: URL(fileURLWithPath: path))
    try make(to: .file(path: path)) { totals in
      // The draft is written and read back by now: this is the last moment before the release.
      #expect(try folder.text("list.xml") == "old")
      let names = try folder.names
      #expect(names.count == 2)
      #expect(names.contains { $0.hasPrefix(".fondbok-") && $0.hasSuffix(".part") })
      return totals
    }
    #expect(try folder.text("list.xml").hasSuffix("</listOfOperations>\n"))
    #expect(try folder.names == ["list.xml", "list.xml.manifest.json"])
  }

  @Test func `a reader of the old file keeps it whole`() throws {
    let folder = try Folder()
    let url = URL(fileURLWithPath: folder.file("list.xml"))
    try Data("old".utf8).write(to: url)
    let reader = try FileHandle(forReadingFrom: url)
    try make(to: .file(path: url.path))
    #expect(try reader.readToEnd() == Data("old".utf8))
  }

  @Test func `a link stays a link, and what it leads to is replaced`() throws {
    let folder = try Folder()
    try Data("old".utf8).write(to: URL(fileURLWithPath: folder.file("real.xml")))
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("link.xml"), withDestinationPath: folder.file("real.xml"))
    try make(to: .file(path: folder.file("link.xml")))
    #expect(try folder.names == ["link.xml", "real.xml", "real.xml.manifest.json"])
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: folder.file("link.xml"))
        == folder.file("real.xml"))
    #expect(try folder.text("real.xml").hasPrefix("<?xml"))
  }

  // MARK: Streams

  @Test func `a stream gets the return once it is checked, and nothing when it is wrong`() throws {
    let folder = try Folder()
    let descriptor = open(folder.file("out"), O_RDWR | O_CREAT, 0o600)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    #expect(throws: ExportError.self) {
      try make(to: .descriptor(descriptor)) { _ in
        var none = Totals()
        try none.countRows(2, of: "operations")
        return none
      }
    }
    #expect(try folder.text("out") == "")
    try make(to: .descriptor(descriptor))
    #expect(try folder.text("out").hasSuffix("</listOfOperations>\n"))
    #expect(try folder.names == ["out"])
  }

  @Test func `a full device is told, and the device is not replaced`() throws {
    let error = #expect(throws: ExportError.self) { try make(to: .file(path: "/dev/full")) }
    #expect("\(try #require(error))".contains("/dev/full cannot be written: there is no room"))
    var status = stat()
    #expect(stat("/dev/full", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
  }

  // MARK: Places that cannot be written

  @Test(arguments: ["", "/", "/sub", "/sub/", "/sub/..", "/with-manifest"])
  func `a folder is no file`(path: String) throws {
    let folder = try Folder()
    for name in ["sub", "with-manifest.manifest.json"] {
      try FileManager.default.createDirectory(
        atPath: folder.file(name), withIntermediateDirectories: false)
    }
    let error = #expect(throws: ExportError.self) {
      try make(to: .file(path: folder.path + path))
    }
    #expect("\(try #require(error))".contains("is a folder; name a file in it"))
    #expect(try folder.names == ["sub", "with-manifest.manifest.json"])
  }

  @Test func `a folder that is not there is named`() throws {
    let folder = try Folder()
    let error = #expect(throws: ExportError.self) {
      try make(to: .file(path: folder.file("none/list.xml")))
    }
    #expect("\(try #require(error))".contains("its folder does not exist"))
    #expect(try folder.names.isEmpty)
  }

  #if os(Linux)
    @Test func `a folder without the right to write is told, and nothing is left`() throws {
      let folder = try Folder()
      #expect(chmod(folder.path, 0o555) == 0)
      let run = try ReturnRun.languageCourses()
      let error = try asNobody { try make(of: run, to: .file(path: folder.file("list.xml"))) }
      let fault = try #require(error as? ExportError)
      #expect("\(fault)".contains("you may not write in its folder"))
      #expect(try folder.names.isEmpty)
    }

    @Test func `a disk without room is told, and nothing is left`() throws {
      let folder = try Folder()
      let error = try withFilesAtMost(bytes: 64 << 20) {
        let draft = try Draft(for: folder.file("list.xml"), in: folder.path)
        defer { draft.discard() }
        let piece = [UInt8](repeating: 0x20, count: 1 << 20)
        for _ in 0..<65 { try piece.withUnsafeBytes { try draft.write($0) } }
      }
      #expect("\(try #require(error))".contains("there is no room for it"))
      #expect(try folder.names.isEmpty)
    }
  #endif

  // MARK: Reading back

  private func read(_ text: String, as document: any ReturnDocument) throws -> Totals {
    try document.totals(readFrom: HashedSource(MemorySource(text)))
  }

  private var context: ExportContext {
    get throws {
      ExportContext(
        on: try Day.parse(Self.day), rulebookHash: nil, logHash: nil, program: "fondbok")
    }
  }

  @Test(arguments: [
    ("<title xml:lang=\"sv\">Språkvägen: svenska från första veckan</title>", ""),
    ("<totalCost>6716920.00</totalCost>", "<totalCost>6 716 920,00</totalCost>"),
    ("<totalCost>6716920.00</totalCost>", "<totalCost>-1.00</totalCost>"),
    ("<start>2026-09-01</start>", "<start>2026-02-30</start>"),
    ("currency=\"SEK\"", "currency=\"XXX\""),
    ("on=\"2026-12-01\"", "on=\"today\""),
    ("</operation>", "</operation>stray"),
    ("</operation>", "</operation><operation/>"),
    ("</operation>", "</operation><other/>"),
    ("</listOfOperations>", ""),
    ("urn:fondbok:list-of-operations:1", "urn:fondbok:list-of-operations:2"),
  ])
  func `a list that its schema does not allow is refused when it is read back`(
    old: String, new: String
  ) throws {
    let text = try ReturnRun.languageCourses().text(.listOfOperations, .xml, on: Self.day)
    let document = ListOfOperationsDocument(try context)
    #expect(try read(text, as: document).rows == 1)
    try #require(text.contains(old))
    #expect(throws: (any Error).self) {
      try read(text.replacingOccurrences(of: old, with: new), as: document)
    }
  }

  @Test(arguments: [
    ("operation_code,", "code,"), ("6716920.00,", "6716920,00,"), (",SEK,", ",kr,"),
    ("6716920.00,", "6716920.0,"), ("\r\n", ",\r\n"),
  ])
  func `a table that is not as it was written is refused when it is read back`(
    old: String, new: String
  ) throws {
    let text = try ReturnRun.languageCourses().text(.listOfOperations, .csv, on: Self.day)
    let table = CSVDocument(
      .listOfOperations, ListOfOperationsTable(try context, hasLabels: false), .rfc4180)
    #expect(try read(text, as: table).rows == 1)
    let range = try #require(text.range(of: old))
    #expect(throws: (any Error).self) {
      try read(text.replacingCharacters(in: range, with: new), as: table)
    }
  }
}

#if os(Linux)
  /// What a body throws on a thread that has none of root's rights over files.
  ///
  /// The system keeps the user for files apart for each thread, so that other tests keep theirs.
  private func asNobody(_ body: @escaping () throws -> Void) throws -> (any Error)? {
    struct Job: @unchecked Sendable {
      let body: () throws -> Void
      let done = DispatchSemaphore(value: 0)
      let outcome = Outcome()
    }
    final class Outcome: @unchecked Sendable {
      var error: (any Error)?
      var isNobody = false
    }
    let job = Job(body: body)
    let thread = Thread {
      defer { job.done.signal() }
      if geteuid() == 0 {
        typealias SetUser = @convention(c) (UInt32) -> Int32
        guard let symbol = dlsym(nil, "setfsuid") else { return }
        let setUser = unsafeBitCast(symbol, to: SetUser.self)
        _ = setUser(65534)
        // A second call tells what the first one did: nothing is said of failure otherwise.
        guard setUser(65534) == 65534 else { return }
      }
      job.outcome.isNobody = true
      do { try job.body() } catch { job.outcome.error = error }
    }
    thread.start()
    job.done.wait()
    try #require(job.outcome.isNobody, "the thread could not give up root's rights")
    return job.outcome.error
  }

  /// What a body throws while no file of the process may grow beyond a size.
  private func withFilesAtMost(bytes: UInt, _ body: () throws -> Void) throws -> (any Error)? {
    var old = rlimit()
    let resource = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
    try #require(getrlimit(resource, &old) == 0)
    let handler = signal(SIGXFSZ, SIG_IGN)
    defer { signal(SIGXFSZ, handler) }
    var limit = old
    limit.rlim_cur = bytes
    try #require(setrlimit(resource, &limit) == 0)
    defer { setrlimit(resource, &old) }
    do { try body() } catch { return error }
    return nil
  }
#endif
