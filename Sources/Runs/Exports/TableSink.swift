internal import Basics
internal import Exports
internal import Foundation
internal import Sheets

/// Takes the rows of the tables as they come.
protocol TableSink {
  func append(_ fields: [String], to table: ExportTable) throws
}

/// Tables as files of a folder.
final class FileSink: TableSink {
  private let tables: [TableDescription]
  private let names: [String]
  private let files: [PendingFile]
  private var writers: [TableWriter]
  private var digests: [FileDigest]

  init(_ tables: [TableDescription], as format: TextFormat, in folder: borrowing ExportFolder)
    throws(Problem)
  {
    self.tables = tables
    names = tables.map { ExportFiles.table($0.table, format.fileEnding) }
    var files: [PendingFile] = []
    for name in names { files.append(try folder.file(name)) }
    self.files = files
    writers = tables.map { TableWriter($0, as: format) }
    digests = tables.map { _ in FileDigest() }
  }

  func append(_ fields: [String], to table: ExportTable) throws {
    guard let index = tables.firstIndex(where: { $0.table == table }) else { return }
    writers[index].append(fields)
    if writers[index].waiting > Self.batch { try flush(index) }
  }

  private static let batch = 1 << 17

  private func flush(_ index: Int) throws(Problem) {
    let bytes = writers[index].takeBytes()
    digests[index].update(bytes)
    try files[index].write(bytes)
  }

  /// Closes the files; each with the widths of its columns.
  func finish() throws(Problem) -> [(file: ExportedFile, widths: [Int])] {
    var finished: [(file: ExportedFile, widths: [Int])] = []
    for index in tables.indices {
      try flush(index)
      try files[index].finish()
      finished.append(
        (
          ExportedFile(
            name: names[index], rows: writers[index].count, bytes: digests[index].bytes,
            digest: digests[index].digest()), writers[index].widths
        ))
    }
    return finished
  }
}

/// The digest of a file that is written in pieces.
private final class FileDigest {
  private var stream: DigestStream? = DigestStream()
  private(set) var bytes = 0

  func update(_ new: [UInt8]) {
    bytes += new.count
    guard let open = stream.take() else { return }
    open.update(new)
    stream = consume open
  }

  func digest() -> Digest { stream.take()?.finish() ?? Digest(of: []) }
}

/// Tables as sheets of a workbook.
final class WorkbookSink: TableSink {
  private let tables: [TableDescription]
  private let book: WorkbookStream
  private var sheets: [Int] = []
  private(set) var counts: [Int]

  init(_ tables: [TableDescription], in book: WorkbookStream) throws(Problem) {
    self.tables = tables
    self.book = book
    counts = tables.map { _ in 0 }
    for table in tables {
      sheets.append(try book.addSheet(table.table.rawValue, columns: table.sheetColumns))
    }
  }

  func append(_ fields: [String], to table: ExportTable) throws {
    guard let index = tables.firstIndex(where: { $0.table == table }) else { return }
    counts[index] += 1
    try book.append(tables[index].cells(fields), to: sheets[index])
  }

  /// Adds a sheet of texts.
  func addSheet(_ name: String, _ columns: [String], _ rows: [[String]]) throws(Problem) {
    let sheet = try book.addSheet(name, columns: columns.map { Sheet.Column($0, width: 24, .text) })
    for row in rows { try book.append(row.map { $0.isEmpty ? .empty : .text($0) }, to: sheet) }
  }
}
