package import Basics
package import Linguistics

/// Tables made ready for matching: patterns as element numbers, conditions as code and term
/// numbers.
///
/// One object serves all threads.
package final class CompiledLexicon: Sendable {
  /// In the order of the lexicon.
  package let entries: [CompiledEntry]
  package var codebook: Codebook { source.codebook }
  /// The tables that were compiled.
  package let source: Lexicon
  /// Of the lexicon and of the Linguistics that read its patterns.
  package let digest: Digest
  let index: ElementIndex
  /// Of the entries, then of the terms.
  let patterns: [CompiledPattern]
  let tree: PatternTree
  /// What ranking asks of each entry, side by side.
  package let traits: [EntryTraits]
  package let termCount: Int

  package init(_ lexicon: Lexicon, dictionaries: Dictionaries) {
    var terms = Terms()
    let conditions = lexicon.entries.map { entry in
      (
        needs: terms.compile(entry.needs, of: entry, lexicon.codebook),
        unless: terms.compile(entry.unless, of: entry, lexicon.codebook)
      )
    }
    // Labels travel: мәмбет stands in Russian sentences, колхозник in Kazakh ones.
    var sources = lexicon.entries.map {
      ($0.pattern, $0.type, $0.table == .labels ? .any : $0.language)
    }
    var owners = lexicon.entries.indices.map { CompiledPattern.Owner.entry(Int32($0)) }
    for (number, term) in terms.list.enumerated() {
      guard let pattern = try? Pattern(term.text, type: .lemma) else { continue }
      sources.append((pattern, .lemma, term.language))
      owners.append(.term(Int32(number)))
    }
    var compiler = PatternCompiler(PatternWords(of: sources, dictionaries))
    let patterns = zip(owners, sources).map { owner, source in
      CompiledPattern(
        owner: owner, words: compiler.compile(source.0, type: source.1, language: source.2))
    }
    entries = zip(lexicon.entries, conditions).enumerated().map { number, pair in
      CompiledEntry(
        entry: pair.0, namesNegation: compiler.namesNegation(patterns[number].words),
        needs: pair.1.needs, unless: pair.1.unless, codebook: lexicon.codebook)
    }
    self.patterns = patterns
    tree = PatternTree(patterns, elementCount: Int(compiler.index.count))
    traits = entries.map(EntryTraits.init)
    source = lexicon
    digest = Self.digest(of: lexicon, dictionaries)
    index = compiler.index
    termCount = terms.list.count
  }
}

extension CompiledLexicon {
  /// The digest that tables will have once they are compiled.
  package static func digest(of lexicon: Lexicon, _ dictionaries: Dictionaries) -> Digest {
    Digest(ofParts: [lexicon.digest.hex, dictionaries.digest.hex])
  }
}

/// What ranking and choosing ask of an entry, side by side with those of the others.
package struct EntryTraits: Sendable {
  package let layer: Layer
  /// Of its type and the forms it is bound to; smaller wins.
  package let rank: Int
  /// Its weight without the sign, in twentieths, of eight bits.
  package let heaviness: UInt8
  /// As the entry has them.
  package let code: Int
  package let topCode: Int
  package let isPointer: Bool
  package let hasConditions: Bool
  /// Codes that stand near by decide what it needs; or that, or what it excludes.
  package let needsCodes: Bool
  package let asksForCodes: Bool

  init(_ compiled: CompiledEntry) {
    code = compiled.code
    topCode = compiled.topCode
    isPointer = compiled.isPointer
    hasConditions = !compiled.needs.isEmpty || !compiled.unless.isEmpty
    needsCodes = compiled.needs.asksForCodes
    asksForCodes = needsCodes || compiled.unless.asksForCodes
    layer = compiled.entry.table.layer
    rank = compiled.entry.rank
    heaviness = UInt8((abs(compiled.entry.weight) * 20).rounded())
  }
}

/// An entry with its code and conditions as numbers.
///
/// An object, so that what is found can point to it.
package final class CompiledEntry: Sendable {
  package let entry: Entry
  /// The pattern holds a negated form, so its code speaks of the negated deed already.
  package let namesNegation: Bool
  /// Index into the codebook's codes.
  package let code: Int
  /// The topmost code over it, itself where nothing stands above: the frame of a finer code.
  package let top: String
  /// Index of `top` into the codebook's codes.
  package let topCode: Int
  /// Points at people without naming them, so it takes no words from what names them.
  package let isPointer: Bool
  package let needs: CompiledCondition
  package let unless: CompiledCondition

  init(
    entry: Entry, namesNegation: Bool, needs: CompiledCondition, unless: CompiledCondition,
    codebook: Codebook
  ) {
    self.entry = entry
    self.namesNegation = namesNegation
    self.needs = needs
    self.unless = unless
    let kind = entry.table.kind
    code = codebook.number(of: entry.code, kind: kind) ?? -1
    top = codebook.top(of: entry.code, kind: kind)
    topCode = codebook.number(of: top, kind: kind) ?? code
    isPointer = kind == .group && Codebook.pointers.contains(entry.code)
  }
}

/// A condition over numbers of codes and terms.
package struct CompiledCondition: Sendable {
  /// All of them must be met.
  package let requirements: [Requirement]
  package var isEmpty: Bool { requirements.isEmpty }

  /// Whether codes that stand near by decide it.
  package var asksForCodes: Bool { requirements.contains { !$0.codes.isEmpty } }

  /// Met by one of these codes or terms.
  package struct Requirement: Sendable {
    /// Indices into the codebook's codes.
    package let codes: [Int]
    /// Numbers below `termCount`.
    package let terms: [Int]
  }
}

extension CompiledLexicon {
  /// Whether one match of a layer takes its words before another: more words, then more letters,
  /// then exact > fixed > lemma in certain forms > lemma > glob > regex, then the heavier one, then the earlier one, then the
  /// smaller id.
  package func outranks(_ a: Match, _ b: Match) -> Bool {
    if a.wordCount != b.wordCount { return a.wordCount > b.wordCount }
    let lengths = (a.end - a.start, b.end - b.start)
    if lengths.0 != lengths.1 { return lengths.0 > lengths.1 }
    let ranks = (traits[a.entry].rank, traits[b.entry].rank)
    if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
    let weights = (traits[a.entry].heaviness, traits[b.entry].heaviness)
    if weights.0 != weights.1 { return weights.0 > weights.1 }
    if a.start != b.start { return a.start < b.start }
    return a.entry < b.entry
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
  /// What names of codes stand for, each worked out once.
  private var references: [String: [Int]] = [:]

  mutating func compile(
    _ condition: Condition, of entry: Entry, _ codebook: Codebook
  ) -> CompiledCondition {
    CompiledCondition(
      requirements: condition.requirements.map { alternatives in
        var codes: [Int] = []
        var terms: [Int] = []
        for alternative in alternatives {
          switch alternative {
          case .code(let name):
            if references[name] == nil { references[name] = codebook.numbers(reference: name) }
            codes += references[name, default: []]
          case .term(let text): terms.append(number(of: Term(text: text, language: entry.language)))
          }
        }
        return CompiledCondition.Requirement(codes: codes, terms: terms)
      })
  }

  private mutating func number(of term: Term) -> Int {
    if let known = numbers[term] { return known }
    numbers[term] = list.count
    list.append(term)
    return list.count - 1
  }
}
