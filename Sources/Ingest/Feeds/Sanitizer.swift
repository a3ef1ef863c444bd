internal import Markup

/// Markup made safe to keep and to show: known elements with harmless attributes, and the text.
///
/// Scripts, styles and forms' doings go with their contents; unknown elements leave their contents;
/// addresses become absolute, and those of other schemes than the web's and mail's go.
func sanitized(_ markup: String, base: String?) -> String {
  guard markup.utf8.contains(where: { $0 == 0x3C || $0 == 0x26 }) else { return markup }
  // Text outside a body would be given a paragraph.
  let tree = MarkupTree.html(Array("<html><body>".utf8) + mendedMarkup(Array(markup.utf8)))
  var out = MarkupWriter()
  var skippedTo = 0
  for id in tree.all where id.index >= skippedTo {
    out.close(before: id.index)
    let node = tree[id]
    if node.isText {
      out.text(tree.bytes(of: id))
      continue
    }
    let name = tree.name(of: id)
    if SanitizerRules.shared.dropped.contains(name) {
      skippedTo = tree.end(of: id).index
      continue
    }
    guard SanitizerRules.shared.kept.contains(name) else { continue }
    out.open(name, endIndex: tree.end(of: id).index, isVoid: node.tag.isVoid)
    for attribute in tree.attributes(of: id) {
      if let value = safeValue(of: attribute, base: base) {
        out.attribute(attribute.name, value)
      }
    }
    out.endOfTag()
  }
  out.close(before: .max)
  return out.text
}

private func safeValue(of attribute: MarkupTree.Attribute, base: String?) -> String? {
  guard SanitizerRules.shared.attributes.contains(attribute.name) else { return nil }
  guard SanitizerRules.shared.addresses.contains(attribute.name) else { return attribute.value }
  // Browsers pass over white space and control characters inside a scheme.
  let scalars = attribute.value.unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7F }
  let bare = String(String.UnicodeScalarView(scalars))
  if let scheme = scheme(of: bare)?.lowercased(), !SanitizerRules.shared.schemes.contains(scheme) {
    return nil
  }
  return resolvedAddress(attribute.value, base: base)
}

/// The elements and attributes of `Data/feed-markup.csv`.
struct SanitizerRules: Sendable {
  private(set) var kept: Set<String> = []
  /// Elements that part words: a space stands for them in plain text.
  private(set) var blocks: Set<String> = []
  private(set) var dropped: Set<String> = []
  /// Elements that are not kept, but whose tags tell markup from text.
  private(set) var known: Set<String> = []
  private(set) var attributes: Set<String> = []
  private(set) var addresses: Set<String> = []
  private(set) var schemes: Set<String> = []

  /// Whether a name in small letters is one of an element of HTML.
  func isElement(_ name: String) -> Bool {
    kept.contains(name) || dropped.contains(name) || known.contains(name)
  }

  /// The table that ships with the module.
  static let shared = SanitizerRules()

  private init() {
    for row in ingestTable("feed-markup").dropFirst() where row.count == 2 {
      switch row[1] {
      case "element": kept.insert(row[0])
      case "block": blocks.insert(row[0])
      case "dropped": dropped.insert(row[0])
      case "known": known.insert(row[0])
      case "attribute": attributes.insert(row[0])
      case "address":
        attributes.insert(row[0])
        addresses.insert(row[0])
      case "scheme": schemes.insert(row[0])
      default: break
      }
    }
  }
}

/// Writes elements that are closed where their nodes end.
private struct MarkupWriter {
  private var bytes: [UInt8] = []
  private var openElements: [(name: String, end: Int)] = []

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func open(_ name: String, endIndex: Int, isVoid: Bool) {
    bytes.append(UInt8(ascii: "<"))
    bytes += Array(name.utf8)
    if !isVoid { openElements.append((name, endIndex)) }
  }

  mutating func attribute(_ name: String, _ value: String) {
    bytes += Array(" \(name)=\"".utf8)
    for byte in value.utf8 { append(byte, quotes: true) }
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func endOfTag() { bytes.append(UInt8(ascii: ">")) }

  mutating func text(_ text: ArraySlice<UInt8>) {
    for byte in text { append(byte, quotes: false) }
  }

  mutating func close(before index: Int) {
    while let element = openElements.last, element.end <= index {
      openElements.removeLast()
      bytes += Array("</\(element.name)>".utf8)
    }
  }

  private mutating func append(_ byte: UInt8, quotes: Bool) {
    switch byte {
    case UInt8(ascii: "&"): bytes += Array("&amp;".utf8)
    case UInt8(ascii: "<"): bytes += Array("&lt;".utf8)
    case UInt8(ascii: ">"): bytes += Array("&gt;".utf8)
    case UInt8(ascii: "\"") where quotes: bytes += Array("&quot;".utf8)
    default: bytes.append(byte)
    }
  }
}
