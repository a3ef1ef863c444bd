internal import Basics
internal import Coding
package import Measures

/// What follows in a corpus from another state of the tables.
package struct LexiconEffect: Sendable {
  /// Articles in the corpus.
  package private(set) var articles = 0
  /// Articles whose codes change; those where single sentences change only; those that keep all codes
  /// by other evidence.
  package private(set) var changedArticles = 0
  package private(set) var sentencesOnly = 0
  package private(set) var evidenceOnly = 0
  /// Sentences whose stance or frames change.
  package private(set) var changedStances = 0
  package private(set) var changedFrames = 0
  /// Codes that any article gains or loses, in the order of the variables.
  package private(set) var counts: [CodeCount] = []
  /// Every figure of the report's head; empty where no article changes.
  package private(set) var figures: [FigureChange] = []
  /// The articles that change most, the gravest first.
  package private(set) var gravest: [ArticleChange] = []

  /// The numbers of all articles that come out differently.
  package private(set) var changed: Set<Int> = []

  /// Whether any code of an article or a sentence changes.
  package var changesCodes: Bool { changedArticles + sentencesOnly > 0 }

  /// How often a code is given.
  package struct CodeCount: Hashable, Sendable {
    package var variable: ArticleVariable
    package var code: String
    package var before: Int
    package var after: Int
    package var gained: Int
    package var lost: Int
  }

  /// A figure of the report as it was and as it would be.
  package struct FigureChange: Hashable, Sendable {
    package var before: HeadlineFigure
    package var after: HeadlineFigure

    package var isChanged: Bool { before.text != after.text || before.number != after.number }
    /// Of the two figures; the articles are the same, so nothing of it is chance.
    package var difference: Double? {
      before.number.flatMap { old in after.number.map { $0 - old } }
    }
  }

  /// Codes what may change and counts.
  ///
  /// `each` gets every article that changes, in order, with what took or took back its words; the
  /// `most` gravest are kept as well.
  package init(
    of comparison: LexiconComparison, keeping most: Int,
    each: ((ArticleChange) throws -> Void)? = nil
  ) throws {
    articles = comparison.corpus.cards.count
    guard comparison.changes.mayChangeCodings else { return }
    let cards = comparison.corpus.cards
    let newIDs = comparison.changes.newIDs
    var recoded: [Int: Pair] = [:]
    var tally = Tally()
    try comparison.visit { number, before, after in
      recoded[number] = Pair(Codes(before), Codes(after))
      changed.insert(number)
      var change = ArticleChange(number, cards[number], from: before, to: after, newIDs: newIDs)
      guard !change.isEvidenceOnly || !change.evidence.isEmpty else { return }
      add(change)
      tally.add(change)
      if let each {
        try comparison.explain(&change)
        try each(change)
      }
      keep(change, most)
    }
    for place in gravest.indices { try comparison.explain(&gravest[place]) }
    guard changedArticles > 0 else { return }
    try measure(comparison, recoded, tally)
  }

  private mutating func add(_ change: ArticleChange) {
    if change.isEvidenceOnly {
      evidenceOnly += 1
    } else if change.codes.isEmpty {
      sentencesOnly += 1
    } else {
      changedArticles += 1
    }
    changedStances += change.sentences.count(where: \.changesStance)
    changedFrames += change.sentences.count(where: \.changesFrames)
  }

  private mutating func keep(_ change: ArticleChange, _ most: Int) {
    let gravity = change.gravity
    guard gravest.count < most || gravest.last.map({ $0.gravity < gravity }) == true else { return }
    let place = gravest.firstIndex { $0.gravity < gravity } ?? gravest.count
    gravest.insert(change, at: place)
    if gravest.count > most { gravest.removeLast() }
  }

  // MARK: Figures

  /// Figures hang on all articles, so the others are read too, but only where any changes.
  private mutating func measure(
    _ comparison: LexiconComparison, _ recoded: [Int: Pair], _ tally: Tally
  ) throws {
    var tally = tally
    var before: [MeasuredArticle] = []
    var after: [MeasuredArticle] = []
    let cards = comparison.corpus.cards
    try comparison.corpus.visitCodings { number, coded in
      let pair = recoded[number] ?? Pair(Codes(coded), nil)
      let old = pair.before.measured(cards[number])
      before.append(old)
      after.append(pair.after?.measured(cards[number]) ?? old)
      tally.count(pair.before)
      return .next
    }
    counts = tally.counts
    figures = FigureChange.all(
      Measures.measure(before).headlineFigures, Measures.measure(after).headlineFigures)
  }

  private struct Pair {
    var before: Codes
    /// Nil where it is the same.
    var after: Codes?

    init(_ before: Codes, _ after: Codes?) { (self.before, self.after) = (before, after) }
  }
}

