internal import Basics
internal import Foundation
internal import Ingest

/// The exchanges in a file of the archive, from a place on to the last whole one.
struct ArchiveScan {
  private(set) var exchanges: [ArchivedExchange] = []
  /// Where the last whole exchange ends, or the record about the file where there is none.
  private(set) var end: Int
  /// The length of the file.
  let size: Int
  /// Behind a damaged place there are whole records: not an end that was cut, and not to be cut away.
  private(set) var goesOn = false
  /// Something stands before the first exchange that is no record of ours: the place was none.
  private(set) var beginsStrangely = false

  /// What one record may inflate to: the largest `pageBytes` with its header.
  private static let mostBytes = 1_100_000_000
  /// No record is too long to be found: what is not found would be cut away, or could not be forgotten.
  private static let limits: WARCLimits = {
    var limits = WARCLimits()
    limits.blockBytes = mostBytes
    return limits
  }()

  /// - Throws: `ARC-001` where the file cannot be read.
  init(path: String, name: String, from start: Int = 0) throws(Problem) {
    guard let handle = FileHandle(forReadingAtPath: path), let source = try? ByteSource(handle)
    else {
      throw Problem(
        "ARC-001", at: path, "the archive cannot be read: \(systemError())",
        cure: "check the folder and its permissions", kind: .fault)
    }
    defer { try? handle.close() }
    size = source.size
    end = min(start, size)
    guard start <= size else {
      beginsStrangely = true
      return
    }
    var members = GzipMembers(source, from: start, limit: Self.mostBytes)
    beginsStrangely = read(&members, name) == 0 && size > start
    while members.end < size,
      let next = WARCReader(source, from: members.end, limits: Self.limits).next()?.offset.value
    {
      goesOn = true
      members = GzipMembers(source, from: next, limit: Self.mostBytes)
      // What begins like a record and is none that can be read would be met again.
      if read(&members, name) == 0 { members = GzipMembers(source, from: next + 1, limit: 0) }
    }
  }

  /// Takes the exchanges up to where no whole record follows; the number of records.
  private mutating func read(_ members: inout GzipMembers, _ name: String) -> Int {
    var count = 0
    var open: [(record: WARCRecord, range: Range<Int>)] = []
    while let (bytes, range) = members.next() {
      guard let record = WARCReader(bytes, limits: Self.limits).next() else { break }
      count += 1
      switch record.type {
      case "warcinfo" where open.isEmpty: end = range.upperBound
      case "response", "revisit": open = [(record, range)]
      case "metadata": open.append((record, range))
      case "request":
        open.append((record, range))
        if let exchange = Self.exchange(open, in: name) {
          exchanges.append(exchange)
          end = range.upperBound
        }
        open = []
      default: open = []
      }
    }
    return count
  }

  /// Leaves those that the caller knows out, where the place is the end of one.
  mutating func dropKnown(upTo offset: Int) {
    guard offset == end || exchanges.contains(where: { $0.end.offset == offset }) else { return }
    exchanges.removeAll { $0.place.offset < offset }
  }

  /// The length of a file.
  static func size(of path: String) throws(Problem) -> Int {
    var state = stat()
    guard stat(path, &state) == 0 else { throw WholeFile.problem(path) }
    return Int(state.st_size)
  }

  /// The exchange that records tell of, in their order: answer, notes, request.
  private static func exchange(
    _ records: [(record: WARCRecord, range: Range<Int>)], in file: String
  ) -> ArchivedExchange? {
    guard let (answer, first) = records.first, let last = records.last,
      ["response", "revisit"].contains(answer.type), let address = answer.targetAddress,
      let date = answer.date, let id = answer.id, let head = HTTPHead(answer.block)
    else { return nil }
    let kind: ArchivedExchange.Kind =
      answer.type == "response" ? .response : head.status == 304 ? .notModified : .samePayload
    let payload: String? =
      switch kind {
      case .response: Digest(of: head.payload(of: Array(answer.block[head.length...]))).hex
      case .samePayload:
        answer.fields["WARC-Payload-Digest"]?.split(separator: ":").last.map(String.init)
      case .notModified: nil
      }
    let note = records.first { $0.record.type == "metadata" }.flatMap { FeedNote($0.record.block) }
    return ArchivedExchange(
      kind: kind, address: address, date: date, status: head.status,
      place: ArchivePlace(file: file, offset: first.lowerBound),
      length: last.range.upperBound - first.lowerBound, record: id, payload: payload, note: note)
  }
}

extension FeedNote {
  /// The lines of a `metadata` record (WARC 1.1, section 6.6).
  var fields: [(String, String)] {
    [("via", via)] + (title.map { [("title", $0)] } ?? []) + (date.map { [("date", $0)] } ?? [])
  }

  /// Nil for the block of another record.
  package init?(_ block: [UInt8]) {
    var fields: [String: String] = [:]
    for line in String(decoding: block, as: UTF8.self).split(whereSeparator: \.isNewline) {
      guard let colon = line.range(of: ": ") else { continue }
      fields[String(line[..<colon.lowerBound])] = String(line[colon.upperBound...])
    }
    guard let via = fields["via"] else { return nil }
    self.init(via: via, title: fields["title"], date: fields["date"])
  }
}
