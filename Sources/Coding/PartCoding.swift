internal import Lexicons
internal import Linguistics

/// Everything found in one part of an article.
struct PartCoding {
  let scene: Scene
  let voices: Voices
  let shifters: Shifters
  private(set) var actors: [Actor]
  private(set) var mentions: [Mention]
  let frames: FrameRules
  let cities: [String]
  let origins: Set<String>
  let ties: [SocialTie]
  let heard: Heard
  /// Words of the first person that a mover speaks.
  let ownWords: [Found]
  /// Sentences that are about movers without naming them.
  let implied: Set<Int>
  /// Sentences that name, mean or imply movers.
  let movers: Set<Int>
  /// A word for movers stands here, but nothing says which movers.
  let isUnclear: Bool

  /// The role of who is named in a headline: the guest of an interview.
  let guest: String?

  init(
    _ scene: Scene, _ matcher: Matcher, headlined: String? = nil, _ log: inout EvidenceLog
  ) {
    self.scene = scene
    var resolver = Resolver(scene, matcher: matcher, layers: Resolver.ofArticles)
    let (hints, isAboutMovers) = Self.decide(&resolver, scene)
    let attribution = resolver.found(.attribution)
    let quotations = Quotations(scene, attribution: attribution)
    shifters = Shifters(scene, resolver.found(.shifter))
    actors = Actors.find(scene, resolver, hints, quotations, shifters, &log)
    implied = Actors.areNamed(actors) ? [] : hints.sentences
    movers = implied.union(actors.lazy.filter(\.isMover).map(\.sentence))
    voices = Voices(
      scene, quotations, attribution: attribution, speakers: resolver.found(.speaker),
      places: resolver.found(.place), actors: actors, headlined: headlined)
    guest =
      resolver.found(.speaker).first {
        [Voices.official, Voices.expert, Voices.civic].contains($0.code)
      }?.code
    for number in actors.indices {
      let actor = actors[number]
      actors[number].evidence = [
        log.add(actor.found.match, actor.found.compiled, in: scene, rule: actor.rule, weight: 1)
      ]
    }
    if isAboutMovers {
      Irony(quotations, shifters, praise: resolver.found(.stance)).flag(&actors, scene, &log)
      StanceRules(scene, voices, shifters).apply(
        resolver.found(.stance) + resolver.found(.metaphor), to: &actors, &log)
    }
    frames = FrameRules(
      scene, isAboutMovers ? resolver.found(.frame) : [],
      isAboutMovers ? resolver.refused(.frame) : [],
      movers, implied: implied, voices, &log)
    let places = resolver.found(.place)
    cities = CityRules.cities(scene, places, movers, &log)
    origins = Trajectories.origins(of: actors, places, scene, &log)
    ties = TieRules.find(
      scene, isAboutMovers ? resolver.found(.tie) : [], actors, voices, shifters, &log)
    heard = Heard(scene, quotations, voices)
    ownWords = resolver.found(.actor).filter { [voices] in
      $0.code == "self" && voices.role[$0.tokens.lowerBound] == Voices.mover
    }
    mentions = []
    isUnclear = Self.noteRefused(
      resolver.refused(.actor) + resolver.refused(.stance), scene, &log)
    noteSources(&log)
    mentions = actors.map(mention)
  }

  /// Decides every layer; says what hints at movers, and whether the part is about any.
  static func decide(
    _ resolver: inout Resolver, _ scene: Scene
  ) -> (hints: Hints, isAboutMovers: Bool) {
    let hints = Hints(scene, resolver)
    let mayNameMovers = resolver.found(.actor).contains { Actor.moverGroups.contains($0.code) }
    // Most of what is published is about nobody who moves: it only says who speaks.
    let isAboutMovers = mayNameMovers || !hints.sentences.isEmpty
    resolver.decideRest(implying: hints.found, onlySpeakers: !isAboutMovers)
    return (hints, isAboutMovers)
  }

  private func mention(_ actor: Actor) -> Mention {
    let token = actor.tokens.lowerBound
    let parts = actor.parts
    return Mention(
      part: scene.part, sentence: actor.sentence, start: actor.found.match.start,
      end: actor.found.match.end, surface: scene.surface(actor.tokens), group: actor.group,
      stance: actor.isMover ? parts.stance : .neutral,
      strictStance: actor.isMover ? parts.strictStance : .neutral,
      score: parts.lenient, parts: parts, speaker: voices.role[token],
      isQuoted: voices.isQuoted[token], labelUse: actor.labelUse,
      mayBeIronic: actor.mayBeIronic, evidence: actor.evidence)
  }

  private func noteSources(_ log: inout EvidenceLog) {
    for event in voices.events {
      log.add(event.cue.match, event.cue.compiled, in: scene, rule: "attribution", weight: 1)
      if let speaker = event.speaker {
        log.add(speaker.match, speaker.compiled, in: scene, rule: "speaker", weight: 1)
      }
    }
  }

  /// A word that weighs less is said of many others: refused, it leaves nothing open.
  private static let clearWeight = 0.5
  private static let reported: [Table] = [.groups, .labels, .stance]

  /// Notes refused people and words of stance; says whether a word for movers was among them.
  private static func noteRefused(
    _ refused: [Refused], _ scene: Scene, _ log: inout EvidenceLog
  ) -> Bool {
    var isUnclear = false
    for item in refused where reported.contains(item.entry.table) {
      if item.reason == .needs, item.entry.table == .groups,
        Actor.moverGroups.contains(item.entry.code), item.entry.weight >= clearWeight
      {
        isUnclear = true
      }
      guard item.reason != .longer || item.entry.table != .stance else { continue }
      log.add(
        item.match, item.compiled, in: scene, rule: "refused", weight: item.entry.weight,
        shifted: 0,
        blocked: item.explanation)
    }
    return isUnclear
  }
}
