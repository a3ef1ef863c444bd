package import Basics
package import Linguistics

extension Lexicon {
  /// Finds what reading cannot see, for it takes the dictionaries.
  ///
  /// These are examples that do not match their own entry, rows that say the same twice, rows that
  /// never count because others take their words, and Kazakh words whose suffixes do not fit. None of
  /// them stops a run. `folder` only names the files in messages.
  package func check(folder: String, dictionaries: Dictionaries) -> [Problem] {
    let compiled = CompiledLexicon(self, dictionaries: dictionaries)
    let twins = twins(folder)
    var problems = examples(compiled, folder, dictionaries) + twins
    let told = Set(twins.map(\.place))
    for shadowed in Shadows(compiled, dictionaries).all
    where !told.contains(place(of: entries[shadowed.entry], "pattern", folder)) {
      let (entry, other) = (entries[shadowed.entry], entries[shadowed.by])
      problems.append(
        Problem(
          "LEX-021", at: place(of: entry, "pattern", folder),
          "“\(entry.patternText)” never counts: \(other.id) “\(other.patternText)” takes its words",
          cure: other.table == .exclusions
            ? "remove one of the rows, or give the exclusion more words"
            : "remove it, or give \(other.id) a condition"))
    }
    let unfitting = sideBySide(over: entries.count) {
      Harmony(dictionaries)
    } _: { harmony, number in
      harmony.faults(of: entries[number]).map { fault in
        Problem(
          "LEX-022", at: place(of: entries[number], fault.column, folder),
          "the suffix of “\(fault.word)” does not fit its stem",
          cure: "did you mean \(fault.better)?")
      }
    }
    return problems + unfitting.joined()
  }

  private func examples(
    _ compiled: CompiledLexicon, _ folder: String, _ dictionaries: Dictionaries
  ) -> [Problem] {
    sideBySide(over: entries.count) {
      (matcher: Matcher(compiled), analyzer: Analyzer(dictionaries).session())
    } _: { tools, number in
      let entry = entries[number]
      guard !entry.example.isEmpty else { return nil }
      let text = entry.readExample(tools.analyzer, dictionaries)
      let isFound = tools.matcher.matches(in: text).entries.contains { $0.entry == number }
      return isFound
        ? nil
        : Problem(
          "LEX-011", at: place(of: entry, "example", folder),
          "the example of \(entry.id) does not match its pattern “\(entry.patternText)”",
          cure: "mend one of them: “\(entry.example)”")
    }
  }

  private func twins(_ folder: String) -> [Problem] {
    var first: [[String]: Entry] = [:]
    var problems: [Problem] = []
    for entry in entries {
      let key = [
        entry.table.rawValue, entry.language.rawValue, entry.type.rawValue, entry.code,
        entry.patternText,
      ]
      guard let twin = first[key] else {
        first[key] = entry
        continue
      }
      problems.append(
        Problem(
          "LEX-013", at: place(of: entry, "pattern", folder),
          "“\(entry.patternText)” stands already as \(twin.id) with the code \(entry.code)",
          cure: "remove one of the rows"))
    }
    return problems
  }

  private func place(of entry: Entry, _ column: String, _ folder: String) -> String {
    let file = folder.isEmpty ? entry.table.fileName : "\(folder)/\(entry.table.fileName)"
    return "\(file):\(entry.line):\(column)"
  }
}

extension Entry {
  /// Whether its pattern is found in its example.
  package func matchesExample(_ lexicon: Lexicon, _ dictionaries: Dictionaries) -> Bool {
    let search = PatternSearch(self, of: lexicon, dictionaries: dictionaries)
    let text = readExample(Analyzer(dictionaries).session(), dictionaries)
    return !Matcher(search.lexicon).matches(in: text).entries.isEmpty
  }

  fileprivate func readExample(
    _ analyzer: AnalyzerSession, _ dictionaries: Dictionaries
  ) -> AnalyzedText {
    analyzer.analyze(example).reading(in: language, dictionaries: dictionaries)
  }
}

extension AnalyzedText {
  /// The text with its words read in an entry's language: an example of two words is too short to
  /// tell the language of.
  fileprivate func reading(in language: EntryLanguage, dictionaries: Dictionaries) -> AnalyzedText {
    let wanted: Language
    let morphology: any Morphology
    switch language {
    case .any: return self
    case .kk: (wanted, morphology) = (.kazakh, dictionaries.kazakh)
    case .ru: (wanted, morphology) = (.russian, dictionaries.russian)
    }
    var text = self
    for number in types.indices where types[number].kind == .word {
      guard types[number].language != wanted else { continue }
      let type = types[number]
      text.types[number] = WordType(
        surface: type.surface, folded: type.folded, language: wanted, kind: type.kind,
        analyses: morphology.analyses(of: type.surface, folded: type.folded))
    }
    return text
  }
}
