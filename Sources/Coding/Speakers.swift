internal import Lexicons
internal import Linguistics

/// Who says each token of a part.
struct Voices {
  /// The role of a token's speaker: `outlet` where nobody else says it.
  private(set) var role: [String]
  private(set) var isQuoted: [Bool]
  /// Said by somebody in words that are not quoted: по словам …, …, деп хабарлады.
  private(set) var isReported: [Bool]
  /// Where somebody is the source, in order.
  private(set) var events: [SayingEvent] = []
  /// The author tells of his own move in the first person.
  private(set) var tellsOwnMove = false
  /// The author tells of his own life in the city.
  private(set) var tellsOwnHome = false
  /// Sentences that tell what an office does: its noun in the nominative comes first.
  private(set) var actingOffices: Set<Int> = []
  /// The role of the office or expert that the first sentence names.
  private(set) var opener: String?
  /// A row of the code `official` with a weight above 1 says that the text itself is a notice.
  private(set) var isNotice = false
  /// A row of the code `reader` with a weight above 1 says that the text itself is a letter or a
  /// thread of comments.
  private(set) var isLetter = false
  /// An interviewer asks.
  private(set) var isInterview = false

  static let outlet = "outlet"
  /// Somebody speaks whom no entry names.
  static let unknown = "unknown"
  static let mover = "mover"
  static let townsperson = "townsperson"
  static let reader = "reader"
  static let official = "official"
  static let expert = "expert"
  static let civic = "civic"

  private static let threadLength = 3

  init(
    _ scene: Scene, _ quotations: Quotations, attribution: [Found], speakers: [Found],
    places: [Found], actors: [Actor], headlined: String? = nil
  ) {
    let count = scene.text.tokens.count
    role = [String](repeating: Self.outlet, count: count)
    isQuoted = [Bool](repeating: false, count: count)
    isReported = [Bool](repeating: false, count: count)
    for span in quotations.speech { for token in span { isQuoted[token] = true } }
    for turn in quotations.turns {
      // Who is named before a colon is no part of anybody's words.
      for token in turn.label ?? 0..<0 { isReported[token] = true }
    }
    let names = SpeakerNames(scene, speakers, places: places, isQuoted: isQuoted)
    let sources = Sources(scene, attribution: attribution, names, isQuoted: isQuoted)
    let lay = LayRoles(scene, actors: actors, places: places, names, isQuoted: isQuoted)
    events = sources.events
    let owners = Owners(scene, quotations, sources, names)
    decideRoles(owners, quotations, lay, scene)
    giveTurns(quotations, names, speakers, lay, headlined)
    // Quotations in a row and nobody to say them: a thread of comments.
    if events.isEmpty, quotations.turns.isEmpty, quotations.speech.count >= Self.threadLength {
      giveUnknown(in: quotations.speech, to: Self.reader)
    }
    // «Ауылдағы үйді сатып кеткенбіз», – дейді ол: who speaks of himself and is not named is one
    // of the people that the article is about.
    giveUnknown(
      in: quotations.speech.filter {
        lay.tellsOwnMove($0)
          || (lay.hasMovers && lay.isFirstPerson($0) && !lay.speaksOfMovers($0))
      }, to: Self.mover)
    for sentence in scene.text.sentences
    where !sentence.tokens.contains(where: { isQuoted[$0] || isReported[$0] }) {
      if lay.tellsOwnMove(sentence.tokens) { tellsOwnMove = true }
      if lay.tellsOwnHome(sentence.tokens) { tellsOwnHome = true }
    }
    noteOffices(names, speakers)
    let genres = Set(
      speakers.filter { $0.entry.weight > 1 && !isQuoted[$0.tokens.lowerBound] }.map(\.code))
    isLetter = genres.contains(Self.reader)
    isNotice = genres.contains(Self.official)
    if isLetter { giveUnknown(in: quotations.speech, to: Self.reader) }
    isInterview = quotations.turns.contains(where: \.isAsked)
  }

