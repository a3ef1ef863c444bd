internal import Basics
internal import Markup

/// Reads the XML of Lexicoder 2 (`.lcd`) and Yoshikoder: `<cnode name="…">` is a category,
/// `<pnode name="…">` a pattern in it.
struct LexicoderReader {
  private let place: String
  private let tree: MarkupTree
  /// The line of each element, by its number in the document.
  private let lines: [Int]
  private var dictionary = ForeignDictionary()
  private var element = 0
  private var strangers: [String: Int] = [:]

  static func read(_ text: ForeignText, place: String) throws(Problem) -> ForeignDictionary {
    let tree = MarkupTree.xml(text.bytes)
    if let fault = tree.fault {
      throw Problem(
        "EXC-003", at: "\(place):\(fault.line)", "the XML is broken: \(fault.message)",
        cure: "mend it, or save the dictionary again")
    }
    guard tree.cut.isEmpty else {
      throw Problem(
        "EXC-003", at: place,
        "the XML is more than a dictionary holds: \(tree.cut.reasons.joined(separator: ", "))",
        cure: "name a dictionary of Lexicoder or Yoshikoder")
    }
    guard let root = tree.root, tree.name(of: root) == "dictionary" else {
      let found = tree.root.map { "<\(tree.name(of: $0))>" } ?? "nothing"
      throw Problem(
        "EXC-003", at: "\(place):1", "expected <dictionary>, found \(found)",
        cure: "name a dictionary of Lexicoder or Yoshikoder")
    }
    var reader = LexicoderReader(
      place: place, tree: tree, lines: ElementLines(text.bytes).lines)
    reader.read(below: root)
    return reader.dictionary
  }

  private init(place: String, tree: MarkupTree, lines: [Int]) {
    self.place = place
    self.tree = tree
    self.lines = lines
  }

  /// Elements stand in document order, so a stack of the open categories is enough.
  private mutating func read(below root: MarkupTree.NodeID) {
    var open: [(end: MarkupTree.NodeID, category: Int)] = []
    for node in tree.descendants(of: root) where !tree[node].isText {
      element += 1
      while let last = open.last, last.end <= node { open.removeLast() }
      let name = (tree.attribute("name", of: node) ?? "").trimmed
      switch tree.name(of: node) {
      case "cnode":
        let path = (open.last.map { dictionary.categories[$0.category].path } ?? []) + [name]
        open.append((tree.end(of: node), dictionary.categories.count))
        dictionary.categories.append(ForeignDictionary.Category(path: path, line: line))
      case "pnode": pattern(name, in: open.last?.category)
      case let other: stranger(other)
      }
    }
  }

  private mutating func pattern(_ name: String, in category: Int?) {
    guard let category, !name.isEmpty else {
      dictionary.findings.append(
        Finding(
          .lost,
          Problem(
            "EXC-103", at: "\(place):\(line)",
            name.isEmpty ? "a <pnode> has no name" : "the pattern stands in no <cnode>",
            cure: "write it as <cnode name=…><pnode name=…/></cnode>"), pattern: name))
      return
    }
    dictionary.items.append(
      ForeignDictionary.Item(pattern: name, categories: [category], line: line))
  }

  /// Said once for each name: a file may hold thousands.
  private mutating func stranger(_ name: String) {
    guard strangers.updateValue(element, forKey: name) == nil else { return }
    dictionary.findings.append(
      Finding(
        .lost,
        Problem(
          "EXC-105", at: "\(place):\(line)", "elements <\(name)> are not read",
          cure: "only <cnode> and <pnode> hold what Koshu can take"), count: 0))
  }

  private var line: Int { lines.indices.contains(element) ? lines[element] : 1 }
}

/// The line where each element of an XML document begins, in the order of the document: trees do not
/// keep it.
struct ElementLines {
  private(set) var lines: [Int] = []

  init(_ bytes: [UInt8]) {
    var line = 1
    var place = 0
    while place < bytes.count {
      if bytes[place] == 10 { line += 1 }
      guard bytes[place] == UInt8(ascii: "<"), place + 1 < bytes.count else {
        place += 1
        continue
      }
      if let end = Self.end(ofSkipped: bytes, at: place) {
        line += bytes[place..<end].count { $0 == 10 }
        place = end
        continue
      }
      let next = bytes[place + 1] | 0x20
      if (0x61...0x7A).contains(next) || next >= 0x80 { lines.append(line) }
      place += 1
    }
  }

  /// Where a comment or a section of plain text ends, in which no element can begin.
  private static func end(ofSkipped bytes: [UInt8], at place: Int) -> Int? {
    let rest = bytes[place...]
    let closing: [UInt8]
    if rest.starts(with: "<!--".utf8) {
      closing = Array("-->".utf8)
    } else if rest.starts(with: "<![CDATA[".utf8) {
      closing = Array("]]>".utf8)
    } else {
      return nil
    }
    return rest.indices.first { bytes[$0...].starts(with: closing) }.map { $0 + 3 } ?? bytes.count
  }
}
