/// What is known beside the articles: each part may be empty.
package struct Surroundings: Hashable, Sendable {
  package var outlets: [MeasuredOutlet]
  package var arrivals: [Arrivals]
  package var gold: [Validation.Unit]
  /// Words, which articles are measured without.
  package var keywords: [Keyword]
  package var resampling: Resampling

  package init(
    outlets: [MeasuredOutlet] = [], arrivals: [Arrivals] = [], gold: [Validation.Unit] = [],
    keywords: [Keyword] = [],
    resampling: Resampling = Resampling(draws: 2000, seed: 1)
  ) {
    self.outlets = outlets
    self.arrivals = arrivals
    self.gold = gold
    self.keywords = keywords
    self.resampling = resampling
  }
}

/// Measures a corpus.
///
/// Pure and deterministic: sums run in order of stories and articles, and no result depends on
/// anything but the articles, which come in order of id, and what surrounds them.
package func measure(
  _ articles: [MeasuredArticle], _ surroundings: Surroundings = Surroundings()
) -> Findings {
  let corpus = Corpus(articles)
  let overview = corpus.overview()
  let all = corpus.relevant
  let firsts = all.filter { corpus.isFirstPrinting[$0] }
  let own = all.filter { !corpus.isOfReaders($0) }
  let frames = corpus.frequentFirst(all) { $0.frames }
  let languages = corpus.groups(all, known: Codes.languages) { [$0.language] }
  let cities = corpus.groups(all, known: Codes.cities) { $0.cities.isEmpty ? ["none"] : $0.cities }
  let everyone = [(key: "all", positions: all)]
  let reprints = all.filter { !corpus.isFirstPrinting[$0] }
  let printings =
    everyone + [(key: "first", positions: firsts)]
    + (reprints.isEmpty ? [] : [(key: "reprints", positions: reprints)])
  let stanceByLanguage = corpus.stanceTable("stance-by-language", languages)
  let stanceByCity = corpus.stanceTable("stance-by-city", cities)
  let framesByLanguage = corpus.table("frames-by-language", languages, frames) { $0.frames }
  let framesByCity = corpus.table("frames-by-city", cities, frames) { $0.frames }
  let register = Register(surroundings.outlets)
  let languagePair = [("kk", "ru")]
  let cityPairs = everyPair(["astana", "almaty", "shymkent"])
  let ownership = register.groups(own, of: corpus, \.ownership)
  let outlets = corpus.largestFirst(corpus.groups(own, known: []) { [$0.outlet] })
  let timeLine = corpus.timeLine(outlets: overview.relevanceByOutlet.rows.map(\.key))
  let voices = codes(Codes.speakers, and: all.flatMap { articles[$0].voices })
  let labelUse = codes(Codes.labelUse, and: all.map { articles[$0].labelUse })
  return Findings(
    articles: articles, isFirstPrinting: corpus.isFirstPrinting, overview: overview,
    stance: corpus.readings(all, firsts), stanceParts: corpus.stanceParts(all),
    stanceByOutlet: corpus.stanceTable(
      "stance-by-outlet", outlets),
    stanceByOwnership: corpus.stanceTable("stance-by-ownership", ownership),
    stanceByCommission: corpus.stanceTable(
      "stance-by-commission", register.groups(own, of: corpus, \.commission)),
    stanceByMedium: corpus.stanceTable(
      "stance-by-medium", register.groups(own, of: corpus, \.medium)),
    stanceByRegion: corpus.stanceTable(
      "stance-by-region", register.groups(own, of: corpus, \.region)),
    stanceByGenre: corpus.stanceTable(
      "stance-by-genre", corpus.groups(all, known: Codes.genres) { [$0.genre] }),
    stanceByLanguage: stanceByLanguage, stanceByCity: stanceByCity,
    stanceByFrame: corpus.stanceTable(
      "stance-by-frame", corpus.groups(all, known: frames) { $0.frames }),
    stanceBySpeaker: corpus.stanceBySpeaker(),
    stanceDifferences: differences(stanceByLanguage, languagePair),
    stanceCityDifferences: differences(stanceByCity, cityPairs), editions: corpus.editions(),
    frames: corpus.table("frames", printings, frames) { $0.frames },
    frameSalience: corpus.frameSalience(all, frames),
    framesByCity: framesByCity, framesByLanguage: framesByLanguage,
    frameDifferences: differences(framesByLanguage, languagePair),
    frameCityDifferences: differences(framesByCity, cityPairs),
    framesByOwnership: corpus.table("frames-by-ownership", ownership, frames) { $0.frames },
    framesByOutlet: corpus.table("frames-by-outlet", outlets, frames) { $0.frames },
    framesByGenre: corpus.table(
      "frames-by-genre", corpus.groups(all, known: Codes.genres) { [$0.genre] }, frames
    ) { $0.frames },
    framesByVoice: corpus.table(
      "frames-by-voice", corpus.groups(all, known: Codes.speakers) { $0.voices }, frames
    ) { $0.frames },
    framesByTime: corpus.table(
      "frames-by-time", timeLine.buckets.map { ($0.key, $0.relevant.articles) }, frames
    ) { $0.frames },
    framePairs: corpus.framePairs(frames),
    voices: corpus.table("voices", everyone + languages, voices) { $0.voices },
    voicesByOutlet: corpus.table("voices-by-outlet", outlets, voices) { $0.voices },
    voicesByCity: corpus.table("voices-by-city", cities, voices) { $0.voices },
    labelUse: corpus.table("label-use", everyone + languages, labelUse) { [$0.labelUse] },
    labelUseByOutlet: corpus.table("label-use-by-outlet", outlets, labelUse) { [$0.labelUse] },
    labelUseByCity: corpus.table("label-use-by-city", cities, labelUse) { [$0.labelUse] },
    names: corpus.names(), stanceByName: corpus.stanceByName(),
    attention: corpus.attention(register), arrivals: corpus.attention(surroundings.arrivals),
    keywords: surroundings.keywords,
    days: corpus.publishingDays(
      corpus.largestFirst(
        corpus.groups(Array(articles.indices), known: []) { [$0.outlet] })),
    timeLine: timeLine,
    robustness: corpus.robustness(frames, surroundings.resampling),
    validation: corpus.validation(surroundings.gold, frames: frames))
}

