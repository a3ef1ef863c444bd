package import Basics
package import Lexicons
internal import Linguistics

/// Raised whenever the same analysed text with the same lexicon gives another coding.
package let codingVersion = 2

/// Codes articles.
///
/// One for each thread: it keeps the words it has met.
package final class Coder {
  let matcher: Matcher

  package init(_ lexicon: CompiledLexicon) { matcher = Matcher(lexicon) }

  /// The digest of the lexicon and of what read its patterns: part of the key of stored results,
  /// with `codingVersion`.
  package var digest: Digest { matcher.lexicon.digest }

  package func code(_ input: CodingInput) -> CodedArticle {
    var log = EvidenceLog()
    let title = PartCoding(Scene(.title, input.title), matcher, &log)
    let parts = [
      title, PartCoding(Scene(.text, input.text), matcher, headlined: title.guest, &log),
    ]
    var article = CodedArticle()
    let actors = parts.flatMap(\.actors)
    article.relevance = ArticleRules.relevance(
      actors, implied: parts.contains { !$0.implied.isEmpty },
      unclear: parts.contains(where: \.isUnclear))
    article.mentions = parts.flatMap(\.mentions)
    article.frameMatches = parts.flatMap(\.frames.matches)
    if article.relevance == .internal { fill(&article, parts, actors) }
    article.voices = VoiceRules.voices(
      parts.map(\.heard), isInternal: article.relevance == .internal, stance: article.stance)
    number(&article, log)
    return article
  }

  private func fill(_ article: inout CodedArticle, _ parts: [PartCoding], _ actors: [Actor]) {
    let contributions = actors.filter(\.isMover).flatMap(\.contributions)
    article.stance = ArticleRules.stance(of: contributions.map(\.weight))
    article.strictStance = ArticleRules.stance(
      of: contributions.filter { !$0.isSympathy }.map(\.weight))
    article.outletStance = ArticleRules.stance(
      of: contributions.filter(\.isOutlets).map(\.weight), threshold: Tuning.outletThreshold)
    // A townsperson's letter is not the outlet's own voice.
    if article.stance == .negative, VoiceRules.isNarrated(parts.map(\.heard)) {
      article.outletStance = .neutral
    }
    var scores: [String: Double] = [:]
    for part in parts { scores.merge(part.frames.scores) { $0 + $1 } }
    article.frames = FrameRules.frames(scores)
    article.cities = Set(parts.flatMap(\.cities)).sorted()
    article.labelUse = ArticleRules.labelUse(actors)
  }

  private func number(_ article: inout CodedArticle, _ log: EvidenceLog) {
    let (evidence, numbers) = log.ordered()
    article.evidence = evidence
    for mention in article.mentions.indices {
      article.mentions[mention].evidence = article.mentions[mention].evidence
        .map { numbers[$0] }.sorted()
    }
    for frame in article.frameMatches.indices {
      article.frameMatches[frame].evidence = article.frameMatches[frame].evidence
        .map { numbers[$0] }.sorted()
    }
  }
}

/// Everything found in one part of an article.
struct PartCoding {
  private(set) var actors: [Actor]
  let mentions: [Mention]
  let frames: FrameRules
  let cities: [String]
  let heard: Heard
  /// Sentences that are about movers without naming them.
  let implied: Set<Int>
  /// A word for movers stands here, but nothing says which movers.
  let isUnclear: Bool

  /// The role of who is named in a headline: the guest of an interview.
  let guest: String?

  init(
    _ scene: Scene, _ matcher: Matcher, headlined: String? = nil, _ log: inout EvidenceLog
  ) {
    var resolver = Resolver(scene, matcher: matcher)
    let hints = Hints(scene, resolver)
    resolver.decideRest(implying: hints.found)
    let attribution = resolver.found(.attribution)
    let quotations = Quotations(scene, attribution: attribution)
    let shifters = Shifters(scene, resolver.found(.shifter))
    actors = scene.actors(resolver.found(.actor), quotations, shifters, &log)
    for place in Trajectories.find(scene, resolver.found(.place), actors) {
      actors.append(
        Actor(found: place, group: "internal", rule: "origin-and-city", labelUse: .none))
    }
    let isNamed = actors.contains { $0.isMover || Actor.otherGroups.contains($0.group) }
    if !isNamed {
      actors += hints.found.map {
        Actor(found: $0, group: "internal", rule: "hint", labelUse: .none)
      }
    }
    actors.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    let references = resolver.found(.actor).filter { $0.code == "reference" }
    actors += References.find(references, named: actors, scene)
    actors.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    let voices = Voices(
      scene, quotations, attribution: attribution, speakers: resolver.found(.speaker),
      places: resolver.found(.place), actors: actors, headlined: headlined)
    guest =
      resolver.found(.speaker).first {
        [Voices.official, Voices.expert, Voices.civic].contains($0.code)
      }?.code
    for number in actors.indices {
      let actor = actors[number]
      actors[number].evidence = [
        log.add(actor.found.match, actor.found.entry, in: scene, rule: actor.rule, weight: 1)
      ]
    }
    StanceRules(scene, voices, shifters).apply(
      resolver.found(.stance) + resolver.found(.metaphor), to: &actors, &log)
    implied = isNamed ? [] : hints.sentences
    let movers = implied.union(actors.lazy.filter(\.isMover).map(\.sentence))
    frames = FrameRules(
      scene, resolver.found(.frame), resolver.refused, movers, implied: implied, voices, &log)
    cities = ArticleRules.cities(scene, resolver.found(.place), movers, &log)
    heard = Heard(scene, quotations, voices)
    mentions = actors.map { Self.mention($0, scene, voices) }
    Self.noteSources(voices, scene, &log)
    isUnclear = Self.noteRefused(resolver.refused, scene, &log)
  }

  private static func mention(_ actor: Actor, _ scene: Scene, _ voices: Voices) -> Mention {
    let token = actor.tokens.lowerBound
    let score = actor.lenientScore
    return Mention(
      part: scene.part, sentence: actor.sentence, start: actor.found.match.start,
      end: actor.found.match.end, surface: scene.surface(actor.tokens), group: actor.group,
      stance: actor.isMover ? ArticleRules.stance(ofMention: score) : .neutral,
      strictStance: actor.isMover ? ArticleRules.stance(ofMention: actor.strictScore) : .neutral,
      score: score, speaker: voices.role[token], isQuoted: voices.isQuoted[token],
      labelUse: actor.labelUse, evidence: actor.evidence)
  }

  private static func noteSources(_ voices: Voices, _ scene: Scene, _ log: inout EvidenceLog) {
    for event in voices.events {
      log.add(event.cue.match, event.cue.entry, in: scene, rule: "attribution", weight: 1)
      if let speaker = event.speaker {
        log.add(speaker.match, speaker.entry, in: scene, rule: "speaker", weight: 1)
      }
    }
  }

  /// Notes refused people and words of stance; says whether a word for movers was among them.
  private static func noteRefused(
    _ refused: [Refused], _ scene: Scene, _ log: inout EvidenceLog
  ) -> Bool {
    var isUnclear = false
    for item in refused where [.groups, .labels, .stance].contains(item.entry.table) {
      if item.reason == .needs, item.entry.code == "internal" { isUnclear = true }
      guard item.reason != .longer || item.entry.table != .stance else { continue }
      log.add(
        item.match, item.entry, in: scene, rule: "refused", weight: item.entry.weight, shifted: 0,
        blocked: item.reason.rawValue)
    }
    return isUnclear
  }
}
