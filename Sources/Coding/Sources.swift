internal import Lexicons
internal import Linguistics

/// Somebody says something: a verb or phrase of saying, with who says it.
struct SayingEvent {
  var sentence: Int
  /// The words of the sentence that are his; the quotations among them too.
  var scope: Range<Int>
  /// `Voices.unknown` where nothing tells.
  var role: String
  /// The verb or phrase that attributes, and the noun that names the speaker.
  var cue: Found
  var speaker: Found?
  /// The sentence that introduced by a name a speaker whom no noun names.
  var introduction: Int?
}

/// Finds who says what, sentence by sentence.
struct Sources {
  private(set) var events: [SayingEvent] = []
  /// By sentence: the place of its first event among `events`, and how many.
  private var places: [Int: Range<Int>] = [:]

  private let scene: Scene
  private let names: SpeakerNames
  /// Sentences with words in quotation marks, and those with что or a colon.
  private let hasQuotation: [Bool]
  private let hasWhat: [Bool]

  /// A pronoun stands for who spoke so many sentences before at most; for somebody merely named,
  /// fewer.
  ///
  /// Set by judgement, not measured.
  static let memory = 5
  private static let memoryOfNames = 3
  /// A noun further off has another verb of its own.
  private static let reach = 6
  private static let reachOfMovers = 4
  private static let reachAfter = 5
  private static let clauseCost = 4
  private static let farthest = 14

  init(_ scene: Scene, attribution: [Found], _ names: SpeakerNames, isQuoted: [Bool]) {
    self.scene = scene
    self.names = names
    hasQuotation = scene.text.sentences.map { $0.tokens.contains { isQuoted[$0] } }
    hasWhat = scene.text.sentences.map { sentence in
      sentence.tokens.contains { ["что", ":"].contains(scene.folded($0)) }
    }
    let cues = Dictionary(
      grouping: attribution.filter { !isQuoted[$0.tokens.lowerBound] }, by: \.sentence)
    var spoke: Referent?
    var named: Referent?
    for number in scene.text.sentences.indices {
      let here = names.bySentence[number] ?? []
      let all = (cues[number] ?? []).filter { speaksForOthers($0) }
      var pairs = Self.paired(all, here, self)
      if pairs.isEmpty, let cue = all.first(where: { standsAlone($0) && hasContent($0) }) {
        pairs = [unnamed(cue, spoke: spoke, named: named)]
      }
      add(pairs, in: number)
      if let last = pairs.last {
        if last.role != Voices.unknown || last.introduction != nil {
          spoke = Referent(
            name: last.name, role: last.role, introduction: last.introduction, sentence: number)
        }
      } else if let next = introduced(in: number, here) {
        let isOver = named.map { number - $0.sentence > Self.memoryOfNames } ?? true
        if next.isProminent || isOver || named?.isProminent == false { named = next }
      }
    }
    // Specialists without a name of their own are those of the office that speaks.
    guard events.contains(where: { $0.role == Voices.official }) else { return }
    for place in events.indices where events[place].role == Voices.expert {
      if let name = events[place].speaker, name.entry.weight <= Self.weak {
        events[place].role = Voices.official
      }
    }
  }

  private static let weak = 0.5

  /// Somebody whom a pronoun may mean.
  private struct Referent {
    var name: Found?
    var role: String
    var introduction: Int?
    var sentence: Int
    /// Called by a name or put first: he takes the pronoun even from who spoke before.
    var isProminent = true
  }

  /// Who a sentence without a saying introduces: Жетісайдан келген дәнекерлеуші Ғалымжан Төреев.
  private func introduced(in number: Int, _ here: [Found]) -> Referent? {
    let first = scene.text.sentences[number].tokens.lowerBound
    // “Those who came” are spoken of, unless one of them is named.
    let subject = here.first { name in
      let isMover = name.code == Voices.mover && name.entry.weight >= 1
      return names.stands(in: [.nominative], name) && (!isMover || names.isNamed(name))
    }
    if let person = names.newPerson(in: number),
      subject.map({ person.token < $0.tokens.lowerBound }) ?? true
    {
      return Referent(
        name: person.noun, role: person.noun?.code ?? Voices.unknown,
        introduction: person.introduction, sentence: number)
    }
    guard let subject else { return nil }
    let isProminent = subject.tokens.lowerBound == first || names.isNamed(subject)
    return Referent(
      name: subject, role: subject.code, introduction: nil, sentence: number,
      isProminent: isProminent && !names.isPlural(subject))
  }