extension Corpus {
  typealias Group = (key: String, positions: [Int])

  func overview() -> Overview {
    let everything = Array(articles.indices)
    let undated = everything.filter { months[$0] == nil }
    let days = everything.compactMap {
      months[$0] == nil ? nil : articles[$0].day.map { String($0.prefix(10)) }
    }
    let outlets = largestFirst(groups(everything, known: []) { [$0.outlet] })
    let languages = groups(everything, known: Codes.languages) { [$0.language] }
    return Overview(
      articles: articles.count, stories: storyCount, relevant: count(relevant),
      undated: count(undated),
      undatedRelevant: count(undated.filter { articles[$0].relevance == "internal" }),
      firstDay: days.min(), lastDay: days.max(),
      relevance: relevanceTable("relevance", [("all", everything)]),
      relevanceByOutlet: relevanceTable("relevance-by-outlet", outlets),
      relevanceByLanguage: relevanceTable("relevance-by-language", languages))
  }

  private func relevanceTable(_ name: String, _ groups: [Group]) -> Table<Count> {
    let columns = codes(Codes.relevance, and: articles.map(\.relevance))
    let rows = groups.map { group in
      let cells = columns.map { code in
        count(group.positions.filter { articles[$0].relevance == code })
      }
      return Table<Count>.Row(
        key: group.key, units: group.positions.count, stories: storyCount(of: group.positions),
        cells: cells)
    }
    return Table(name: name, unit: .articles, columns: columns, rows: rows)
  }

  /// Shares of articles that bear each code, by group.
  func table(
    _ name: String, _ groups: [Group], _ columns: [String], of codes: (MeasuredArticle) -> [String]
  ) -> Table<Share> {
    let rows = groups.map { group in
      let sample = sample(group.positions, codes: codes)
      let cells = columns.map { sample.share(of: $0) }
      return Table<Share>.Row(
        key: group.key, units: sample.units.count, stories: sample.stories, cells: cells)
    }
    return Table(name: name, unit: .articles, columns: columns, rows: rows)
  }

