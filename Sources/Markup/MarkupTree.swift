/// A document of HTML or XML as a flat arena: nodes in document order, each with the end of its
/// subtree, so that a walk is a loop over integers.
package struct MarkupTree: Sendable {
  /// An element or a run of text.
  package struct Node: Sendable {
    package let tag: Tag
    let name: Int32
    let prefix: Int32
    let namespace: Int32
    let parentIndex: Int32
    /// Where the subtree ends in the arena, exclusive.
    var endIndex: Int32
    /// Attributes of an element, bytes of a text.
    let start: Int32
    var end: Int32

    package var isText: Bool { tag == .text }
  }

  /// The place of a node in the arena, from 0, in document order.
  package struct NodeID: Hashable, Comparable, Sendable {
    package let index: Int

    package init(_ index: Int) { self.index = index }

    package static func < (a: Self, b: Self) -> Bool { a.index < b.index }
  }

  struct StoredAttribute: Sendable {
    let name: Int32
    let prefix: Int32
    let namespace: Int32
    let start: Int32
    let end: Int32
  }

  /// An attribute as it stands at an element; prefix and namespace are empty in HTML.
  package struct Attribute: Hashable, Sendable {
    package let name: String
    package let prefix: String
    package let namespace: String
    package let value: String
  }

  package internal(set) var nodes: ContiguousArray<Node> = []
  var attributes: ContiguousArray<StoredAttribute> = []
  /// Attribute values, one after the other.
  var values: [UInt8] = []
  /// Text, one after the other in document order.
  var characters: [UInt8] = []
  var names: [String] = [""]
  var numbers: [String: Int32] = [:]

  /// What was left out because a limit was reached.
  package internal(set) var cut: MarkupCut = []
  /// XML only: what was first found wrong, with its line, where the document was not well-formed
  /// and had to be recovered.
  package internal(set) var fault: MarkupFault?

  package var isEmpty: Bool { nodes.isEmpty }

  /// The first element that has no parent.
  package var root: NodeID? {
    nodes.firstIndex { !$0.isText && $0.parentIndex < 0 }.map(NodeID.init)
  }

  package subscript(_ id: NodeID) -> Node { nodes[id.index] }

  /// The local name of an element, in lower case in HTML; empty for a text.
  package func name(of id: NodeID) -> String { names[Int(nodes[id.index].name)] }

  /// The namespace prefix of an XML element, empty where it has none.
  package func prefix(of id: NodeID) -> String { names[Int(nodes[id.index].prefix)] }

  /// The namespace address of an XML element, empty where it has none.
  package func namespace(of id: NodeID) -> String { names[Int(nodes[id.index].namespace)] }

  package func parent(of id: NodeID) -> NodeID? {
    let parent = nodes[id.index].parentIndex
    return parent < 0 ? nil : NodeID(Int(parent))
  }

  /// The first node behind this one's subtree; may be past the end of the arena.
  package func end(of id: NodeID) -> NodeID { NodeID(Int(nodes[id.index].endIndex)) }

  package func firstChild(of id: NodeID) -> NodeID? {
    let next = id.index + 1
    return next < Int(nodes[id.index].endIndex) ? NodeID(next) : nil
  }

  package func nextSibling(of id: NodeID) -> NodeID? {
    let node = nodes[id.index]
    let next = Int(node.endIndex)
    guard next < nodes.count, nodes[next].parentIndex == node.parentIndex else { return nil }
    return NodeID(next)
  }

  /// The children of a node, elements and texts, in document order.
  package func children(of id: NodeID) -> Children { Children(tree: self, of: id) }

  /// All nodes below a node, in document order.
  package func descendants(of id: NodeID) -> some Sequence<NodeID> {
    ((id.index + 1)..<Int(nodes[id.index].endIndex)).lazy.map(NodeID.init)
  }

  /// All nodes, in document order.
  package var all: some Sequence<NodeID> { (0..<nodes.count).lazy.map(NodeID.init) }

  /// The children of a node.
  package struct Children: Sequence, IteratorProtocol {
    private let tree: MarkupTree
    private var following: NodeID?

    init(tree: MarkupTree, of id: NodeID) {
      self.tree = tree
      following = tree.firstChild(of: id)
    }

    package mutating func next() -> NodeID? {
      defer { following = following.flatMap(tree.nextSibling) }
      return following
    }
  }
}

/// What was first found wrong in an XML document.
package struct MarkupFault: Hashable, Sendable {
  package let message: String
  package let line: Int
}