  /// The event of a verb without a noun of its own: somebody known by name, or whom the pronoun
  /// means, who spoke last or was introduced since.
  private func unnamed(_ cue: Found, spoke: Referent?, named: Referent?) -> Pair {
    if isImpersonal(cue), let office = names.offices[cue.sentence] {
      return (cue, office, office.code, nil)
    }
    let person = names.person(beside: cue)
    if let noun = person.noun { return (cue, noun, noun.code, nil) }
    if person.isNamed { return (cue, nil, Voices.unknown, person.introduction) }
    // Двадцатилетний Мейиржан, который приехал из аула, говорит.
    if cue.code == "verb", let subject = names.newPerson(in: cue.sentence),
      subject.token < cue.tokens.lowerBound
    {
      return (cue, subject.noun, subject.noun?.code ?? Voices.unknown, subject.introduction)
    }
    if isImpersonal(cue) { return (cue, nil, Voices.unknown, nil) }
    var carried = spoke.flatMap { cue.sentence - $0.sentence <= Self.memory ? $0 : nil }
    if let named, cue.sentence - named.sentence <= Self.memoryOfNames,
      carried.map({ $0.sentence < named.sentence && named.isProminent }) ?? true,
      named.name.map({ names.agrees($0, with: cue) }) ?? true
    {
      carried = named
    }
    guard let carried else { return (cue, nil, Voices.unknown, nil) }
    return (cue, carried.name, carried.role, carried.introduction)
  }

  func events(in sentence: Int) -> ArraySlice<SayingEvent> {
    events[places[sentence] ?? 0..<0]
  }

  private typealias Pair = (cue: Found, name: Found?, role: String, introduction: Int?)

  /// Each event has the words up to where the next one begins: in Kazakh, where the verb closes its
  /// clause, up to its own verb.
  private mutating func add(_ pairs: [Pair], in number: Int) {
    let sentence = scene.text.sentences[number]
    let first = events.count
    var start = sentence.tokens.lowerBound
    for (place, pair) in pairs.enumerated() {
      var end = sentence.tokens.upperBound
      if place + 1 < pairs.count {
        let next = pairs[place + 1]
        end =
          sentence.language == .kazakh
          ? pair.cue.tokens.upperBound
          : min(
            next.cue.tokens.lowerBound, next.name?.tokens.lowerBound ?? next.cue.tokens.lowerBound)
        end = max(start, end)
      }
      events.append(
        SayingEvent(
          sentence: number, scope: start..<end, role: pair.role, cue: pair.cue, speaker: pair.name,
          introduction: pair.introduction))
      start = end
    }
    places[number] = first..<events.count
  }

  // MARK: Verbs

  /// “We wrote” and “you say” attribute nothing to a third person; nouns and infinitives of saying
  /// are no saying.
  private func speaksForOthers(_ cue: Found) -> Bool {
    if cue.code == "phrase" { return true }
    // Деп and деген join any clause to its verb.
    if cue.match.wordCount == 1, ["деп", "деген"].contains(scene.folded(cue.tokens.lowerBound)) {
      return false
    }
    guard let verb = scene.reading(cue.tokens.upperBound - 1), verb.partOfSpeech == .verb else {
      return true
    }
    if verb.person == .first || verb.person == .second { return false }
    if cue.entry.weight >= 1, isNegated(cue, verb) { return false }
    switch verb.verbForm {
    case .verbalNoun, .imperative, .infinitive, .conditional: return false
    case .converb:
      // Күтіп отыр, айтып берді; one alone belongs to another verb.
      guard scene.text.sentences[cue.sentence].language == .kazakh else { return true }
      let next = cue.tokens.upperBound
      guard next < scene.text.sentences[cue.sentence].tokens.upperBound else { return false }
      return scene.reading(next)?.partOfSpeech == .verb
    case .participle:
      // Сообщено; айтқан stands as a verb only at the end of its clause.
      return scene.text.sentences[cue.sentence].language == .kazakh
        ? !isAttribute(cue) : verb.grammaticalCase == nil
    default: return true
    }
  }

