/// Rows by RFC 4180, tolerant of LF line ends and of quotation marks that were not doubled.
struct DelimitedRows: RowSplitter {
  private let text: TextStream
  private let names: ColumnNames
  private let limit: Int
  private var delimiter: UInt8?
  private var number = 0
  private var width = 0
  private var places: [RowField: Int]?
  private var rereadBytes = 0
  private(set) var foreignReason: String?

  /// How much is read twice behind quotations without end: some longest rows.
  private static let mostReread = 100_000_000

  init(_ text: TextStream, names: ColumnNames, delimiter: UInt8?, limit: Int) {
    (self.text, self.names, self.delimiter, self.limit) = (text, names, delimiter, limit)
  }

  mutating func next() -> SourceRow? {
    if places == nil, foreignReason == nil { readHeader() }
    guard foreignReason == nil, let places else { return nil }
    while let (content, size) = fields() {
      switch content {
      case .fields(let fields):
        guard fields.contains(where: { !$0.isEmpty }) else { continue }
        // Spreadsheets write separators for columns that are empty everywhere.
        let isFitting =
          fields.count >= width && fields.dropFirst(width).allSatisfy { $0.isEmpty }
        guard isFitting else {
          let count = fields.count
          return SourceRow(
            number: number, content: .fault("\(count) fields; the header has \(width)"), size: size)
        }
        var values = RowValues()
        for (field, place) in places { values[field] = fields[place] }
        return SourceRow(number: number, content: .values(values), size: size)
      case .openQuote:
        return SourceRow(number: number, content: .fault("a quotation without end"), size: size)
      case .tooLarge: return SourceRow(number: number, content: .tooLarge, size: size)
      }
    }
    return nil
  }

  private mutating func readHeader() {
    // The lists of columns met are under 1 kB.
    while text.buffer[text.head...].firstIndex(of: 10) == nil, text.available < 1_000_000,
      text.fill()
    {}
    readSeparatorLine()
    if delimiter == nil { delimiter = Self.delimiter(of: firstLine) }
    while let (content, _) = fields() {
      guard case .fields(let header) = content else {
        foreignReason = "no header of columns"
        return
      }
      guard header.contains(where: { !$0.isEmpty }) else { continue }
      width = header.count
      do { places = try names.places(in: header) } catch { foreignReason = error.reason }
      return
    }
    places = [:]
  }

  private var firstLine: ArraySlice<UInt8> {
    text.buffer[text.head...].prefix { $0 != 10 && $0 != 13 }
  }

  /// `sep=;`, by which Excel tells itself the delimiter.
  private mutating func readSeparatorLine() {
    let line = firstLine
    guard line.count == 5, line.starts(with: Array("sep=".utf8)), let last = line.last else {
      return
    }
    delimiter = delimiter ?? last
    number += 1
    skipLine(text)
  }

  /// Which of the usual delimiters the header has most of, outside quotation marks.
  private static func delimiter(of header: ArraySlice<UInt8>) -> UInt8 {
    var counts = [0, 0, 0, 0]
    let known = Array(",;\t|".utf8)
    var isQuoted = false
    for byte in header {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted, let index = known.firstIndex(of: byte) { counts[index] += 1 }
    }
    let most = counts.max() ?? 0
    return known[counts.firstIndex(of: most) ?? 0]
  }

  private enum Content {
    case fields([String])
    /// The rest of the file, or of what a row may hold, stands inside a quotation.
    case openQuote
    case tooLarge
  }

  /// The next row and its length in bytes.
  ///
  /// A row that needs more than is in memory is split again once there is twice as much: every byte
  /// is looked at about twice.
  private mutating func fields() -> (Content, size: Int)? {
    while text.available == 0 { guard text.fill() else { return nil } }
    number += 1
    var wanted = 0
    while true {
      while text.available < wanted, text.fill() {}
      let isAll = text.available < wanted
      var splitter = RowCut(
        delimiter: delimiter ?? UInt8(ascii: ","), isAll: isAll && text.available <= limit)
      let cut = text.buffer.withUnsafeBufferPointer {
        splitter.row(UnsafeBufferPointer(rebasing: $0[text.head...].prefix(limit)))
      }
      if let cut {
        text.drop(cut)
        return (.fields(splitter.fields), cut)
      }
      if isAll || text.available >= limit {
        let size = min(text.available, limit)
        rereadBytes += size
        let canGoBack = splitter.isQuoted && rereadBytes <= Self.mostReread
        // The quotation mark may be a slip: the next line is a row.
        if !canGoBack, splitter.isQuoted { text.drop(size) }
        skipLine(text)
        return (splitter.isQuoted ? .openQuote : .tooLarge, size)
      }
      wanted = max(min(2 * text.available, limit), text.available + 1)
    }
  }
}

/// Cuts the first row of some bytes into fields.
private struct RowCut {
  let delimiter: UInt8
  /// Nothing follows the bytes.
  let isAll: Bool
  var fields: [String] = []
  /// The bytes ended inside a quotation.
  var isQuoted = false

  private static let quote = UInt8(ascii: "\"")

  init(delimiter: UInt8, isAll: Bool) {
    self.delimiter = delimiter
    self.isAll = isAll
  }

  /// The length of the row with its line end; nil where the bytes end before it.
  mutating func row(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = 0
    while true {
      guard let end = field(bytes, at: index) else { return nil }
      guard end < bytes.count else { return isAll ? end : nil }
      index = end + 1
      if bytes[end] == delimiter { continue }
      // CR, LF or both; a CR at the very end may have its LF behind it.
      guard bytes[end] == 13 else { return index }
      guard index < bytes.count else { return isAll ? index : nil }
      return bytes[index] == 10 ? index + 1 : index
    }
  }

  /// Where a field ends: at its delimiter, its line end, or the end of the bytes.
  private mutating func field(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
    guard start < bytes.count, bytes[start] == Self.quote else {
      var end = start
      while end < bytes.count, !isEnd(bytes[end]) { end += 1 }
      fields.append(
        String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self))
      return end
    }
    isQuoted = true
    var field: [UInt8] = []
    var index = start + 1
    var copied = index
    while index < bytes.count {
      guard bytes[index] == Self.quote else {
        index += 1
        continue
      }
      let after = index + 1
      guard after < bytes.count || isAll else { return nil }
      if after == bytes.count || isEnd(bytes[after]) {
        field += bytes[copied..<index]
        fields.append(String(decoding: field, as: UTF8.self))
        isQuoted = false
        return after
      }
      // Doubled, as the format asks, or single, as people write.
      field += bytes[copied...index]
      index = bytes[after] == Self.quote ? after + 1 : after
      copied = index
    }
    return nil
  }

  private func isEnd(_ byte: UInt8) -> Bool { byte == delimiter || byte == 10 || byte == 13 }
}
