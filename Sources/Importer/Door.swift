import Findings
import Languages
import Portfolio
import Provenance
import XML

/// Decides, record by record, what is taken and what is set aside.
struct Door {
  let session: ImportSession
  let format: Format
  let options: ImportOptions
  let judgedOn: String
  let onFinding: (Finding) -> Void
  var tally = ImportTally()

  private var file = InputFile.standardInput
  private var inFile = ImportTally()
  private var findings: [Finding] = []
  private var sinceCommit = 0

  /// So many findings wait for the end of their file, to be told in the order of their places. A file
  /// with more is told of in several such orders, since memory must not grow with its faults.
  private static let mostWaiting = 1000

  /// Files smaller than this together share a transaction.
  private static let transaction = 16 << 20

  init(
    session: ImportSession, format: Format, options: ImportOptions, judgedOn: String,
    onFinding: @escaping (Finding) -> Void
  ) {
    self.session = session
    self.format = format
    self.options = options
    self.judgedOn = judgedOn
    self.onFinding = onFinding
  }

  // MARK: Files

  mutating func handle(_ event: FileEvent) throws {
    switch event {
    case .begin(let file):
      self.file = file
      inFile = ImportTally()
      findings.removeAll()
      try session.beginFile()
    case .bytes(let kind, let bytes):
      sinceCommit += bytes.count
      try bytes.withUnsafeBytes {
        try session.keep(PieceOfFile(kind: .init(kind), bytes: $0))
      }
    case .record: break
    case .strayText(let text):
      report(
        .strayText, at: text.position,
        Wording(
          "text stands between the records: \"\(text.excerpt)\"; a portfolio holds records only",
          sv: "text står mellan posterna: \"\(text.excerpt)\"; en portfölj har bara poster"),
        fix: Wording(
          "take it away, or put it into the record it belongs to",
          sv: "ta bort den, eller flytta den till posten som den hör till"))
    case .containerFault(let fault, let position):
      report(
        .schemaViolated, at: position, fault.wording,
        fix: Wording(
          "correct the start tag of the portfolio", sv: "rätta portföljens starttagg"))
    case .end(.complete(let summary)):
      try end(encoding: summary.encoding.rawValue)
    case .end(.refused(let refusal)):
      report(
        DoorRule(refusal.reason), at: refusal.position, refusal.message, fix: refusal.fix)
      try refuse()
    case .unreadable(let reason, let fix):
      tally.unreadableFiles += 1
      report(
        .unreadableFile, at: nil,
        Wording("the file cannot be read: \(reason)", sv: "filen kan inte läsas: \(reason)"),
        fix: fix)
      try refuse()
    }
  }

  private mutating func end(encoding: String) throws {
    if options.allOrNothing, inFile.setAside > 0 {
      return try refuse()
    }
    try session.endFile(name: file.name, encoding: encoding)
    tally.files += 1
    tally.add(inFile)
    flush()
    if sinceCommit >= Self.transaction, !options.isDryRun {
      try session.commit()
      sinceCommit = 0
    }
  }

  /// Ends the import before a file is whole, or before the next begins.
  mutating func stop(at event: DoorEvent) throws {
    if case .file(.begin(let next)) = event {
      tally.stoppedIn = next.name
      return
    }
    try stop()
  }

  /// Ends the import in the file that is open.
  mutating func stop() throws {
    tally.stoppedIn = file.name
    try session.abandonFile()
  }

  private mutating func refuse() throws {
    try session.abandonFile()
    tally.refusedFiles += 1
    flush()
  }

  /// Hands on what was found in a file, in the order of the places.
  private mutating func flush() {
    handOn(findings)
    findings.removeAll()
  }

  private mutating func handOn(_ findings: [Finding]) {
    for finding in findings.sorted() {
      if finding.severity == .error { tally.hasErrors = true }
      onFinding(finding)
    }
  }

  /// Hands on what will not be taken back before the file ends.
  private mutating func handOnSome() {
    let ties = findings.filter { $0.rule == DoorRule.versionsTie.rawValue }
    // Where there is nothing else, one that is taken back later has been told.
    guard ties.count < Self.mostWaiting / 2 else { return flush() }
    handOn(findings.filter { $0.rule != DoorRule.versionsTie.rawValue })
    findings = ties
  }

  // MARK: Records

  mutating func handle(_ record: PreparedRecord) throws {
    let tape = record.tape
    inFile.read += 1
    sinceCommit += tape.source.count
    try record.packed.withUnsafeBytes { packed in
      try handle(
        record, tape,
        PieceOfFile(
          kind: .record, bytes: tape.source, packed: packed, line: tape.start.line,
          column: tape.start.column))
    }
  }

