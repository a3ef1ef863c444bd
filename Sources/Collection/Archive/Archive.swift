package import Basics
internal import Foundation
internal import Ingest

/// A folder of WARC files (1.1) to which exchanges are added, one file a day and size.
///
/// The records of an exchange are written by one write, and `commit` brings them to the disk. Whatever
/// stops the program, the next start finds whole exchanges and cuts away what is none; those that the
/// caller did not come to know of are in `adopted`. Names and bytes come from the dates of the
/// exchanges, not from a clock. One process writes at a time.
package final class Archive {
  package let folder: String
  /// What a stopped run wrote behind `known`, in the order of the archive.
  package private(set) var adopted: [ArchivedExchange] = []
  /// From where on what `known` tells of is not there any more: the file was cut.
  package private(set) var lost: ArchivePlace?

  private let info: ArchiveInfo
  private let fileBytes: Int
  private let hook: WriteHook?
  /// The newest file, where it is one to go on with.
  private var file: ArchiveFile?
  private var newest: ArchiveName?

  /// Opens the archive, makes its folder where there is none, and mends its end.
  ///
  /// - Parameters:
  ///   - fileBytes: a file that would grow beyond it is followed by another.
  ///   - known: up to where the caller knows the archive, as the last `commit` gave it; nil for not at
  ///     all.
  ///   - adopts: whether the caller wants to know what stands behind that.
  /// - Throws: `ARC-001` and `FIL-001` to `FIL-003`, where the disk or its permissions are in the way;
  ///   `ARC-003` where the file that is known is not there.
  package init(
    folder: String, info: ArchiveInfo, fileBytes: Int = 256 << 20, known: ArchivePlace? = nil,
    adopts: Bool = true, hook: WriteHook? = nil
  ) throws(Problem) {
    self.folder = folder
    self.info = info
    self.fileBytes = fileBytes
    self.hook = hook
    try WholeFile.make(folder: folder)
    let names = try Self.names(in: folder)
    newest = names.last
    if let known, !names.contains(where: { $0.text == known.file }) {
      throw Problem(
        "ARC-003", at: "\(folder)/\(known.file)", "the newest file of the archive is not there",
        cure: "is the disk mounted? Where the file is lost for good: koshu rebuild --state",
        kind: .fault)
    }
    let first = adopts ? known?.file ?? "" : names.last?.text ?? ""
    for name in names where name.text >= first {
      let scan = try scan(name.text, behind: known)
      if adopts { adopted += scan.exchanges }
      if let known, known.file == name.text, scan.end < known.offset {
        lost = ArchivePlace(file: name.text, offset: scan.end)
      }
      if name == names.last { try goOn(with: name, scan) }
    }
  }

  /// The files of the archive in their order.
  package func files() throws(Problem) -> [String] { try Self.names(in: folder).map(\.text) }

  /// The whole exchanges in a file, in its order.
  package func exchanges(in file: String) throws(Problem) -> [ArchivedExchange] {
    try ArchiveScan(path: "\(folder)/\(file)", name: file).exchanges
  }

  /// Adds an exchange; nil where its answer is none of HTTP, which no archive can hold.
  ///
  /// - Parameters:
  ///   - note: what a feed told of the page.
  ///   - earlier: the fetch that the answer may be equal to: an equal body is not kept a second time.
  /// - Throws: where the disk is full or a write fails; the file then ends where it ended before.
  package func append(
    _ exchange: Exchange, note: FeedNote? = nil, earlier: EarlierFetch? = nil
  ) throws(Problem) -> ArchivedExchange? {
    let date = recordDate(exchange.started)
    func records(at place: ArchivePlace) -> ExchangeRecords? {
      ExchangeRecords(exchange, note: note, earlier: earlier, at: place)
    }
    if let open = file, ArchiveName(date: date).day <= newest?.day ?? "" {
      let place = ArchivePlace(file: open.name, offset: open.length)
      guard let records = records(at: place) else { return nil }
      if open.length + records.bytes.count <= fileBytes {
        try write(records.bytes)
        return records.exchange
      }
    }
    let name = newest?.next(date: date) ?? ArchiveName(date: date)
    var head = WARCWriter()
    head.appendInfo(software: info.software, date: date, file: name.text, about: info.fields)
    let place = ArchivePlace(file: name.text, offset: head.bytes.count)
    guard let records = records(at: place) else { return nil }
    try roll(to: name)
    try write(head.bytes + records.bytes)
    return records.exchange
  }

  /// Brings what was added to the disk; gives the end of the archive, nil for an empty one.
  ///
  /// - Throws: where that fails; all that was added since the last commit is cut away then, and has to be
  ///   fetched anew.
  package func commit() throws(Problem) -> ArchivePlace? {
    defer { dropEmpty() }
    try file?.sync(hook)
    guard let open = file else {
      // A file that could not be gone on with ends where it ends.
      guard let newest else { return nil }
      let path = "\(folder)/\(newest.text)"
      return ArchivePlace(file: newest.text, offset: try ArchiveScan.size(of: path))
    }
    return ArchivePlace(file: open.name, offset: open.length)
  }

  // MARK: - Files

  private static func names(in folder: String) throws(Problem) -> [ArchiveName] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder)
        .compactMap { ArchiveName($0) }.sorted()
    } catch {
      throw Problem(
        "ARC-001", at: folder, "the archive cannot be read: \(systemError())",
        cure: "check the folder and its permissions", kind: .fault)
    }
  }

  /// What stands in a file behind a place that may lie in it.
  private func scan(_ name: String, behind known: ArchivePlace?) throws(Problem) -> ArchiveScan {
    let path = "\(folder)/\(name)"
    guard let known, known.file == name else { return try ArchiveScan(path: path, name: name) }
    let scan = try ArchiveScan(path: path, name: name, from: known.offset)
    guard scan.beginsStrangely else { return scan }
    // Something was cut off right there, or the file is not what it was.
    var whole = try ArchiveScan(path: path, name: name)
    whole.dropKnown(upTo: known.offset)
    return whole
  }

  private func goOn(with name: ArchiveName, _ scan: ArchiveScan) throws(Problem) {
    let path = "\(folder)/\(name.text)"
    // Whole records behind damage are not to be lost: such a file is left alone.
    guard !scan.goesOn || scan.end == scan.size else { return }
    if scan.end == 0 {
      guard unlink(path) == 0 else { throw WholeFile.problem(path) }
      newest = try Self.names(in: folder).last
      return
    }
    if scan.end < scan.size {
      guard truncate(path, off_t(scan.end)) == 0 else { throw WholeFile.problem(path) }
    }
    file = try ArchiveFile(folder: folder, name: name.text, length: scan.end, isNew: false)
  }

  private func roll(to name: ArchiveName) throws(Problem) {
    try file?.sync(hook)
    try hook?(.beforeRoll)
    file = try ArchiveFile(folder: folder, name: name.text, length: 0, isNew: true)
    newest = name
    do throws(Problem) { try hook?(.afterRoll) } catch {
      dropEmpty()
      throw error
    }
  }

  private func write(_ bytes: [UInt8]) throws(Problem) {
    defer { dropEmpty() }
    try file?.append(bytes, hook)
  }

  /// A file into which nothing came is none.
  private func dropEmpty() {
    guard file?.length == 0, let path = file?.path else { return }
    unlink(path)
    file = nil
    newest = try? Self.names(in: folder).last
  }
}

