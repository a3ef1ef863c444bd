/// The pass over the bytes of a page before libxml2 sees them: caps attributes, which libxml2
/// compares each with each, and mends what it reads otherwise than browsers do.
struct HTMLScan {
  /// Behind here no comment is closed: looked for once, not at every `<!--`.
  private var lastCommentEnd = Int.max
  /// Elements open here at most, and the most so far; void ones count as open.
  private var depth = 0
  private var deepest = 0
  /// Open elements that libxml2 may have compared at end tags.
  private var comparisons = 0

  static func mend(_ bytes: [UInt8], limits: MarkupLimits, cut: inout MarkupCut) -> [UInt8] {
    var scan = HTMLScan()
    return scan.mend(bytes, limits: limits, cut: &cut)
  }

  private mutating func mend(
    _ bytes: [UInt8], limits: MarkupLimits, cut: inout MarkupCut
  ) -> [UInt8] {
    var mender = Mender(bytes)
    var position = 0
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "<"):
        position = markup(&mender, at: position, limits: limits, cut: &cut)
      case UInt8(ascii: "&"):
        position = Self.reference(&mender, at: position)
      case 0:
        // libxml2 takes a zero byte for the end of the page.
        mender.replace(position..<(position + 1), with: [32])
        position += 1
      default:
        position += 1
      }
    }
    return mender.finish()
  }

  private mutating func markup(
    _ mender: inout Mender, at start: Int, limits: MarkupLimits, cut: inout MarkupCut
  ) -> Int {
    let bytes = mender.input
    guard start + 1 < bytes.count else { return start + 1 }
    let next = bytes[start + 1]
    if next == UInt8(ascii: "!") { return declaration(&mender, at: start) }
    if next == UInt8(ascii: "/") {
      return endTag(&mender, at: start, limits: limits, cut: &cut)
    }
    guard isLetter(next) else { return start + 1 }
    depth = min(depth + 1, limits.depth)
    deepest = max(deepest, depth)
    let scan = TagScan(bytes, at: start, maximum: limits.attributesPerTag)
    if let surplus = scan.surplus {
      cut.formUnion(.attributes)
      mender.replace(surplus, with: [])
    }
    if bytes.has("<script", at: start) {
      return bytes.firstIndex(of: "</script", from: scan.end) ?? bytes.count
    }
    if bytes.has("<style", at: start) {
      return bytes.firstIndex(of: "</style", from: scan.end) ?? bytes.count
    }
    return scan.end
  }

  /// libxml2 looks for the element of an end tag among all that are open, and finds none for a stray
  /// one.
  private mutating func endTag(
    _ mender: inout Mender, at start: Int, limits: MarkupLimits, cut: inout MarkupCut
  ) -> Int {
    depth = max(0, depth - 1)
    comparisons += deepest
    guard comparisons > limits.endTagComparisons else { return start + 2 }
    cut.formUnion(.endTags)
    let bytes = mender.input
    let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.count
    mender.replace(start..<end, with: [])
    return end
  }

  private mutating func declaration(_ mender: inout Mender, at start: Int) -> Int {
    let bytes = mender.input
    if bytes.has("<!-->", at: start) || bytes.has("<!--->", at: start) {
      // An empty comment; libxml2 would look for the end of a long one.
      let end = start + (bytes[start + 4] == UInt8(ascii: ">") ? 5 : 6)
      mender.replace(start..<end, with: [])
      return end
    }
    if bytes.has("<!--", at: start) {
      let found = start < lastCommentEnd ? bytes.firstIndex(of: "-->", from: start + 4) : nil
      guard let end = found else {
        lastCommentEnd = min(lastCommentEnd, start)
        // Never closed: browsers hide all the rest, but a page cut in half should keep its text.
        let line = bytes[start...].firstIndex(of: 10) ?? bytes.count
        mender.replace(start..<line, with: [])
        return line
      }
      return end + 3
    }
    guard bytes.has("<![", at: start) else { return start + 2 }
    // `<![if !IE]>` is a comment to browsers and text to libxml2.
    let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.count
    mender.replace(start..<end, with: [])
    return end
  }

  /// Gives the commonest entities the semicolon that browsers do without.
  private static func reference(_ mender: inout Mender, at start: Int) -> Int {
    let bytes = mender.input
    var end = start + 1
    while end < bytes.count, end - start <= longestEntity, isLetter(bytes[end]) { end += 1 }
    guard end > start + 2, end < bytes.count, bytes[end] != UInt8(ascii: ";"),
      bareEntities.contains(Array(bytes[(start + 1)..<end]))
    else { return start + 1 }
    mender.replace(end..<end, with: CollectionOfOne(UInt8(ascii: ";")))
    return end
  }

  private static let bareEntities = Set(
    ["nbsp", "laquo", "raquo", "quot", "amp", "lt", "gt", "copy", "reg", "shy", "middot", "sect"]
      .map { Array($0.utf8) })
  private static let longestEntity = 6
}
