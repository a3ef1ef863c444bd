/// What people found in a probability sample of a corpus, against what the program found in the same
/// articles.
package struct Validation: Hashable, Sendable {
  /// An article of the sample.
  package struct Unit: Hashable, Sendable {
    /// Its id.
    package var article: String
    /// How many articles of the corpus it stands for; only ratios count.
    package var weight: Double
    /// By people: as `MeasuredArticle` has them; nil where it was not coded.
    package var relevance: String?
    package var stance: String?
    package var strictStance: String?
    package var frames: [String]?
    package var voices: [String]?

    package init(
      article: String, weight: Double = 1, relevance: String? = nil, stance: String? = nil,
      strictStance: String? = nil, frames: [String]? = nil, voices: [String]? = nil
    ) {
      self.article = article
      self.weight = weight
      self.relevance = relevance
      self.stance = stance
      self.strictStance = strictStance
      self.frames = frames
      self.voices = voices
    }
  }

  /// One code as people and the program gave it.
  package struct Code: Hashable, Sendable {
    /// As `HeadlineFigure.key`.
    package var key: String
    /// `all`, `kk`, `ru`, or a city.
    package var group: String
    /// Articles of the sample that both coded; those to which people gave the code, the program, both.
    package var units: Int
    package var cases: Int
    package var found: Int
    package var hits: Int
    /// Krippendorff's alpha of the code: there or not.
    package var alpha: Double?
    /// The share by the program over all articles, corrected by the weighted mean of what people found
    /// beyond it in the sample, with the interval of both; nil below two units.
    package var corrected: Estimate?

    package var precision: Double? { found > 0 ? Double(hits) / Double(found) : nil }
    package var recall: Double? { cases > 0 ? Double(hits) / Double(cases) : nil }
    /// With fewer cases no agreement can be told, and the code stays out of the findings.
    package var hasEnough: Bool { cases >= Validation.fewestCases }
  }

  package static let fewestCases = 30

  /// Articles of the sample that are in the corpus, and all of it.
  package var matched: Int
  package var units: Int
  package var codes: [Code]

  package func code(_ key: String, in group: String = "all") -> Code? {
    codes.first { $0.key == key && $0.group == group }
  }

  /// Whether two groups may be compared by a code: it is found and precise in both, and neither recall
  /// nor precision differ between them by more than chance explains; nil where people coded too few.
  package func isComparable(_ key: String, _ first: String, _ second: String) -> Bool? {
    guard let a = code(key, in: first), let b = code(key, in: second), a.hasEnough, b.hasEnough
    else { return nil }
    func differs(_ part: Int, _ whole: Int, _ other: Int, _ otherWhole: Int) -> Bool {
      guard whole > 0, otherWhole > 0 else { return false }
      return differenceProbability(
        Double(part) / Double(whole), size: Double(whole),
        Double(other) / Double(otherWhole), size: Double(otherWhole)) < 0.05
    }
    return !differs(a.hits, a.cases, b.hits, b.cases) && !differs(a.hits, a.found, b.hits, b.found)
  }
}

/// The share of a code by the program, and what people add to it: the difference estimator of survey
/// sampling (Särndal, Swensson and Wretman 1992, Model Assisted Survey Sampling, section 6.3; known in
/// machine learning as prediction-powered inference, Angelopoulos and others 2023, Science
/// 382:669-674).
///
/// It is right on average whatever the errors of the program, for it asks only what people found in a
/// probability sample; the better the program, the narrower its interval.
///
/// - Parameters:
///   - share: The program's, over all units.
///   - pairs: Of each unit of the sample its weight, whether people gave the code, and the program.
package func corrected(
  _ share: Share, _ pairs: [(weight: Double, gold: Bool, coded: Bool)]
) -> Estimate? {
  guard pairs.count >= 2, let p = share.value, let interval = share.interval else { return nil }
  let weights = pairs.reduce(0) { $0 + $1.weight }
  guard weights > 0 else { return nil }
  let errors = pairs.map { ($0.gold ? 1.0 : 0) - ($0.coded ? 1.0 : 0) }
  let mean = zip(pairs, errors).reduce(0) { $0 + $1.0.weight * $1.1 } / weights
  let n = Double(pairs.count)
  let squares = zip(pairs, errors).reduce(0) {
    let part = $1.0.weight * ($1.1 - mean)
    return $0 + part * part
  }
  // A sample without an error may have come of one in n: the rule of a half a case.
  let variance = max(n / (n - 1) * squares / (weights * weights), 0.25 / (n * n))
  let own = (interval.high - interval.low) / (2 * normalQuantile)
  let half = studentQuantile(freedom: pairs.count - 1) * (variance + own * own).squareRoot()
  let value = max(0, min(1, p + mean))
  return Estimate(
    value: value, interval: Interval(max(0, p + mean - half), min(1, p + mean + half)),
    isTooFew: share.isTooFew)
}

