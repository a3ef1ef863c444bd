/// The codes and what they mean: `codebook.csv` as data.
package struct Codebook: Hashable, Sendable {
  package struct Code: Hashable, Sendable {
    package var code: String
    package var kind: CodeKind
    /// A code above it, such as `city` over `almaty`; conditions may name it.
    ///
    /// Empty for none.
    package var parent: String
    package var labelKazakh: String
    package var labelRussian: String
    package var labelEnglish: String
    package var definition: String
    package var include: String
    package var exclude: String
    package var example: String
  }

  /// In the order of the file.
  package let codes: [Code]
  private let byKindAndCode: [String: Int]
  /// What each name in a condition stands for, in the order of the file.
  private var byReference: [String: [Int]] = [:]

  /// Groups that are no mentions by themselves: words that point at movers, carry a group on, or are
  /// a speaker's own.
  package static let pointers: Set<String> = ["hint", "reference", "self"]

  package static let columns = [
    "code", "kind", "parent", "label_kk", "label_ru", "label_en", "definition", "include",
    "exclude", "example",
  ]

  package init(codes: [Code]) {
    self.codes = codes
    var index: [String: Int] = [:]
    for (number, code) in codes.enumerated() {
      index["\(code.kind.rawValue):\(code.code)"] = number
    }
    byKindAndCode = index
    for (number, code) in codes.enumerated() {
      for name in references(to: code) { byReference[name, default: []].append(number) }
    }
  }

  /// The names in conditions that stand for a code.
  private func references(to code: Code) -> Set<String> {
    let line = lineage(of: code)
    var names = Set(line.map { "\(code.kind.rawValue):\($0)" })
    // Without a kind a name means people and places: `@mover` is no role of a speaker.
    guard Self.bareKinds.contains(code.kind) else { return names }
    names.formUnion(line)
    for (name, members) in Self.groupsOfCodes where line.contains(where: members.contains) {
      names.insert(name)
    }
    return names
  }

  /// The number of a code among `codes`.
  package func number(of code: String, kind: CodeKind) -> Int? {
    byKindAndCode["\(kind.rawValue):\(code)"]
  }

  package func code(_ code: String, kind: CodeKind) -> Code? {
    number(of: code, kind: kind).map { codes[$0] }
  }

  package func codes(of kind: CodeKind) -> [Code] { codes.filter { $0.kind == kind } }

  /// The codes that a name in a condition stands for.
  ///
  /// These are the code itself, every code below it, and the codes of a name for several (`city`,
  /// `origin`, `mover`). `@frame:housing` names the kind too. Empty for an unknown name.
  package func numbers(reference name: String) -> [Int] { byReference[name] ?? [] }

  /// A code with all that stand above it, itself first.
  package func lineage(of code: Code) -> [String] {
    var line = [code.code]
    var parent = code.parent
    while !parent.isEmpty, !line.contains(parent) {
      line.append(parent)
      parent = self.code(parent, kind: code.kind)?.parent ?? ""
    }
    return line
  }

  /// The topmost code over one: the frame of a finer code, the group of its kinds.
  package func top(of code: String, kind: CodeKind) -> String {
    self.code(code, kind: kind).flatMap { lineage(of: $0).last } ?? code
  }

  /// Every name that a condition may use, for the nearest known one in a message.
  package var references: [String] {
    let bare = codes.filter { Self.bareKinds.contains($0.kind) }
    return
      (bare.map(\.code) + bare.map(\.parent).filter { !$0.isEmpty }
      + codes.map { "\($0.kind.rawValue):\($0.code)" } + Self.groupsOfCodes.keys).sorted()
  }

  private static let bareKinds: Set<CodeKind> = [.group, .label, .place]

  /// Names that conditions may use for several codes at once.
  private static let groupsOfCodes: [String: [String]] = [
    "city": ["almaty", "astana", "shymkent", "bigcity"],
    "origin": ["village", "smalltown", "oblastcentre", "region"],
    "mover": ["internal", "label"],
    "outsider": ["foreign", "emigrant", "kandas", "forced", "visitor"],
  ]
}
