/// The pass over the bytes of an XML document before libxml2 sees them.
///
/// Takes away what libxml2 must never act on (declarations, entities) and mends what feeds commonly
/// have wrong, so that one bare ampersand does not cost the rest of a feed.
struct XMLScan {
  private var mender: Mender
  private let limits: MarkupLimits
  private var position = 0
  private var entities: [String: [UInt8]] = [:]
  private var inserted = 0
  private(set) var cut: MarkupCut = []
  private(set) var fault: MarkupFault?

  init(_ bytes: [UInt8], limits: MarkupLimits) {
    mender = Mender(bytes)
    self.limits = limits
  }

  mutating func mend() -> [UInt8] {
    let bytes = mender.input
    // Whatever stands before the first tag would end the parse.
    position = bytes.firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
    if position > 0 {
      if bytes[..<position].contains(where: { !isSpace($0) && $0 < 0x80 }) {
        note("text before the first element", at: 0)
      }
      mender.replace(0..<position, with: [])
    }
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "<"): markup()
      case UInt8(ascii: "&"): reference(to: bytes.count)
      case 0..<9, 11, 12, 14..<32: control()
      default: position += 1
      }
    }
    return mender.finish()
  }

  // MARK: - Tags and declarations

  private mutating func markup() {
    let bytes = mender.input
    let start = position
    if bytes.has("<![cdata[", at: start) { return section() }
    if bytes.has("<!--", at: start) { return skip(to: "-->", dropping: false, called: "comment") }
    if bytes.has("<?", at: start) {
      // The declaration goes: its encoding no longer holds.
      return skip(to: "?>", dropping: bytes.has("<?xml", at: start), called: "instruction")
    }
    if bytes.has("<!doctype", at: start) { return documentType() }
    guard isTag(at: start) else {
      note("a bare <", at: start)
      mender.replace(start..<(start + 1), with: "&lt;".utf8)
      position = start + 1
      return
    }
    let scan = TagScan(bytes, at: start, maximum: limits.attributesPerTag)
    tag(to: scan.surplus?.lowerBound ?? scan.end)
    if let surplus = scan.surplus {
      cut.formUnion(.attributes)
      mender.replace(surplus, with: [])
    }
    position = scan.end
  }

  /// Whether a `<` begins a tag: a name follows that ends where names end, not at the `@` of an
  /// address between angle brackets.
  private func isTag(at start: Int) -> Bool {
    let bytes = mender.input
    var end = start + 1
    if end < bytes.count, bytes[end] == UInt8(ascii: "/") { end += 1 }
    guard end < bytes.count, isNameStart(bytes[end]) else {
      return end == start + 2
    }
    while end < bytes.count, isNamePart(bytes[end]) { end += 1 }
    guard end < bytes.count else { return true }
    // `<b<` and `<b"`: broken tags, which libxml2 recovers from.
    return isSpace(bytes[end]) || "></<\"'=".utf8.contains(bytes[end])
  }

  /// The inside of a tag: references written out, values without quotation marks given them.
  private mutating func tag(to end: Int) {
    let bytes = mender.input
    position += 1
    var quote: UInt8?
    while position < end {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "&"): reference(to: end)
      case UInt8(ascii: "<"):
        note("a < inside a tag", at: position)
        mender.replace(position..<(position + 1), with: "&lt;".utf8)
        position += 1
      case 0..<9, 11, 12, 14..<32: control()
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        if quote == nil { quote = byte } else if quote == byte { quote = nil }
        position += 1
      case UInt8(ascii: "=") where quote == nil: value(to: end)
      default: position += 1
      }
    }
  }

  /// What follows an equals sign outside of quotation marks.
  private mutating func value(to end: Int) {
    let bytes = mender.input
    position += 1
    while position < end, isSpace(bytes[position]) { position += 1 }
    guard position < end, !"\"'<>&".utf8.contains(bytes[position]) else { return }
    let close = bytes[position..<end].firstIndex { isSpace($0) || $0 == UInt8(ascii: ">") } ?? end
    let value = bytes[position..<close]
    guard !value.contains(where: { $0 < 32 || "\"<&".utf8.contains($0) }) else { return }
    note("a value without quotation marks", at: position)
    // The slash of `<br clear=all/>` ends the tag.
    let isLast = close < end && bytes[close] == UInt8(ascii: ">")
    let length = isLast && value.last == UInt8(ascii: "/") ? value.count - 1 : value.count
    mender.replace(position..<position, with: CollectionOfOne(UInt8(ascii: "\"")))
    mender.replace((position + length)..<(position + length), with: CollectionOfOne(34))
    position += length
  }

  private mutating func section() {
    let bytes = mender.input
    let start = position
    position += 9
    let end = bytes.firstIndex(of: "]]>", from: position)
    while position < end ?? bytes.count {
      switch bytes[position] {
      case 0..<9, 11, 12, 14..<32: control()
      default: position += 1
      }
    }
    if end == nil {
      note("a CDATA section that is not closed", at: start)
      mender.replace(bytes.count..<bytes.count, with: "]]>".utf8)
    } else {
      position += 3
    }
  }

  private mutating func skip(to needle: StaticString, dropping: Bool, called name: String) {
    let bytes = mender.input
    let start = position
    let end = bytes.firstIndex(of: needle, from: start + 2)
    position = end.map { $0 + needle.utf8CodeUnitCount } ?? bytes.count
    if end == nil { note("a \(name) that is not closed", at: start) }
    if dropping || end == nil { mender.replace(start..<position, with: []) }
  }

  /// Reads the plain entities of an internal subset and drops the declaration.
  private mutating func documentType() {
    let bytes = mender.input
    let start = position
    var depth = 0
    position += 9
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        position = (bytes[(position + 1)...].firstIndex(of: byte) ?? bytes.count - 1) + 1
        continue
      }
      if bytes.has("<!entity", at: position) { declareEntity(at: position + 8) }
      if byte == UInt8(ascii: "[") { depth += 1 }
      if byte == UInt8(ascii: "]") { depth -= 1 }
      position += 1
      if byte == UInt8(ascii: ">"), depth <= 0 { break }
    }
    mender.replace(start..<position, with: [])
  }

  /// Keeps `<!ENTITY name "text">` where the text is short and refers to no other entity.
  private mutating func declareEntity(at start: Int) {
    let bytes = mender.input
    let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count
    let fields = bytes[start..<end].split(maxSplits: 1, whereSeparator: isSpace)
    guard fields.count == 2, let open = fields[1].first,
      open == UInt8(ascii: "\"") || open == UInt8(ascii: "'"),
      let close = fields[1].dropFirst().firstIndex(of: open)
    else { return }
    let value = fields[1][(fields[1].startIndex + 1)..<close]
    let name = String(decoding: fields[0], as: UTF8.self)
    guard value.count <= Self.longestEntityText, entities.count < Self.mostEntities,
      !value.contains(UInt8(ascii: "<")),
      !value.contains(UInt8(ascii: "&")) || isCharacterReference(value)
    else { return }
    entities[name] = entities[name] ?? Array(value)
  }

  /// `&#169;` and nothing else: what the entities of RSS 0.91 stand for.
  private func isCharacterReference(_ value: ArraySlice<UInt8>) -> Bool {
    value.starts(with: "&#".utf8) && value.last == UInt8(ascii: ";")
      && value.dropFirst(2).dropLast().allSatisfy { isLetter($0) || isDigit($0) }
  }

  private static let longestEntityText = 200
  private static let mostEntities = 500

  // MARK: - Text

  private mutating func control() {
    note("a control character", at: position)
    mender.replace(position..<(position + 1), with: CollectionOfOne(32))
    position += 1
  }

  /// Leaves what XML knows, writes out what HTML or the document declares, escapes the rest.
  private mutating func reference(to limit: Int) {
    let bytes = mender.input
    let start = position
    position += 1
    var end = position
    if end < limit, bytes[end] == UInt8(ascii: "#") {
      end += 1
      while end < limit, isLetter(bytes[end]) || isDigit(bytes[end]) { end += 1 }
      if end < limit, end > start + 2, bytes[end] == UInt8(ascii: ";") {
        return numeric(start..<(end + 1))
      }
    } else {
      while end < limit, end - start < 40, isNameStart(bytes[end]) || isDigit(bytes[end]) {
        end += 1
      }
      let name = String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
      if end < limit, bytes[end] == UInt8(ascii: ";") {
        if ["amp", "lt", "gt", "quot", "apos"].contains(name) {
          position = end + 1
          return
        }
        if let text = entities[name] {
          inserted += text.count
          if inserted > limits.bytes { cut.formUnion(.bytes) }
          mender.replace(start..<(end + 1), with: inserted > limits.bytes ? [] : text)
          position = end + 1
          return
        }
        if let scalar = htmlEntity(name) {
          note("the undeclared entity &\(name);", at: start)
          mender.replace(start..<(end + 1), with: "&#\(scalar);".utf8)
          position = end + 1
          return
        }
      }
    }
    note("a bare &", at: start)
    mender.replace(start..<(start + 1), with: "&amp;".utf8)
  }

  /// References to characters that XML forbids become what browsers show for them.
  private mutating func numeric(_ range: Range<Int>) {
    let digits = String(
      decoding: mender.input[(range.lowerBound + 2)..<(range.upperBound - 1)],
      as: UTF8.self)
    let isHexadecimal = digits.hasPrefix("x") || digits.hasPrefix("X")
    let value = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    position = range.upperBound
    if let value, (0x80...0x9F).contains(value) {
      mender.replace(range, with: windows1252(UInt8(value)).utf8)
    } else if value.map(isXMLCharacter) != true {
      note("a reference to no character", at: range.lowerBound)
      mender.replace(range, with: "\u{FFFD}".utf8)
    } else if let value, digits.hasPrefix("X") {
      // XML knows the small x only.
      note("a reference with a capital X", at: range.lowerBound)
      mender.replace(range, with: "&#\(value);".utf8)
    }
  }

  private func isXMLCharacter(_ value: UInt32) -> Bool {
    value == 9 || value == 10 || value == 13
      || (value >= 32 && value != 0xFFFE && value != 0xFFFF && Unicode.Scalar(value) != nil)
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }

  private func isNameStart(_ byte: UInt8) -> Bool {
    isLetter(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":") || byte >= 0x80
  }

  private func isNamePart(_ byte: UInt8) -> Bool {
    isNameStart(byte) || isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  private mutating func note(_ found: String, at position: Int) {
    guard fault == nil else { return }
    let line = mender.input[..<position].count { $0 == 10 } + 1
    fault = MarkupFault(message: found, line: line)
  }
}

/// What browsers show for a byte from 0x80 to 0x9F named as a character (HTML 13.2.5.80).
func windows1252(_ byte: UInt8) -> String {
  let index = Int(byte) - 0x80
  return windows1252Table.indices.contains(index) ? windows1252Table[index] : "\u{FFFD}"
}

private let windows1252Table: [String] =
  "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".map(String.init)
