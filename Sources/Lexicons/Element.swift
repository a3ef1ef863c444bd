internal import Linguistics

/// The number of a compiled word of a pattern; words written alike share one.
typealias ElementID = Int32

/// What a word must be for an atom of a pattern to match it.
enum AtomKey: Hashable, Sendable {
  case exact(Scope, String)
  case folded(Scope, String)
  case lemma(Scope, String, isVerb: Bool)
}

/// The language of the words that an atom may match.
enum Scope: UInt8, Hashable, Sendable {
  case kazakh, russian, any

  init(_ language: Language) {
    switch language {
    case .kazakh: self = .kazakh
    case .russian: self = .russian
    case .other: self = .any
    }
  }
}

/// Restrictions of a word's form beyond its lemma.
struct FormFilter: Hashable, Sendable {
  var grammaticalCase: GrammaticalCase?
  var number: GrammaticalNumber?
  var verbForm: VerbForm?
  var tense: Tense?
  var isNegated: Bool?

  static let none = FormFilter()

  /// Whether this accepts every form that the other accepts.
  func isWider(than other: FormFilter) -> Bool {
    (grammaticalCase == nil || grammaticalCase == other.grammaticalCase)
      && (number == nil || number == other.number)
      && (verbForm == nil || verbForm == other.verbForm)
      && (tense == nil || tense == other.tense)
      && (isNegated == nil || isNegated == other.isNegated)
  }

  func accepts(_ reading: Analysis) -> Bool {
    if let grammaticalCase, reading.grammaticalCase != grammaticalCase { return false }
    // Kazakh and many analysers leave the singular unmarked.
    if let number, (reading.number ?? .singular) != number { return false }
    if let verbForm, reading.verbForm != verbForm { return false }
    if let tense, reading.tense != tense { return false }
    if let isNegated, reading.isNegated != isNegated { return false }
    return true
  }

  mutating func add(_ feature: Pattern.Feature) {
    switch feature {
    case .nom: grammaticalCase = .nominative
    case .gen: grammaticalCase = .genitive
    case .dat: grammaticalCase = .dative
    case .acc: grammaticalCase = .accusative
    case .loc: grammaticalCase = .locative
    case .abl: grammaticalCase = .ablative
    case .ins: grammaticalCase = .instrumental
    case .sg: number = .singular
    case .pl: number = .plural
    case .part: verbForm = .participle
    case .conv: verbForm = .converb
    case .neg: isNegated = true
    case .past: tense = .past
    }
  }
}

/// Every element with the keys by which a word finds it.
struct ElementIndex: Sendable {
  struct Reference: Hashable, Sendable {
    var element: ElementID
    var filter: FormFilter
    /// The dictionary does not know the word, so no choice among guesses is worth anything: any
    /// reading matches.
    var isLoose = false
    /// A name that is a common word in lower case: Астана the city, астана a capital.
    var needsCapital = false
  }

  private(set) var count: ElementID = 0
  private var references: [AtomKey: [Reference]] = [:]
  private var globs: [(stem: String, scope: Scope, element: ElementID)] = []
  private var expressions: [(expression: Expression, scope: Scope, element: ElementID)] = []

  mutating func add() -> ElementID {
    count += 1
    return count - 1
  }

  mutating func add(_ key: AtomKey, _ filter: FormFilter, to element: ElementID) {
    add(key, Reference(element: element, filter: filter))
  }

  mutating func add(_ key: AtomKey, _ reference: Reference) {
    guard references[key]?.contains(reference) != true else { return }
    references[key, default: []].append(reference)
  }

  mutating func add(globStem stem: String, _ scope: Scope, to element: ElementID) {
    globs.append((stem, scope, element))
  }

  mutating func add(_ expression: Expression, _ scope: Scope, to element: ElementID) {
    expressions.append((expression, scope, element))
  }

  /// For each element the keys by which words find it, and what they ask for besides; in no
  /// particular order.
  var keys: [[(key: AtomKey, reference: Reference)]] {
    var keys = [[(key: AtomKey, reference: Reference)]](repeating: [], count: Int(count))
    for (key, found) in references {
      for reference in found { keys[Int(reference.element)].append((key, reference)) }
    }
    return keys
  }

  func references(by key: AtomKey) -> [Reference] { references[key] ?? [] }

  /// The elements that a word matches, whatever its context.
  func elements(of type: WordType) -> TypeElements {
    var surface: [ElementID] = []
    let own = Scope(type.language)
    let scopes: [Scope] = own == .any ? [.any] : [own, .any]
    for scope in scopes {
      surface += references[.exact(scope, type.surface), default: []].map(\.element)
      surface += references[.folded(scope, type.folded), default: []].map(\.element)
    }
    if type.kind == .word {
      for glob in globs where scopes.contains(glob.scope) && type.folded.hasPrefix(glob.stem) {
        surface.append(glob.element)
      }
      for entry in expressions
      where scopes.contains(entry.scope) && entry.expression.matches(type.folded) {
        surface.append(entry.element)
      }
    }
    var readings: [[ElementID]] = []
    for reading in type.analyses {
      let found = references(to: reading, scopes: scopes)
        .filter { !$0.needsCapital || type.isCapitalized }
      surface += found.filter(\.isLoose).map(\.element)
      readings.append(found.map(\.element))
    }
    return TypeElements(surface: surface, readings: readings, weights: type.analyses.map(\.weight))
  }

  private func references(to reading: Analysis, scopes: [Scope]) -> [Reference] {
    let isVerb = reading.partOfSpeech == .verb
    var found: [Reference] = []
    for scope in scopes {
      let key = AtomKey.lemma(scope, reading.lemma, isVerb: scope == .kazakh && isVerb)
      for reference in references[key, default: []]
      where reference.filter.accepts(reading) {
        found.append(reference)
      }
    }
    return found
  }
}

/// The elements that a type matches by its surface, and by each of its readings.
struct TypeElements: Sendable {
  let surface: [ElementID]
  let readings: [[ElementID]]
  /// All of them, without doubles.
  let all: [ElementID]
  /// Those that so much of the word's readings agree on that no choice among these can be trusted
  /// to rule them out.
  let likely: [ElementID]

  /// A reading less likely than this is a homograph that no context has called for.
  ///
  /// Set by judgement, not measured.
  static let leastWeight = 0.05

  /// Коренные is коренной in half of its readings and корить in the other half.
  private static let likelyWeight = 0.3

  init(surface: [ElementID], readings: [[ElementID]], weights: [Double]) {
    self.surface = surface
    self.readings = readings
    var union: [ElementID] = []
    for element in surface where !union.contains(element) { union.append(element) }
    for (number, elements) in readings.enumerated()
    where number == 0 || weights[number] >= Self.leastWeight {
      for element in elements where !union.contains(element) { union.append(element) }
    }
    all = union
    likely = union.filter { element in
      let weight = readings.indices.reduce(0.0) { sum, number in
        readings[number].contains(element) ? sum + weights[number] : sum
      }
      return weight >= Self.likelyWeight
    }
  }

  /// Whether the word matches as it is read in its context.
  func matches(_ element: ElementID, reading: Int) -> Bool {
    if surface.contains(element) || likely.contains(element) { return true }
    return readings.indices.contains(reading) && readings[reading].contains(element)
  }
}