  /// В полиции не ответили.
  private func isNegated(_ cue: Found, _ verb: Analysis) -> Bool {
    if scene.text.sentences[cue.sentence].language == .kazakh {
      return verb.isNegated && !cue.namesNegation
    }
    let before = cue.tokens.lowerBound - 1
    return before >= scene.text.sentences[cue.sentence].tokens.lowerBound
      && scene.folded(before) == "не"
  }

  /// Айтқан сөз, деген ой: a participle before its noun.
  private func isAttribute(_ cue: Found) -> Bool {
    let next = cue.tokens.upperBound
    guard next < scene.text.sentences[cue.sentence].tokens.upperBound else { return false }
    if scene.reading(cue.tokens.upperBound - 1)?.grammaticalCase ?? .nominative != .nominative {
      return true
    }
    return scene.isWord(next)
      && [.noun, .adjective, .pronoun].contains(scene.reading(next)?.partOfSpeech)
  }

  /// Weak verbs say something only beside a speaker or a quotation.
  private func standsAlone(_ cue: Found) -> Bool {
    cue.entry.weight >= 1 || hasNamedSubject(cue)
      || hasQuotation[cue.sentence]
  }

  /// Мадина не жалеет о переезде: a weak verb after somebody's name.
  private func hasNamedSubject(_ cue: Found) -> Bool {
    guard cue.code == "verb", let person = names.newPerson(in: cue.sentence) else { return false }
    return person.token < cue.tokens.lowerBound
      && cue.tokens.lowerBound - person.token <= Self.reach
  }

  /// Объявили девочку is no saying: without a subject there must be что, a colon or a quotation.
  private func hasContent(_ cue: Found) -> Bool {
    let sentence = scene.text.sentences[cue.sentence]
    guard sentence.language == .russian, isImpersonal(cue) else { return true }
    return names.offices[cue.sentence] != nil
      || hasQuotation[cue.sentence] || hasWhat[cue.sentence]
  }

  /// Говорят, что; айтылды: nobody is meant, or everybody.
  private func isImpersonal(_ cue: Found) -> Bool {
    let sentence = scene.text.sentences[cue.sentence]
    let verbs = cue.tokens.compactMap { scene.reading($0) }.filter { $0.partOfSpeech == .verb }
    if verbs.contains(where: { $0.voice == .passive || Self.impersonal.contains($0.lemma) }) {
      return true
    }
    guard sentence.language == .russian, cue.code != "phrase" else { return false }
    let isPlural = verbs.contains { $0.verbForm == .finite && $0.number == .plural }
    return isPlural && !sentence.tokens.contains { scene.folded($0) == "они" }
  }

  private func isPassive(_ cue: Found) -> Bool {
    cue.tokens.contains { scene.reading($0)?.voice == .passive }
  }

  private static let impersonal: Set<String> = [
    "сообщаться", "отмечаться", "указываться", "уточняться", "говориться", "подчеркиваться",
    "подчёркиваться",
  ]

  // MARK: Pairs

  /// The cues that have a speaker of their own, each speaker with the closest of them, in order.
  private static func paired(
    _ cues: [Found], _ names: [Found], _ sources: Sources
  ) -> [Pair] {
    var best: [Int: (cue: Found, distance: Int)] = [:]
    let names = names.prefix(Tuning.mostInSentence)
    var taken = Int.min
    for cue in cues.prefix(Tuning.mostInSentence) where !sources.hasPronoun(cue) {
      let candidates = names.indices.compactMap { place -> (Int, Int)? in
        sources.distance(cue, names[place], after: taken).map { (place, $0) }
      }
      guard let closest = candidates.min(by: { ($0.1, $0.0) < ($1.1, $1.0) }) else { continue }
      let place = sources.apposed(to: closest.0, names)
      if closest.1 < best[place]?.distance ?? .max { best[place] = (cue, closest.1) }
      if cue.code == "verb" { taken = cue.tokens.upperBound }
    }
    return best.keys.sorted().compactMap { place in
      best[place].map { ($0.cue, names[place], names[place].code, nil) }
    }
  }

