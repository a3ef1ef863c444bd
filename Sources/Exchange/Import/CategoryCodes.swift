internal import Basics
internal import Lexicons

/// Which code a category of another tool stands for: by a map of the analyst's, by the name of a
/// code, or by its label in any of the three languages.
struct CategoryCodes {
  enum Match: Hashable {
    case code(String)
    /// The category itself is unknown; one above it is known.
    case codeAbove(String, category: String)
    /// The map says that it stays behind.
    case leftOut
    case unknown(nearest: String?)
  }

  private let kind: CodeKind
  private let table: Table
  private let map: CodeMap
  /// Codes by name and label, both in normal writing; nil where two codes share one.
  private var known: [String: String?] = [:]

  init(_ codebook: Codebook, table: Table, map: CodeMap) {
    self.table = table
    self.map = map
    kind = table.kind
    let codes = codebook.codes(of: kind)
    for code in codes {
      for label in [code.labelKazakh, code.labelRussian, code.labelEnglish] where !label.isEmpty {
        let name = normalized(label)
        if let other = known[name], other != code.code {
          known[name] = .some(nil)
        } else {
          known[name] = .some(code.code)
        }
      }
    }
    // A code's own name goes before what labels say.
    for code in codes { known[normalized(code.code)] = .some(code.code) }
  }

  func match(_ category: ForeignDictionary.Category) -> Match {
    var path = category.path
    // A file with several tables names them at the top.
    if path.count > 1, path[0] == table.rawValue { path.removeFirst() }
    if path.count > 1, Table(rawValue: path[0]) != nil { return .unknown(nearest: nil) }
    for depth in path.indices.reversed() {
      guard
        let found = code(
          of: Array(path[...depth]), label: depth == path.count - 1 ? category.label : "")
      else { continue }
      if found.isEmpty { return .leftOut }
      return depth == path.count - 1
        ? .code(found) : .codeAbove(found, category: path[...depth].joined(separator: " > "))
    }
    let names = known.keys.sorted()
    let nearest = [path.last ?? "", category.label].lazy.filter { !$0.isEmpty }
      .compactMap { nearestName(to: normalized($0), among: names) }.first
    return .unknown(nearest: nearest.flatMap { known[$0] ?? nil })
  }

  /// Empty for one that stays behind; nil for none.
  private func code(of path: [String], label: String) -> String? {
    let whole = path.map(normalized).joined(separator: "/")
    let name = path.last.map(normalized) ?? ""
    if let code = map.codes[whole] ?? map.codes[name] { return code }
    if let code = known[name] ?? nil { return code }
    return label.isEmpty ? nil : known[normalized(label)] ?? nil
  }
}

/// How names are compared: small letters, hyphens for spaces.
func normalized(_ name: String) -> String {
  String(name.trimmed.lowercased().map { $0 == " " || $0 == "_" ? "-" : $0 })
}
