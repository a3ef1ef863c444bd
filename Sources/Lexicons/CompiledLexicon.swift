package import Basics
package import Linguistics

/// Tables made ready for matching: patterns as element numbers, conditions as code and term
/// numbers.
///
/// One value serves all threads.
package struct CompiledLexicon: Sendable {
  /// In the order of the lexicon.
  package let entries: [CompiledEntry]
  package let codebook: Codebook
  /// Of the lexicon and of the Linguistics that read its patterns.
  package let digest: Digest
  let index: ElementIndex
  let patterns: [CompiledPattern]
  /// The patterns that begin with an element.
  let patternsByFirst: [[Int32]]
  package let termCount: Int

  package init(_ lexicon: Lexicon, dictionaries: Dictionaries) {
    var compiler = PatternCompiler(dictionaries)
    var patterns: [CompiledPattern] = []
    var terms = Terms()
    var entries: [CompiledEntry] = []
    for (number, entry) in lexicon.entries.enumerated() {
      let words = compiler.compile(entry.pattern, type: entry.type, language: entry.language)
      patterns.append(CompiledPattern(owner: .entry(Int32(number)), words: words))
      entries.append(
        CompiledEntry(
          entry: entry, namesNegation: compiler.namesNegation(words),
          code: lexicon.codebook.number(of: entry.code, kind: entry.table.kind) ?? -1,
          top: lexicon.codebook.top(of: entry.code, kind: entry.table.kind),
          needs: terms.compile(entry.needs, of: entry, lexicon.codebook),
          unless: terms.compile(entry.unless, of: entry, lexicon.codebook)))
    }
    for (number, term) in terms.list.enumerated() {
      guard let pattern = try? Pattern(term.text, type: .lemma) else { continue }
      let words = compiler.compile(pattern, type: .lemma, language: term.language)
      patterns.append(CompiledPattern(owner: .term(Int32(number)), words: words))
    }
    var byFirst = [[Int32]](repeating: [], count: Int(compiler.index.count))
    for (number, pattern) in patterns.enumerated() {
      if let first = pattern.words.first { byFirst[Int(first.element)].append(Int32(number)) }
    }
    self.entries = entries
    self.patterns = patterns
    codebook = lexicon.codebook
    digest = Digest(ofParts: [lexicon.digest.hex, dictionaries.digest.hex])
    index = compiler.index
    patternsByFirst = byFirst
    termCount = terms.list.count
  }
}

/// An entry with its code and conditions as numbers.
package struct CompiledEntry: Sendable {
  package let entry: Entry
  /// The pattern holds a negated form, so its code speaks of the negated deed already.
  package let namesNegation: Bool
  /// Index into the codebook's codes.
  package let code: Int
  /// The topmost code over it, itself where nothing stands above: the frame of a finer code.
  package let top: String
  package let needs: CompiledCondition
  package let unless: CompiledCondition
}

/// A condition over numbers of codes and terms.
package struct CompiledCondition: Sendable {
  package let requirements: [[Alternative]]
  package var isEmpty: Bool { requirements.isEmpty }

  package enum Alternative: Sendable {
    /// Indices into the codebook's codes: one of them.
    case codes([Int])
    /// A number below `termCount`.
    case term(Int)
  }
}

struct CompiledPattern: Sendable {
  enum Owner: Sendable {
    case entry(Int32)
    case term(Int32)
  }

  let owner: Owner
  let words: [PatternCompiler.Word]
}

/// The inline terms of all conditions, each once a language.
private struct Terms {
  struct Term: Hashable {
    var text: String
    var language: EntryLanguage
  }

  private(set) var list: [Term] = []
  private var numbers: [Term: Int] = [:]

  mutating func compile(
    _ condition: Condition, of entry: Entry, _ codebook: Codebook
  ) -> CompiledCondition {
    CompiledCondition(
      requirements: condition.requirements.map { alternatives in
        alternatives.map { alternative in
          switch alternative {
          case .code(let name): .codes(codebook.numbers(reference: name))
          case .term(let text): .term(number(of: Term(text: text, language: entry.language)))
          }
        }
      })
  }

  private mutating func number(of term: Term) -> Int {
    if let known = numbers[term] { return known }
    numbers[term] = list.count
    list.append(term)
    return list.count - 1
  }
}
