internal import Linguistics

/// Which patterns match, by their words alone, wherever another one does.
struct WiderPatterns {
  private let lexicon: CompiledLexicon
  private let dictionaries: Dictionaries
  private let keys: [[(key: AtomKey, reference: ElementIndex.Reference)]]
  /// The entries whose patterns begin with an element.
  private var entriesByFirst: [[Int]]
  /// For each element those that match whatever it matches.
  private var wider: [[ElementID]?]

  init(_ lexicon: CompiledLexicon, _ dictionaries: Dictionaries) {
    self.lexicon = lexicon
    self.dictionaries = dictionaries
    keys = lexicon.index.keys
    wider = Array(repeating: nil, count: keys.count)
    entriesByFirst = Array(repeating: [], count: keys.count)
    for number in lexicon.entries.indices {
      guard let first = lexicon.patterns[number].words.first else { continue }
      entriesByFirst[Int(first.element)].append(number)
    }
  }

  /// The other entries whose patterns match from one word of an entry on, wherever that matches; in
  /// order, of those that `isWanted`.
  mutating func entries(
    coveringWordsOf number: Int, from start: Int, where isWanted: (Int) -> Bool
  ) -> [Int] {
    let words = lexicon.patterns[number].words
    var others: [Int] = []
    for element in elements(widerThan: words[start].element) {
      others += entriesByFirst[Int(element)]
    }
    var found: [Int] = []
    for other in others.sorted() where other != number && isWanted(other) {
      if matches(lexicon.patterns[other].words, in: words, from: start) { found.append(other) }
    }
    return found
  }

  /// Whether a pattern matches among the words of another, from one of them on, wherever that matches.
  private mutating func matches(
    _ pattern: [PatternCompiler.Word], in words: [PatternCompiler.Word], from start: Int
  ) -> Bool {
    guard pattern.count <= words.count - start else { return false }
    var at = start
    for word in pattern.dropFirst() {
      var between = 0
      var next = at + 1
      while next < words.count {
        between += words[next].gap
        if between > word.gap { return false }
        if elements(widerThan: words[next].element).contains(word.element) { break }
        between += 1
        next += 1
      }
      guard next < words.count else { return false }
      at = next
    }
    return true
  }

  private mutating func elements(widerThan element: ElementID) -> [ElementID] {
    if let known = wider[Int(element)] { return known }
    // What matches whatever one key finds, and another, to the last.
    var common: Set<ElementID>?
    for (key, reference) in keys[Int(element)] where common?.isEmpty != true {
      let found = candidates(key, reference)
      common = common?.intersection(found) ?? found
    }
    common?.remove(element)
    let found = [element] + (common?.sorted() ?? [])
    wider[Int(element)] = found
    return found
  }

  /// The elements that match whatever one key of an element finds.
  private func candidates(
    _ key: AtomKey, _ reference: ElementIndex.Reference
  ) -> Set<ElementID> {
    var found = Set(
      lexicon.index.references(by: key).lazy
        .filter { other in
          other.filter.isWider(than: reference.filter)
            && (!other.needsCapital || reference.needsCapital)
            && (other.isLoose || !reference.isLoose)
        }
        .map(\.element))
    if case .lemma = key { return found }
    guard case .folded(let scope, let text) = key, let type = type(text, scope) else {
      return found
    }
    // A form written out is found by its lemma as well.
    let elements = lexicon.index.elements(of: type)
    found.formUnion(elements.all.filter { elements.matches($0, reading: 0) })
    return found
  }

  private func type(_ text: String, _ scope: Scope) -> WordType? {
    let language: Language
    let morphology: any Morphology
    switch scope {
    case .kazakh: (language, morphology) = (.kazakh, dictionaries.kazakh)
    case .russian: (language, morphology) = (.russian, dictionaries.russian)
    case .any: return nil
    }
    return WordType(
      surface: text, folded: text, language: language, kind: .word,
      analyses: morphology.analyses(of: text, folded: text))
  }
}
