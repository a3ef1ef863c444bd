internal import Basics
package import Linguistics

/// One pattern, or one entry, made ready to be looked for in many texts exactly as the tables would.
package struct PatternSearch: Sendable {
  /// Of this entry alone, without its conditions.
  package let lexicon: CompiledLexicon
  /// A word of the pattern that a text cannot do without.
  private let needed: ElementID
  private let keys: [AtomKey]
  /// It is a glob or a regular expression, which no key finds.
  private let isSpecial: Bool

  /// Compiles a pattern as a row of a table would be; throws `Problems` with what such a row would
  /// be told.
  package init(
    _ pattern: String, type: EntryType, language: EntryLanguage, dictionaries: Dictionaries
  ) throws {
    var codebook = CSVWriter(header: Codebook.columns)
    codebook.append(["found", "frame"] + Array(repeating: "", count: Codebook.columns.count - 2))
    var table = CSVWriter(header: Table.columns)
    let row = ["frames.any.0001", language.rawValue, pattern, type.rawValue, "found"]
    table.append(row + Array(repeating: "", count: Table.columns.count - row.count))
    let (lexicon, problems) = Lexicon.read(
      files: [Lexicon.codebookName: codebook.bytes, Table.frames.fileName: table.bytes], folder: "")
    guard problems.isEmpty, let entry = lexicon.entries.first else {
      throw Problems(
        problems.map {
          Problem($0.code, at: "“\(pattern)”", $0.message, cure: $0.cure, kind: .input)
        })
    }
    self.init(entry, of: lexicon, dictionaries: dictionaries)
  }

  /// An entry of a lexicon by itself: where its words stand, whether they count or not.
  package init(_ entry: Entry, of lexicon: Lexicon, dictionaries: Dictionaries) {
    var alone = entry
    (alone.needs, alone.unless) = (.empty, .empty)
    let compiled = CompiledLexicon(
      Lexicon(codebook: lexicon.codebook, entries: [alone], digest: lexicon.digest),
      dictionaries: dictionaries)
    self.lexicon = compiled
    // Longer words are rarer, as a rule (Zipf 1935), so fewer texts are read in vain.
    let words = compiled.patterns.first?.words ?? []
    let lengths = entry.pattern.words.map { word in
      word.alternatives.map { $0.text.unicodeScalars.count }.min() ?? 0
    }
    let longest = lengths.indices.max { lengths[$0] < lengths[$1] } ?? 0
    // A word that Linguistics cuts has more elements than the pattern has words.
    let place = words.count == lengths.count ? longest : 0
    needed = words.indices.contains(place) ? words[place].element : -1
    isSpecial = entry.type == .glob || entry.type == .regex
    let all = compiled.index.keys
    keys = all.indices.contains(Int(needed)) ? all[Int(needed)].map(\.key) : []
  }

  /// Whether a text without a word of these types can be passed over.
  ///
  /// Asked once for each type of a corpus, so it compares before it looks up; true a little too often.
  package func isNeeded(_ type: WordType) -> Bool {
    if isSpecial { return lexicon.index.elements(of: type).all.contains(needed) }
    return keys.contains { key in
      switch key {
      case .exact(_, let text): type.surface == text
      case .folded(_, let text): type.folded == text
      case .lemma(_, let lemma, _): type.analyses.contains { $0.lemma == lemma }
      }
    }
  }
}