extension Corpus {
  /// Sets the sample against the corpus: relevance over all articles, the rest over those that both
  /// take for relevant.
  func validation(_ sample: [Validation.Unit], frames: [String]) -> Validation? {
    guard !sample.isEmpty else { return nil }
    let positions = Dictionary(
      articles.indices.map { (articles[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
    let units = sample.compactMap { unit in positions[unit.article].map { (unit, $0) } }
    guard !units.isEmpty else { return nil }
    var codes: [Validation.Code] = []
    for (group, all, isIn) in validationGroups {
      let here = units.filter { isIn($0.1) }
      func note(
        _ key: String, of population: [Int], _ here: [(Validation.Unit, Int)],
        gold: (Validation.Unit) -> Bool?, coded: @escaping (MeasuredArticle) -> Bool
      ) {
        let pairs = here.compactMap { unit, position in
          gold(unit).map { (weight: unit.weight, gold: $0, coded: coded(articles[position])) }
        }
        guard !pairs.isEmpty else { return }
        let share = self.sample(population) { coded($0) ? [key] : [] }.share(of: key)
        codes.append(
          Validation.Code(
            key: key, group: group, units: pairs.count, cases: pairs.count(where: \.gold),
            found: pairs.count(where: \.coded), hits: pairs.count { $0.gold && $0.coded },
            alpha: PairTable(pairs.map { ($0.gold, $0.coded) }).alpha(),
            corrected: corrected(share, pairs)))
      }
      note(
        "relevant", of: all, here, gold: { unit in unit.relevance.map { $0 == "internal" } },
        coded: { $0.relevance == "internal" })
      let relevant = all.filter { articles[$0].relevance == "internal" }
      let both = here.filter { unit, position in
        articles[position].relevance == "internal"
          && (unit.relevance ?? "internal") == "internal"
      }
      for stance in ["negative", "positive"] {
        note(
          "stance.\(stance)", of: relevant, both,
          gold: { $0.strictStance.map { $0 == stance } }, coded: { $0.strictStance == stance })
        note(
          "stance.lenient.\(stance)", of: relevant, both, gold: { $0.stance.map { $0 == stance } },
          coded: { $0.stance == stance })
      }
      for frame in frames {
        note(
          "frames.\(frame)", of: relevant, both, gold: { $0.frames?.contains(frame) },
          coded: { $0.frames.contains(frame) })
      }
      for voice in ["official", "mover"] {
        note(
          "voices.\(voice)", of: relevant, both, gold: { $0.voices?.contains(voice) },
          coded: { $0.voices.contains(voice) })
      }
    }
    return Validation(matched: units.count, units: sample.count, codes: codes)
  }

  /// Everything, the languages, the cities.
  private var validationGroups: [(key: String, positions: [Int], isIn: (Int) -> Bool)] {
    let all = Array(articles.indices)
    var found: [(key: String, positions: [Int], isIn: (Int) -> Bool)] = [
      ("all", all, { _ in true })
    ]
    for language in ["kk", "ru"] {
      found.append(
        (
          language, all.filter { articles[$0].language == language },
          { articles[$0].language == language }
        ))
    }
    for city in ["astana", "almaty", "shymkent"] {
      found.append(
        (
          city, all.filter { articles[$0].cities.contains(city) },
          { articles[$0].cities.contains(city) }
        ))
    }
    return found
  }
}
