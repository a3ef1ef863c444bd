/// Takes the events of a parser and lays them down as a tree.
struct TreeBuilder {
  private(set) var tree = MarkupTree()
  /// Set when a limit is reached: the parser is to be stopped, later events are ignored.
  private(set) var isFull = false

  private struct Open {
    let node: Int32
    /// Ended before the parser says so; its end event is then nothing new.
    var isClosed = false
  }

  private let limits: MarkupLimits
  private let dialect: Dialect
  private var open: [Open] = []
  /// The element that gets the next node; -1 outside of all.
  private var current: Int32 = -1
  /// libxml2 keeps each name at one address, so that most names are found again by it.
  private var names = [Name](repeating: Name(), count: TreeBuilder.nameSlots)
  private static let nameSlots = 512

  private struct Name {
    var address: UInt = 0
    var number: Int32 = 0
    var tag = Tag.other
  }

  enum Dialect { case html, xml }

  init(limits: MarkupLimits, dialect: Dialect) {
    self.limits = limits
    self.dialect = dialect
    tree.names = MarkupTree.knownNames
    tree.numbers = MarkupTree.knownIDs
  }

  mutating func note(_ cut: MarkupCut) { tree.cut.formUnion(cut) }

  mutating func note(_ fault: MarkupFault) { tree.fault = tree.fault ?? fault }

  mutating func stop(_ cut: MarkupCut) {
    note(cut)
    isFull = true
  }

  // MARK: - Names

  mutating func number(ofName address: UnsafePointer<UInt8>?) -> (number: Int32, tag: Tag) {
    guard let address else { return (0, .other) }
    let place = UInt(bitPattern: address)
    // Names lie side by side in the dictionary of libxml2: a few bytes apart.
    let slot = Int((place ^ place >> 9) % UInt(Self.nameSlots))
    if names[slot].address == place { return (names[slot].number, names[slot].tag) }
    let name = String(cString: address)
    let found = Name(address: place, number: number(of: name), tag: Tag.byName[name] ?? .other)
    names[slot] = found
    return (found.number, found.tag)
  }

  private mutating func number(of name: String) -> Int32 {
    if let known = tree.numbers[name] { return known }
    let number = Int32(tree.names.count)
    tree.names.append(name)
    tree.numbers[name] = number
    return number
  }

  // MARK: - Elements

  mutating func start(
    _ name: UnsafePointer<UInt8>?, prefix: UnsafePointer<UInt8>? = nil,
    namespace: UnsafePointer<UInt8>? = nil
  ) {
    guard hasRoom else { return }
    guard open.count < limits.depth else { return stop(.depth) }
    let (number, tag) = number(ofName: name)
    if dialect == .html, tag.closesParagraph { closeParagraph() }
    let first = Int32(tree.attributes.count)
    open.append(Open(node: Int32(tree.nodes.count)))
    tree.nodes.append(
      MarkupTree.Node(
        tag: tag, name: number, prefix: self.number(ofName: prefix).number,
        namespace: self.number(ofName: namespace).number, parentIndex: current, endIndex: 0,
        start: first, end: first))
    current = Int32(tree.nodes.count - 1)
  }

  /// Adds an attribute to the element started last.
  mutating func attribute(
    _ name: UnsafePointer<UInt8>?, prefix: UnsafePointer<UInt8>? = nil,
    namespace: UnsafePointer<UInt8>? = nil, value: UnsafeBufferPointer<UInt8>
  ) {
    guard !isFull, let last = tree.nodes.indices.last, !tree.nodes[last].isText else { return }
    let start = Int32(tree.values.count)
    if dialect == .xml { appendAmpersands(value) } else { tree.values.append(contentsOf: value) }
    tree.attributes.append(
      MarkupTree.StoredAttribute(
        name: number(ofName: name).number, prefix: number(ofName: prefix).number,
        namespace: number(ofName: namespace).number, start: start,
        end: Int32(tree.values.count)))
    tree.nodes[last].end = Int32(tree.attributes.count)
  }

  /// libxml2 leaves each `&amp;` in an attribute of XML as `&#38;` while entities are not replaced.
  private mutating func appendAmpersands(_ value: UnsafeBufferPointer<UInt8>) {
    let escaped: [UInt8] = [38, 35, 51, 56, 59]
    var index = 0
    while index < value.count {
      let isEscaped =
        value[index] == 38 && value[index...].prefix(escaped.count).elementsEqual(escaped)
      tree.values.append(value[index])
      index += isEscaped ? escaped.count : 1
    }
  }

  mutating func end() {
    guard !isFull, let element = open.popLast(), !element.isClosed else { return }
    current = tree.nodes[Int(element.node)].parentIndex
  }

  private mutating func closeParagraph() {
    guard current >= 0, tree.nodes[Int(current)].tag == .p,
      let index = open.lastIndex(where: { $0.node == current })
    else { return }
    open[index].isClosed = true
    current = tree.nodes[Int(current)].parentIndex
  }

  // MARK: - Text

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard !bytes.isEmpty, hasRoom else { return }
    let start = Int32(tree.characters.count)
    if dialect == .html { appendMended(bytes) } else { tree.characters.append(contentsOf: bytes) }
    let end = Int32(tree.characters.count)
    if let last = tree.nodes.indices.last, tree.nodes[last].isText,
      tree.nodes[last].parentIndex == current, tree.nodes[last].end == start
    {
      tree.nodes[last].end = end
      return
    }
    tree.nodes.append(
      MarkupTree.Node(
        tag: .text, name: 0, prefix: 0, namespace: 0, parentIndex: current, endIndex: 0,
        start: start, end: end))
  }

  /// libxml2 gives U+0097 for `&#151;`, where browsers show the dash of windows-1252.
  private mutating func appendMended(_ bytes: UnsafeBufferPointer<UInt8>) {
    let lead: UInt8 = 0xC2
    guard bytes.contains(lead) else { return tree.characters.append(contentsOf: bytes) }
    var copied = 0
    for index in bytes.indices.dropLast() where bytes[index] == lead && bytes[index + 1] < 0xA0 {
      tree.characters.append(contentsOf: bytes[copied..<index])
      tree.characters.append(contentsOf: windows1252(bytes[index + 1]).utf8)
      copied = index + 2
    }
    tree.characters.append(contentsOf: bytes[copied...])
  }

  private var hasRoom: Bool {
    mutating get {
      if !isFull, tree.nodes.count >= limits.nodes { stop(.nodes) }
      return !isFull
    }
  }

  /// The tree with the ends of all subtrees.
  mutating func finish() -> MarkupTree {
    for index in tree.nodes.indices.reversed() {
      let end = max(tree.nodes[index].endIndex, Int32(index + 1))
      tree.nodes[index].endIndex = end
      let parent = Int(tree.nodes[index].parentIndex)
      if parent >= 0 { tree.nodes[parent].endIndex = max(tree.nodes[parent].endIndex, end) }
    }
    return tree
  }
}
