package import Basics
package import Lexicons
internal import Linguistics

/// Raised whenever the same analysed text with the same lexicon gives another coding.
package let codingVersion = 4

/// Codes articles.
///
/// One for each thread: it keeps the words it has met.
package final class Coder {
  let matcher: Matcher
  private var infos = TokenInfos()

  package init(_ lexicon: CompiledLexicon) { matcher = Matcher(lexicon) }

  /// The digest of the lexicon and of what read its patterns: part of the key of stored results,
  /// with `codingVersion`.
  package var digest: Digest { matcher.lexicon.digest }

  package func code(_ input: CodingInput) -> CodedArticle {
    var log = EvidenceLog()
    let title = PartCoding(Scene(.title, input.title, &infos), matcher, &log)
    let parts = [
      title,
      PartCoding(Scene(.text, input.text, &infos), matcher, headlined: title.guest, &log),
    ]
    var article = CodedArticle()
    article.lexicon = digest.short
    let actors = parts.flatMap(\.actors)
    article.relevance = ArticleRules.relevance(
      actors, implied: parts.contains { !$0.implied.isEmpty },
      unclear: parts.contains(where: \.isUnclear))
    article.mentions = parts.flatMap(\.mentions)
    article.frameMatches = parts.flatMap(\.frames.matches)
    if article.relevance == .internal { fill(&article, parts, actors, &log) }
    article.genre = VoiceRules.genre(parts.map(\.heard))
    article.voices = VoiceRules.voices(
      parts.map(\.heard), isInternal: article.relevance == .internal, stance: article.stance)
    number(&article, parts, log)
    return article
  }

  private func fill(
    _ article: inout CodedArticle, _ parts: [PartCoding], _ actors: [Actor],
    _ log: inout EvidenceLog
  ) {
    var scores: [String: Double] = [:]
    var finer: [String: Double] = [:]
    for part in parts {
      scores.merge(part.frames.scores) { $0 + $1 }
      finer.merge(part.frames.finerScores) { $0 + $1 }
    }
    article.frames = FrameRules.frames(
      scores, sentences: parts.reduce(0) { $0 + $1.scene.text.sentences.count })
    article.finerFrames = FrameRules.finer(finer, under: article.frames, matcher.lexicon.codebook)
    article.frameScores = FrameRules.summary(scores, article.frameMatches)
    article.cities = Set(parts.flatMap(\.cities)).sorted()
    article.origins = Set(parts.flatMap(\.origins)).sorted()
    article.ties = parts.flatMap(\.ties)
    article.labelUse = ArticleRules.labelUse(actors)
    judge(
      &article,
      actors.filter(\.isMover).flatMap(\.contributions)
        + Grounds.contributions(parts, frames: article.frames, &log))
    // A townsperson's letter is not the outlet's own voice.
    if article.stance == .negative, VoiceRules.isNarrated(parts.map(\.heard)) {
      article.outletStance = .neutral
    }
  }

  private func judge(_ article: inout CodedArticle, _ contributions: [Actor.Contribution]) {
    let strict = contributions.filter { $0.part != .sympathy }
    article.stance = ArticleRules.stance(of: contributions.map(\.weight))
    article.strictStance = ArticleRules.stance(of: strict.map(\.weight))
    article.outletStance = ArticleRules.stance(
      of: contributions.filter(\.isOutlets).map(\.weight), threshold: Tuning.outletThreshold)
    article.stanceParts = contributions.parts
    article.speakers = Dictionary(grouping: contributions, by: \.speaker)
      .map { SpeakerStance(role: $0, parts: $1.parts) }.sorted { $0.role < $1.role }
    article.sentences = Dictionary(grouping: contributions, by: \.place)
      .map { SentenceStance(place: $0, parts: $1.parts) }.sorted { $0.place < $1.place }
  }

  /// Evidence is numbered by its place in the article; everything that points to it follows.
  private func number(
    _ article: inout CodedArticle, _ parts: [PartCoding], _ log: EvidenceLog
  ) {
    let (evidence, numbers) = log.ordered(title: parts[0].scene, text: parts[1].scene)
    article.evidence = evidence
    if article.relevance == .internal {
      article.metaphors = Set(
        evidence.filter {
          $0.layer == Table.metaphors.rawValue && $0.blocked == nil && $0.shiftedWeight < 0
        }.map(\.code)
      ).sorted()
    }
    func renumber(_ old: inout [Int]) { old = old.map { numbers[$0] }.sorted() }
    for mention in article.mentions.indices { renumber(&article.mentions[mention].evidence) }
    for frame in article.frameMatches.indices { renumber(&article.frameMatches[frame].evidence) }
    for tie in article.ties.indices { renumber(&article.ties[tie].evidence) }
  }
}
