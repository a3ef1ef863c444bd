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

  let scene: Scene
  let names: SpeakerNames
  /// Sentences with words in quotation marks, and those with что or a colon.
  let hasQuotation: [Bool]
  let hasWhat: [Bool]

  /// A pronoun stands for who spoke so many sentences before at most; for somebody merely named,
  /// fewer.
  ///
  /// Set by judgement, not measured.
  static let memory = 5
  private static let memoryOfNames = 3
  /// A noun further off has another verb of its own.
  static let reach = 6
  static let reachOfMovers = 4
  static let reachAfter = 5
  static let clauseCost = 4
  static let farthest = 14

  init(_ scene: Scene, attribution: [Found], _ names: SpeakerNames, isQuoted: [Bool]) {
    self.scene = scene
    self.names = names
    hasQuotation = scene.text.sentences.map { $0.tokens.contains { isQuoted[$0] } }
    hasWhat = scene.text.sentences.map { sentence in
      sentence.tokens.contains { scene.info($0).isWhat || scene.info($0).mark == .colon }
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

  typealias Pair = (cue: Found, name: Found?, role: String, introduction: Int?)

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
}
