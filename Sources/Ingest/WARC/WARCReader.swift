package import Basics

/// How much one record of an archive may make us hold.
package struct WARCLimits: Hashable, Sendable {
  /// Longer blocks are passed over in steps.
  ///
  /// Pages have some 0.1 MB, the largest met 6 MB.
  package var blockBytes = 32_000_000
  /// Of a body once its encodings are undone.
  package var bodyBytes = 32_000_000
  /// Of the header of a record; real ones have under 2 kB.
  package var headerBytes = 65_536
  /// Places of damage that are kept; more are only counted.
  package var damages = 100

  package init() {}
}

/// A place at which an archive is damaged.
package struct ArchiveDamage: Hashable, Sendable {
  /// The place in the file, compressed as it lies on disk.
  package var offset: ByteOffset
  /// How many whole records were read before.
  package var recordCount: Int
  /// What was found, in a few words.
  package var reason: String
}

/// Reads the records of a WARC file (1.0 and 1.1; plain, gzip by record, gzip as a whole) one after
/// the other, in memory bounded by the limits.
///
/// Behind damage it looks for the next record that begins properly and goes on there; each place of
/// damage is kept. A record is given only when it is whole: what follows its block is the end of its
/// gzip member, the empty lines that the format asks for, another record, or the end of the file.
package final class WARCReader: Sequence, IteratorProtocol {
  /// The places of damage met so far, the first ones.
  package private(set) var damages: [ArchiveDamage] = []
  /// How many there were in all.
  package private(set) var damageCount = 0
  /// Whole records read so far.
  package private(set) var recordCount = 0

  private let stream: ByteStream
  /// Where the stream begins in the file.
  private let base: Int
  private let limits: WARCLimits
  private var isAtEnd = false
  /// Looking for a record behind damage: what only looks like one is no further damage.
  private var isSearching = false
  private var beginsForeign = false
  /// Once is enough: what looks like a record and is none would bring the reading back for ever.
  private var wasTriedAsGzip = false

  /// Raised whenever the same archive gives other records, pages or reasons.
  package static let version = 2

  /// `start` is where a record begins: what stands before it is not read, places count from the file's
  /// beginning all the same.
  package init(_ source: ByteSource, from start: Int = 0, limits: WARCLimits = WARCLimits()) {
    self.limits = limits
    base = start
    stream = ByteStream(start == 0 ? source : source.dropping(start))
  }

  package convenience init(_ bytes: [UInt8], limits: WARCLimits = WARCLimits()) {
    self.init(ByteSource(bytes), limits: limits)
  }

  /// Whether the file neither begins like a WARC nor held a record.
  package var isForeign: Bool { beginsForeign && recordCount == 0 }

  package func next() -> WARCRecord? {
    while !isAtEnd {
      switch attempt() {
      case .record(let record):
        recordCount += 1
        isSearching = false
        return record
      case .end: isAtEnd = true
      case .damage(let damage): note(damage)
      }
    }
    return nil
  }

  private enum Attempt {
    case record(WARCRecord)
    case damage(Damage)
    case end
  }

  private struct Damage: Error {
    var offset: Int
    var reason: String
    /// The place in the plain stream from which on a record may begin.
    var resume: Int
    /// Nothing that begins like a record was there.
    var isOnlyLook = false
  }

  private func attempt() -> Attempt {
    skipLineEnds()
    guard stream.available > 0 else {
      guard let fault = stream.fault else { return .end }
      return .damage(Damage(offset: fault.offset, reason: fault.reason, resume: stream.position))
    }
    do {
      return .record(try record())
    } catch {
      var damage = error
      // What the stream itself found wrong is the cause.
      if let fault = stream.fault { (damage.offset, damage.reason) = fault }
      return .damage(damage)
    }
  }

  private func record() throws(Damage) -> WARCRecord {
    let offset = stream.fileOffset
    let header = try header()
    guard let length = header.fields["Content-Length"].flatMap({ Int(trimmed($0)) }), length >= 0
    else {
      throw Damage(
        offset: offset, reason: "a record without Content-Length", resume: stream.position,
        isOnlyLook: true)
    }
    let start = stream.position
    // Known before it is read: a length that leads out of the file.
    if stream.isCompressed == false, length > stream.size - start {
      throw Damage(
        offset: stream.size, reason: "the file ends inside a record", resume: start)
    }
    let (block, isWhole) = block(of: length)
    guard isWhole else {
      let reason = stream.available > 0 ? "a record that is cut" : "the file ends inside a record"
      throw Damage(
        offset: stream.available > 0 ? offset : stream.readOffset, reason: reason, resume: start)
    }
    guard endsSoundly() else {
      throw Damage(
        offset: offset, reason: "a record whose length is not that of its block", resume: start)
    }
    return WARCRecord(
      offset: ByteOffset(base + offset), version: header.firstLine, fields: header.fields,
      block: block,
      isTooLarge: length > limits.blockBytes)
  }

  private func header() throws(Damage) -> HeaderBlock {
    let (offset, start) = (stream.fileOffset, stream.position)
    while stream.available < 8, stream.fill() {}
    guard isAtMagic else {
      var reason = "no record where one should begin"
      if recordCount == 0, damages.isEmpty, stream.fault == nil {
        beginsForeign = true
        let isARC = stream.waiting.starts(with: Array("filedesc".utf8))
        reason = isARC ? "an ARC file, the format before WARC" : "not a WARC file"
      }
      throw Damage(offset: offset, reason: reason, resume: start, isOnlyLook: true)
    }
    let resume = start + Self.magic.count
    var searched = 0
    while true {
      if let length = headerLength(from: searched) {
        defer { stream.drop(length) }
        return HeaderBlock(stream.waiting.prefix(length))
      }
      // A line end may be cut by the step.
      searched = Swift.max(0, stream.available - 3)
      guard stream.available < limits.headerBytes else {
        throw Damage(
          offset: offset, reason: "a record's header longer than \(limits.headerBytes) bytes",
          resume: resume)
      }
      guard stream.fill() else {
        throw Damage(
          offset: stream.readOffset, reason: "the file ends inside a record's header",
          resume: resume)
      }
    }
  }

  private static let magic = Array("WARC/".utf8)

  /// The length of the header with the empty line that ends it.
  private func headerLength(from start: Int) -> Int? {
    let bytes = stream.waiting
    var index = bytes.startIndex + start
    while let end = bytes[index...].firstIndex(of: 10) {
      index = end + 1
      if index < bytes.endIndex, bytes[index] == 10 { return index + 1 - bytes.startIndex }
      if index + 1 < bytes.endIndex, bytes[index] == 13, bytes[index + 1] == 10 {
        return index + 2 - bytes.startIndex
      }
    }
    return nil
  }

  /// A block, or what there is of it; nothing of one that is longer than the limit.
  private func block(of length: Int) -> (bytes: [UInt8], isWhole: Bool) {
    let keeps = length <= limits.blockBytes
    var block: [UInt8] = []
    if keeps { block.reserveCapacity(length) }
    var missing = length
    while missing > 0 {
      guard stream.available > 0 || stream.fill() else { return (block, false) }
      // Compressed by record: where a member begins with a record, the last one has ended.
      if missing < length, stream.nextMember(from: 0) == 0, isAtMagic { return (block, false) }
      var count = Swift.min(missing, stream.available)
      if let border = stream.nextMember(from: 1) { count = Swift.min(count, border) }
      if keeps { block += stream.waiting.prefix(count) }
      stream.drop(count)
      missing -= count
    }
    return (block, true)
  }

  /// Whether what follows a block is what may follow one.
  private func endsSoundly() -> Bool {
    let end = stream.position
    while stream.available < 5, stream.fill() {}
    // Damage within the member of this record, or a member without its end.
    if stream.fault != nil, stream.soundEnd < end, stream.available < 5 { return false }
    // In a plain file damage to the next record is none to this one.
    if stream.isCompressed == false, stream.waiting.starts(with: [13, 10, 13, 10]) { return true }
    skipLineEnds()
    return stream.available == 0 || stream.nextMember(from: 0) == 0 || isAtMagic
  }

  /// Two line ends follow a block; there may be more or fewer.
  private func skipLineEnds() {
    while true {
      let count = stream.waiting.prefix { $0 == 10 || $0 == 13 }.count
      stream.drop(count)
      if stream.available > 0 || !stream.fill() { return }
    }
  }

  /// Keeps a place of damage and goes to the next record; without one the reading ends.
  private func note(_ damage: Damage) {
    if !(isSearching && damage.isOnlyLook) {
      damageCount += 1
      if damages.count < limits.damages {
        damages.append(
          ArchiveDamage(
            offset: ByteOffset(base + damage.offset), recordCount: recordCount,
            reason: damage.reason))
      }
    }
    isSearching = true
    isAtEnd = !goToNextRecord(from: damage.resume)
  }

  private func goToNextRecord(from resume: Int) -> Bool {
    if beginsForeign, recordCount == 0, damageCount == 1, !wasTriedAsGzip,
      isBinary(Array(stream.waiting))
    {
      wasTriedAsGzip = true
      stream.takeForCompressed()
      if stream.recover(beginning: Self.magic) { return true }
      stream.takeForPlain()
      return findRecordStart()
    }
    // What was no record must not be met again.
    if resume > stream.position {
      stream.drop(Swift.min(resume - stream.position, stream.available))
    }
    // A lying length may have swallowed records: back to where its block began.
    if stream.isCompressed == false, resume < stream.position { _ = stream.goBack(to: resume) }
    while true {
      if stream.fault != nil, !stream.recover(beginning: Self.magic) { return false }
      if findRecordStart() { return true }
      if stream.fault == nil { return false }
    }
  }

  /// Drops what stands before the next line, or member, that begins like a record; false at the end
  /// or a fault.
  private func findRecordStart() -> Bool {
    let line = [10] + Self.magic
    while true {
      while stream.available < line.count, stream.fill() {}
      guard stream.available >= line.count else { return false }
      if stream.nextMember(from: 0) == 0, isAtMagic { return true }
      if stream.waiting.starts(with: line) {
        stream.drop(1)
        return true
      }
      var next = stream.available
      let lines = stream.waiting.dropFirst()
      if let end = lines.firstIndex(of: 10) { next = end - lines.startIndex + 1 }
      if let border = stream.nextMember(from: 1) { next = Swift.min(next, border) }
      stream.drop(next)
    }
  }

  private var isAtMagic: Bool { stream.waiting.starts(with: Self.magic) }
}
