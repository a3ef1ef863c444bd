internal import Basics
package import Foundation

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

  package init() {}
}

/// Reads the records of a WARC file (1.0 and 1.1; plain, gzip by record, gzip as a whole) one after
/// the other, in memory bounded by the limits.
///
/// A damaged or truncated archive is read up to the damage; `damage` then says where and why, once
/// `next()` has returned nil.
package final class WARCReader: Sequence, IteratorProtocol {
  package private(set) var damage: ArchiveDamage?
  /// Whole records read so far.
  package private(set) var recordCount = 0

  private let stream: ArchiveStream
  private let limits: WARCLimits
  private var isAtEnd = false

  /// Reads through a function that returns at most so many bytes, and none at the end.
  package init(limits: WARCLimits = WARCLimits(), read: @escaping (_ count: Int) throws -> [UInt8])
  {
    self.limits = limits
    stream = ArchiveStream(read: read)
  }

  package convenience init(_ handle: FileHandle, limits: WARCLimits = WARCLimits()) {
    self.init(limits: limits) { count in
      try handle.read(upToCount: count).map { Array($0) } ?? []
    }
  }

  package convenience init(_ bytes: [UInt8], limits: WARCLimits = WARCLimits()) {
    var position = 0
    self.init(limits: limits) { count in
      let end = Swift.min(position + count, bytes.count)
      defer { position = end }
      return Array(bytes[position..<end])
    }
  }

  package func next() -> WARCRecord? {
    guard !isAtEnd else { return nil }
    guard let record = record() else {
      isAtEnd = true
      return nil
    }
    recordCount += 1
    return record
  }

  private func record() -> WARCRecord? {
    skipLineEnds()
    guard stream.available > 0 else {
      stop(nil)
      return nil
    }
    let offset = stream.fileOffset
    guard let header = header() else { return nil }
    guard let length = header.fields["Content-Length"].flatMap({ Int(trimmed($0)) }), length >= 0
    else {
      return stop("a record without Content-Length", at: offset)
    }
    let (block, isWhole) = block(of: length)
    guard isWhole else { return stop("the file ends inside a record", at: stream.readOffset) }
    return WARCRecord(
      offset: ByteOffset(offset), version: header.firstLine, fields: header.fields, block: block,
      isTooLarge: length > limits.blockBytes)
  }

  /// Two line ends follow a block; there may be more or fewer.
  private func skipLineEnds() {
    while true {
      let count = stream.waiting.prefix { $0 == 10 || $0 == 13 }.count
      stream.drop(count)
      if stream.available > 0 || !stream.fill() { return }
    }
  }

  private func header() -> HeaderBlock? {
    let offset = stream.fileOffset
    while stream.available < 5, stream.fill() {}
    guard stream.waiting.starts(with: Array("WARC/".utf8)) else {
      let what = recordCount == 0 ? "not a WARC file" : "no record where one should begin"
      return stop(what, at: offset)
    }
    var searched = 0
    while true {
      if let length = headerLength(from: searched) {
        defer { stream.drop(length) }
        return HeaderBlock(stream.waiting.prefix(length))
      }
      // A line end may be cut by the step.
      searched = Swift.max(0, stream.available - 3)
      guard stream.available < limits.headerBytes else {
        return stop("a record's header longer than \(limits.headerBytes) bytes", at: offset)
      }
      guard stream.fill() else {
        return stop("the file ends inside a record's header", at: stream.readOffset)
      }
    }
  }

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

  private func block(of length: Int) -> (bytes: [UInt8], isWhole: Bool) {
    let keeps = length <= limits.blockBytes
    var block: [UInt8] = []
    var missing = length
    while missing > 0 {
      guard stream.available > 0 || stream.fill() else { return (block, false) }
      let count = Swift.min(missing, stream.available)
      if keeps { block += stream.waiting.prefix(count) }
      stream.drop(count)
      missing -= count
    }
    return (block, true)
  }

  /// Ends the reading; the value is always nil.
  private func stop<T>(_ reason: String, at offset: Int) -> T? {
    stop((offset, reason))
    return nil
  }

  /// What the stream itself found wrong comes first: it is the cause.
  private func stop(_ found: (offset: Int, reason: String)?) {
    guard let cause = stream.fault ?? found else { return }
    damage = ArchiveDamage(
      offset: ByteOffset(cause.offset), recordCount: recordCount, reason: cause.reason)
  }
}