  func stanceTable(_ name: String, _ groups: [Group]) -> Table<Share> {
    let rows = groups.map { group in
      stanceRow(group.key, sample(group.positions) { [$0.strictStance] }, Codes.stances)
    }
    return Table(name: name, unit: .articles, columns: Codes.stances, rows: rows)
  }

  func stanceRow(_ key: String, _ sample: Sample, _ columns: [String]) -> Table<Share>.Row {
    let cells = columns.map { sample.share(of: $0) }
    let net = sample.difference(
      sample.share(of: "positive"), sample.share(of: "negative"), codes: ("positive", "negative"))
    return Table<Share>.Row(
      key: key, units: sample.units.count, stories: sample.stories, cells: cells, net: net)
  }

  /// The stance of all relevant articles, read in several ways; the strict reading first.
  func readings(_ all: [Int], _ firsts: [Int]) -> Table<Share> {
    let reprints = all.filter { !isFirstPrinting[$0] }
    let samples: [(String, Sample)] = [
      ("all", sample(all) { [$0.strictStance] }), ("first", sample(firsts) { [$0.strictStance] }),
      ("reprints", sample(reprints) { [$0.strictStance] }),
      ("lenient", sample(all) { [$0.stance] }), ("outlet", sample(all) { [$0.outletStance] }),
    ]
    return Table(
      name: "stance", unit: .articles, columns: Codes.stances,
      rows: samples.filter { $0.0 != "reprints" || !reprints.isEmpty }
        .map { stanceRow($0.0, $0.1, Codes.stances) })
  }

  /// Frames that the title bears, and those that lead their articles.
  func frameSalience(_ all: [Int], _ frames: [String]) -> Table<Share> {
    let samples = [
      ("title", sample(all, codes: \.titleFrames)),
      ("leading", sample(all, codes: \.leadingFrames)),
    ]
    let rows = samples.map { key, sample in
      Table<Share>.Row(
        key: key, units: sample.units.count, stories: sample.stories,
        cells: frames.map { sample.share(of: $0) })
    }
    return Table(name: "frame-salience", unit: .articles, columns: frames, rows: rows)
  }

  /// The sign of each part of stance.
  func stanceParts(_ all: [Int]) -> Table<Share> {
    let columns = Codes.stances.filter { $0 != "mixed" }
    let rows = Codes.parts.map { part in
      let signs = sample(all) { article in
        [article.parts.first { $0.name == part }?.stance ?? "neutral"]
      }
      return stanceRow(part, signs, columns)
    }
    return Table(name: "stance-parts", unit: .articles, columns: columns, rows: rows)
  }

  /// Mentions know no `mixed`.
  func stanceBySpeaker() -> Table<Share> {
    let columns = Codes.stances.filter { $0 != "mixed" }
    var units: [String: [Sample.Unit]] = [:]
    for position in relevant {
      for mention in articles[position].mentions {
        units[mention.speaker, default: []].append(
          Sample.Unit(article: position, story: storyOf[position], codes: [mention.stance]))
      }
    }
    let rows = codes(Codes.speakers, and: units.keys).compactMap { speaker in
      units[speaker].map { stanceRow(speaker, Sample($0), columns) }
    }
    return Table(name: "stance-by-speaker", unit: .mentions, columns: columns, rows: rows)
  }

  /// Groups by the number of their relevant articles, then of all, then by key.
  func largestFirst(_ groups: [Group]) -> [Group] {
    groups.map { group in
      (group, group.positions.count { articles[$0].relevance == "internal" })
    }.sorted {
      ($1.1, $1.0.positions.count, $0.0.key) < ($0.1, $0.0.positions.count, $1.0.key)
    }.map(\.0)
  }

  /// Codes by how many articles bear them, then by name.
  func frequentFirst(_ positions: [Int], of codes: (MeasuredArticle) -> [String]) -> [String] {
    groups(positions, known: [], of: codes)
      .sorted { ($1.positions.count, $0.key) < ($0.positions.count, $1.key) }
      .map(\.key)
  }
}
