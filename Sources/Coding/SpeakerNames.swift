internal import Lexicons
internal import Linguistics

/// The nouns of a part that may name who speaks, and the people who were introduced by them.
struct SpeakerNames {
  /// Words for people who moved, in whatever case.
  private(set) var movers: [Found] = []
  /// By sentence, outside quotations.
  private(set) var bySentence: [Int: [Found]] = [:]
  /// Rows of the code `mover` that are no nouns but tell of a move: көшіп келдік, мы переехали.
  private(set) var moves: [Found] = []
  /// Rows of the code `townsperson` that are no nouns but tell of a life in the city: осында
  /// туып-өстім.
  private(set) var homes: [Found] = []
  /// The first office of a sentence, in whatever case it stands.
  private(set) var offices: [Int: Found] = [:]
  /// The noun that came with a name when it was first used: шаруа Ерлан.
  private var people: [String: Found] = [:]
  /// The first token of the person whom each sentence names.
  private var subjects: [Int?] = []
  /// First tokens of nouns that a name of a person goes with.
  private var named: Set<Int> = []
  /// The sentence where a name of a person stands first.
  private var introductions: [String: Int] = [:]

  private let scene: Scene
  private let isQuoted: [Bool]
  /// Names of places are no people.
  private let places: Set<Int>

  init(_ scene: Scene, _ speakers: [Found], places: [Found], isQuoted: [Bool]) {
    self.scene = scene
    self.isQuoted = isQuoted
    self.places = Set(places.flatMap { Array($0.tokens) })
    for found in speakers {
      if Self.isTold(found, scene) {
        if found.code == Voices.mover { moves.append(found) } else { homes.append(found) }
      } else if !isQuoted[found.tokens.lowerBound] {
        if maySpeak(found) { bySentence[found.sentence, default: []].append(found) }
        introduce(found)
        if found.code == Voices.mover, found.entry.weight >= 1 { movers.append(found) }
        if found.code == Voices.official, offices[found.sentence] == nil {
          offices[found.sentence] = found
        }
      }
    }
    noteIntroductions()
  }

  func tells(_ found: Found) -> Bool { Self.isTold(found, scene) }

  /// Көшіп келдік, мы переехали: words that tell something and name nobody.
  static func isTold(_ found: Found, _ scene: Scene) -> Bool {
    guard [Voices.mover, Voices.townsperson].contains(found.code) else { return false }
    return found.tokens.contains { token in
      if scene.isFirstPerson(token) { return true }
      guard let reading = scene.reading(token), reading.partOfSpeech == .verb else { return false }
      let isLast = token == found.tokens.upperBound - 1
      return reading.verbForm == .finite || reading.person == .first
        || (isLast && reading.verbForm == .converb)
    }
  }

  /// Notes where each name stands first.
  private mutating func noteIntroductions() {
    subjects = scene.text.sentences.indices.map { subject(in: $0) }
    for (sentence, subject) in subjects.enumerated() {
      guard let token = subject else { continue }
      for key in keys(token) where introductions[key] == nil { introductions[key] = sentence }
    }
  }

  // MARK: Cases

  /// Who speaks stands in the nominative, or in the genitive beside a phrase (социологтың айтуынша,
  /// по словам социолога), or is an office that something was said in (сообщили в акимате).
  private func maySpeak(_ name: Found) -> Bool {
    stands(in: [.nominative, .genitive], name) || isOffice(name)
  }

