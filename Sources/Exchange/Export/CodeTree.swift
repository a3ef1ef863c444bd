internal import Lexicons

/// The codes of a table with those below them, each with what stands directly in it.
struct CodeTree<Content> {
  var code: String
  var content: [Content]
  var children: [CodeTree<Content>]

  var isEmpty: Bool { content.isEmpty && children.allSatisfy(\.isEmpty) }

  /// The trees of a kind in the order of the codebook.
  static func trees(
    of kind: CodeKind, _ codebook: Codebook, content: (String) -> [Content]
  ) -> [CodeTree<Content>] {
    let codes = codebook.codes(of: kind)
    let names = Set(codes.map(\.code))
    let children = Dictionary(grouping: codes, by: \.parent)
    var seen: Set<String> = []
    func tree(_ code: Codebook.Code) -> CodeTree<Content> {
      seen.insert(code.code)
      let below = (children[code.code] ?? []).filter { !seen.contains($0.code) }
      return CodeTree(
        code: code.code, content: content(code.code), children: below.map { tree($0) })
    }
    // The parent of a label is a group: of its own kind it is a root.
    var trees = codes.filter { !names.contains($0.parent) }.map { tree($0) }
    // Codes that stand above one another in a ring have no root.
    for code in codes where !seen.contains(code.code) { trees.append(tree(code)) }
    return trees
  }
}
