internal import Basics
internal import Yams

/// Reads the YAML of `quanteda::dictionary`: categories within categories, words in lists.
struct QuantedaReader {
  private let place: String
  private var dictionary = ForeignDictionary()
  private var numbers: [[String]: Int] = [:]

  /// How quanteda writes the words that stand directly in a category with subcategories.
  private static let ownWords = "__"

  static func read(_ text: ForeignText, place: String) throws(Problem) -> ForeignDictionary {
    try refuseAliases(text, place: place)
    let root = try compose(text, place: place)
    guard case .mapping(let mapping) = root else {
      throw Problem(
        "EXC-003", at: "\(place):\(root?.mark?.line ?? 1)",
        "expected categories with their words",
        cure: "write the name of a category with a colon, and its words as a list below")
    }
    var reader = QuantedaReader(place: place)
    reader.read(mapping, in: [], line: 1)
    return reader.dictionary
  }

  private init(place: String) { self.place = place }

  private static func compose(_ text: ForeignText, place: String) throws(Problem) -> Node? {
    do {
      return try Parser(yaml: text.string, encoding: .utf8).singleRoot()
    } catch let error as YamlError {
      throw problem(error, place: place)
    } catch {
      throw Problem("EXC-003", at: place, "the YAML cannot be read")
    }
  }

  private static func problem(_ error: YamlError, place: String) -> Problem {
    switch error {
    case .scanner(_, let found, let mark, _), .parser(_, let found, let mark, _),
      .composer(_, let found, let mark, _):
      return Problem(
        "EXC-003", at: "\(place):\(mark.line)", "the YAML is broken: \(found)",
        cure: "indent with spaces, and quote patterns that hold : # or begin with * & ? [ {")
    case .duplicatedKeysInMapping(let names, let context):
      return Problem(
        "EXC-003", at: "\(place):\(context.mark.line)",
        "the category \(names.first ?? "") stands twice", cure: "join its words into one")
    case .reader(let found, _, _, _):
      return Problem("EXC-003", at: place, "the YAML is broken: \(found)", cure: "save it as UTF-8")
    default: return Problem("EXC-003", at: place, "the YAML cannot be read")
    }
  }

  /// A name that is given with `&` and used with `*` can stand for a billion words.
  ///
  /// quanteda writes none, so the file is refused before YAML is read: comparing keys that hold
  /// such names would take for ever.
  private static func refuseAliases(_ text: ForeignText, place: String) throws(Problem) {
    let anchors = Set(names(after: UInt8(ascii: "&"), text.bytes).map(\.name))
    guard !anchors.isEmpty else { return }
    for alias in names(after: UInt8(ascii: "*"), text.bytes) where anchors.contains(alias.name) {
      throw Problem(
        "EXC-003", at: "\(place):\(alias.line)",
        "*\(alias.name) stands for the words of another place",
        cure: "write the words out")
    }
  }

  private static func names(
    after mark: UInt8, _ bytes: [UInt8]
  ) -> [(name: String, line: Int)] {
    var found: [(String, Int)] = []
    var line = 1
    for (place, byte) in bytes.enumerated() {
      if byte == 10 { line += 1 }
      guard byte == mark, place == 0 || !isNamePart(bytes[place - 1]) else { continue }
      let name = bytes[(place + 1)...].prefix(while: isNamePart)
      if !name.isEmpty { found.append((String(decoding: name, as: UTF8.self), line)) }
    }
    return found
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte >= 0x80
  }

  // MARK: - Nodes

  private mutating func read(_ mapping: Node.Mapping, in path: [String], line: Int) {
    for (key, value) in mapping {
      let line = key.mark?.line ?? line
      guard let name = key.scalar?.string.trimmed, !name.isEmpty else {
        lose("EXC-103", line, path, "", "a category has no name", "give it one")
        continue
      }
      let isOwn = name == Self.ownWords && !path.isEmpty
      let inner = isOwn ? path : path + [name]
      read(value, in: inner, category(inner, line: line), line: line)
    }
  }

  private mutating func read(_ node: Node, in path: [String], _ category: Int, line: Int) {
    let line = node.mark?.line ?? line
    switch node {
    case .mapping(let mapping): read(mapping, in: path, line: line)
    case .sequence(let sequence):
      for item in sequence { read(item, in: path, category, line: line) }
    case .scalar(let scalar):
      let pattern = scalar.string.trimmed
      let isPlain = scalar.style == .plain || scalar.style == .any
      // A key with nothing behind it is a category without words.
      if isPlain, pattern.isEmpty || pattern == "~" { return }
      guard !pattern.isEmpty, !isPlain || pattern != "null" else {
        lose(
          "EXC-103", line, path, scalar.string, "the pattern is empty",
          "remove it, or put the word null between quotation marks")
        return
      }
      dictionary.items.append(
        ForeignDictionary.Item(pattern: pattern, categories: [category], line: line))
    case .alias:
      lose("EXC-103", line, path, "", "a name for the words of another place", "write them out")
    }
  }

  private mutating func category(_ path: [String], line: Int) -> Int {
    if let known = numbers[path] { return known }
    numbers[path] = dictionary.categories.count
    dictionary.categories.append(ForeignDictionary.Category(path: path, line: line))
    return dictionary.categories.count - 1
  }

  private mutating func lose(
    _ code: String, _ line: Int, _ path: [String], _ pattern: String, _ message: String,
    _ cure: String
  ) {
    dictionary.findings.append(
      Finding(
        .lost, Problem(code, at: "\(place):\(line)", message, cure: cure),
        category: path.joined(separator: " > "), pattern: pattern))
  }
}
