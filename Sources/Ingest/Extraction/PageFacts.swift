internal import Markup

/// What the head and the markup of a page say of it, before anything is decided.
struct PageFacts: Sendable {
  /// Contents of `<meta>` by property, name, itemprop or http-equiv in small letters, in order.
  private(set) var metas: [String: [String]] = [:]
  /// The objects of JSON-LD that describe an article, the best first.
  private(set) var articles: [JSONValue] = []
  /// All other objects of JSON-LD with a type.
  private(set) var others: [JSONValue] = []
  /// Elements with an `itemprop`.
  private(set) var properties: [(name: String, node: Int)] = []
  private(set) var canonical: String?
  /// Where `<link rel="alternate" hreflang>` says that the page is in another language.
  private(set) var alternates: [(language: String, address: String)] = []
  private(set) var language: String?
  private(set) var headTitle: String?
  private(set) var times: [Int] = []
  /// Elements with classes or links that name an author or a date.
  private(set) var authorNodes: [Int] = []
  private(set) var dateNodes: [Int] = []
  /// Where the remarks of readers stand, with authors and dates of their own.
  private var comments: [Range<Int>] = []

  private let tree: MarkupTree
  private static let mostComments = 200
  private static let mostAlternates = 50
  /// Articles have a few dozen; lists of products have thousands.
  private static let mostProperties = 1000

  /// Reads a tree; the marks are the elements whose names say something, from `BlockBuilder`.
  init(_ tree: MarkupTree, marks: [PageBlocks.Mark]) {
    self.tree = tree
    var index = 0
    var isInArt = 0
    while index < tree.nodes.count {
      let id = MarkupTree.NodeID(index)
      index += 1
      guard !tree[id].isText else { continue }
      if tree[id].tag == .svg {
        isInArt = tree.end(of: id).index
      }
      if index > isInArt { read(id) }
    }
    comments += marks.filter { $0.hints.contains(.comments) }.prefix(Self.mostComments)
      .map { $0.node..<$0.end }
    properties = properties.filter { !isInComment($0.node) }
    // Who took a picture or wrote another story did not write this text.
    let others = marks.filter { mark in
      mark.hints.contains(.caption) || (mark.hints.contains(.drop) && !mark.hints.contains(.byline))
    }.prefix(Self.mostComments)
    authorNodes += marks.filter { $0.hints.contains(.byline) }.map(\.node)
      .filter { node in !others.contains { ($0.node..<$0.end).contains(node) } }
    authorNodes = authorNodes.prefix(Self.mostProperties).filter { !isInComment($0) }
    dateNodes = marks.filter { $0.hints.contains(.date) }.map(\.node)
    dateNodes = dateNodes.prefix(Self.mostProperties).filter { !isInComment($0) }
    articles.sort { Self.rank($0) > Self.rank($1) }
  }

  private func isInComment(_ node: Int) -> Bool { comments.contains { $0.contains(node) } }

  /// The first content of the first of these metas that has any.
  func meta(_ names: String...) -> String? {
    for name in names {
      if let found = metas[name]?.first(where: { !$0.isEmpty }) { return found }
    }
    return nil
  }

