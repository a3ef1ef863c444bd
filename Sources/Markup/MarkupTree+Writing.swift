extension MarkupTree {
  /// The contents of an element as markup, names without prefixes: what a feed carries as XHTML.
  package func innerMarkup(of id: NodeID) -> String {
    var out: [UInt8] = []
    var open: [Int] = []
    let last = Int(nodes[id.index].endIndex)
    for index in (id.index + 1)..<max(last, id.index + 1) {
      close(&open, before: index, into: &out)
      let node = nodes[index]
      if node.isText {
        Self.escape(characters[Int(node.start)..<Int(node.end)], into: &out)
        continue
      }
      out.append(UInt8(ascii: "<"))
      out += Array(names[Int(node.name)].utf8)
      for attribute in attributes[Int(node.start)..<Int(node.end)] {
        out.append(32)
        out += Array(names[Int(attribute.name)].utf8)
        out += [UInt8(ascii: "="), UInt8(ascii: "\"")]
        Self.escape(values[Int(attribute.start)..<Int(attribute.end)], into: &out)
        out.append(UInt8(ascii: "\""))
      }
      out.append(UInt8(ascii: ">"))
      open.append(index)
    }
    close(&open, before: last, into: &out)
    return String(decoding: out, as: UTF8.self)
  }

  private func close(_ open: inout [Int], before index: Int, into out: inout [UInt8]) {
    while let element = open.last, Int(nodes[element].endIndex) <= index {
      open.removeLast()
      guard !nodes[element].tag.isVoid else { continue }
      out += Array("</\(names[Int(nodes[element].name)])>".utf8)
    }
  }

  private static func escape(_ bytes: ArraySlice<UInt8>, into out: inout [UInt8]) {
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "&"): out += Array("&amp;".utf8)
      case UInt8(ascii: "<"): out += Array("&lt;".utf8)
      case UInt8(ascii: ">"): out += Array("&gt;".utf8)
      case UInt8(ascii: "\""): out += Array("&quot;".utf8)
      default: out.append(byte)
      }
    }
  }
}