  private mutating func handle(
    _ record: PreparedRecord, _ tape: Tape, _ piece: PieceOfFile
  ) throws {
    guard tape.isRecognised else {
      return try setAside(tape, piece, [.unrecognised(tape, kinds: format.kinds)])
    }
    guard tape.schemaFaults.isEmpty, !tape.hasMoreFaults else {
      return try setAside(tape, piece, ExplainFaults.explain(tape, format))
    }
    guard let identity = record.identity else { return try setAside(tape, piece, record.faults) }
    switch try session.take(
      identity, rows: record.rows, contentSHA256: record.contentSHA256, piece: piece)
    {
    case .taken: inFile.taken += 1
    case .takenInTie:
      inFile.taken += 1
      reportTie(tape, identity)
    case .unchanged: inFile.unchanged += 1
    case .unchangedAgainst(let rival):
      inFile.unchanged += 1
      try setAside(rival, identity)
    case .secondApplication(let project, let first):
      try setAside(tape, piece, [.secondApplication(project, first)])
    case .pointsAtProjects(let keys):
      try setAside(tape, piece, [.pointsAtTwo(keys)])
    case .secondContent(let first):
      if let first { try setAside(first, identity) }
      try setAside(tape, piece, [.secondContent(identity)])
    }
  }

  private mutating func setAside(
    _ tape: Tape, _ piece: PieceOfFile, _ faults: [DoorFault]
  ) throws {
    inFile.setAside += 1
    let (issuer, id) = ReadIdentity.partial(tape, format)
    let name = tape.name(tape[0].name)
    let document = [name, issuer, id].compactMap { $0 }.joined(separator: " ")
    var reasons: [SetAsideReason] = []
    for fault in faults {
      let place = fault.place(in: tape)
      let excerpt = tape.excerpt(at: place, width: 480)
      report(
        fault.rule, fault.message, fix: fault.fix, document: document,
        place: Place(
          file: file.name, line: place.start.line, column: place.start.column,
          endLine: place.end.line, endColumn: place.end.column, text: excerpt.text,
          firstColumn: excerpt.firstColumn, isCut: excerpt.isCut))
      reasons.append(
        SetAsideReason(
          rule: fault.rule.rawValue, line: place.start.line, column: place.start.column,
          message: fault.message, fix: fault.fix))
    }
    try session.setAside(
      elementName: name, issuer: issuer, id: id, reasons: reasons, piece: piece)
  }

  /// Sets aside a record that was taken before the file showed another content for its id.
  private mutating func setAside(_ first: TakenBack, _ identity: RecordIdentity) throws {
    let fault = DoorFault.secondContent(identity)
    inFile.taken -= 1
    inFile.setAside += 1
    // What was said of it when it was taken does not hold any more.
    findings.removeAll {
      $0.rule == DoorRule.versionsTie.rawValue && $0.place?.line == first.line
        && $0.place?.column == first.column
    }
    report(
      fault.rule, fault.message, fix: fault.fix, document: identity.title,
      place: Place(file: file.name, line: first.line, column: first.column))
    try session.setAside(
      first, identity,
      reasons: [
        SetAsideReason(
          rule: fault.rule.rawValue, line: first.line, column: first.column,
          message: fault.message, fix: fault.fix)
      ])
  }

  private mutating func reportTie(_ tape: Tape, _ identity: RecordIdentity) {
    report(
      .versionsTie,
      Wording(
        "version \(identity.number) of \(identity.kind) \(identity.id), issued "
          + "\(identity.issued), is there with another content; the one whose hash is the greater "
          + "holds",
        sv: "version \(identity.number) av \(identity.kind) \(identity.id), utfärdad "
          + "\(identity.issued), finns med annat innehåll; den vars kontrollsumma är störst gäller"),
      fix: Wording(
        "give the later one the next version number", sv: "ge den senare nästa versionsnummer"),
      document: identity.title,
      place: Place(file: file.name, line: tape.start.line, column: tape.start.column))
  }

  // MARK: Findings

  private mutating func report(
    _ rule: DoorRule, at position: TextPosition?, _ message: Wording, fix: Wording?
  ) {
    let place = Place(file: file.name, line: position?.line ?? 1, column: position?.column ?? 1)
    report(rule, message, fix: fix, document: nil, place: place)
  }

  private mutating func report(
    _ rule: DoorRule, _ message: Wording, fix: Wording?, document: String?, place: Place
  ) {
    findings.append(
      Finding(
        rule: rule.rawValue, name: rule.name, severity: rule.severity, document: document,
        place: place, message: message, law: [rule.law], fix: fix,
        judgedOn: judgedOn,
        rulebook: Format.namespace))
    if findings.count >= Self.mostWaiting { handOnSome() }
  }
}

extension RecordIdentity {
  /// The document as findings name it.
  fileprivate var title: String { "\(kind) \(issuer) \(id)" }
}

extension ImportTally {
  fileprivate mutating func add(_ other: ImportTally) {
    read += other.read
    taken += other.taken
    unchanged += other.unchanged
    setAside += other.setAside
  }
}

extension PieceOfFile.Kind {
  fileprivate init(_ kind: SegmentKind) {
    self =
      switch kind {
      case .head: .head
      case .gap: .gap
      case .tail: .tail
      }
  }
}

extension DoorRule {
  fileprivate init(_ reason: Refusal.Reason) {
    self =
      switch reason {
      case .empty, .notXML: .notXML
      case .unsupportedEncoding, .encodingConflict, .invalidBytes: .unsupportedEncoding
      case .notWellFormed, .truncated: .notWellFormed
      case .documentType: .documentType
      case .unknownRoot: .unknownRoot
      case .wrongNamespace, .otherVersion: .foreignFormat
      case .tagTooLong, .tooDeep, .tooManyAttributes, .recordTooLarge, .textTooLong,
        .tooManyNodes, .tooManyNames:
        .overLimit
      }
  }
}
