/// Mends what feeds commonly have wrong in their markup and what HTML would answer by dropping text.
func mendedMarkup(_ markup: [UInt8]) -> [UInt8] {
  pairingScripts(openingSections(closingComments(markup)))
}

/// Markup in which a comment that nobody closes ends at its next `>`, not with the text.
private func closingComments(_ bytes: [UInt8]) -> [UInt8] {
  guard let open = lastIndex(of: "<!--", in: bytes), !holds("-->", bytes[open...]) else {
    return bytes
  }
  let end = bytes[open...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.count
  return Array(bytes[..<open] + bytes[end...])
}

private func lastIndex(of needle: StaticString, in bytes: [UInt8]) -> Int? {
  let length = needle.utf8CodeUnitCount
  return bytes.indices.last {
    bytes[$0] == UInt8(ascii: "<") && holds(needle, bytes[$0...].prefix(length))
  }
}

/// Markup with its CDATA sections undone, which HTML takes for comments.
///
/// So a text that was wrapped twice keeps its words. An opening that nobody closes is text.
private func openingSections(_ bytes: [UInt8]) -> [UInt8] {
  guard var open = firstIndex(of: "<![cdata[", in: bytes[...]) else { return bytes }
  var out: [UInt8] = []
  var copied = 0
  var isClosed = true
  while true {
    out += bytes[copied..<open]
    copied = open + 9
    // Looked for no more once one is missing.
    let close = isClosed ? firstIndex(of: "]]>", in: bytes[copied...]) : nil
    if let close {
      out += bytes[copied..<close]
      copied = close + 3
    } else {
      isClosed = false
      out += "&lt;![CDATA[".utf8
    }
    guard let next = firstIndex(of: "<![cdata[", in: bytes[copied...]) else { break }
    open = next
  }
  return out + bytes[copied...]
}

/// Markup in which a `</script>` that ends nothing takes back the next `<script>`.
///
/// Such an end is left over where a text was cut or patched; what follows the next start then is as
/// likely the article's as the script's, and words must not be lost. The tags themselves go in any
/// case, so nothing can run.
private func pairingScripts(_ bytes: [UInt8]) -> [UInt8] {
  guard holds("</script", bytes[...]) else { return bytes }
  var out: [UInt8] = []
  var copied = 0
  var open = 0
  var position = 0
  while let start = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
    position = start + 1
    if open <= 0, holds("!--", bytes[position...].prefix(3)) {
      position = firstIndex(of: "-->", in: bytes[position...]) ?? bytes.count
      continue
    }
    let isEnd = holds("/script", bytes[position...].prefix(7))
    guard isEnd || holds("script", bytes[position...].prefix(6)) else { continue }
    open += isEnd ? -1 : 1
    guard open <= 0, isEnd ? open < 0 : true else { continue }
    let end = bytes[position...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.count
    out += bytes[copied..<start]
    copied = end
    position = end
  }
  return out + bytes[copied...]
}
