import Foundation
import GRDB

extension Store {
  /// Runs an import: files within one transaction, each with its savepoint.
  ///
  /// An error thrown by `body` undoes everything since the last `commit`. A rehearsal, which always ends
  /// so, leaves every byte of the file as it was; others may have to wait for it.
  public func importing<Value>(
    shapes: [TableShape], circumstances: ImportCircumstances, isRehearsal: Bool = false,
    _ body: (ImportSession) throws -> Value
  ) throws -> Value {
    do {
      if !isRehearsal { allowReadersBeside() }
      return try queue.inDatabase { db in
        let session = try ImportSession(db, shapes: shapes, circumstances: circumstances)
        do {
          let value = try body(session)
          try session.commit()
          return value
        } catch {
          session.abandon()
          throw error
        }
      }
    } catch {
      throw StoreError.from(error, path: path, waited: patience)
    }
  }
}

/// Writes the records of files into the portfolio, in the order they stand.
///
/// Not for use by more than one thread.
public final class ImportSession {
  private let db: Database
  private let circumstances: ImportCircumstances
  private let statements: ImportStatements
  private let projects: ArrangeProjects
  private let derived: FillDerived
  private let deflate = Deflate()
  private var next: NextNumbers
  private var isOpen = false
  private var file: FileInProgress?
  private var corrections: [(version: Int64, identity: RecordIdentity, received: String)] = []

  init(_ db: Database, shapes: [TableShape], circumstances: ImportCircumstances) throws {
    self.db = db
    self.circumstances = circumstances
    let statements = try ImportStatements(db, shapes: shapes)
    self.statements = statements
    self.projects = try ArrangeProjects(db, flush: statements.rows.flush)
    self.next = try NextNumbers(db)
    self.derived = try FillDerived(db, last: next.version - 1, flush: statements.rows.flush)
  }

  // MARK: Files

  /// Starts a file. What follows, until it is ended or abandoned, is its content.
  public func beginFile() throws {
    if !isOpen {
      try db.execute(sql: "BEGIN IMMEDIATE")
      isOpen = true
      // Only now does nobody else write: another import may have come in between.
      next = try NextNumbers(db)
      try statements.noteOpenSetAside()
      derived.goBack(to: next.version - 1)
    }
    try statements.savepoint.run()
    let log = try Log.open(
      db, next.entry, at: circumstances.at, by: circumstances.by, action: .import)
    try statements.insertFile(id: next.file, entry: next.entry, firstSegment: next.segment)
    file = FileInProgress(
      id: next.file, firstSegment: next.segment, log: log, before: next,
      takenUpBefore: derived.last)
    next.entry += 1
    next.file += 1
  }

  /// Keeps a piece of the file that is no record.
  public func keep(_ piece: PieceOfFile) throws {
    _ = try store(piece, sameAs: nil)
  }

  /// Ends the file. A file that brought nothing new leaves no trace.
  ///
  /// - Returns: whether anything was kept.
  @discardableResult
  public func endFile(name: String, encoding: String) throws -> Bool {
    guard let ended = file else { preconditionFailure("no file was begun") }
    guard ended.taken > 0 || ended.newlySetAside > 0 else {
      let corrections = corrections
      try abandonFile()
      try correctReceived(corrections)
      return false
    }
    try statements.rows.flush()
    let sha256 = ended.hasher.hex()
    try statements.completeFile(
      id: ended.id, name: name, sha256: sha256, size: ended.size, encoding: encoding,
      lastSegment: next.segment - 1)
    try Log.close(
      db, ended.log,
      details: [
        ("file", name), ("taken", "\(ended.taken)"), ("unchanged", "\(ended.unchanged)"),
        ("setAside", "\(ended.setAside)"), ("received", circumstances.received),
      ], bytesSHA256: sha256)
    try statements.release.run()
    file = nil
    try correctReceived(corrections)
    return true
  }

  /// Corrects the day documents count as received, where an import states another for the same content.
  private func correctReceived(
    _ wanted: [(version: Int64, identity: RecordIdentity, received: String)]
  ) throws {
    corrections.removeAll()
    for correction in wanted {
      let entry = try Log.add(
        db, at: circumstances.at, by: circumstances.by, action: .received,
        details: [
          ("kind", correction.identity.kind), ("issuer", correction.identity.issuer),
          ("id", correction.identity.id), ("from", correction.received),
          ("to", circumstances.received),
        ])
      try statements.setReceived(version: correction.version, circumstances, entry: entry)
      next.entry = entry + 1
    }
  }

