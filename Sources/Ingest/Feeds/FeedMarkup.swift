internal import Markup

/// Markup without tags, character references resolved, white space folded.
func plainText(ofMarkup markup: String) -> String {
  guard markup.utf8.contains(where: { $0 == 0x3C || $0 == 0x26 }) else {
    return foldedSpaces(markup)
  }
  let tree = MarkupTree.html(Array(markup.utf8))
  var bytes: [UInt8] = []
  for id in tree.all {
    let node = tree[id]
    if node.isText {
      bytes += tree.bytes(of: id)
    } else if SanitizerRules.shared.blocks.contains(tree.name(of: id)) {
      bytes.append(32)
    }
  }
  return foldedSpaces(String(decoding: bytes, as: UTF8.self))
}

/// Runs of white space become one space; none is left at the ends.
func foldedSpaces(_ text: String) -> String {
  var folded = String.UnicodeScalarView()
  var pending = false
  for scalar in text.unicodeScalars {
    if scalar.properties.isWhitespace {
      pending = !folded.isEmpty
    } else {
      if pending { folded.append(" ") }
      pending = false
      folded.append(scalar)
    }
  }
  return String(folded)
}

/// Whether a text that should be plain is markup after all: it holds a tag of a known element, a
/// comment, or a character reference.
func looksLikeMarkup(_ text: String) -> Bool {
  let bytes = Array(text.utf8)
  let lastClose = bytes.lastIndex(of: UInt8(ascii: ">")) ?? 0
  return bytes.indices.contains { index in
    switch bytes[index] {
    case UInt8(ascii: "<"):
      (index < lastClose && (isTag(bytes, at: index) || isDeclaration(bytes, at: index)))
        || bytes[index...].starts(with: "<!--".utf8)
    case UInt8(ascii: "&"): isReference(bytes, at: index)
    default: false
    }
  }
}

private func isTag(_ bytes: [UInt8], at start: Int) -> Bool {
  var index = start + 1
  if index < bytes.count, bytes[index] == UInt8(ascii: "/") { index += 1 }
  let nameStart = index
  // No name of an element is longer.
  while index < bytes.count, index - nameStart < 16, isNameByte(bytes[index]) { index += 1 }
  guard index > nameStart, index < bytes.count,
    [0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "/"), UInt8(ascii: ">")].contains(bytes[index])
  else { return false }
  let name = String(decoding: bytes[nameStart..<index], as: UTF8.self).lowercased()
  return SanitizerRules.shared.isElement(name)
}

/// `<![if`, `<![CDATA[`, `<!DOCTYPE`, `<?php`: never words.
private func isDeclaration(_ bytes: [UInt8], at start: Int) -> Bool {
  guard start + 2 < bytes.count else { return false }
  let (mark, next) = (bytes[start + 1], bytes[start + 2])
  switch mark {
  case UInt8(ascii: "?"): return isNameByte(next)
  case UInt8(ascii: "!"):
    return next == UInt8(ascii: "[") || holds("doctype", bytes[(start + 2)...].prefix(7))
  default: return false
  }
}

private func isReference(_ bytes: [UInt8], at start: Int) -> Bool {
  // The longest names of HTML have 31 letters; news uses those under 9.
  guard let end = bytes[start...].prefix(12).firstIndex(of: UInt8(ascii: ";")), end > start + 1
  else {
    return false
  }
  let name = bytes[(start + 1)..<end]
  return name.first == UInt8(ascii: "#")
    ? name.count > 1 && name.dropFirst().allSatisfy(isNameByte) : name.allSatisfy(isNameByte)
}

private func isNameByte(_ byte: UInt8) -> Bool {
  (byte | 0x20) &- 97 < 26 || byte &- 48 < 10
}

/// Text as markup.
func escapedMarkup(_ text: String) -> String {
  var bytes: [UInt8] = []
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "&"): bytes += Array("&amp;".utf8)
    case UInt8(ascii: "<"): bytes += Array("&lt;".utf8)
    case UInt8(ascii: ">"): bytes += Array("&gt;".utf8)
    default: bytes.append(byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// Markup whose tags were escaped once too often (`&lt;p&gt;` where `<p>` is meant) loses one layer.
func unescapedOnce(_ markup: String) -> String {
  let bytes = Array(markup.utf8)
  guard !bytes.contains(UInt8(ascii: "<")),
    holds("&lt;/", bytes[...]) || holds("&lt;br", bytes[...])
  else { return markup }
  let text = MarkupTree.html(bytes)
  let once = text.root.map { text.text(of: $0) } ?? ""
  return looksLikeMarkup(once) ? once : markup
}