extension Archive {
  /// Takes exchanges out of the archive: their files are written anew without them, the rest byte for
  /// byte as it was.
  ///
  /// May be asked for again where it was stopped: each file is the old or the new one, never a part.
  package func forget(
    where isForgotten: (ArchivedExchange) -> Bool
  ) throws(Problem) {
    try file?.sync(hook)
    for name in try Self.names(in: folder) {
      let path = "\(folder)/\(name.text)"
      let scan = try ArchiveScan(path: path, name: name.text)
      let gone = scan.exchanges.filter(isForgotten)
      guard !gone.isEmpty else { continue }
      try hook?(.beforeRewrite)
      try rewrite(path, size: scan.size, without: gone)
      try hook?(.afterReplace)
      if file?.name == name.text {
        let size = try ArchiveScan.size(of: path)
        file = try ArchiveFile(folder: folder, name: name.text, length: size, isNew: false)
      }
    }
  }

  private func rewrite(
    _ path: String, size: Int, without gone: [ArchivedExchange]
  ) throws(Problem) {
    guard let handle = FileHandle(forReadingAtPath: path) else { throw WholeFile.problem(path) }
    defer { try? handle.close() }
    let copy = try WholeFile(path)
    var start = 0
    for cut in gone.map({ ($0.place.offset, $0.end.offset) }) + [(size, size)] {
      while start < cut.0 {
        guard (try? handle.seek(toOffset: UInt64(start))) != nil,
          let step = try? handle.read(upToCount: min(1 << 20, cut.0 - start)), !step.isEmpty
        else { throw WholeFile.problem(path) }
        try copy.write(Array(step))
        start += step.count
      }
      try hook?(.inRewrite)
      start = cut.1
    }
    try hook?(.beforeReplace)
    try copy.finish()
  }
}

/// Called at every named moment of writing; what it throws is the disk's fault.
package typealias WriteHook = (WritePoint) throws(Problem) -> Void
