package import Coding

/// What changes in one article from one coding to another.
package struct ArticleChange: Sendable {
  package struct Codes: Hashable, Sendable {
    package var variable: ArticleVariable
    package var before: [String]
    package var after: [String]

    package var gained: [String] { after.filter { !before.contains($0) } }
    package var lost: [String] { before.filter { !after.contains($0) } }
  }

  /// What one sentence says of movers.
  package struct Sentence: Hashable, Sendable {
    package var place: SentencePlace
    /// Nil where the sentence says nothing of them.
    package var stance: (before: Stance?, after: Stance?)
    package var gainedFrames: [String]
    package var lostFrames: [String]

    package var changesStance: Bool { stance.before != stance.after }
    package var changesFrames: Bool { !gainedFrames.isEmpty || !lostFrames.isEmpty }
  }

  package var card: ArticleCard
  /// Its number in the corpus.
  package var number: Int
  package var codes: [Codes]
  package var sentences: [Sentence]
  package var evidence: [EvidenceChange]

  /// Codes and sentences stay as they are; only what is behind them differs.
  package var isEvidenceOnly: Bool { codes.isEmpty && sentences.isEmpty }

  /// `newIDs` tells rows that have another id now.
  package init(
    _ number: Int, _ card: ArticleCard, from before: CodedArticle, to after: CodedArticle,
    newIDs: [String: String]
  ) {
    (self.number, self.card) = (number, card)
    codes = ArticleVariable.allCases.compactMap { variable in
      let (old, new) = (variable.codes(of: before), variable.codes(of: after))
      return old == new ? nil : Codes(variable: variable, before: old, after: new)
    }
    sentences = Self.sentences(SentenceCodes.of(before), SentenceCodes.of(after))
    evidence = EvidenceChange.changes(from: before.evidence, to: after.evidence, newIDs: newIDs)
  }

  private static func sentences(
    _ before: [SentencePlace: SentenceCodes], _ after: [SentencePlace: SentenceCodes]
  ) -> [Sentence] {
    Set(before.keys).union(after.keys).sorted().compactMap { place in
      let old = before[place] ?? SentenceCodes()
      let new = after[place] ?? SentenceCodes()
      guard old != new else { return nil }
      return Sentence(
        place: place, stance: (old.stance, new.stance),
        gainedFrames: new.frames.subtracting(old.frames).sorted(),
        lostFrames: old.frames.subtracting(new.frames).sorted())
    }
  }

  /// How much there is to see, for what is shown first: relevance before stance before frames before
  /// the rest.
  package var gravity: Int {
    var sum = sentences.count + (isEvidenceOnly ? 0 : 1)
    for change in codes {
      switch change.variable {
      case .relevance: sum += 10_000
      case .stance: sum += isFlip(change) ? 4000 : 2000
      case .frames: sum += 500 * (change.gained.count + change.lost.count)
      case .strictStance, .outletStance, .labelUse: sum += 300
      case .voices, .cities: sum += 200
      case .finerFrames, .origins, .ties, .metaphors: sum += 100
      }
    }
    return sum
  }

  private func isFlip(_ change: Codes) -> Bool {
    Set(change.before + change.after) == ["negative", "positive"]
  }
}

extension ArticleChange.Sentence {
  package static func == (a: Self, b: Self) -> Bool {
    a.place == b.place && a.stance == b.stance && a.gainedFrames == b.gainedFrames
      && a.lostFrames == b.lostFrames
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(place) }
}

/// Stance and frames of one sentence.
private struct SentenceCodes: Hashable {
  var stance: Stance?
  var frames: Set<String> = []

  /// None of an article that is not about movers: no figure counts them.
  static func of(_ coded: CodedArticle) -> [SentencePlace: SentenceCodes] {
    guard coded.relevance == .internal else { return [:] }
    var codes: [SentencePlace: SentenceCodes] = [:]
    for sentence in coded.sentences {
      codes[sentence.place, default: SentenceCodes()].stance = sentence.parts.stance
    }
    for match in coded.frameMatches {
      let place = SentencePlace(part: match.part, sentence: match.sentence)
      codes[place, default: SentenceCodes()].frames.formUnion([match.frame] + match.finer)
    }
    return codes
  }
}
