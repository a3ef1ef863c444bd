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
    if let seal = seal(key, paths), try store.mark(mark(configuration.output)) == seal {
      events(.ended(stage: .report, done: 0, kept: paths.count))
      return paths
    }
    try WholeFile.make(folder: configuration.output)
    let findings = try findings()
    let counts = try writeCSV(to: configuration.output, findings)
    let report = try renderReport(findings, about: context(key, rows: counts))
    try ReportFiles(folder: configuration.output, key: key).write(report)
    try write(dataDictionary(), to: Self.dictionaryName)
    try write(manifest(key), to: Self.manifestName)
    if let seal = seal(key, paths) { try store.setMark(mark(configuration.output), seal) }
    events(.ended(stage: .report, done: paths.count, kept: 0))
    return paths
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
    var measured: [MeasuredArticle] = []
    try store.forEachArticle { stored in
      if let rows = try rows(of: stored) { measured.append(rows.measured) }
    }
    return measure(measured, try surroundings.surroundings())
  }

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
    try store.forEachArticle { stored in
      parts += [
        stored.id, stored.story ?? "", stored.coding?.key ?? "", stored.document.outlet ?? "",
        stored.document.locator, stored.document.digest,
      ]
    }
    return Digest(ofParts: parts)
  }

  private func rows(of stored: StoredArticle) throws -> OutputRows? {
    try CodedStory(stored).map { story in
      OutputRows(
        story: story, outlet: configuration.outlets.first { $0.id == story.outlet },
        source: story.document.locator)
    }
  }

  /// Writes the four tables, one article at a time; the number of rows of each.
  private func writeCSV(to folder: String, _ findings: Findings) throws -> [Int] {
    try WholeFile.make(folder: folder)
    // From here on the folder may hold files of two states, until all are written.
    try store.setMark(mark(folder), "")
    let first = zip(findings.articles, findings.isFirstPrinting)
      .filter(\.1).map(\.0.id)
    let firstPrintings = Set(first)
    var articles = try CSVFile(folder, Self.csvNames[0], ArticleRow.columns)
    var mentions = try CSVFile(folder, Self.csvNames[1], MentionRow.columns)
    var frames = try CSVFile(folder, Self.csvNames[2], FrameRow.columns)
    var evidence = try CSVFile(folder, Self.csvNames[3], EvidenceRow.columns)
    for id in try store.articleIDs() {
      guard let stored = try store.articles([id]).first, let rows = try rows(of: stored) else {
        continue
      }
      try articles.append([rows.article(isFirstPrinting: firstPrintings.contains(id))])
      try mentions.append(rows.mentions)
      try frames.append(rows.frames)
      try evidence.append(rows.evidence)
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

/// A CSV file that is written piece by piece and appears whole.
private struct CSVFile: ~Copyable {
  private var writer: CSVWriter
  private let file: WholeFile
  private var count = 0

  init(_ folder: String, _ name: String, _ columns: [String]) throws {
    writer = CSVWriter(header: columns)
    file = try WholeFile("\(folder)/\(name)")
  }

  mutating func append(_ rows: [some CSVRow]) throws {
    for row in rows { writer.append(row.fields) }
    count += rows.count
    try file.write(writer.takeBytes())
  }

  /// The number of rows.
  consuming func finish() throws -> Int {
    try file.write(writer.takeBytes())
    try file.finish()
    return count
  }
}
