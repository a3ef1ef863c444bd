/// The feed without what a broken site prints before it (notices of PHP, blank lines, menus).
///
/// Nil when nothing but white space stands before the feed, or when it is a page that merely speaks
/// of feeds.
func withoutLeadingJunk(_ utf8: [UInt8]) -> [UInt8]? {
  // Notices are some lines long.
  let head = utf8.prefix(8192)
  let starts: [StaticString] = ["<?xml", "<rss", "<feed", "<rdf:rdf", "<atom:feed"]
  guard let start = starts.compactMap({ firstIndex(of: $0, in: head) }).min() else { return nil }
  let junk = head[..<start]
  let pages: [StaticString] = ["<html", "<body", "<!doctype", "<!--", "<?"]
  guard junk.contains(where: { $0 > 0x20 }), !pages.contains(where: { holds($0, junk) }) else {
    return nil
  }
  return Array(utf8[start...])
}

/// The feed with the tags escaped inside texts that carry bare HTML (`<description><p>One<br>two`),
/// which otherwise swallow the rest of the feed; nil when there are none.
func escapingBareMarkup(_ utf8: [UInt8]) -> [UInt8]? {
  var out: [UInt8] = []
  var copied = 0
  var position = 0
  var unclosed: Set<[UInt8]> = []
  while let open = utf8[position...].firstIndex(of: UInt8(ascii: "<")) {
    position = open + 1
    guard let name = bodyName(utf8, at: position), !unclosed.contains(name),
      let tagEnd = utf8[position...].prefix(longestTag).firstIndex(where: isAngle),
      utf8[tagEnd] == UInt8(ascii: ">"), utf8[tagEnd - 1] != UInt8(ascii: "/"),
      !holds("xhtml", utf8[position..<tagEnd])
    else { continue }
    guard let close = closeTag(name, in: utf8, from: tagEnd + 1) else {
      unclosed.insert(name)
      continue
    }
    position = close
    let body = utf8[(tagEnd + 1)..<close]
    guard body.contains(UInt8(ascii: "<")), !holds("<![cdata[", body) else { continue }
    out += utf8[copied...tagEnd]
    for byte in body { out += byte == UInt8(ascii: "<") ? Array("&lt;".utf8) : [byte] }
    copied = close
  }
  return copied == 0 ? nil : out + utf8[copied...]
}

/// Bounds the search for the end of a tag; the tags of these elements have an attribute or two.
private let longestTag = 4096

private func isAngle(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
}

private let bodyNames = ["description", "summary", "content:encoded", "content", "title"].map {
  Array($0.utf8)
}

private func bodyName(_ utf8: [UInt8], at start: Int) -> [UInt8]? {
  bodyNames.first { name in
    let end = start + name.count
    return end < utf8.count && utf8[start..<end].elementsEqual(name)
      && (utf8[end] == UInt8(ascii: ">") || utf8[end] <= 0x20)
  }
}

private func closeTag(_ name: [UInt8], in utf8: [UInt8], from start: Int) -> Int? {
  var position = start
  while let open = utf8[position...].firstIndex(of: UInt8(ascii: "<")) {
    let end = open + 2 + name.count
    if end <= utf8.count, utf8[open + 1] == UInt8(ascii: "/"),
      utf8[(open + 2)..<end].elementsEqual(name)
    {
      return open
    }
    position = open + 1
  }
  return nil
}