extension LexiconEffect.FigureChange {
  /// Figures by their keys; one that only one side has is none on the other.
  static func all(_ before: [HeadlineFigure], _ after: [HeadlineFigure]) -> [Self] {
    let new = Dictionary(after.map { ($0.key, $0) }) { first, _ in first }
    let known = Set(before.map(\.key))
    func none(_ figure: HeadlineFigure) -> HeadlineFigure {
      HeadlineFigure(key: figure.key, name: figure.name, value: nil)
    }
    return before.map { Self(before: $0, after: new[$0.key] ?? none($0)) }
      + after.filter { !known.contains($0.key) }.map { Self(before: none($0), after: $0) }
  }
}

/// The codes of an article, as far as figures ask for them.
private struct Codes {
  let codes: [[String]]
  let mentions: [MeasuredMention]
  let parts: [MeasuredPart]

  init(_ coded: CodedArticle) {
    codes = ArticleVariable.allCases.map { $0.codes(of: coded) }
    mentions = coded.mentions.filter { Mention.moverGroups.contains($0.group) }
      .map { MeasuredMention(speaker: $0.speaker, stance: $0.stance.rawValue) }
    parts = coded.stanceParts.measured
  }

  subscript(variable: ArticleVariable) -> [String] {
    ArticleVariable.allCases.firstIndex(of: variable).map { codes[$0] } ?? []
  }

  func measured(_ card: ArticleCard) -> MeasuredArticle {
    func single(_ variable: ArticleVariable, else other: String) -> String {
      self[variable].first ?? other
    }
    return MeasuredArticle(
      id: card.id, story: card.story, outlet: card.outlet, language: card.language, day: card.day,
      title: "", address: nil, relevance: single(.relevance, else: Relevance.none.rawValue),
      stance: single(.stance, else: Stance.neutral.rawValue),
      strictStance: single(.strictStance, else: Stance.neutral.rawValue),
      outletStance: single(.outletStance, else: Stance.neutral.rawValue), parts: parts,
      frames: self[.frames],
      voices: self[.voices], cities: self[.cities],
      labelUse: single(.labelUse, else: LabelUse.none.rawValue), mentions: mentions, passages: [])
  }
}

/// Counts codes.
private struct Tally {
  private struct Counts {
    var before = 0
    var gained = 0
    var lost = 0
  }

  private var byCode: [[String: Counts]] = ArticleVariable.allCases.map { _ in [:] }

  mutating func add(_ change: ArticleChange) {
    for codes in change.codes {
      guard let place = ArticleVariable.allCases.firstIndex(of: codes.variable) else { continue }
      for code in codes.gained { byCode[place][code, default: Counts()].gained += 1 }
      for code in codes.lost { byCode[place][code, default: Counts()].lost += 1 }
    }
  }

  mutating func count(_ codes: Codes) {
    for (place, codes) in codes.codes.enumerated() {
      for code in codes { byCode[place][code, default: Counts()].before += 1 }
    }
  }

  /// Of codes that change.
  var counts: [LexiconEffect.CodeCount] {
    zip(ArticleVariable.allCases, byCode).flatMap { variable, codes in
      codes.filter { $0.value.gained + $0.value.lost > 0 }.sorted { $0.key < $1.key }
        .map { code, counts in
          LexiconEffect.CodeCount(
            variable: variable, code: code, before: counts.before,
            after: counts.before + counts.gained - counts.lost, gained: counts.gained,
            lost: counts.lost)
        }
    }
  }
}
