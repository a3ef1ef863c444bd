internal import Linguistics

/// Rows that can never count, because whatever they match another row takes away.
///
/// Found by the patterns alone: where every word that a pattern matches is matched by another one too,
/// which is an exclusion, or goes first in the same layer and has no conditions.
struct Shadows {
  /// Numbers of entries.
  struct Shadow {
    var entry: Int
    var by: Int
  }

  /// By the number of the entry; one for each.
  private(set) var all: [Shadow] = []

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
    for number in lexicon.entries.indices {
      if let other = shadow(of: number) { all.append(Shadow(entry: number, by: other)) }
    }
  }

  /// The first entry that takes all that an entry matches.
  private mutating func shadow(of number: Int) -> Int? {
    let words = lexicon.patterns[number].words
    for start in words.indices {
      var others: [Int] = []
      for element in elements(widerThan: words[start].element) {
        others += entriesByFirst[Int(element)]
      }
      for other in others.sorted()
      where other != number && takesWords(other, from: number, isWhole: start == 0)
        && matches(lexicon.patterns[other].words, in: words, from: start)
      {
        return other
      }
    }
    return nil
  }

  /// Whether one entry goes before another with the same words; `isWhole` where it begins with the
  /// same word.
  private func takesWords(_ other: Int, from number: Int, isWhole: Bool) -> Bool {
    let (a, b) = (lexicon.entries[other], lexicon.entries[number])
    let (layer, own) = (a.entry.table.layer, b.entry.table.layer)
    guard own.overlaps != .exclusionsConsume else { return false }
    if layer.overlaps == .exclusionsConsume { return true }
    guard isWhole, layer == own, a.needs.isEmpty, a.unless.isEmpty,
      lexicon.patterns[other].words.count == lexicon.patterns[number].words.count,
      layer.overlaps != .everyCodeOnce || a.topCode == b.topCode
    else { return false }
    return (a.entry.rank, -abs(a.entry.weight), other) < (
      b.entry.rank, -abs(b.entry.weight), number
    )
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
    var found = [element]
    if let (key, reference) = keys[Int(element)].first {
      for candidate in candidates(key, reference).sorted()
      where !found.contains(candidate) && isCovered(element, by: candidate) {
        found.append(candidate)
      }
    }
    wider[Int(element)] = found
    return found
  }

  private func isCovered(_ element: ElementID, by other: ElementID) -> Bool {
    keys[Int(element)].allSatisfy { candidates($0.key, $0.reference).contains(other) }
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
