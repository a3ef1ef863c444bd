internal import Foundation

/// The encodings that a document is said to have, the more binding first.
struct DeclaredEncodings {
  private(set) var all: [(name: String, origin: Decoded.Origin)] = []

  init(_ bytes: [UInt8], contentType: String?) {
    if let contentType, let label = Self.charset(in: Array(contentType.utf8)[...]) {
      add(label, .http)
    } else if let contentType, Self.meansASCII(contentType) {
      all.append(("us-ascii", .http))
    }
    // Browsers look at the first 1,024 bytes; pages with long comments put it later.
    let head = bytes.prefix(65_536)
    if let label = Self.xmlEncoding(in: head) { add(label, .declaration) }
    if let label = Self.metaCharset(in: head) { add(label, .declaration) }
  }

  private mutating func add(_ label: String, _ origin: Decoded.Origin) {
    if let name = encodingName(label) { all.append((name, origin)) }
  }

  /// RFC 3023: XML served as text has the charset of text, which is ASCII.
  ///
  /// Bytes that are not ASCII overrule it, so that it costs no letter.
  private static func meansASCII(_ contentType: String) -> Bool {
    let type = contentType.prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
    return type.hasPrefix("text/") && !type.hasPrefix("text/html")
  }

  /// `charset=x`, with spaces and quotation marks as people write them.
  private static func charset(in text: ArraySlice<UInt8>) -> String? {
    guard let found = find("charset", in: text) else { return nil }
    var rest = text[found...].drop { $0 == 32 || $0 == 9 }
    guard rest.first == UInt8(ascii: "=") else { return nil }
    rest = rest.dropFirst().drop { $0 == 32 || $0 == 34 || $0 == 39 || $0 == 9 }
    return label(at: rest)
  }

  private static func xmlEncoding(in head: ArraySlice<UInt8>) -> String? {
    guard let start = find("<?xml", in: head.prefix(1024)),
      let end = head[start...].prefix(200).firstIndex(of: UInt8(ascii: ">")),
      let found = find("encoding", in: head[start..<end])
    else { return nil }
    return label(at: head[found..<end].drop { $0 == 32 || $0 == 61 || $0 == 34 || $0 == 39 })
  }

  /// The charset of the first `<meta>` that has one, in either way of writing it.
  private static func metaCharset(in head: ArraySlice<UInt8>) -> String? {
    var position = head.startIndex
    while let start = find("<meta", in: head[position...]) {
      let end = head[start...].firstIndex(of: UInt8(ascii: ">")) ?? head.endIndex
      if let label = charset(in: head[start..<end]) { return label }
      position = end
    }
    return nil
  }

  private static func label(at text: ArraySlice<UInt8>) -> String? {
    let label = text.prefix(40).prefix {
      ($0 | 0x20) &- 97 < 26 || $0 &- 48 < 10 || $0 == 45 || $0 == 95 || $0 == 46 || $0 == 58
    }
    return label.isEmpty ? nil : String(decoding: label, as: UTF8.self)
  }

  /// Behind the first place where a word in small letters stands, in either case.
  private static func find(_ word: StaticString, in text: ArraySlice<UInt8>) -> Int? {
    word.withUTF8Buffer { word in
      guard text.count >= word.count else { return nil }
      var position = text.startIndex
      let last = text.endIndex - word.count
      search: while position <= last {
        for offset in 0..<word.count {
          let byte = text[position + offset]
          guard (byte &- 65 < 26 ? byte | 0x20 : byte) == word[offset] else {
            position += 1
            continue search
          }
        }
        return position + word.count
      }
      return nil
    }
  }
}

/// The one name by which an encoding is known here; a label that nobody knows is kept if it could
/// be the name of one.
func encodingName(_ label: String) -> String? {
  let key = label.lowercased()
  if let known = encodingLabels[key] { return known }
  // UTF-7 is a way to smuggle markup, never an encoding of news.
  return key == "utf-7" ? nil : key
}

private let encodingLabels: [String: String] = {
  var labels: [String: String] = [:]
  for row in ingestTable("encoding-labels").dropFirst() where row.count == 2 {
    labels[row[0]] = row[1]
  }
  return labels
}()
