internal import Basics
internal import Exports
internal import Measures
internal import Reports
internal import Store

/// The rows of the tables from the store, some articles at a time.
///
/// Memory holds the ids of first printings; for aggregates also the codes of all articles, as a report
/// does.
struct ExportRows {
  let configuration: Configuration
  let store: CorpusStore
  let tables: [TableDescription]
  let filter: RowFilter
  let names: PrivateNames?
  let events: EventSink
  let interruption: Interruption

  func write(to sink: some TableSink) throws {
    let firsts =
      wants(.stories) || wants(.articles) ? try writeStories(to: sink) : []
    var measured: [MeasuredArticle] = []
    var shared = SharedCodes()
    if wants(.articles) || wants(.mentions) || wants(.frames) || wants(.evidence)
      || wants(.aggregates)
    {
      try forEachArticle { rows in
        if wants(.aggregates) { measured.append(shared.shared(rows.figures.withoutWords)) }
        let renamed = try renaming(rows.story.id)
        func put(_ fields: [String], _ table: ExportTable) throws {
          try self.put(fields, table, sink, renamed)
        }
        if wants(.articles) {
          try put(rows.article(isFirstPrinting: firsts.contains(rows.story.id)).fields, .articles)
        }
        if wants(.mentions) { for row in rows.mentions { try put(row.fields, .mentions) } }
        if wants(.frames) { for row in rows.frames { try put(row.fields, .frames) } }
        if wants(.evidence) { for row in rows.evidence { try put(row.fields, .evidence) } }
      }
    }
    guard wants(.aggregates) else { return }
    for row in aggregates(measure(measured)) { try put(row.fields, .aggregates, sink) { $0 } }
  }

  private func wants(_ table: ExportTable) -> Bool { tables.contains { $0.table == table } }

  private func put(
    _ fields: [String], _ table: ExportTable, _ sink: some TableSink,
    _ renamed: (String) -> String
  ) throws {
    guard let description = tables.first(where: { $0.table == table }) else { return }
    try sink.append(filter.filtered(fields, of: description, renamed: renamed), to: table)
  }

  /// What is done to the words of an article.
  private func renaming(_ id: String) throws -> (String) -> String {
    guard let names = try names?.replacer(of: id) else { return { $0 } }
    return { names.replaced($0) }
  }

  private func forEachArticle(_ body: (OutputRows) throws -> Void) throws {
    let total = try store.codingCount()
    var done = 0
    events(.began(stage: .export, total: total))
    try coded.forEach(of: try store.articleIDs()) {
      $1
    } _: { rows in
      try body(rows)
      done += 1
      if done.isMultiple(of: 100) {
        try interruption.check()
        events(.advanced(stage: .export, done: done, total: total))
      }
    }
  }

  private var coded: CodedRows { CodedRows(configuration: configuration, store: store) }

  /// Writes the rows of stories; the ids of first printings.
  private func writeStories(to sink: some TableSink) throws -> Set<String> {
    var firsts: Set<String> = []
    try store.forEachStory { id, articles in
      try interruption.check()
      let members = try store.articles(articles).compactMap { stored in
        try CodedStory(stored).map { coded.rows(of: $0).figures }
      }
      guard let place = firstPrinting(of: members) else { return }
      firsts.insert(members[place].id)
      guard wants(.stories) else { return }
      let row = StoryRow(id, members, first: members[place])
      try put(row.fields, .stories, sink, renaming(members[place].id))
    }
    return firsts
  }
}

extension StoryRow {
  fileprivate init(_ id: String, _ members: [MeasuredArticle], first: MeasuredArticle) {
    let days = members.compactMap(\.day).sorted()
    self.init(
      storyID: id, firstArticleID: first.id, title: first.title, printings: members.count,
      relevantPrintings: members.count { $0.relevance == "internal" },
      outlets: Set(members.map(\.outlet)).sorted(),
      languages: Set(members.map(\.language)).sorted(),
      firstDay: days.first, lastDay: days.last, relevance: first.relevance, stance: first.stance,
      frames: first.frames)
  }
}
