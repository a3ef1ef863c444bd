internal import Lexicons
internal import Linguistics

/// A marked span, and what its sentence says of it before any word of feeling is weighed.
struct Target {
  let tokens: Range<Int>
  /// The case of its head, nil where the word does not show one (США, Google).
  let grammaticalCase: GrammaticalCase?
  /// All cases that the form of the head may have.
  let cases: Set<GrammaticalCase>
  /// The preposition that governs it.
  let preposition: String?
  let language: Language

  init(_ tokens: Range<Int>, _ scene: Scene) {
    self.tokens = tokens
    language = scene.info(tokens.lowerBound).language
    let inflected = tokens.filter { token in
      scene.isWord(token) && scene.type(token).analyses.contains { $0.grammaticalCase != nil }
    }
    // президенту России, but Қазақстан президентіне.
    let head = language == .kazakh ? inflected.last : inflected.first
    grammaticalCase = head.flatMap { scene.info($0).grammaticalCase }
    cases = Set(head.map { scene.type($0).analyses.compactMap(\.grammaticalCase) } ?? [])
    preposition = Self.preposition(before: tokens.lowerBound, scene)
  }

  var isSubject: Bool { grammaticalCase == .nominative || grammaticalCase == nil }

  /// Directly before it, or before one adjective: в (новый) Алматы.
  private static func preposition(before token: Int, _ scene: Scene) -> String? {
    let sentence = scene.text.sentences[scene.sentenceOf[token]].tokens.lowerBound
    var number = token - 1
    if number > sentence, scene.info(number).partOfSpeech == .adjective { number -= 1 }
    guard number >= sentence, let reading = scene.reading(number),
      reading.partOfSpeech == .adposition
    else { return nil }
    return reading.lemma
  }

  // MARK: How likely it is to be judged at all

  enum Kind {
    /// A person or something with a name of its own.
    case name
    /// A trade, a people, an office, a country.
    case common
    /// “Российский”: says whose, not who.
    case adjective
  }

  func kind(_ scene: Scene, _ places: [Found]) -> Kind {
    let words = tokens.filter { scene.isWord($0) }
    guard let first = words.first else { return .common }
    let type = scene.type(first)
    let partOfSpeech = scene.info(first).partOfSpeech
    let isSingle = words.count == 1
    guard type.isCapitalized else {
      return isSingle && partOfSpeech == .adjective ? .adjective : .common
    }
    if isSingle, places.contains(where: { $0.tokens.overlaps(tokens) }) { return .common }
    switch partOfSpeech {
    case .properName: return .name
    case .abbreviation: return .common
    case .noun, .adjective:
      if language == .kazakh, hasSurname(words, scene) { return .name }
      // A capital that only opens the sentence or a name in quotation marks says nothing.
      let opens = first == scene.text.sentences[scene.sentenceOf[first]].tokens.lowerBound
      return isSingle && !opens && scene.isWord(first - 1) ? .name : .common
    default: return .name
    }
  }

  private static let surnameEndings = ["ов", "ев", "ова", "ева", "ин", "ина", "ұлы", "қызы"]

  /// Қанат Ахметов: Kazakh first names are common words as well, surnames are not.
  private func hasSurname(_ words: [Int], _ scene: Scene) -> Bool {
    words.allSatisfy { scene.info($0).isCapitalized }
      && words.contains { word in
        let lemma = scene.reading(word)?.lemma ?? ""
        return lemma.count > 4 && Self.surnameEndings.contains { lemma.hasSuffix($0) }
      }
  }

  /// A place where things happen, or a noun that only leads to the next one (полиция Белиза).
  func isBackground(_ scene: Scene, _ kind: Kind) -> Bool {
    if grammaticalCase == .locative || preposition == "в" || preposition == "из" { return true }
    let next = tokens.upperBound
    guard kind != .name, language == .russian, next < scene.text.tokens.count,
      let reading = scene.reading(next), reading.grammaticalCase == .genitive
    else { return false }
    return [.noun, .properName, .adjective, .abbreviation].contains(reading.partOfSpeech)
  }

  /// По словам X, X айтуынша: the source of what follows.
  func isSource(_ attributions: [Found]) -> Bool {
    attributions.contains { phrase in
      phrase.code == "phrase"
        && (phrase.tokens.upperBound == tokens.lowerBound
          || language == .kazakh && phrase.tokens.lowerBound == tokens.upperBound)
    }
  }

  /// A verb of saying stands beside it: who speaks is seldom the one judged.
  func speaks(_ verbs: [Found]) -> Bool {
    verbs.contains { verb in
      verb.code == "verb"
        && verb.tokens.overlaps(tokens.lowerBound - 3..<tokens.upperBound + 4)
        && !verb.tokens.overlaps(tokens)
    }
  }
}
