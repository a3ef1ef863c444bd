internal import Coding
internal import Lexicons

/// Which articles and sentences of a corpus bear a code, and which stand for their stories.
struct CodedUnits {
  /// A sentence with the words by which it bears the code.
  struct Sentence {
    var part: Part
    var sentence: Int
    /// Scalars of the part.
    var spans: [Range<Int>]
    var entries: [String]
  }

  let isAdmitted: [Bool]
  let isTarget: [Bool]
  /// One article of each story: reprints must not make a word look frequent.
  ///
  /// Of a story with the code the first article that bears it.
  let isRepresentative: [Bool]
  let targetStories: Int
  let restStories: Int
  /// For each article with the code its sentences, in order.
  let sentences: [Int: [Sentence]]
  /// For each article the codes of the same kind that it bears, as numbers of `codes`.
  let codesOfArticles: [[Int]]
  /// The topmost codes of the kind.
  let codes: [String]

  /// `gold` says of each article whether people gave it the code; nil leaves it to the codings.
  init(
    _ corpus: any StudyCorpus, _ target: TargetCode, _ filter: ArticleFilter, codebook: Codebook,
    gold: [Bool]? = nil
  ) throws {
    let count = corpus.cards.count
    var isAdmitted = [Bool](repeating: false, count: count)
    var isTarget = gold ?? isAdmitted
    var sentences: [Int: [Sentence]] = [:]
    var codesOfArticles = [[Int]](repeating: [], count: count)
    let kind = target.table.kind
    let codes = codebook.codes(of: kind).filter(\.parent.isEmpty).map(\.code)
    try corpus.visitCodings { number, coding in
      guard filter.admits(corpus.cards[number]), filter.admits(coding) else { return .next }
      isAdmitted[number] = true
      let found = Self.sentences(of: coding, target)
      if !found.isEmpty { sentences[number] = found }
      if gold == nil {
        // Weak evidence may stand in an article that is not about the frame.
        isTarget[number] =
          kind == .frame
          ? !target.members.isDisjoint(with: coding.frames + coding.finerFrames) : !found.isEmpty
      }
      let own = kind == .frame ? Set(coding.frames) : Self.codes(of: coding, kind, codebook)
      codesOfArticles[number] = codes.indices.filter { own.contains(codes[$0]) }
      return .next
    }
    var firsts: [String: Int] = [:]
    for (number, card) in corpus.cards.enumerated() where isAdmitted[number] {
      if let first = firsts[card.story], isTarget[first] || !isTarget[number] { continue }
      firsts[card.story] = number
    }
    var isRepresentative = [Bool](repeating: false, count: count)
    for number in firsts.values { isRepresentative[number] = true }
    targetStories = firsts.values.count { isTarget[$0] }
    restStories = firsts.count - targetStories
    (self.isAdmitted, self.isTarget, self.isRepresentative) = (
      isAdmitted, isTarget, isRepresentative
    )
    (self.sentences, self.codesOfArticles, self.codes) = (sentences, codesOfArticles, codes)
  }

  private static func codes(
    of coding: CodedArticle, _ kind: CodeKind, _ codebook: Codebook
  ) -> Set<String> {
    Set(
      coding.evidence.filter {
        $0.blocked == nil && Lexicons.Table(rawValue: $0.layer)?.kind == kind
      }.map { codebook.top(of: $0.code, kind: kind) })
  }

  private static func sentences(of coding: CodedArticle, _ target: TargetCode) -> [Sentence] {
    var found: [Sentence] = []
    for item in coding.evidence
    where item.blocked == nil && item.layer == target.table.rawValue
      && target.members.contains(item.code)
    {
      let span = item.start..<max(item.start, item.end)
      if let last = found.indices.last, found[last].part == item.part,
        found[last].sentence == item.sentence
      {
        found[last].spans.append(span)
        found[last].entries.append(item.entry)
      } else {
        found.append(
          Sentence(
            part: item.part, sentence: item.sentence, spans: [span], entries: [item.entry]))
      }
    }
    return found
  }
}
