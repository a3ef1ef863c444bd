extension MarkupTree {
  /// The bytes of a text node; empty for an element.
  package func bytes(of id: NodeID) -> ArraySlice<UInt8> {
    let node = nodes[id.index]
    return node.isText ? characters[Int(node.start)..<Int(node.end)] : []
  }

  /// The text of a node: its own, or all texts below it run together.
  package func text(of id: NodeID) -> String {
    let node = nodes[id.index]
    if node.isText { return String(decoding: bytes(of: id), as: UTF8.self) }
    // Texts lie in document order, so those of a subtree lie side by side.
    var first: Int32?
    var last: Int32 = 0
    for index in (id.index + 1)..<max(id.index + 1, Int(node.endIndex)) where nodes[index].isText {
      first = first ?? nodes[index].start
      last = nodes[index].end
    }
    guard let first else { return "" }
    return String(decoding: characters[Int(first)..<Int(last)], as: UTF8.self)
  }

  /// All attributes of an element, in the order in which they were written.
  package func attributes(of id: NodeID) -> [Attribute] {
    let node = nodes[id.index]
    guard !node.isText else { return [] }
    return attributes[Int(node.start)..<Int(node.end)].map {
      Attribute(
        name: names[Int($0.name)], prefix: names[Int($0.prefix)],
        namespace: names[Int($0.namespace)],
        value: String(decoding: values[Int($0.start)..<Int($0.end)], as: UTF8.self))
    }
  }

  /// The value of the first attribute of this local name, whatever its namespace.
  package func attribute(_ name: String, of id: NodeID) -> String? {
    let node = nodes[id.index]
    guard !node.isText, node.start < node.end, let wanted = nameID(name) else { return nil }
    return attribute(wanted, of: id).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The value of an attribute in a namespace of XML.
  package func attribute(_ name: String, namespace: String, of id: NodeID) -> String? {
    attributes(of: id).first { $0.name == name && $0.namespace == namespace }?.value
  }

  /// The number by which this tree knows a name; nil when the name does not occur in it.
  package func nameID(_ name: String) -> NameID? {
    numbers[name].map { NameID(number: $0) }
  }

  /// The bytes of an attribute's value, found by the number of its name: for inner loops.
  package func attribute(_ name: NameID, of id: NodeID) -> ArraySlice<UInt8>? {
    let node = nodes[id.index]
    guard !node.isText else { return nil }
    for index in Int(node.start)..<Int(node.end) where attributes[index].name == name.number {
      return values[Int(attributes[index].start)..<Int(attributes[index].end)]
    }
    return nil
  }

  /// A name of this tree as a number.
  package struct NameID: Hashable, Sendable {
    let number: Int32
  }
}

extension MarkupTree.NameID {
  /// Names that every tree knows by the same number.
  package static let id = known("id")
  package static let `class` = known("class")
  package static let href = known("href")
  package static let src = known("src")
  package static let rel = known("rel")
  package static let itemprop = known("itemprop")
  package static let property = known("property")
  package static let name = known("name")
  package static let content = known("content")
  package static let style = known("style")
  package static let hidden = known("hidden")
  package static let role = known("role")
  package static let datetime = known("datetime")

  private static func known(_ name: String) -> MarkupTree.NameID {
    MarkupTree.NameID(number: MarkupTree.knownIDs[name] ?? 0)
  }
}

extension MarkupTree {
  /// Names with fixed numbers: those of the tags in their order, then the commonest attributes.
  static let knownNames: [String] =
    [""] + Tag.allCases.map { "\($0)" }
    + [
      "id", "class", "href", "src", "rel", "itemprop", "itemscope", "itemtype", "property", "name",
      "content", "hidden", "role", "datetime", "alt", "type", "charset", "lang",
    ]

  static let knownIDs: [String: Int32] = {
    var ids: [String: Int32] = [:]
    for (number, name) in knownNames.enumerated() where ids[name] == nil {
      ids[name] = Int32(number)
    }
    return ids
  }()
}
