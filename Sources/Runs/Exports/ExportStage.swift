internal import Basics
internal import Exports
internal import Foundation
internal import Lexicons
internal import Sheets
internal import Store

/// Coded articles → an export: a folder of tables, or one file.
struct ExportStage {
  let request: ExportRequest
  let configuration: Configuration
  let store: CorpusStore
  let codebook: Codebook
  let lexicon: Digest
  /// The tables compiled, for whoever looks for names.
  let compile: @Sendable () -> CompiledLexicon
  let codingMethod: String
  let events: EventSink
  let interruption: Interruption

  func run() throws -> ExportSummary {
    try demandSomething()
    let codes = try CodeLists.read(codebook: codebookLists)
    let wanted = request.tables
    let tables = try Descriptions.read().tables.filter { wanted.contains($0.table) }
    let origin = try origin()
    switch request.format {
    case .csv: return try files(tables, as: .csv)
    case .excel: return try files(tables, as: .excel(separator: request.separator))
    case .jsonl: return try files(tables, as: .jsonLines)
    case .package: return try package(tables, codes, origin)
    case .spss: return try syntax(tables, codes)
    case .r: return try script(tables, codes)
    case .xlsx: return try workbook(tables, codes, origin)
    case .citation: return try citation(origin)
    case .qdpx: return try project(codes, origin)
    }
  }

  /// An export of nothing would look like a finding of nothing.
  private func demandSomething() throws {
    guard try store.codingCount() == 0 else { return }
    let documents = try store.documentCounts() + store.containerCounts()
    let inputs = documents.reduce(0) { $0 + $1.count }
    let reason =
      inputs == 0
      ? "the sources hold no input" : "none of the \(inputs) inputs became an article"
    throw Problem(
      "EXP-001", at: configuration.file, "nothing to export, because \(reason)",
      cure: "koshu status tells what became of each input")
  }

  /// Where the export goes: what was asked for, else a place in the folder of outputs.
  private var path: String {
    if let path = request.path { return path }
    let folder = "\(configuration.output)/export"
    return switch request.format {
    case .citation: "\(folder)/CITATION.cff"
    case _ where request.format.isFile: "\(folder)/koshu.\(request.format.rawValue)"
    default: "\(folder)/\(request.format.rawValue)"
    }
  }

  // MARK: Folders

  private func files(_ tables: [TableDescription], as format: TextFormat) throws -> ExportSummary {
    let folder = try ExportFolder(path)
    let written = try write(tables, as: format, in: folder)
    return try finish(folder, written.map(\.file))
  }

  private func package(
    _ tables: [TableDescription], _ codes: CodeLists, _ origin: ExportOrigin
  ) throws -> ExportSummary {
    let folder = try ExportFolder(path)
    var files = try write(tables, as: .csv, in: folder).map(\.file)
    let dictionary = DataDictionary(tables, codes: codes)
    let columns = try add(
      explainingTable(DataDictionary.columns, dictionary.rows), as: ExportFiles.dictionary,
      rows: dictionary.rows.count, to: folder)
    let labels = try add(
      explainingTable(CodeLists.columns, codes.rows), as: ExportFiles.codes,
      rows: codes.rows.count, to: folder)
    let json = DataPackage(origin, codes: codes).json(
      tables: Array(zip(tables, files)), dictionary: columns, codes: labels)
    files += [columns, labels, try add(json, as: ExportFiles.package, to: folder)]
    for language in InterfaceLanguage.allCases {
      files.append(
        try add(
          dictionary.page(origin, in: language), as: ExportFiles.page(language), to: folder))
    }
    return try finish(folder, files)
  }

  private func syntax(_ tables: [TableDescription], _ codes: CodeLists) throws -> ExportSummary {
    let folder = try ExportFolder(path)
    let written = try write(tables, as: .spss, in: folder)
    var files = written.map(\.file)
    for (table, (file, widths)) in zip(tables, written) {
      let text = SPSSSyntax(table, codes: codes, language: request.language)
        .text(file: file.name, widths: widths)
      files.append(
        try add(Array(text.utf8), as: ExportFiles.table(table.table, "sps"), to: folder))
    }
    return try finish(folder, files)
  }

  private func script(_ tables: [TableDescription], _ codes: CodeLists) throws -> ExportSummary {
    let folder = try ExportFolder(path)
    var files = try write(tables, as: .csv, in: folder).map(\.file)
    let text = RSyntax(tables, codes: codes, language: request.language)
      .text(files: files.map(\.name))
    files.append(try add(Array(text.utf8), as: ExportFiles.script, to: folder))
    return try finish(folder, files)
  }

  private func write(
    _ tables: [TableDescription], as format: TextFormat, in folder: borrowing ExportFolder
  ) throws -> [(file: ExportedFile, widths: [Int])] {
    let sink = try FileSink(tables, as: format, in: folder)
    try rows(tables).write(to: sink)
    return try sink.finish()
  }

