extension Corpus {
  /// Names beyond these are too many for a table.
  static var mostNames: Int { 30 }

  private var namedUnits: [Sample.Unit] {
    relevant.flatMap { position in
      articles[position].mentions.filter { !$0.name.isEmpty }.map {
        Sample.Unit(article: position, story: storyOf[position], codes: [$0.name])
      }
    }
  }

  /// The most frequent names by stories, then by their ids.
  private func frequentNames(_ units: [Sample.Unit]) -> [String] {
    var stories: [String: Set<Int>] = [:]
    for unit in units { stories[unit.codes[0], default: []].insert(unit.story) }
    return stories.map { (name: $0, stories: $1.count) }
      .sorted { ($1.stories, $0.name) < ($0.stories, $1.name) }
      .prefix(Self.mostNames).map(\.name)
  }

  /// By what names movers are mentioned: of mentions that a name makes, the share of each.
  func names() -> Table<Share> {
    let units = namedUnits
    let columns = frequentNames(units)
    let groups =
      [("all", units)]
      + Codes.languages.map { language in
        (language, units.filter { articles[$0.article].language == language })
      }
    let rows = groups.filter { !$0.1.isEmpty }.map { key, units in
      let sample = Sample(units)
      return Table<Share>.Row(
        key: key, units: units.count, stories: sample.stories,
        cells: columns.map { sample.share(of: $0) })
    }
    return Table(name: "names", unit: .mentions, columns: columns, rows: rows)
  }

  /// The stance of mentions under each of the most frequent names.
  func stanceByName() -> Table<Share> {
    var units: [String: [Sample.Unit]] = [:]
    for position in relevant {
      for mention in articles[position].mentions where !mention.name.isEmpty {
        units[mention.name, default: []].append(
          Sample.Unit(article: position, story: storyOf[position], codes: [mention.stance]))
      }
    }
    let columns = Codes.stances.filter { $0 != "mixed" }
    let rows = frequentNames(namedUnits).map {
      stanceRow($0, Sample(units[$0] ?? []), columns)
    }
    return Table(name: "stance-by-name", unit: .mentions, columns: columns, rows: rows)
  }
}
