/// How the fields of tables are cut: byte by byte, for there are many.
extension String {
  /// The pieces between the bytes of an ASCII mark, empty ones among them.
  func pieces(at mark: Unicode.Scalar) -> [Substring] {
    guard let byte = UInt8(exactly: mark.value) else { return [self[...]] }
    return utf8.split(separator: byte, omittingEmptySubsequences: false).map { Substring($0) }
  }

  /// The pieces between spaces of any kind.
  var words: [Substring] {
    guard hasOnlyPlainSpaces else { return split(whereSeparator: \.isWhitespace) }
    return utf8.split(whereSeparator: Self.isPlainSpace).map { Substring($0) }
  }

  /// Without spaces at its ends.
  var trimmed: String {
    guard let first = utf8.first, let last = utf8.last else { return self }
    if hasOnlyPlainSpaces, !Self.isPlainSpace(first), !Self.isPlainSpace(last) { return self }
    var view = self[...]
    while view.first?.isWhitespace == true { view.removeFirst() }
    while view.last?.isWhitespace == true { view.removeLast() }
    return String(view)
  }

  /// No-break spaces and their like begin with one of these bytes, letters of Kazakh and Russian
  /// with none.
  private var hasOnlyPlainSpaces: Bool {
    !utf8.contains { $0 == 0xC2 || $0 == 0xE1 || $0 == 0xE2 || $0 == 0xE3 }
  }

  private static func isPlainSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (9...13).contains(byte)
  }
}