  private func add(
    _ bytes: [UInt8], as name: String, rows: Int = 0, to folder: borrowing ExportFolder
  ) throws(Problem) -> ExportedFile {
    let file = try folder.file(name)
    try file.write(bytes)
    try file.finish()
    return ExportedFile(name: name, rows: rows, bytes: bytes.count, digest: Digest(of: bytes))
  }

  private func finish(
    _ folder: consuming ExportFolder, _ files: [ExportedFile]
  ) throws(Problem) -> ExportSummary {
    let path = folder.path
    try folder.finish()
    return ExportSummary(path: path, files: files.map { ($0.name, $0.rows) }, remarks: [])
  }

  // MARK: Files

  private func workbook(
    _ tables: [TableDescription], _ codes: CodeLists, _ origin: ExportOrigin
  ) throws -> ExportSummary {
    let place = try ExportPlace(path)
    let book = try WorkbookStream(place.temporary, temporary: place.folder)
    let sink = try WorkbookSink(tables, in: book)
    try rows(tables).write(to: sink)
    let dictionary = DataDictionary(tables, codes: codes)
    try sink.addSheet("columns", DataDictionary.columns, dictionary.rows)
    try sink.addSheet("codes", CodeLists.columns, codes.rows)
    try sink.addSheet(
      "about", ["corpus", "state", "koshu", "lexicons"],
      [[origin.corpus, origin.state, origin.koshu, origin.lexicons]]
        + origin.remarks.map { [$0[request.language], "", "", ""] })
    try book.finish()
    try place.finish()
    let remarks =
      book.shortened == 0
      ? [] : ["\(book.shortened) texts were longer than a cell holds and were cut at their end"]
    return ExportSummary(
      path: path, files: zip(tables, sink.counts).map { ($0.table.rawValue, $1) }, remarks: remarks)
  }

  private func citation(_ origin: ExportOrigin) throws -> ExportSummary {
    let place = try ExportPlace(path)
    let file = try PendingFile(place.temporary)
    try file.write(Array(Citation(origin, authors: request.authors).text.utf8))
    try file.finish()
    try place.finish()
    let remarks =
      request.authors.isEmpty
      ? ["no author is named: --author \"Family, Given\", or edit the file"] : []
    return ExportSummary(path: path, files: [], remarks: remarks)
  }

  private func project(_ codes: CodeLists, _ origin: ExportOrigin) throws -> ExportSummary {
    let gold = try GoldCodings(request.gold, configuration: configuration, codebook: codebook)
    let place = try ExportPlace(path)
    let stage = ProjectStage(
      configuration: configuration, store: store, codebook: codebook, codes: codes,
      origin: origin, gold: gold, names: try names(), events: events, interruption: interruption)
    let count = try stage.write(to: PendingFile(place.temporary))
    try place.finish()
    return ExportSummary(path: path, files: [("texts", count)], remarks: gold.remarks)
  }

  // MARK: What goes in

  private func rows(_ tables: [TableDescription]) throws -> ExportRows {
    ExportRows(
      configuration: configuration, store: store, tables: tables,
      filter: RowFilter(hasText: request.hasText, hasAddresses: !request.isPseudonymous),
      names: try names(), events: events, interruption: interruption)
  }

  /// Nil where names stay, or go with all other words.
  private func names() throws -> PrivateNames? {
    guard request.isPseudonymous, request.hasText else { return nil }
    return PrivateNames(
      store, compile(), secret: try PrivateNames.secret(beside: configuration.store))
  }

  private func origin() throws -> ExportOrigin {
    let digest = DigestStream()
    var parts = [koshuVersion, codingMethod, lexicon.hex, configuration.name]
    for outlet in configuration.outlets {
      parts += [outlet.id, outlet.name, outlet.region ?? "", outlet.owner ?? ""]
    }
    for part in parts { digest.add(part) }
    try store.forEachState { article in
      let state = [
        article.id, article.story ?? "", article.coding ?? "", article.digest,
        article.outlet ?? "",
      ]
      for part in state { digest.add(part) }
    }
    return ExportOrigin(
      corpus: configuration.name, notice: configuration.notice,
      state: digest.finish().short, koshu: koshuVersion, lexicons: lexicon.short,
      language: request.language, hasText: request.hasText,
      isPseudonymous: request.isPseudonymous)
  }

  private var codebookLists: [CodeLists.CodeSet] {
    let sets: [(name: String, kinds: [CodeKind])] = [
      ("codebook:frame", [.frame]), ("codebook:group", [.group, .label]),
    ]
    return sets.map { set in
      CodeLists.CodeSet(
        set.name,
        codebook.codes.filter { set.kinds.contains($0.kind) }.map {
          CodeLists.Code($0.code, $0.label)
        })
    }
  }
}

extension Codebook.Code {
  var label: Localized { Localized(en: labelEnglish, kk: labelKazakh, ru: labelRussian) }
}
