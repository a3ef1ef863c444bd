internal import Basics
internal import Coding
internal import Foundation
internal import Ingest
internal import Lexicons
internal import Linguistics
internal import Measures
internal import Reports
internal import Store

/// Coded articles → report and CSV files, written only where something that they show has changed.
struct OutputStage {
  let configuration: Configuration
  let store: CorpusStore
  let source: Lexicon
  let lexicon: Digest
  let dictionaries: Linguistics.Dictionaries
  let codingMethod: String
  let events: EventSink

  static let manifestName = "run.json"

  /// Paths of the files, whether written now or kept.
  func run() throws -> [String] {
    events(.began(stage: .report, total: nil))
    let key = try key()
    let paths = names.map { "\(configuration.output)/\($0)" }
    if try isKept(key, paths) {
      events(.ended(stage: .report, done: 0, kept: paths.count))
      return paths
    }
    try WholeFile.make(folder: configuration.output)
    let findings = try findings()
    let counts = try writeCSV(to: configuration.output, findings)
    let shown = ShownArticles(coded)
    let report = try renderReport(
      findings, about: context(key, rows: counts), words: { try shown.article($0) })
    try ReportFiles(folder: configuration.output, key: key).write(report)
    try write(dataDictionary(), to: Self.dictionaryName)
    try write(manifest(key), to: Self.manifestName)
    if let seal = seal(key, paths) { try store.setMark(mark(configuration.output), seal) }
    events(.ended(stage: .report, done: paths.count, kept: 0))
    return paths
  }

  /// Whether the files that lie there are those that the key tells of.
  private func isKept(_ key: Digest, _ paths: [String]) throws -> Bool {
    // Files that nobody touched need not be read.
    let stamp = stamp(key, paths)
    let name = "untouched \(mark(configuration.output))"
    if let stamp, try store.mark(name) == stamp { return true }
    guard let seal = seal(key, paths), try store.mark(mark(configuration.output)) == seal
    else { return false }
    if let stamp { try store.setMark(name, stamp) }
    return true
  }

  /// The key with the stamps of the files; nil where one is missing or was written just now.
  private func stamp(_ key: Digest, _ paths: [String]) -> String? {
    let all = paths + ReportFiles(folder: configuration.output, key: key).passagePaths
    let stamps = all.compactMap { settledFileStamp($0) }
    return stamps.count == all.count ? Digest(ofParts: [key.hex] + stamps).hex : nil
  }

  /// The key of the outputs with the digests of the files as they lie there; nil where one is
  /// missing.
  ///
  /// A file that a spreadsheet saved anew, or that was cut short, is written again.
  private func seal(_ key: Digest, _ paths: [String]) -> String? {
    let digests = paths.compactMap { Self.digest(ofFile: $0)?.hex }
    guard digests.count == paths.count else { return nil }
    let passages = ReportFiles(folder: configuration.output, key: key).passages()
    return Digest(ofParts: [key.hex] + digests + passages).hex
  }

  /// Evidence of a large corpus does not fit into memory; nil where there is no such file.
  private static func digest(ofFile path: String) -> Digest? {
    guard let file = FileHandle(forReadingAtPath: path) else { return nil }
    let stream = DigestStream()
    while let piece = try? file.read(upToCount: 1 << 20), !piece.isEmpty {
      stream.update(Array(piece))
    }
    return stream.finish()
  }

  private func findings() throws -> Findings {
    let ids = try store.articleIDs()
    var measured: [MeasuredArticle] = []
    measured.reserveCapacity(ids.count)
    var shared = SharedCodes()
    try coded.forEach(of: ids) {
      $1.measured.withoutWords
    } _: {
      measured.append(shared.shared($0))
    }
    var surroundings = try surroundings.surroundings()
    surroundings.keywords = try KeywordReader(store: store).keywords(measured)
    return measure(measured, surroundings)
  }

  /// Sets the report that lies there beside another one; paths of the files.
  func compare(_ request: ComparisonRequest, _ earlier: EarlierReport?) throws -> [String] {
    var articles: [ReportedArticle] = []
    try coded.forEach(of: try store.articleIDs()) { _, rows in
      ReportedArticle(article: rows.figures, page: rows.story.document.digest)
    } _: {
      articles.append($0)
    }
    return try ComparisonStage(
      configuration: configuration, request: request, earlier: earlier,
      context: context(try key(), rows: [])
    ).run(articles)
  }