  /// Whether the noun stands in one of the cases.
  ///
  /// The head is the first noun in Russian (представитель управления), the last word in Kazakh, where
  /// a possessed noun may follow (тұрғындардың бірі, басқарма мамандары). Russian forms are shared
  /// between cases: one fitting reading is enough.
  func stands(in cases: CaseSet, _ name: Found) -> Bool {
    if scene.info(name.tokens.lowerBound).language == .kazakh {
      guard let last = name.tokens.last(where: { scene.isWord($0) }) else { return false }
      let head = possessed(after: last)
      guard let part = scene.info(head).partOfSpeech else { return false }
      // Тұрғындардың бірі is one of them, тұрғын алаңы is none; басқарма мамандары speak for it.
      let isLay = [Voices.mover, Voices.townsperson, Voices.reader].contains(name.code)
      if head > last, isLay, part == .noun { return false }
      return cases.contains(CaseSet(scene.info(head).grammaticalCase ?? .nominative))
    }
    guard let head = name.tokens.first(where: { scene.isWord($0) }) else { return false }
    if cases.contains(.nominative), isOneOf(name) { return true }
    let cases = hasPreposition(name) ? cases.subtracting(.nominative) : cases
    return !scene.info(head).nounCases.isDisjoint(with: cases)
  }

  /// The last of the nouns with a possessive ending that follow.
  private func possessed(after token: Int) -> Int {
    var head = token
    let end = scene.text.sentences[scene.sentenceOf[token]].tokens.upperBound
    while head + 1 < min(end, token + 4), scene.info(head + 1).possessor == .third {
      switch scene.info(head + 1).partOfSpeech {
      case .noun, .pronoun, .numeral: head += 1
      default: return head
      }
    }
    return head
  }

  /// В ЦОН, под городским акиматом: what follows a preposition is no subject.
  private func hasPreposition(_ name: Found) -> Bool {
    let start = scene.text.sentences[name.sentence].tokens.lowerBound
    var before = name.tokens.lowerBound - 1
    while before >= start, before > name.tokens.lowerBound - 4,
      scene.info(before).partOfSpeech == .adjective
    {
      before -= 1
    }
    return before >= start && scene.info(before).partOfSpeech == .adposition
  }

  /// Один из пенсионеров.
  private func isOneOf(_ name: Found) -> Bool {
    let before = name.tokens.lowerBound - 1
    guard before >= 1, scene.folded(before) == "из" else { return false }
    return Self.some.contains(scene.folded(before - 1))
  }

  private static let some = ["один", "одна", "многие", "некоторые", "двое", "трое"]

  /// Сообщили в акимате, әкімдіктен хабарлады: an office that words come from.
  func isOffice(_ name: Found) -> Bool {
    guard [Voices.official, Voices.reader, Voices.expert].contains(name.code) else { return false }
    return scene.info(name.tokens.lowerBound).language == .russian
      ? stands(in: [.locative], name) && hasIn(name) : stands(in: [.locative, .ablative], name)
  }

  private func hasIn(_ name: Found) -> Bool {
    let first = max(0, name.tokens.lowerBound - 4)
    return (first...name.tokens.lowerBound).contains { Self.within.contains(scene.folded($0)) }
  }

  private static let within = ["в", "во", "на"]

  /// A Russian verb and its subject agree in number.
  func agrees(_ name: Found, with cue: Found) -> Bool {
    guard scene.info(name.tokens.lowerBound).language == .russian,
      let verb = cue.tokens.lazy.compactMap({ scene.reading($0) })
        .first(where: { $0.verbForm == .finite })?.number,
      let head = name.tokens.first(where: { scene.isWord($0) }), !isOneOf(name)
    else { return true }
    let numbers = scene.type(head).analyses
      .filter { ($0.grammaticalCase ?? .nominative) == .nominative }.compactMap(\.number)
    return numbers.isEmpty || numbers.contains(verb)
  }

  // MARK: People

  /// The name of a person begins within so many tokens of the noun.
  private static let nameReach = 5
  private static let nameWords = 3

  private mutating func introduce(_ found: Found) {
    let sentence = scene.text.sentences[found.sentence].tokens
    let after =
      found.tokens
      .upperBound..<min(
        sentence.upperBound, found.tokens.upperBound + Self.nameReach)
    let run = after.drop { !isName($0) }.prefix { isName($0) || scene.info($0).mark == .period }
    let first = max(sentence.lowerBound, found.tokens.lowerBound - Self.nameWords)
    let before = (first..<found.tokens.lowerBound).reversed().prefix { isName($0) }
    for token in Array(run.prefix(Self.nameWords)) + Array(before) where isName(token) {
      named.insert(found.tokens.lowerBound)
      for key in keys(token) where people[key] == nil { people[key] = found }
    }
  }

