internal import Lexicons
internal import Linguistics

/// Tells whom a part introduces as what: by a noun for a speaker beside the name.
struct Introductions {
  enum Standing { case lay, `public`, unknown }

  private let scene: Scene
  private let lay: [Found]
  private let others: [Found]
  private let nouns: SpeakerNames
  /// What lay people said whom no noun names, but a sentence that introduces them.
  private let sayings: [SayingEvent]

  private static let layRoles: Set<String> = [Voices.mover, Voices.townsperson, Voices.reader]

  init(_ scene: Scene, _ resolver: Resolver, events: [SayingEvent]) {
    self.scene = scene
    let speakers = resolver.found(.speaker)
    let nouns = SpeakerNames(
      scene, speakers, places: resolver.found(.place),
      isQuoted: [Bool](repeating: false, count: scene.text.tokens.count))
    // A weight above 1 speaks of the text as a whole.
    lay = speakers.filter {
      Self.layRoles.contains($0.code) && $0.entry.weight <= 1 && !nouns.tells($0)
        && !nouns.isPlural($0)
    }
    others = speakers.filter { !Self.layRoles.contains($0.code) }
    self.nouns = nouns
    sayings = events.filter {
      $0.speaker == nil && $0.introduction != nil && Self.layRoles.contains($0.role)
    }
  }

  func standing(of run: NameRun) -> Standing {
    // Әкімдік өкілі, тұрғын Асан: in doubt the public one.
    if others.contains(where: { distance($0.tokens, run) <= Self.reach }) { return .public }
    let isLay =
      lay.contains { leads($0, to: run) || follows($0, run) }
      || sayings.contains { distance($0.cue.tokens, run) <= Self.reach }
    return isLay ? .lay : .unknown
  }

  private static let reach = 3
  /// Студентка второго курса медицинского колледжа Айгуль.
  private static let reachOfNoun = 5

  /// The words between, in one sentence.
  private func distance(_ tokens: Range<Int>, _ run: NameRun) -> Int {
    guard scene.sentenceOf[tokens.lowerBound] == scene.sentenceOf[run.tokens.lowerBound] else {
      return .max
    }
    return max(
      0, run.tokens.lowerBound - tokens.upperBound, tokens.lowerBound - run.tokens.upperBound)
  }

  // MARK: Before the name

  /// Тұрғын Динара; продавец магазина Асель.
  private func leads(_ noun: Found, to run: NameRun) -> Bool {
    let between = noun.tokens.upperBound..<max(noun.tokens.upperBound, run.tokens.lowerBound)
    guard noun.tokens.upperBound <= run.tokens.lowerBound, between.count <= Self.reachOfNoun,
      distance(noun.tokens, run) < .max
    else { return false }
    guard scene.info(noun.tokens.lowerBound).language == .russian else {
      return between.isEmpty && nouns.stands(in: [.nominative], noun)
    }
    // Бабушка с Абая: from there, not called so.
    let isOfPlace = between.last.map { scene.info($0).partOfSpeech == .adposition } ?? false
    return !isOfPlace && between.allSatisfy(mayStandBetween) && agrees(noun, run)
  }

  private func mayStandBetween(_ token: Int) -> Bool {
    guard scene.isWord(token) else {
      return [.comma, .quote, .dash, .none].contains(scene.info(token).mark)
    }
    switch scene.info(token).partOfSpeech {
    case .adjective, .numeral, .adposition, .noun, .properName, .abbreviation, nil: return true
    case .verb: return scene.info(token).verbForm == .participle
    default: return false
    }
  }

  /// Жительница Кенсая is no Кенсая: the name stands in the case of the noun, and one word in the
  /// genitive may be a place.
  private func agrees(_ noun: Found, _ run: NameRun) -> Bool {
    guard let head = noun.tokens.first(where: { scene.isWord($0) }), let name = run.words.first
    else {
      return false
    }
    if run.words.count == 1, scene.info(head).grammaticalCase == .genitive { return false }
    let cases = cases(of: head)
    let own = self.cases(of: name)
    return cases.isEmpty || own.isEmpty || !cases.isDisjoint(with: own)
  }

  private func cases(of token: Int) -> Set<GrammaticalCase> {
    Set(scene.type(token).analyses.compactMap(\.grammaticalCase))
  }

  // MARK: Behind the name

  /// Динара есімді қыз; Динара Жақсылық – кран жүргізушісі; Айгуль, студентка.
  private func follows(_ noun: Found, _ run: NameRun) -> Bool {
    let link = run.tokens.upperBound
    guard noun.tokens.lowerBound > link, distance(noun.tokens, run) <= Self.reach + 1,
      nouns.stands(in: [.nominative], noun)
    else { return false }
    if ["есімді", "атты"].contains(scene.folded(link)) { return true }
    let isNominative = run.words.contains { cases(of: $0).contains(.nominative) }
    guard isNominative, [.comma, .dash].contains(scene.info(link).mark),
      (link + 1..<noun.tokens.lowerBound).allSatisfy({ scene.isWord($0) && mayStandBetween($0) })
    else { return false }
    // Пришёл Асанов, соседка рассказала: a clause of its own.
    let next = noun.tokens.upperBound
    let end = scene.text.sentences[noun.sentence].tokens.upperBound
    return next >= end || scene.info(next).verbForm != .finite
  }
}