  /// Leaves the portfolio as it was before the file was begun.
  public func abandonFile() throws {
    guard let abandoned = file else { return }
    statements.rows.forget()
    try statements.rollback.run()
    try statements.release.run()
    next = abandoned.before
    derived.goBack(to: abandoned.takenUpBefore)
    corrections.removeAll()
    file = nil
  }

  /// Makes everything so far durable.
  public func commit() throws {
    guard isOpen else { return }
    try derived.fill(through: next.version - 1)
    try db.execute(sql: "COMMIT")
    isOpen = false
  }

  fileprivate func abandon() {
    guard isOpen else { return }
    statements.rows.forget()
    try? db.execute(sql: "ROLLBACK")
    isOpen = false
  }

  // MARK: Records

  /// Takes a valid record: as a new document, as a version of one, or as nothing new.
  public func take(
    _ identity: RecordIdentity, rows: RecordRows, contentSHA256: [UInt8], piece: PieceOfFile
  ) throws -> RecordFate {
    guard let file else { preconditionFailure("no file was begun") }
    let known = try statements.document(identity)
    let versions = try known.map { try statements.versions(of: $0.id) } ?? []
    if let same = versions.first(where: { $0.hash == contentSHA256 }) {
      return try keepUnchanged(identity, same, among: versions, piece)
    }
    let rivals = versions.filter { $0.number == identity.number }
    if let rival = rivals.first(where: { $0.segment >= file.firstSegment }) {
      return .secondContent(first: try takeOut(rival, identity))
    }
    guard !file.clashing.contains(identity.name),
      !rivals.contains(where: { file.seen.contains($0.id) })
    else { return .secondContent(first: nil) }
    let isCurrent = known.map { isLater(identity, contentSHA256, than: $0.current) } ?? true
    // A version that does not hold gives its project no names.
    let home =
      try isCurrent && !identity.aliases.isEmpty
      ? projects.home(of: identity, document: known.map { ($0.id, $0.project) }) : nil
    let project: Int64?
    switch home {
    case .between(let found):
      return .pointsAtProjects(try found.map { try projects.key(of: $0) })
    case .secondApplication(let other, let first):
      return .secondApplication(project: try projects.key(of: other), first: first)
    case .project(let found, _): project = found
    case .rearranged(let found): project = known?.project ?? found.first
    case .new:
      project = newProject()
      try project.map { try projects.insert(project: $0, names: identity.aliases) }
    case nil: project = known?.project
    }
    let segment = try store(piece, sameAs: nil)
    let version = next.version
    next.version += 1
    let document = known?.id ?? next.document
    if known == nil {
      next.document += 1
      try statements.insertDocument(
        id: document, identity, project: project, currentVersion: version)
    }
    try statements.insertVersion(
      id: version, document: document, identity, contentSHA256: contentSHA256,
      circumstances: circumstances, segment: segment, entry: file.log.entry)
    if known != nil, isCurrent {
      try statements.setCurrent(document: document, version: version)
    }
    try statements.rows.add(rows, version: version)
    try derived.note(version - 1)
    if isCurrent {
      if let known, known.project != project { try projects.move(known.id, to: project) }
      try settle(home, project, identity)
    }
    try statements.closeSetAside(identity, entry: file.log.entry)
    self.file?.taken += 1
    return rivals.contains { $0.issued == identity.issued } ? .takenInTie : .taken
  }

  /// A content that is there already: nothing new, but for the day it was received.
  private func keepUnchanged(
    _ identity: RecordIdentity, _ same: ImportStatements.Version,
    among versions: [ImportStatements.Version], _ piece: PieceOfFile
  ) throws -> RecordFate {
    guard let firstSegment = file?.firstSegment else { return .unchanged }
    let isFromBefore = same.segment < firstSegment
    let isFirst = isFromBefore && file?.seen.insert(same.id) ?? false
    if isFirst, circumstances.isReceivedStated, same.received != circumstances.received {
      corrections.append((same.id, identity, same.received))
    }
    _ = try store(piece, sameAs: same.segment)
    file?.unchanged += 1
    let rival = versions.first {
      isFromBefore && $0.segment >= firstSegment && $0.number == identity.number
    }
    guard let rival else { return .unchanged }
    return .unchangedAgainst(try takeOut(rival, identity))
  }

  /// Keeps a record that could not be taken, with the reasons.
  public func setAside(
    elementName: String, issuer: String?, id: String?, reasons: [SetAsideReason],
    piece: PieceOfFile
  ) throws {
    guard let file else { preconditionFailure("no file was begun") }
    var hasher = SHA256Hasher()
    hasher.update(piece.bytes)
    let hash = hasher.digest()
    let earlier = try statements.setAsideSegment(bytesSHA256: hash)
    let segment = try store(piece, sameAs: earlier)
    self.file?.setAside += 1
    guard earlier == nil || (earlier ?? 0) >= file.firstSegment else { return }
    try keepAside(
      segment: segment, hash: hash, elementName: elementName, issuer: issuer, id: id,
      reasons: reasons)
  }

