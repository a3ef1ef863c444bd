package import Basics
package import Lexicons
internal import Yams

/// Tables as a dictionary for quanteda: YAML, nested by code and finer code, glob patterns.
package struct QuantedaExport {
  package struct Options: Sendable {
    /// One table, whose codes then stand at the top; nil for all, each under its name.
    package var table: Table?
    /// The rows of this language and those of any; nil for all.
    package var language: EntryLanguage?
    /// Rows of these types only; empty for all.
    package var types: [EntryType]
    /// What a word of a lemma pattern is called in an analysis; nil leaves it as in the table.
    package var lemmas: MeantLemmas?

    package init(
      table: Table? = nil, language: EntryLanguage? = nil, types: [EntryType] = [],
      lemmas: MeantLemmas? = nil
    ) {
      self.lemmas = lemmas
      self.table = table
      self.language = language
      self.types = types
    }
  }

  package private(set) var yaml = ""
  /// What is true of the file as a whole, then row by row.
  package private(set) var findings: [Finding] = []
  package private(set) var tally = Tally()

  /// `folder` only names the tables in messages.
  package init(_ lexicon: Lexicon, folder: String, options: Options) throws(Problem) {
    let tables = options.table.map { [$0] } ?? Table.allCases
    let entries = lexicon.entries.filter { entry in
      tables.contains(entry.table)
        && (options.language == nil || entry.language == options.language
          || entry.language == .any)
        && (options.types.isEmpty || options.types.contains(entry.type))
    }
    guard !entries.isEmpty else {
      throw Problem(
        "EXC-007", at: folder, "no row is left to write",
        cure: "name another table, language or type")
    }
    findings = Self.general(lexicon, entries, options, folder)
    var byCode: [String: [String]] = [:]
    for entry in entries {
      byCode["\(entry.table.rawValue) \(entry.code)", default: []] += patterns(
        of: entry, options.lemmas, folder)
    }
    var nodes: [(Node, Node)] = []
    for table in tables where entries.contains(where: { $0.table == table }) {
      let trees = CodeTree.trees(of: table.kind, lexicon.codebook) { code in
        unique(byCode["\(table.rawValue) \(code)"] ?? [])
      }
      let mapping = Self.mapping(trees)
      if options.table == nil {
        nodes.append((Self.node(table.rawValue), .mapping(mapping)))
      } else {
        nodes += mapping.map { ($0.key, $0.value) }
      }
    }
    yaml =
      Self.head(lexicon, options)
      + (try Self.written(Node.mapping(Node.Mapping(nodes, .implicit, .block))))
  }

  // MARK: - Rows

  private mutating func patterns(
    of entry: Entry, _ lemmas: MeantLemmas?, _ folder: String
  ) -> [String] {
    let globs = GlobPatterns(
      entry, lemmas: lemmas.map { known in { known.lemmas(of: $0, language: entry.language) } })
    let file = folder.isEmpty ? entry.table.fileName : "\(folder)/\(entry.table.fileName)"
    for remark in globs.remarks {
      findings.append(
        remark.finding(
          at: "\(file):\(entry.line)", category: entry.code, pattern: entry.patternText))
    }
    let fates = globs.remarks.map(\.fate)
    tally.count(fates.contains(.lost) ? .lost : fates.contains(.partly) ? .partly : nil)
    return globs.patterns
  }

  /// Each pattern once: rows with other conditions may have the same words.
  private func unique(_ patterns: [String]) -> [String] {
    var seen: Set<String> = []
    return patterns.filter { seen.insert($0).inserted }
  }

  // MARK: - YAML

  /// quanteda wants either words or categories in a category: where a code has finer ones, its own
  /// words stand in a category of its own name.
  private static func mapping(_ trees: [CodeTree<String>]) -> Node.Mapping {
    var pairs: [(Node, Node)] = []
    for tree in trees where !tree.isEmpty {
      let words = Node.sequence(
        Node.Sequence(
          tree.content.map { .scalar(Node.Scalar($0, Tag(.str), .doubleQuoted)) }, .implicit, .block
        ))
      if tree.children.allSatisfy(\.isEmpty) {
        pairs.append((node(tree.code), words))
      } else {
        var inner = tree.content.isEmpty ? [] : [(node(tree.code), words)]
        inner += mapping(tree.children).map { ($0.key, $0.value) }
        pairs.append((node(tree.code), .mapping(Node.Mapping(inner, .implicit, .block))))
      }
    }
    return Node.Mapping(pairs, .implicit, .block)
  }

  /// A key; between quotation marks where YAML would take it for something else, such as `no`.
  private static func node(_ key: String) -> Node { .scalar(key.represented()) }

  private static func written(_ node: Node) throws(Problem) -> String {
    do {
      return try serialize(node: node, indent: 2, width: -1, allowUnicode: true)
    } catch {
      throw Problem("EXC-008", at: "", "the YAML cannot be written: \(error)", kind: .fault)
    }
  }

  private static func head(_ lexicon: Lexicon, _ options: Options) -> String {
    let language = options.language.map { ", rows of language \($0.rawValue)" } ?? ""
    let types = options.types.map(\.rawValue).joined(separator: " ")
    return """
      # Koshu lexicon \(lexicon.digest.short): \(options.table?.rawValue ?? "all tables")\(language)\
      \(types.isEmpty ? "" : ", types \(types)")\
      \(options.lemmas == nil ? "" : ", lemmas as koshu analyze gives them")
      # Glob patterns for quanteda: dictionary(file = "…")

      """
  }

  // MARK: - What is true of the whole file

  private static func general(
    _ lexicon: Lexicon, _ entries: [Entry], _ options: Options, _ folder: String
  ) -> [Finding] {
    var findings: [Finding] = []
    func say(_ code: String, _ message: String, _ cure: String) {
      findings.append(Finding(.partly, Problem(code, at: folder, message, cure: cure), count: 0))
    }
    if Set(entries.map(\.language)).count > 1, options.language == nil {
      say(
        "EXC-220", "rows of Kazakh and Russian stand together: each is looked for in every text",
        "write a file for each with --language")
    }
    if !entries.contains(where: { $0.table == .exclusions }) {
      let count = lexicon.entries.count { $0.table == .exclusions }
      if count > 0 {
        say(
          "EXC-221", "the \(count) exclusions take no words out before the look-up",
          "export --table exclusions too, and remove them first with tokens_remove()")
      }
    } else if options.table == nil {
      say(
        "EXC-221", "the exclusions stand as a category of their own and take no words out",
        "remove them first with tokens_remove(toks, dict[[\"exclusions\"]])")
    }
    if entries.contains(where: { $0.table == .frames }) {
      say(
        "EXC-222", "frames count without a mover near by",
        "keep documents in which groups are found")
    }
    if entries.contains(where: { $0.table.layer.overlaps == .longestWins }) {
      say(
        "EXC-223", "of codes that share words each counts, not the longest alone",
        "tokens_lookup(nested_scope = \"dictionary\") comes nearest")
    }
    if entries.contains(where: { $0.patternText.contains("ё") || $0.patternText.contains("Ё") }) {
      findings.append(
        Finding(
          .noted,
          Problem(
            "EXC-225", at: folder, "ё is written as е, for Koshu takes them for one letter",
            cure: "write е for ё in the texts too, as docs/exchange.md shows"), count: 0))
    }
    findings.append(
      Finding(
        .noted,
        Problem(
          "EXC-224", at: folder, "ids, notes and examples stay in the tables",
          cure: "the codebook has them: export --format codebook"), count: 0))
    return findings
  }
}
