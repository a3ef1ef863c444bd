internal import Markup

extension MarkupTree {
  /// Whether an element is hidden by its own attribute or style.
  func isHidden(_ id: MarkupTree.NodeID) -> Bool {
    if attribute(.hidden, of: id) != nil { return true }
    guard let style = attribute(.style, of: id), style.count < 2000 else { return false }
    return Self.hides(style, "display", "none") || Self.hides(style, "visibility", "hidden")
  }

  /// Whether a style sets a property to a value, whatever the spaces between them.
  private static func hides(
    _ style: ArraySlice<UInt8>, _ property: StaticString, _ value: StaticString
  ) -> Bool {
    var index = style.startIndex
    while let found = find(property, in: style[index...]) {
      index = found + property.utf8CodeUnitCount
      let rest = style[index...].drop { $0 == 32 || $0 == 9 }
      guard rest.first == UInt8(ascii: ":") else { continue }
      let start = rest.dropFirst().drop { $0 == 32 || $0 == 9 }
      if find(value, in: start.prefix(value.utf8CodeUnitCount)) != nil { return true }
    }
    return false
  }

  private static func find(_ word: StaticString, in bytes: ArraySlice<UInt8>) -> Int? {
    word.withUTF8Buffer { word in
      guard let first = word.first, bytes.count >= word.count else { return nil }
      for index in bytes.startIndex...(bytes.endIndex - word.count)
      where bytes[index] | 0x20 == first
        && zip(bytes[index...], word).allSatisfy({ $0 | 0x20 == $1 })
      {
        return index
      }
      return nil
    }
  }
}