  private mutating func noteOffices(_ names: SpeakerNames, _ speakers: [Found]) {
    for (sentence, here) in names.bySentence {
      let first = here.first { names.stands(in: [.nominative], $0) }
      if first?.code == Self.official { actingOffices.insert(sentence) }
    }
    opener =
      speakers.first {
        $0.sentence == 0 && [Self.official, Self.expert].contains($0.code)
          && $0.entry.weight > 0.5
          && !isQuoted[$0.tokens.lowerBound]
      }?.code
  }

  private mutating func giveUnknown(in spans: [Range<Int>], to role: String) {
    for span in spans {
      for token in span where self.role[token] == Self.unknown { self.role[token] = role }
    }
  }

  /// Decides the role of each event by all that it says, and gives it to the words.
  private mutating func decideRoles(
    _ owners: Owners, _ quotations: Quotations, _ lay: LayRoles, _ scene: Scene
  ) {
    var said = [[Range<Int>]](repeating: [], count: events.count)
    for (span, owner) in zip(quotations.speech, owners.events) {
      if let owner { said[owner].append(span) }
    }
    for number in events.indices {
      let event = events[number]
      if let speaker = event.speaker, event.role == speaker.code {
        events[number].role = lay.role(
          of: speaker, said: said[number] + [event.scope],
          own: scene.text.sentences[speaker.sentence].tokens)
      } else if let sentence = event.introduction, event.speaker == nil {
        let introduction = scene.text.sentences[sentence].tokens
        if lay.introducesMover(introduction) { events[number].role = Self.mover }
      }
      for token in event.scope where !isQuoted[token] {
        isReported[token] = true
        role[token] = events[number].role
      }
    }
    for ((span, owner), name) in zip(zip(quotations.speech, owners.events), owners.names) {
      var role = owner.map { events[$0].role } ?? Self.unknown
      if role == Self.unknown, let name {
        role = lay.role(
          of: name, said: [span], own: scene.text.sentences[name.sentence].tokens)
      }
      for token in span { self.role[token] = role }
    }
  }

  /// The turns of a talk: who is named before the colon; in an interview whoever was introduced
  /// before it.
  private mutating func giveTurns(
    _ quotations: Quotations, _ names: SpeakerNames, _ speakers: [Found], _ lay: LayRoles,
    _ headlined: String?
  ) {
    guard let begin = quotations.turns.first?.words.lowerBound else { return }
    let before = speakers.filter { $0.tokens.upperBound <= begin && !names.tells($0) }
    let guest = before.first { $0.entry.weight >= 1 && $0.code != Self.mover } ?? before.last
    // Жалеете, что из аула уехали? tells whose story it is, and so does one answer for all.
    let isMovers = quotations.turns.contains {
      $0.isAsked ? lay.tellsMove($0.words) : $0.label == nil && lay.tellsOwnMove($0.words)
    }
    let isThread = quotations.turns.contains(where: \.isNickname)
    let labels = Set(quotations.turns.flatMap { Array($0.label ?? 0..<0) })
    let inLabels = Dictionary(
      speakers.filter { labels.contains($0.tokens.lowerBound) }.map { ($0.tokens.lowerBound, $0) },
      uniquingKeysWith: { first, _ in first })
    for turn in quotations.turns {
      let label = turn.label ?? 0..<0
      let named = label.lazy.compactMap { inLabels[$0] }.first
      var role = Self.unknown
      if turn.isHost {
        role = Self.outlet
      } else if !turn.isAsked {
        let isGuest = turn.label == nil
        if isGuest, let headlined {
          role = headlined
        } else if let name = named ?? (isGuest ? guest : nil) {
          role = lay.role(of: name, said: [turn.words], own: label)
        } else if lay.tellsOwnMove(turn.words) || (isGuest && isMovers) {
          role = Self.mover
        } else if isThread {
          role = Self.reader
        } else if quotations.turns.contains(where: \.isAsked) {
          role = lay.hasMovers ? Self.mover : Self.townsperson
        }
      }
      for token in turn.words where self.role[token] == Self.unknown || turn.isHost {
        self.role[token] = role
        if turn.isHost { isQuoted[token] = false }
      }
      if turn.isAsked { for token in turn.words { self.role[token] = Self.unknown } }
    }
  }
}