  private var coded: CodedRows { CodedRows(configuration: configuration, store: store) }

  private var surroundings: SurroundingsReader {
    SurroundingsReader(configuration: configuration, codebook: source.codebook)
  }

  /// The name under which the store keeps what the files of a folder were made from.
  private func mark(_ folder: String) -> String {
    "outputs \(URL(fileURLWithPath: folder).standardizedFileURL.path)"
  }

  private var names: [String] {
    [ReportFiles.name] + Self.csvNames + [Self.dictionaryName, Self.manifestName]
  }
  static let dictionaryName = "data-dictionary.md"
  static let csvNames = ["articles.csv", "mentions.csv", "frames.csv", "evidence.csv"]

  /// The digest of all that the outputs show.
  private func key() throws -> Digest {
    var parts = [
      koshuVersion, codingMethod, "\(reportsVersion)", configuration.name,
      configuration.language.rawValue, configuration.notice ?? "", CorpusStore.sqliteVersion(),
      surroundings.digest.hex,
    ]
    for outlet in configuration.outlets {
      parts += [
        outlet.id, outlet.name, outlet.region ?? "", outlet.owner ?? "", outlet.commission ?? "",
        outlet.medium ?? "",
      ]
      parts += outlet.languages
    }
    parts += configuration.sources.flatMap { [$0.name, $0.kind.rawValue] }
    for count in try store.documentCounts() + store.containerCounts() {
      parts.append("\(count.source) \(count.outcome) \(count.count)")
    }
    let digest = DigestStream()
    for part in parts { digest.add(part) }
    try store.forEachState { article in
      let state = [
        article.id, article.story ?? "", article.coding ?? "", article.outlet ?? "",
        configuration.place(ofDocument: article.locator), article.digest,
      ]
      for part in state { digest.add(part) }
    }
    return digest.finish()
  }

  /// Writes the four tables, some articles at a time; the number of rows of each.
  private func writeCSV(to folder: String, _ findings: Findings) throws -> [Int] {
    try WholeFile.make(folder: folder)
    // From here on the folder may hold files of two states, until all are written.
    try store.setMark(mark(folder), "")
    let isFirst = findings.isFirstPrinting
    var articles = try CSVFile(folder, Self.csvNames[0], ArticleRow.columns)
    var mentions = try CSVFile(folder, Self.csvNames[1], MentionRow.columns)
    var frames = try CSVFile(folder, Self.csvNames[2], FrameRow.columns)
    var evidence = try CSVFile(folder, Self.csvNames[3], EvidenceRow.columns)
    try coded.forEach(of: findings.articles.map(\.id)) { place, rows in
      (
        CSVPiece([rows.article(isFirstPrinting: isFirst[place])]), CSVPiece(rows.mentions),
        CSVPiece(rows.frames), CSVPiece(rows.evidence)
      )
    } _: { pieces in
      try articles.append(pieces.0)
      try mentions.append(pieces.1)
      try frames.append(pieces.2)
      try evidence.append(pieces.3)
    }
    return [
      try articles.finish(), try mentions.finish(), try frames.finish(), try evidence.finish(),
    ]
  }

  private func write(_ bytes: [UInt8], to name: String) throws {
    try WholeFile.write(bytes, to: "\(configuration.output)/\(name)")
  }

  private func context(_ key: Digest, rows: [Int]) throws -> ReportContext {
    try ReportContextMaker(
      configuration: configuration, store: store, source: source, lexicon: lexicon,
      dictionaries: dictionaries
    ).context(run: key.short, rows: rows)
  }

  /// `run.json`: what went into the outputs beside it.
  private func manifest(_ key: Digest) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field("run", key.short)
      json.field("koshu", koshuVersion)
      json.field("corpus", configuration.name)
      json.field("language", configuration.language.rawValue)
      json.field("coding", codingMethod)
      json.field("lexicons", lexicon.hex)
      json.field("dictionaries", dictionaries.digest.hex)
      json.field("versions", dictionaries.versions)
      json.field("sqlite", CorpusStore.sqliteVersion())
    }
    json.endLine()
    return json.bytes
  }
}