  func attribute(_ name: MarkupTree.NameID, _ node: Int) -> String? {
    tree.attribute(name, of: MarkupTree.NodeID(node)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The visible text of an element, white space folded.
  func text(_ node: Int) -> String { foldedText(tree, MarkupTree.NodeID(node)) }

  /// The value of a microdata property: its content, address or text.
  func value(_ node: Int) -> String? {
    let value = attribute(.content, node) ?? attribute(.datetime, node) ?? text(node)
    return value.isEmpty ? nil : value
  }

  private mutating func read(_ id: MarkupTree.NodeID) {
    switch tree[id].tag {
    case .html:
      language = language ?? tree.attribute("lang", of: id) ?? tree.attribute("xml:lang", of: id)
    case .title:
      if headTitle == nil {
        let text = foldedText(tree, id)
        if !text.isEmpty { headTitle = text }
      }
    case .meta: readMeta(id)
    case .link:
      readLink(id)
    case .script:
      if tree.attribute("type", of: id)?.lowercased().hasPrefix("application/ld+json") == true {
        readStructured(id)
      }
    case .time: times.append(id.index)
    default: break
    }
    if let property = tree.attribute(.itemprop, of: id) {
      for name in property.split(separator: 32) where properties.count < Self.mostProperties {
        properties.append((String(decoding: name, as: UTF8.self), id.index))
      }
    }
    if comments.count < Self.mostComments,
      tree.attribute("itemtype", of: id)?.hasSuffix("Comment") == true
    {
      comments.append(id.index..<tree.end(of: id).index)
    }
    readHints(id)
  }

  /// The object of JSON-LD that another one only refers to.
  func referred(_ value: JSONValue) -> JSONValue? {
    guard let id = value["@id"]?.string else { return nil }
    return others.first { $0["@id"]?.string == id }
  }

  private mutating func readHints(_ id: MarkupTree.NodeID) {
    if let rel = tree.attribute(.rel, of: id), rel.elementsEqual("author".utf8) {
      authorNodes.append(id.index)
    }
  }

  /// Links among some nodes that lead to pages about authors.
  func authorLinks(_ nodes: Range<Int>) -> [Int] {
    nodes.clamped(to: 0..<tree.nodes.count).filter { node in
      let id = MarkupTree.NodeID(node)
      return tree[id].tag == .a && tree.attribute(.href, of: id).map(Self.namesAuthor) ?? false
    }
  }

  /// `/authors/…`, `/avtor/…`: a part of the path that says so, with a name behind it.
  private static func namesAuthor(_ address: ArraySlice<UInt8>) -> Bool {
    guard address.count < 300 else { return false }
    let parts = address.split(separator: UInt8(ascii: "/"))
    return parts.dropLast().contains { authorPaths.contains($0) }
  }

  private static let authorPaths = Set(phrases("author-path").map { Array($0.utf8)[...] })

  private mutating func readLink(_ id: MarkupTree.NodeID) {
    switch tree.attribute("rel", of: id)?.lowercased() {
    case "canonical": canonical = canonical ?? tree.attribute("href", of: id)
    case "alternate":
      guard alternates.count < Self.mostAlternates,
        let language = tree.attribute("hreflang", of: id)?.lowercased(),
        let address = tree.attribute("href", of: id)
      else { return }
      alternates.append((language, address))
    default: break
    }
  }

  private mutating func readMeta(_ id: MarkupTree.NodeID) {
    guard let content = tree.attribute("content", of: id) else { return }
    let text = foldedText(content)
    for key in ["property", "name", "itemprop", "http-equiv"] {
      if let name = tree.attribute(key, of: id)?.lowercased(), !name.isEmpty {
        metas[name, default: []].append(text)
      }
    }
  }

  private mutating func readStructured(_ id: MarkupTree.NodeID) {
    guard let value = JSONReader.read(Array(tree.text(of: id).utf8)) else { return }
    collect(value, depth: 0)
  }

  private mutating func collect(_ value: JSONValue, depth: Int) {
    guard depth < 6 else { return }
    switch value {
    case .list(let list): for element in list { collect(element, depth: depth + 1) }
    case .object:
      if let graph = value["@graph"] { collect(graph, depth: depth + 1) }
      let types = Self.types(value)
      guard !types.isEmpty else { return }
      if Self.rank(value) > 0 { articles.append(value) } else { others.append(value) }
      if let entity = value["mainEntity"] { collect(entity, depth: depth + 1) }
      if types.contains("ItemPage") || types.contains("WebPage"),
        let entity = value["mainEntityOfPage"]
      {
        collect(entity, depth: depth + 1)
      }
    default: break
    }
  }

  static func types(_ value: JSONValue) -> [String] {
    value["@type"]?.elements.compactMap(\.string) ?? []
  }

  /// How surely an object of JSON-LD is the article; 0 for none.
  private static func rank(_ value: JSONValue) -> Int {
    var rank = 0
    for type in types(value) {
      if type.hasSuffix("Article") || type == "LiveBlogPosting" || type == "Report" {
        rank = max(rank, 3)
      } else if type.hasSuffix("Posting") || type == "Review" {
        rank = max(rank, 2)
      }
    }
    guard rank > 0 else { return 0 }
    if value["headline"] != nil { rank += 3 }
    if value["datePublished"] != nil { rank += 2 }
    if value["articleBody"] != nil { rank += 1 }
    return rank
  }
}

/// White space folded and trimmed, references to characters resolved once more: metas and JSON-LD
/// are often escaped twice.
func foldedText(_ text: String) -> String {
  var out: [UInt8] = []
  var space = false
  for byte in text.utf8 {
    if byte <= 32 {
      space = !out.isEmpty
    } else {
      if space { out.append(32) }
      space = false
      out.append(byte)
    }
  }
  let folded = String(decoding: out, as: UTF8.self)
  return trimmed(folded.utf8.contains(UInt8(ascii: "&")) ? unescaped(folded) : folded)
}

/// The text of an element, scripts left out, white space folded; breaks and blocks part words.
func foldedText(_ tree: MarkupTree, _ id: MarkupTree.NodeID) -> String {
  var out: [UInt8] = []
  var index = id.index
  let end = tree.end(of: id).index
  while index < end {
    let node = MarkupTree.NodeID(index)
    let tag = tree[node].tag
    if tag == .text {
      out += tree.bytes(of: node)
    } else if tag == .script || tag == .style || tag == .svg || tag == .noscript {
      index = tree.end(of: node).index
      continue
    } else if tag != .span && tag != .b && tag != .i && tag != .em && tag != .strong && tag != .a {
      out.append(32)
    }
    index += 1
  }
  return foldedText(String(decoding: out, as: UTF8.self))
}

private func trimmed(_ text: String) -> String {
  let scalars = text.unicodeScalars
  guard let start = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
    let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
  else { return "" }
  return String(scalars[start...last])
}

private func unescaped(_ text: String) -> String {
  let tree = MarkupTree.html(Array("<p>\(text.replacing("<", with: "&lt;"))".utf8))
  return tree.root.map { tree.text(of: $0) } ?? text
}

extension PageFacts {
  /// Whether a node lies inside another or is it; nothing lies inside -1, the place of text that
  /// stands outside of all elements.
  func contains(_ outer: Int, _ inner: Int) -> Bool {
    outer >= 0 && inner >= outer && inner < tree.end(of: MarkupTree.NodeID(outer)).index
  }
}
