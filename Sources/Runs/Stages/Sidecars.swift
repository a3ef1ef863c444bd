internal import Basics
internal import Foundation
internal import Ingest

/// What is known of the pages of a folder beside the pages themselves: a JSON file beside a page
/// (`page.html.json` or `page.json`), or one table for the whole folder.
struct Sidecars: Sendable {
  /// The folder's files without sidecars.
  let pages: [SourceFile]
  private let source: Configuration.Source
  /// Locators of the sidecars of single pages.
  private let beside: Set<String>
  /// Rows of the folder's table, by the page's path inside the folder.
  private let table: [String: RowValues]

  /// Endings that a page's name may have in place of its sidecar's.
  private static let pageEndings = [".html", ".htm", ".xhtml", ".html.gz", ".htm.gz"]
  /// A sidecar holds a dozen lines; some scrapers put the text there once more.
  private static let mostBytes = 10_000_000

  /// - Throws: where the table of the folder is none, or cannot be read to its end.
  init(_ files: [SourceFile], of source: Configuration.Source) throws(Problem) {
    var (pages, beside): ([SourceFile], Set<String>) = ([], [])
    let names = source.kind == .pages ? Set(files.map(\.locator)) : []
    for file in files where file.path != source.sidecar {
      if Self.isSidecar(file.locator, of: names) {
        beside.insert(file.locator)
      } else {
        pages.append(file)
      }
    }
    (self.source, self.pages, self.beside) = (source, pages, beside)
    if let path = source.sidecar {
      table = try Self.table(path, source)
    } else {
      table = [:]
    }
  }

  /// What is told of a page, and the fault of a sidecar that is none.
  func values(of page: SourceFile) -> (told: RowValues?, fault: String?) {
    let own = String(page.locator.dropFirst(Self.stem(of: page.locator).count))
    var endings = [".json", own + ".json"]
    // A page that was packed later keeps the sidecar that it had.
    if own.hasSuffix(".gz") { endings.append(own.dropLast(3) + ".json") }
    guard let ending = endings.first(where: { beside.contains(Self.stem(of: page.locator) + $0) })
    else {
      let folder = source.name.hasSuffix("/") ? source.name : source.name + "/"
      return (table[String(page.locator.dropFirst(folder.count))], nil)
    }
    guard
      case .bytes(let bytes) = readFile(Self.stem(of: page.path) + ending, limit: Self.mostBytes),
      let told = rowValues(ofJSON: bytes, columns: source.columns)
    else { return (nil, "its sidecar is not a JSON object") }
    return (told, nil)
  }

  private static func isSidecar(_ name: String, of names: Set<String>) -> Bool {
    guard name.hasSuffix(".json") else { return false }
    let base = String(name.dropLast(".json".count))
    return names.contains(base) || names.contains(base + ".gz")
      || pageEndings.contains { names.contains(base + $0) }
  }

  private static func stem(of page: String) -> String {
    let ending = pageEndings.filter(page.hasSuffix).max { $0.count < $1.count }
    return String(page.dropLast(ending?.count ?? 0))
  }

  private static func table(
    _ path: String, _ source: Configuration.Source
  ) throws(Problem) -> [String: RowValues] {
    let fault = { (reason: String) in
      Problem(
        "RUN-015", at: path, reason,
        cure: "a sidecar is a table with a column of files and any of url, date, outlet, title")
    }
    if let reason = refusal(of: path) { throw fault(reason) }
    guard let handle = FileHandle(forReadingAtPath: path) else { throw fault(systemError()) }
    defer { try? handle.close() }
    guard let bytes = try? ByteSource(handle) else { throw fault("the file cannot be searched") }
    let name = path.hasSuffix(".gz") ? String(path.dropLast(3)) : path
    let isLines = [".jsonl", ".ndjson", ".json"].contains(where: name.hasSuffix)
    let reader = RowReader(
      bytes, format: isLines ? .jsonLines : .delimited(source.delimiter),
      columns: source.columns, wanted: [.file], rowBytes: mostBytes)
    var table: [String: RowValues] = [:]
    for row in reader {
      switch row.content {
      case .values(let values):
        guard var name = values[.file] else { throw fault("row \(row.number) names no file") }
        while name.hasPrefix("./") { name.removeFirst(2) }
        table[name] = table[name] ?? values
      case .fault(let reason): throw fault("row \(row.number): \(reason)")
      case .tooLarge: throw fault("row \(row.number) is longer than \(mostBytes) bytes")
      }
    }
    if let reason = reader.foreignReason ?? reader.damage { throw fault(reason) }
    return table
  }
}
