internal import Markup

/// Whose word an element of a feed is.
enum FeedVocabulary: String, Sendable {
  /// RSS of all versions, Atom, CDF.
  case core
  case dublinCore = "dublin-core"
  case terms
  case content
  case media
  case itunes
  /// The full texts that news sites give to Yandex.
  case yandex
  case xhtml
  case feedBurner = "feedburner"
  /// Google's additions to sitemaps.
  case news
  case picture

  /// Vocabularies by namespace address in small letters, and by the usual prefix for documents that
  /// forgot to declare it.
  private static let table: [String: FeedVocabulary] = {
    var table: [String: FeedVocabulary] = [:]
    for row in ingestTable("feed-namespaces").dropFirst() where row.count == 2 {
      table[row[0]] = FeedVocabulary(rawValue: row[1])
    }
    return table
  }()

  /// Nil for what belongs to nobody that we know.
  static func named(_ namespaceOrPrefix: String) -> FeedVocabulary? {
    table[namespaceOrPrefix.lowercased()]
  }
}

/// The name of an element: its vocabulary and its local name in small letters.
struct FeedName {
  var vocabulary: FeedVocabulary?
  var local: String
}

/// A feed's tree with the questions that reading it asks.
struct FeedTree {
  let tree: MarkupTree
  /// The namespace of the root: its elements are core ones, whatever it is called.
  private let rootNamespace: String
  private let baseName: MarkupTree.NameID?

  init(_ tree: MarkupTree) {
    self.tree = tree
    rootNamespace = tree.root.map(tree.namespace(of:)) ?? ""
    baseName = tree.nameID("base")
  }

  static let xmlNamespace = "http://www.w3.org/XML/1998/namespace"

  func name(of id: MarkupTree.NodeID) -> FeedName {
    let name = tree.name(of: id).lowercased()
    let namespace = tree.namespace(of: id)
    // A prefix that is not declared stays in the name, or stands beside it.
    if let colon = name.firstIndex(of: ":") {
      return FeedName(
        vocabulary: FeedVocabulary.named(String(name[..<colon])),
        local: String(name[name.index(after: colon)...]))
    }
    if namespace.isEmpty {
      let prefix = tree.prefix(of: id)
      let vocabulary = prefix.isEmpty ? .core : FeedVocabulary.named(prefix)
      return FeedName(vocabulary: vocabulary, local: name)
    }
    let known = FeedVocabulary.named(namespace)
    return FeedName(
      vocabulary: known ?? (namespace == rootNamespace ? .core : nil), local: name)
  }

  /// The child elements, in document order.
  func elements(of id: MarkupTree.NodeID) -> [MarkupTree.NodeID] {
    tree.children(of: id).filter { !tree[$0].isText }
  }

  func text(of id: MarkupTree.NodeID) -> String { trimmed(tree.text(of: id)) }

  /// An attribute by its name in small letters; nil when empty.
  func attribute(_ name: String, of id: MarkupTree.NodeID) -> String? {
    let found =
      tree.attribute(name, of: id)
      ?? tree.attributes(of: id).first { $0.name.lowercased() == name }?.value
    return found.map(trimmed).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The language that an element declares for itself or inherits.
  func language(of id: MarkupTree.NodeID) -> String? {
    tree.attribute("lang", namespace: Self.xmlNamespace, of: id)
  }

  /// The address against which an element's references are read: `xml:base` of its own and of the
  /// elements around it.
  func base(of id: MarkupTree.NodeID, document: String?) -> String? {
    guard let baseName else { return document }
    var bases: [String] = []
    var current: MarkupTree.NodeID? = id
    for _ in 0..<Self.baseDepth {
      guard let element = current else { break }
      if tree.attribute(baseName, of: element) != nil,
        let base = tree.attribute("base", namespace: Self.xmlNamespace, of: element)
      {
        bases.append(base)
      }
      current = tree.parent(of: element)
    }
    return bases.reversed().reduce(document) { outer, inner in
      resolvedAddress(inner, base: outer)
    }
  }

  /// Bounds the climb; the elements of a feed lie three to six deep.
  private static let baseDepth = 32
}