  /// Sets aside a record that was taken before its file showed a second content for its id.
  public func setAside(
    _ taken: TakenBack, _ identity: RecordIdentity, reasons: [SetAsideReason]
  ) throws {
    let bytes = try Originals(db).bytes(ofSegment: taken.segment)
    var hasher = SHA256Hasher()
    bytes.withUnsafeBytes { hasher.update($0) }
    let hash = hasher.digest()
    self.file?.taken -= 1
    self.file?.setAside += 1
    guard try statements.setAsideSegment(bytesSHA256: hash) == nil else { return }
    try keepAside(
      segment: taken.segment, hash: hash, elementName: identity.kind,
      issuer: identity.issuer, id: identity.id, reasons: reasons)
  }

  private func keepAside(
    segment: Int64, hash: [UInt8], elementName: String, issuer: String?, id: String?,
    reasons: [SetAsideReason]
  ) throws {
    guard let entry = file?.log.entry else { return }
    try statements.insertSetAside(
      id: next.setAside, segment: segment, elementName: elementName, issuer: issuer,
      externalID: id, hash: hash, entry: entry)
    for (index, reason) in reasons.enumerated() {
      try statements.insertReason(setAside: next.setAside, no: index + 1, reason)
    }
    next.setAside += 1
    file?.newlySetAside += 1
  }

  // MARK: What is already there

  /// The highest version number wins, then the latest day of issue, then the greatest hash.
  private func isLater(
    _ identity: RecordIdentity, _ hash: [UInt8], than current: ImportStatements.Version?
  ) -> Bool {
    guard let current else { return true }
    if identity.number != current.number { return identity.number > current.number }
    if identity.issued != current.issued { return identity.issued > current.issued }
    return current.hash.lexicographicallyPrecedes(hash)
  }

  /// Takes out a version that this file brought, with all that came of it.
  private func takeOut(
    _ version: ImportStatements.Version, _ identity: RecordIdentity
  ) throws -> TakenBack {
    guard let file, let document = try statements.document(identity) else {
      preconditionFailure("a version without a document is to be taken out")
    }
    self.file?.clashing.insert(identity.name)
    let place = try statements.place(ofSegment: version.segment)
    try derived.forget(version.id)
    try statements.setCurrent(document: document.id, version: nil)
    try statements.delete(version: version.id)
    let remaining = try statements.versions(of: document.id)
    if let best = remaining.max(by: { $0.precedes($1) }) {
      try statements.setCurrent(document: document.id, version: best.id)
    } else {
      try statements.delete(document: document.id)
    }
    if let project = document.project {
      try projects.rearrange([project], newProject: newProject)
    }
    if !remaining.contains(where: { $0.segment >= file.firstSegment }) {
      try statements.reopenSetAside(identity, entry: file.log.entry)
    }
    return TakenBack(segment: version.segment, line: place.line, column: place.column)
  }

  // MARK: Projects

  private func newProject() -> Int64 {
    defer { next.project += 1 }
    return next.project
  }

  /// Gives the project of a version that holds now its names, when the version's rows are there.
  private func settle(
    _ home: ArrangeProjects.Home?, _ project: Int64?, _ identity: RecordIdentity
  ) throws {
    switch home {
    case .project(let project, let lacking):
      try projects.name(project, lacking, of: identity)
    case .new:
      // It was made with its key.
      if let project {
        try projects.name(
          project, .init(names: identity.aliases, bestHeld: 0), of: identity)
      }
    case .rearranged(let touched):
      try projects.rearrange(touched, newProject: newProject)
    default:
      // It may have spoken of a project before.
      if let project { try projects.rearrange([project], newProject: newProject) }
    }
  }

  // MARK: Pieces

  private func store(_ piece: PieceOfFile, sameAs earlier: Int64?) throws -> Int64 {
    guard let id = file?.id else { preconditionFailure("no file was begun") }
    file?.hasher.update(piece.bytes)
    file?.size += Int64(piece.bytes.count)
    let segment = next.segment
    next.segment += 1
    func insert(_ data: UnsafeRawBufferPointer) throws {
      // The same content may be written otherwise: only the same bytes are kept once.
      let same = try earlier.flatMap { try statements.segment(holding: data, as: $0) }
      try statements.insertSegment(
        id: segment, file: id, piece, data: same == nil ? data : nil, sameAs: same)
    }
    if let packed = piece.packed {
      try insert(packed)
    } else {
      try deflate.deflated(piece.bytes, insert)
    }
    return segment
  }
}
