internal import Basics
internal import Coding
internal import Ingest
internal import Lexicons
internal import Linguistics
internal import Measures
internal import Reports
internal import Store
internal import Workbench

/// Rows of the CSV files and of Measures, from one coded article.
struct OutputRows {
  let story: CodedStory
  let outlet: Configuration.Outlet?
  /// The name of the source it was read from.
  let source: String

  private var movers: [Mention] {
    story.coded.mentions.filter { Mention.moverGroups.contains($0.group) }
  }

  var measured: MeasuredArticle {
    var measured = figures
    if story.coded.relevance == .internal { measured.passages = PassageMaker(story).passages() }
    return measured
  }

  /// The same without passages, which only a report shows.
  var figures: MeasuredArticle {
    let coded = story.coded
    return MeasuredArticle(
      id: story.id, story: story.story, outlet: story.outlet, language: story.analysis.language,
      day: story.article.published?.day, title: story.article.title ?? "",
      address: story.article.address, relevance: coded.relevance.rawValue,
      stance: coded.stance.rawValue, strictStance: coded.strictStance.rawValue,
      outletStance: coded.outletStance.rawValue, parts: coded.stanceParts.measured,
      frames: coded.frames, titleFrames: titleFrames, leadingFrames: leadingFrames,
      voices: coded.voices, cities: coded.cities,
      labelUse: coded.labelUse.rawValue, genre: coded.genre.rawValue,
      mentions: movers.map(measured), passages: [])
  }

  private var titleFrames: [String] {
    story.coded.frames.filter { frame in
      story.coded.frameMatches.contains { $0.part == .title && $0.frame == frame }
    }
  }

  /// Several matches in one sentence are one sentence.
  private var leadingFrames: [String] {
    let counts = story.coded.frames.map { frame in
      let matches = story.coded.frameMatches.filter { $0.frame == frame }
      return (frame, Set(matches.map { $0.part == .title ? -1 : $0.sentence }).count)
    }
    let most = counts.map(\.1).max() ?? 0
    return most == 0 ? [] : counts.filter { $0.1 == most }.map(\.0)
  }

  /// Words that point at movers without a name for them: они, олар.
  private static let nameless = ["reference", "hint"]

  /// Under the entry that names the movers.
  private func measured(_ mention: Mention) -> MeasuredMention {
    let naming = mention.evidence.lazy.map { story.coded.evidence[$0] }.first {
      [Table.groups.rawValue, Table.labels.rawValue].contains($0.layer)
        && $0.start == mention.start && !Self.nameless.contains($0.code)
    }
    return MeasuredMention(
      speaker: mention.speaker, stance: mention.strictStance.rawValue, name: naming?.entry ?? "")
  }

  func article(isFirstPrinting: Bool) -> ArticleRow {
    let coded = story.coded
    return ArticleRow(
      articleID: story.id, storyID: story.story, outlet: story.outlet,
      outletName: outlet?.name ?? story.outlet, region: outlet?.region ?? "",
      owner: outlet?.owner ?? "", language: story.analysis.language, script: story.analysis.script,
      date: story.article.published?.text, dateOrigin: story.article.published?.origin.rawValue,
      title: story.article.title ?? "", address: story.article.address,
      canonical: story.document.identity, words: story.analysis.words,
      sentences: story.sentences.count, relevance: coded.relevance.rawValue,
      stance: coded.stance.rawValue, stanceStrict: coded.strictStance.rawValue,
      stanceOutlet: coded.outletStance.rawValue, stanceParts: row(coded.stanceParts),
      frames: coded.frames, finerFrames: coded.finerFrames, voices: coded.voices,
      cities: coded.cities, origins: coded.origins,
      ties: Set(coded.ties.map { "\($0.tie):\($0.state.rawValue)" }).sorted(),
      labelUse: coded.labelUse.rawValue, genre: coded.genre.rawValue, metaphors: coded.metaphors,
      mentionsInternal: movers.count,
      isFirstPrinting: isFirstPrinting, encoding: story.document.encoding ?? "", source: source,
      pageSHA256: story.document.digest)
  }

  private func row(_ parts: StanceParts) -> StancePartsRow {
    StancePartsRow(
      people: parts.people, coming: parts.coming, demand: parts.demand, sympathy: parts.sympathy)
  }

  var mentions: [MentionRow] {
    story.coded.mentions.enumerated().map { index, mention in
      MentionRow(
        mentionID: mentionID(story.id, index), articleID: story.id, storyID: story.story,
        part: mention.part.rawValue, sentence: mention.sentence, start: mention.start,
        end: mention.end, surface: mention.surface, group: mention.group,
        stance: mention.stance.rawValue, stanceStrict: mention.strictStance.rawValue,
        score: mention.score, stanceParts: row(mention.parts), speaker: mention.speaker,
        isQuoted: mention.isQuoted,
        labelUse: mention.labelUse.rawValue, mayBeIronic: mention.mayBeIronic,
        evidenceIDs: mention.evidence.map { evidenceID(story.id, $0) })
    }
  }

  var frames: [FrameRow] {
    story.coded.frameMatches.enumerated().map { index, match in
      FrameRow(
        frameID: frameID(story.id, index), articleID: story.id, storyID: story.story,
        part: match.part.rawValue, sentence: match.sentence, frame: match.frame,
        finer: match.finer, isCoded: story.coded.frames.contains(match.frame),
        speaker: match.speaker, evidenceIDs: match.evidence.map { evidenceID(story.id, $0) })
    }
  }

  var evidence: [EvidenceRow] {
    story.coded.evidence.enumerated().map { index, item in
      EvidenceRow(
        evidenceID: evidenceID(story.id, index), articleID: story.id, part: item.part.rawValue,
        sentence: item.sentence, start: item.start, end: item.end, surface: item.surface,
        entry: item.entry, layer: item.layer, code: item.code, rule: item.rule,
        weight: item.weight, shiftedWeight: item.shiftedWeight, blocked: item.blocked)
    }
  }
}