  /// Ол … айтты; он говорит; по её словам; оның айтуынша: a pronoun stands where the name would.
  private func hasPronoun(_ cue: Found) -> Bool {
    let sentence = scene.text.sentences[cue.sentence]
    if cue.code == "phrase" {
      let near = max(sentence.tokens.lowerBound, cue.tokens.lowerBound - 1)..<cue.tokens.upperBound
      return near.contains { Self.owners.contains(scene.folded($0)) }
    }
    if sentence.language == .kazakh {
      return Self.pronouns.contains(scene.folded(sentence.tokens.lowerBound))
    }
    let first = max(sentence.tokens.lowerBound, cue.tokens.lowerBound - 2)
    let end = min(sentence.tokens.upperBound, cue.tokens.upperBound + 2)
    return (first..<end).contains { Self.pronouns.contains(scene.folded($0)) }
  }

  private static let pronouns: Set<String> = ["ол", "олар", "он", "она", "они"]
  private static let owners: Set<String> = ["оның", "олардың", "его", "ее", "их"]

  /// Сварщик, отец троих детей: the noun before the comma says who it is.
  private func apposed(to place: Int, _ names: ArraySlice<Found>) -> Int {
    var place = place
    while place > names.startIndex {
      let comma = names[place].tokens.lowerBound - 1
      guard names[place - 1].tokens.upperBound == comma, scene.type(comma).surface == ",",
        names[place].entry.weight < 1, self.names.stands(in: [.nominative], names[place - 1])
      else { return place }
      place -= 1
    }
    return place
  }

  /// How far a name is from a cue it can belong to: the closest wins, but in Kazakh, where the
  /// subject opens the sentence and the verb closes it, the first name of the clause.
  private func distance(_ cue: Found, _ name: Found, after taken: Int) -> Int? {
    // В акимате сообщили is one entry.
    if name.tokens.overlaps(cue.tokens) { return cue.code == "phrase" ? 0 : nil }
    let isKazakh = scene.text.sentences[cue.sentence].language == .kazakh
    let isBefore = name.tokens.upperBound <= cue.tokens.lowerBound
    let gap =
      isBefore
      ? cue.tokens.lowerBound - name.tokens.upperBound
      : name.tokens.lowerBound - cue.tokens.upperBound
    if cue.code == "phrase" {
      // маманның айтуынша; по словам специалиста.
      return isBefore == isKazakh && gap <= Self.reach ? gap : nil
    }
    guard names.stands(in: [.nominative], name) || names.isOffice(name) else { return nil }
    // Дәнекерлеуші керек екені айтылады: with a passive the nominative is what was said.
    if isPassive(cue), !names.isOffice(name) { return nil }
    // Мужчины чаще называют деньги: people at large hold no views that a weak verb reports.
    if cue.entry.weight < 1, name.entry.weight < 1, name.code == Voices.mover,
      name.match.wordCount == 1, names.isPlural(name)
    {
      return nil
    }
    // Әлеуметтік желіде айтылады: what is said there is nobody's.
    if name.code == Voices.reader, isPassive(cue) { return nil }
    // “Those who came from the villages” are mostly spoken of: close to the verb they speak.
    if name.code == Voices.mover, name.entry.weight >= 1, gap > Self.reachOfMovers,
      isBefore || !isKazakh
    {
      return nil
    }
    if isKazakh {
      let between = cue.tokens.upperBound..<max(cue.tokens.upperBound, name.tokens.lowerBound)
      guard isBefore else {
        // «…», – дейді электрик Сәбит; after a comma another clause begins.
        return between.contains { [",", ";", ":"].contains(scene.type($0).surface) }
          ? nil : gap <= 2 ? gap : 40 + gap
      }
      guard gap > 2 else { return gap }
      let start = scene.text.sentences[cue.sentence].tokens.lowerBound
      let isTaken = name.tokens.lowerBound < taken
      let isSameClause =
        scene.clauseOf[cue.tokens.lowerBound] == scene.clauseOf[name.tokens.lowerBound]
      if cue.entry.weight < 1, !isSameClause { return nil }
      return (isTaken ? 400 : 3) + name.tokens.lowerBound - start
    }
    guard names.agrees(name, with: cue) else { return nil }
    let isSameClause =
      scene.clauseOf[cue.tokens.lowerBound] == scene.clauseOf[name.tokens.lowerBound]
    if !isBefore, gap > (isSameClause ? Self.reachAfter : 2) { return nil }
    let cost = gap + (isSameClause ? 0 : Self.clauseCost)
    return cost <= Self.farthest ? cost : nil
  }
}
