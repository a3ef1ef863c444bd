package import Basics
internal import Foundation

/// The tables as read: what analysts wrote, checked for form.
package struct Lexicon: Sendable {
  package var codebook: Codebook
  /// In the order of the tables, and within a table by id.
  package var entries: [Entry]
  /// SHA-256 over every file: part of the key of stored results.
  package var digest: Digest
  /// The digest of each file by name, in the order of the tables.
  package var fileDigests: [FileDigest]
  /// What spreadsheets did to the files, which were read all the same.
  package var warnings: [Problem]
  /// The bytes that were read, by file name.
  package var files: [String: [UInt8]]

  package struct FileDigest: Hashable, Sendable {
    package var file: String
    package var digest: Digest

    package init(file: String, digest: Digest) { (self.file, self.digest) = (file, digest) }
  }

  package init(
    codebook: Codebook, entries: [Entry], digest: Digest, fileDigests: [FileDigest] = [],
    warnings: [Problem] = [], files: [String: [UInt8]] = [:]
  ) {
    self.codebook = codebook
    self.entries = entries
    self.digest = digest
    self.fileDigests = fileDigests
    self.warnings = warnings
    self.files = files
  }

  /// Reads a folder of tables; throws `Problems` with everything that is wrong in them.
  package static func load(folder: String) throws -> Lexicon {
    let (lexicon, problems) = read(folder: folder)
    guard problems.isEmpty else { throw Problems(problems) }
    return lexicon
  }

  /// Reads what can be read of a folder of tables, with everything that is wrong in them.
  package static func read(folder: String) -> (lexicon: Lexicon, problems: [Problem]) {
    var files: [String: [UInt8]] = [:]
    var problems: [Problem] = []
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue
    else {
      problems.append(
        Problem(
          "LEX-001", at: folder, "there is no such lexicon folder",
          cure: "name the folder that holds codebook.csv"))
      return (Lexicon(codebook: Codebook(codes: []), entries: [], digest: Digest(of: [])), problems)
    }
    for name in fileNames {
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      if let data = FileManager.default.contents(atPath: path) {
        files[name] = Array(data)
      } else {
        problems.append(
          Problem("LEX-001", at: path, "the file cannot be read", cure: "restore the table"))
      }
    }
    let (lexicon, found) = read(files: files, folder: folder)
    return (lexicon, problems + found)
  }

  /// Reads tables from memory, by file name; a table that is not given is empty.
  package static func read(
    files: [String: [UInt8]], folder: String
  ) -> (lexicon: Lexicon, problems: [Problem]) {
    func place(_ name: String) -> String { folder.isEmpty ? name : "\(folder)/\(name)" }
    var (codebook, problems, warnings) = CodebookReader.read(
      files[codebookName] ?? [], place: place(codebookName))
    if files[codebookName] == nil { (problems, warnings) = ([], []) }
    if codebook.codes.isEmpty, files[codebookName] != nil {
      if problems.isEmpty {
        problems.append(
          Problem(
            "LEX-024", at: place(codebookName), "the codebook has no codes, so no row can be read",
            cure: "restore the file"))
      }
      return (Lexicon(codebook: codebook, entries: [], digest: Digest(of: [])), problems)
    }
    var entries: [Entry] = []
    let tables = Table.allCases.filter { files[$0.fileName] != nil }
    let readers = sideBySide(tables.count) { [codebook] number in
      let name = tables[number].fileName
      return TableReader(
        files[name] ?? [], table: tables[number],
        place: folder.isEmpty ? name : "\(folder)/\(name)", codebook: codebook)
    }
    for reader in readers {
      entries += reader.entries.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
      problems += reader.problems
      warnings += reader.warnings
    }
    for reader in readers where reader.entries.isEmpty && reader.problems.isEmpty {
      warnings.append(
        Problem(
          "LEX-023", at: reader.place, "the table has no rows, so it finds nothing",
          cure: "restore the rows"))
    }
    problems += contradictions(among: entries, place: place)
    let digests = fileNames.compactMap { name in
      files[name].map { FileDigest(file: name, digest: Digest(of: $0)) }
    }
    let lexicon = Lexicon(
      codebook: codebook, entries: entries, digest: digest(of: digests), fileDigests: digests,
      warnings: warnings, files: files)
    return (lexicon, problems)
  }

  /// The digest of tables, by those of their files in the order of the tables.
  package static func digest(of files: [FileDigest]) -> Digest {
    Digest(ofParts: files.flatMap { [$0.file, $0.digest.hex] })
  }

  package static let codebookName = "codebook.csv"
  package static let fileNames = [codebookName] + Table.allCases.map(\.fileName)
}