  private func isName(_ token: Int) -> Bool {
    scene.isWord(token) && scene.info(token).isCapitalized
      && scene.info(token).partOfSpeech != .pronoun
  }

  private func keys(_ token: Int) -> [String] {
    let folded = scene.folded(token)
    guard let lemma = scene.reading(token)?.lemma, lemma != folded else { return [folded] }
    return [folded, lemma]
  }

  /// Whether a name of a person goes with the noun.
  func isNamed(_ noun: Found) -> Bool { named.contains(noun.tokens.lowerBound) }

  /// Somebody called by a name beside the verb, the noun that introduced him, if any did, and the
  /// sentence where his name stands first.
  func person(beside cue: Found) -> (isNamed: Bool, noun: Found?, introduction: Int?) {
    let sentence = scene.text.sentences[cue.sentence].tokens
    let reach = Self.nameReach
    let after = cue.tokens.upperBound..<min(sentence.upperBound, cue.tokens.upperBound + reach)
    let before = max(sentence.lowerBound, cue.tokens.lowerBound - reach)..<cue.tokens.lowerBound
    let near = Array(after.prefix { !isMark($0) }) + before.reversed().prefix { !isMark($0) }
    for token in near where isName(token) {
      for key in keys(token) { if let noun = people[key] { return (true, noun, nil) } }
    }
    // Inside a sentence common words bear no capitals.
    let new = near.first { token in
      token > sentence.lowerBound && isName(token) && !places.contains(token)
        && (scene.info(token).grammaticalCase ?? .nominative) == .nominative
    }
    return (new != nil, nil, new.map(introduction))
  }

  private func introduction(_ token: Int) -> Int {
    keys(token).lazy.compactMap { introductions[$0] }.min() ?? scene.sentenceOf[token]
  }

  /// A person whom a sentence names in the nominative outside quotations: the first token, the noun
  /// that introduced him, if any did, and the sentence where his name stands first.
  func newPerson(in sentence: Int) -> (token: Int, noun: Found?, introduction: Int)? {
    guard let token = subjects[sentence] else { return nil }
    return (token, keys(token).lazy.compactMap { people[$0] }.first, introduction(token))
  }

  /// The first token of a person's name in the nominative outside quotations.
  private func subject(in sentence: Int) -> Int? {
    let tokens = scene.text.sentences[sentence].tokens
    return tokens.first { token in
      guard isName(token), !isQuoted[token], !places.contains(token) else { return false }
      let info = scene.info(token)
      guard info.partOfSpeech != nil, info.number != .plural else { return false }
      // Қуаныш Ақтай: two in a row are a person even where the first is a common word.
      let isPair =
        token > tokens.lowerBound && token + 1 < tokens.upperBound && isName(token + 1)
        && !places.contains(token + 1)
      guard info.partOfSpeech == .properName || isPair, !info.isInCapitals else { return false }
      if token > tokens.lowerBound, !scene.isWord(token - 1), scene.info(token - 1).mark != .comma {
        return false
      }
      if token > tokens.lowerBound, scene.info(token - 1).partOfSpeech == .adposition {
        return false
      }
      return (info.grammaticalCase ?? .nominative) == .nominative
    }
  }

  func isPlural(_ name: Found) -> Bool {
    let isKazakh = scene.info(name.tokens.lowerBound).language == .kazakh
    let head =
      isKazakh
      ? name.tokens.last { scene.isWord($0) } : name.tokens.first { scene.isWord($0) }
    guard let head else { return false }
    return scene.info(head).number == .plural
  }

  private func isMark(_ token: Int) -> Bool {
    !scene.isWord(token) && scene.info(token).mark != .period
  }
}
