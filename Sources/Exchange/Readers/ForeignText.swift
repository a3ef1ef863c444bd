internal import Basics
internal import Lexicons

/// The text of a foreign dictionary, in whatever encoding it was saved.
struct ForeignText {
  let bytes: [UInt8]
  let separator: UInt8
  /// An encoding that is not UTF-8, in words.
  let encoding: String?

  /// The largest dictionaries that are handed around have some 20,000 words, half a megabyte.
  static let mostBytes = 24_000_000

  init(_ given: [UInt8], place: String) throws(Problem) {
    guard given.count <= Self.mostBytes else {
      throw Problem(
        "EXC-002", at: place,
        "the file has \(given.count) bytes, at most \(Self.mostBytes) are read",
        cure: "name a dictionary, not a corpus")
    }
    guard let text = TableText(given) else {
      throw Problem(
        "EXC-002", at: place, "the file is neither UTF-8, UTF-16 nor windows-1251",
        cure: "save it as UTF-8")
    }
    // UTF-16 without its mark, or no text at all.
    guard !text.bytes.contains(0) else {
      throw Problem(
        "EXC-002", at: place, "the file holds NUL bytes, so it is no text",
        cure: "save it as UTF-8, or as UTF-16 with a byte-order mark")
    }
    bytes = text.bytes
    separator = text.separator
    encoding = text.oddities.first { $0.hasPrefix("the encoding") || $0 == "UTF-16" }
  }

  var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether it is XML.
  var isMarkup: Bool { firstMark == UInt8(ascii: "<") }

  /// Whether it is the table that LIWC-22 saves: terms down, categories across.
  var isTable: Bool {
    let head = String(decoding: bytes.prefix(12), as: UTF8.self).lowercased()
    return head.replacing("\"", with: "").hasPrefix("dicterm")
  }

  private var firstMark: UInt8? { bytes.first { $0 > 0x20 } }

  /// Lines with their numbers from 1, whatever system ended them.
  var lines: [(number: Int, text: String)] {
    let end: UInt8 = bytes.contains(10) ? 10 : 13
    return bytes.split(separator: end, omittingEmptySubsequences: false).enumerated().map {
      let line = $1.last == 13 ? $1.dropLast() : $1
      return ($0 + 1, String(decoding: line, as: UTF8.self))
    }
  }
}

extension StringProtocol {
  /// Without spaces at its ends.
  var trimmed: String {
    var view = self[...]
    while view.first?.isWhitespace == true { view.removeFirst() }
    while view.last?.isWhitespace == true { view.removeLast() }
    return String(view)
  }
}
