internal import Basics
internal import Lexicons
internal import Linguistics
internal import Workbench

/// What is to be said of a row as it is typed: what is wrong with it, where its words stand, and what
/// becomes of the codings.
struct RowCheck: Sendable {
  /// What stops a run, so that such a row is not saved.
  private(set) var errors: [Problem] = []
  private(set) var warnings: [Problem] = []
  /// Nil where the row cannot be read, or the corpus cannot be asked.
  private(set) var hits: PatternHits?
  private(set) var effect: DraftEffect?
  /// The address of all hits.
  private(set) var search: String?
  /// Why the corpus cannot be asked.
  private(set) var corpusProblem: String?

  private static let mostArticles = 500
  private static let shownArticles = 5

  /// - Parameter typed: nil where the row is to be removed.
  init(_ typed: RowFields?, id: String, of table: Table, _ tables: OpenTables) {
    let reading = tables.reading()
    let lexicon = reading.lexicon
    let former = lexicon.entries.first { $0.id == id }
    var new: Entry?
    if let typed {
      var fields = typed.byColumn
      fields["id"] = id
      let line = former?.line ?? 0
      (new, errors) = Entry.read(fields, of: table, codebook: lexicon.codebook, line: line)
      guard let entry = new else { return }
      errors = lexicon.contradictions(of: entry)
      warnings = lexicon.warnings(of: entry, dictionaries: tables.desk.holdings.dictionaries)
    }
    do {
      try ask(tables, lexicon, from: former, to: new)
    } catch {
      corpusProblem = String(describing: error)
    }
  }

  /// Only the errors: for saving.
  static func errors(
    _ typed: RowFields, id: String, of table: Table, _ tables: OpenTables
  ) -> [Problem] {
    let lexicon = tables.reading().lexicon
    var fields = typed.byColumn
    // The id of a new row is nothing that a person types.
    fields["id"] = id.isEmpty ? "\(table.rawValue).new.0001" : id
    let (entry, errors) = Entry.read(fields, of: table, codebook: lexicon.codebook, line: 0)
    return entry.map { lexicon.contradictions(of: $0) } ?? errors
  }

  private mutating func ask(
    _ tables: OpenTables, _ lexicon: Lexicon, from former: Entry?, to new: Entry?
  ) throws {
    let study = try tables.desk.study()
    let dictionaries = tables.desk.holdings.dictionaries
    func hits(_ entry: Entry) throws -> PatternHits {
      try PatternHits(entry, in: study, dictionaries)
    }
    let found = try new.map(hits)
    self.hits = try found ?? former.map(hits)
    search = (new ?? former).map { entry in
      address(
        "/search",
        [
          "q": entry.patternText, "type": entry.type.rawValue,
          "language": entry.table == .labels ? EntryLanguage.any.rawValue : entry.language.rawValue,
        ])
    }
    // Nothing was typed yet.
    if former == new { return }
    effect = DraftEffect()
    guard let id = (new ?? former)?.id, Self.mayMatter(former, new) else { return }
    // A text in which neither matches is coded as before.
    if (found?.count ?? 0) == 0 {
      guard let former else { return }
      if try hits(former).count == 0 { return }
    }
    let after = CompiledLexicon(
      lexicon.replacing(id, by: new), dictionaries: dictionaries)
    if let new, let taker = after.taker(of: id, dictionaries: dictionaries) {
      warnings.append(
        Problem(
          "LEX-021", at: "\(new.table.fileName):\(new.line):pattern",
          "“\(new.patternText)” never counts: \(taker.id) “\(taker.patternText)” takes its words",
          cure: "remove it, or give \(taker.id) a condition"))
    }
    effect = try DraftEffect(
      of: LexiconComparison(
        study.corpus,
        from: LexiconComparison.Side(tables.compiled(lexicon), dictionaries: dictionaries),
        to: LexiconComparison.Side(after, dictionaries: dictionaries)),
      upTo: Self.mostArticles, keeping: Self.shownArticles)
  }

  /// Notes, examples and the line are for people.
  private static func mayMatter(_ former: Entry?, _ new: Entry?) -> Bool {
    guard var former, let new else { return former != nil || new != nil }
    (former.note, former.example, former.line) = (new.note, new.example, new.line)
    return former != new
  }

  /// What the tables on disk change in a corpus that was coded by others; nil where it was coded by
  /// these.
  static func pending(_ tables: OpenTables) throws -> DraftEffect? {
    let reading = tables.reading()
    let study = try tables.desk.study()
    let dictionaries = tables.desk.holdings.dictionaries
    guard study.lexicon.digest != reading.lexicon.digest else { return nil }
    return try DraftEffect(
      of: LexiconComparison(
        study.corpus,
        from: LexiconComparison.Side(
          tables.compiled(study.lexicon), dictionaries: dictionaries),
        to: LexiconComparison.Side(
          tables.compiled(reading.lexicon), dictionaries: dictionaries)),
      upTo: mostArticles, keeping: shownArticles)
  }
}
