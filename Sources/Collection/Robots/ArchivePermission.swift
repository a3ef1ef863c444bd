package import Ingest
internal import Markup

/// Whether a page asks not to be archived: `noarchive` in a field `X-Robots-Tag` of its head, or in
/// a `<meta>` for all robots or for ours.
///
/// - Parameters:
///   - page: its encodings undone; UTF-8, or another encoding that holds ASCII.
///   - agent: our product token.
package func asksNotToBeArchived(_ fields: HeaderFields, page: [UInt8], agent: String) -> Bool {
  let token = RobotsLine.token(of: agent.utf8)
  let tags = fields.fields.filter { $0.name.lowercased() == "x-robots-tag" }
  if tags.contains(where: { tagAsks($0.value, token) }) { return true }
  // Looking for the word first spares most pages the tree.
  guard holdsWord(page) else { return false }
  let tree = MarkupTree.html(page)
  guard let root = tree.root else { return false }
  return tree.descendants(of: root).contains { id in
    guard tree.name(of: id) == "meta", let name = tree.attribute("name", of: id)?.lowercased()
    else { return false }
    let isForUs = name == "robots" || !token.isEmpty && name == token
    return isForUs && directives(tree.attribute("content", of: id) ?? "").contains(word)
  }
}

private let word = "noarchive"

private func directives(_ text: String) -> [String] {
  text.lowercased().split { $0 == "," || $0 == " " || $0 == "\t" || $0 == "\n" }.map(String.init)
}

/// `noarchive, nofollow`, or `robot: noarchive, nofollow` for one robot.
private func tagAsks(_ value: String, _ token: String) -> Bool {
  var isForUs = true
  for part in value.lowercased().split(separator: ",") {
    var rest = part.drop { $0 == " " }
    if let colon = rest.firstIndex(of: ":") {
      let name = rest[..<colon].filter { $0 != " " }
      // These have values of their own; any other word before a colon names a robot.
      let isValue = ["unavailable_after", "max-snippet", "max-image-preview", "max-video-preview"]
        .contains(name)
      if !isValue {
        isForUs = name == token || name == "robots" || name == "*"
        rest = rest[rest.index(after: colon)...]
      }
    }
    if isForUs, directives(String(rest)).contains(word) { return true }
  }
  return false
}

private func holdsWord(_ page: [UInt8]) -> Bool {
  let wanted = Array(word.utf8)
  return page.withUnsafeBufferPointer { bytes in
    var index = 0
    while index + wanted.count <= bytes.count {
      if bytes[index] | 0x20 == wanted[0],
        (1..<wanted.count).allSatisfy({ bytes[index + $0] | 0x20 == wanted[$0] })
      {
        return true
      }
      index += 1
    }
    return false
  }
}
