internal import Linguistics

/// Turns patterns into elements by the same Linguistics that reads the texts.
struct PatternCompiler {
  private let known: PatternWords
  private(set) var index = ElementIndex()
  private var elementsByName: [String: ElementID] = [:]
  /// Elements that stand for a negated form.
  private var negated: Set<ElementID> = []

  /// `words` must hold those of all patterns to come.
  init(_ words: PatternWords) { known = words }

  struct Word: Hashable, Sendable {
    var element: ElementID
    var gap: Int
  }

  /// Whether the words of a pattern name a negated form themselves: сақтау@neg, сыйламау, =емес.
  func namesNegation(_ words: [Word]) -> Bool { words.contains { negated.contains($0.element) } }

  /// The elements of a pattern, in order.
  mutating func compile(_ pattern: Pattern, type: EntryType, language: EntryLanguage) -> [Word] {
    var words: [Word] = []
    for word in pattern.words {
      if type == .glob || type == .regex {
        words.append(Word(element: special(word, type, language), gap: word.gap))
        continue
      }
      let pieces = known.pieces(of: word)
      for (number, piece) in pieces.enumerated() {
        let element = element(piece, type, language)
        words.append(Word(element: element, gap: number == 0 ? word.gap : 0))
      }
    }
    return words
  }

  private mutating func special(
    _ word: Pattern.Word, _ type: EntryType, _ language: EntryLanguage
  ) -> ElementID {
    let text = word.alternatives.first?.text ?? ""
    let name = "\(type.rawValue) \(language.rawValue) \(text)"
    if let known = elementsByName[name] { return known }
    let element = index.add()
    elementsByName[name] = element
    for scope in Scope.all(of: language) {
      if type == .glob {
        index.add(globStem: PatternWords.folded(text), scope, to: element)
      } else if let expression = Expression(text) {
        index.add(expression, scope, to: element)
      }
    }
    return element
  }

  private mutating func element(
    _ atoms: [Pattern.Atom], _ type: EntryType, _ language: EntryLanguage
  ) -> ElementID {
    let spelled = atoms.map { atom in
      let mark = type == .exact ? "!" : atom.isFixed ? "=" : ""
      return mark + atom.text + atom.features.map { "@\($0.rawValue)" }.joined()
    }
    let name = "\(language.rawValue) " + spelled.sorted().joined(separator: "|")
    if let known = elementsByName[name] { return known }
    let element = index.add()
    elementsByName[name] = element
    for atom in atoms { add(atom, type, language, to: element) }
    return element
  }

  private mutating func add(
    _ atom: Pattern.Atom, _ type: EntryType, _ language: EntryLanguage, to element: ElementID
  ) {
    if let quote = atom.text.unicodeScalars.first, atom.text.unicodeScalars.count == 1,
      Quotes.isQuote(quote)
    {
      for mark in Quotes.all { index.add(.folded(.any, String(mark)), .none, to: element) }
      return
    }
    for scope in Scope.all(of: language) {
      if type == .exact {
        index.add(.exact(scope, atom.text), .none, to: element)
      } else if atom.isFixed {
        index.add(.folded(scope, PatternWords.folded(atom.text)), .none, to: element)
        let word = known.word(atom.text, scope)
        if word?.readings.first?.isNegated == true { negated.insert(element) }
      } else if let word = known.word(atom.text, scope) {
        addLemmas(of: atom, word, scope, to: element)
      }
    }
  }

  private mutating func addLemmas(
    of atom: Pattern.Atom, _ word: PatternWords.Word, _ scope: Scope, to element: ElementID
  ) {
    let folded = word.folded
    // A capital marks a name that the dictionary may not know: Семей is no form of семья.
    let isName = atom.text.unicodeScalars.first?.properties.isUppercase == true
    let isUnknown = !word.isKnown || isName
    let needsCapital = isName && word.isCommon
    func add(_ key: AtomKey, _ filter: FormFilter) {
      index.add(
        key,
        ElementIndex.Reference(
          element: element, filter: filter, isLoose: isUnknown, needsCapital: needsCapital))
    }
    for reading in Self.meant(word.readings, folded, scope) {
      var filter = Self.filter(of: reading, scope)
      for feature in atom.features { filter.add(feature) }
      if reading.isNegated || filter.isNegated == true { negated.insert(element) }
      let isVerb = scope == .kazakh && reading.partOfSpeech == .verb
      add(.lemma(scope, reading.lemma, isVerb: isVerb), filter)
    }
    guard isUnknown else { return }
    // A word that no dictionary explains is its own lemma, and found as the analyst wrote it.
    var filter = FormFilter.none
    for feature in atom.features { filter.add(feature) }
    add(.lemma(scope, folded, isVerb: false), filter)
    guard atom.features.isEmpty, !needsCapital else { return }
    index.add(.folded(scope, folded), .none, to: element)
  }

  /// Dictionary words have more of a word's readings than this, whole-word guesses less.
  private static let guessWeight = 0.1

  /// The readings an analyst means who writes a word: its dictionary form where it is one, else
  /// the likely ones.
  static func meant(_ readings: [Analysis], _ folded: String, _ scope: Scope) -> [Analysis] {
    let base = readings.filter { isDictionaryForm($0, folded, scope) }
    // жұмыспен as a noun of its own is a mere guess beside жұмыс in the instrumental.
    if base.reduce(0, { $0 + $1.weight }) >= guessWeight {
      // депортированный is an adjective, and a participle all the same.
      return base
        + readings.filter { reading in
          scope == .russian && reading.verbForm == .participle
            && reading.grammaticalCase == .nominative && reading.number == .singular
        }
    }
    // 0.2: two even readings pass, a rare homograph does not.
    let likely = readings.filter { $0.weight >= 0.2 }
    return base + (likely.isEmpty ? Array(readings.prefix(1)) : likely)
  }

  private static func isDictionaryForm(
    _ reading: Analysis, _ folded: String, _ scope: Scope
  ) -> Bool {
    guard scope == .kazakh, reading.partOfSpeech == .verb else { return reading.lemma == folded }
    return reading.verbForm == .verbalNoun && !reading.isNegated
      && (reading.grammaticalCase ?? .nominative) == .nominative && reading.possessor == nil
      && reading.number != .plural
  }

  /// A participle, converb or negated verb in a pattern means such forms only.
  private static func filter(of reading: Analysis, _ scope: Scope) -> FormFilter {
    var filter = FormFilter.none
    guard reading.partOfSpeech == .verb else { return filter }
    if reading.verbForm == .participle || reading.verbForm == .converb {
      filter.verbForm = reading.verbForm
    }
    if reading.isNegated { filter.isNegated = true }
    return filter
  }
}

/// Quotation marks of every form met in the two languages' news.
package enum Quotes {
  package static let all: [Unicode.Scalar] = [
    "«", "»", "„", "“", "”", "\"", "‹", "›", "‘", "’", "‟", "″",
  ]

  package static func isQuote(_ scalar: Unicode.Scalar) -> Bool { all.contains(scalar) }
}
