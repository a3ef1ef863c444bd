/// The named fields of a WARC record or an HTTP message, in their order; names ignore case.
package struct HeaderFields: Hashable, Sendable {
  package struct Field: Hashable, Sendable {
    package var name: String
    package var value: String
  }

  package var fields: [Field] = []

  package init() {}

  package init(_ fields: [(String, String)]) {
    self.fields = fields.map { Field(name: $0.0, value: $0.1) }
  }

  /// The first field of that name.
  package subscript(name: String) -> String? {
    let wanted = name.lowercased()
    return fields.first { $0.name.lowercased() == wanted }?.value
  }

  /// All values of that name, joined by commas as HTTP allows.
  package func joined(_ name: String) -> String {
    let wanted = name.lowercased()
    return fields.filter { $0.name.lowercased() == wanted }.map(\.value).joined(separator: ",")
  }

  /// Reads the lines of a header; continuation lines belong to the field before, lines without a
  /// colon are passed over.
  init(lines: some Sequence<ArraySlice<UInt8>>) {
    for line in lines {
      let text = String(decoding: line, as: UTF8.self)
      if line.first == 0x20 || line.first == 0x09, !fields.isEmpty {
        fields[fields.count - 1].value += " " + trimmed(text)
      } else if let colon = text.utf8.firstIndex(of: 0x3A) {
        let value = text[text.utf8.index(after: colon)...]
        fields.append(Field(name: trimmed(text[..<colon]), value: trimmed(value)))
      }
    }
  }
}

/// Splits a header off a block: its first line, its fields, and where the body begins.
///
/// Lines end in CRLF or LF; a header without an empty line behind it reaches to the end.
struct HeaderBlock {
  var firstLine: String
  var fields: HeaderFields
  var bodyStart: Int

  init(_ bytes: ArraySlice<UInt8>) {
    var lines: [ArraySlice<UInt8>] = []
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: 10) ?? bytes.endIndex
      var line = bytes[start..<end]
      if line.last == 13 { line = line.dropLast() }
      start = min(end + 1, bytes.endIndex)
      if line.isEmpty { break }
      lines.append(line)
    }
    firstLine = lines.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
    fields = HeaderFields(lines: lines.dropFirst())
    bodyStart = start
  }
}

/// Without white space at both ends.
func trimmed(_ text: some StringProtocol) -> String {
  let scalars = text.unicodeScalars
  guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
    let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
  else { return "" }
  return String(String.UnicodeScalarView(scalars[first...last]))
}
