/// Measures a corpus.
///
/// Pure and deterministic: sums run in order of stories and articles, and no result depends on
/// anything but the articles, which come in order of id.
package func measure(_ articles: [MeasuredArticle]) -> Findings {
  let corpus = Corpus(articles)
  let overview = corpus.overview()
  let all = corpus.relevant
  let firsts = all.filter { corpus.isFirstPrinting[$0] }
  let frames = corpus.frequentFirst(all) { $0.frames }
  let languages = corpus.groups(all, known: Codes.languages) { [$0.language] }
  let cities = corpus.groups(all, known: Codes.cities) { $0.cities.isEmpty ? ["none"] : $0.cities }
  let everyone = [(key: "all", positions: all)]
  let printings = everyone + [(key: "first", positions: firsts)]
  let stanceByLanguage = corpus.stanceTable("stance-by-language", languages)
  let framesByLanguage = corpus.table("frames-by-language", languages, frames) { $0.frames }
  return Findings(
    articles: articles, isFirstPrinting: corpus.isFirstPrinting, overview: overview,
    stance: corpus.readings(all, firsts), stanceParts: corpus.stanceParts(all),
    stanceByOutlet: corpus.stanceTable(
      "stance-by-outlet", corpus.largestFirst(corpus.groups(all, known: []) { [$0.outlet] })),
    stanceByLanguage: stanceByLanguage,
    stanceByCity: corpus.stanceTable("stance-by-city", cities),
    stanceByFrame: corpus.stanceTable(
      "stance-by-frame", corpus.groups(all, known: frames) { $0.frames }),
    stanceBySpeaker: corpus.stanceBySpeaker(),
    stanceDifferences: differences(stanceByLanguage),
    frames: corpus.table("frames", printings, frames) { $0.frames },
    framesByCity: corpus.table("frames-by-city", cities, frames) { $0.frames },
    framesByLanguage: framesByLanguage,
    frameDifferences: differences(framesByLanguage),
    framePairs: corpus.framePairs(frames),
    voices: corpus.table(
      "voices", everyone + languages,
      codes(Codes.speakers, and: all.flatMap { articles[$0].voices })
    ) { $0.voices },
    labelUse: corpus.table(
      "label-use", everyone + languages,
      codes(Codes.labelUse, and: all.map { articles[$0].labelUse })
    ) { [$0.labelUse] },
    timeLine: corpus.timeLine(outlets: overview.relevanceByOutlet.rows.map(\.key)))
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
      stanceRow(group.key, sample(group.positions) { [$0.stance] }, Codes.stances)
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

  /// The stance of all relevant articles, read in four ways.
  func readings(_ all: [Int], _ firsts: [Int]) -> Table<Share> {
    let samples: [(String, Sample)] = [
      ("all", sample(all) { [$0.stance] }), ("first", sample(firsts) { [$0.stance] }),
      ("strict", sample(all) { [$0.strictStance] }), ("outlet", sample(all) { [$0.outletStance] }),
    ]
    return Table(
      name: "stance", unit: .articles, columns: Codes.stances,
      rows: samples.map { stanceRow($0.0, $0.1, Codes.stances) })
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

  /// Pairs of frames that meet at all, the most frequent first.
  func framePairs(_ frames: [String]) -> [FramePair] {
    let sample = sample(relevant) { $0.frames }
    let having = frames.map { sample.share(of: $0) }
    var pairs: [FramePair] = []
    for first in frames.indices {
      let met = Set(having[first].articles.flatMap { articles[$0].frames })
      for second in frames.indices.dropFirst(first + 1) where met.contains(frames[second]) {
        let share = sample.share(of: frames[first], frames[second])
        pairs.append(
          FramePair(
            first: frames[first], second: frames[second], share: share,
            expected: Double(having[first].numerator) * Double(having[second].numerator)
              / Double(max(1, relevant.count))))
      }
    }
    return pairs.enumerated().sorted {
      ($1.element.share.numerator, $0.offset) < ($0.element.share.numerator, $1.offset)
    }.map(\.element)
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

/// Kazakh minus Russian, column by column; empty unless both are there.
func differences(_ table: Table<Share>) -> [Difference] {
  guard let kazakh = table.row("kk"), let russian = table.row("ru") else { return [] }
  return zip(table.columns, zip(kazakh.cells, russian.cells)).compactMap { key, cells in
    difference(cells.0, cells.1).map {
      Difference(key: key, first: cells.0, second: cells.1, estimate: $0)
    }
  }
}
