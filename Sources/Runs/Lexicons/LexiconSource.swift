internal import Basics
internal import Foundation
package import Lexicons
internal import Linguistics
internal import Workbench

/// Tables to compare, by the name that a person gives them.
package struct LexiconSource: Sendable {
  /// For a person: `HEAD, 5391ace1 of lexicons`.
  package var name: String
  package var tables: Lexicon
}

/// Finds the tables that a name means: a folder, a revision of git, or a run.
package struct LexiconFinder {
  private let corpus: any StudyCorpus
  /// The folder of the current tables.
  private let folder: String
  /// Of the dictionaries: what a run's digest holds beside its tables.
  private let dictionaries: Digest
  private let git: GitTables?

  package init(_ studied: StudiedCorpus, folder: String) {
    corpus = studied.corpus
    self.folder = folder
    dictionaries = studied.dictionaries.digest
    git = GitTables(folder: folder)
  }

  /// What the tables are compared with where nobody says: the last commit, else the run.
  package func usual() throws -> LexiconSource {
    if let git, let commit = try git.commit("HEAD"), try !git.files(at: commit).isEmpty {
      return try revision("HEAD", commit, git)
    }
    return try run()
  }

  package func find(_ name: String) throws -> LexiconSource {
    if name == Self.runName { return try run() }
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: name, isDirectory: &isFolder) {
      if !isFolder.boolValue { return try run(manifest: name) }
      return LexiconSource(name: name, tables: try Lexicon.load(folder: name))
    }
    if let git, let commit = try git.commit(name) { return try revision(name, commit, git) }
    if name.count >= Self.shortestDigest, name.allSatisfy(\.isHexDigit) {
      return try run(digest: name.lowercased(), name: name)
    }
    throw Problem(
      "DIF-002", at: name,
      git == nil
        ? "there is no such folder, and \(folder) is in no work tree of git"
        : "there is no such folder, revision of git or run",
      cure: "name a folder of tables, a commit, tag or branch, run.json, or “\(Self.runName)”")
  }

  /// The name of the tables that coded the store.
  package static let runName = "run"
  private static let shortestDigest = 8

  // MARK: Git

  private func revision(_ name: String, _ commit: String, _ git: GitTables) throws -> LexiconSource
  {
    let files = try git.files(at: commit)
    guard files[Lexicon.codebookName] != nil else {
      throw Problem(
        "DIF-003", at: "\(name):\(folder)", "this revision has no tables in the folder",
        cure: "name a later one, or a folder")
    }
    let (tables, problems) = Lexicon.read(files: files, folder: "\(name):\(folder)")
    guard problems.isEmpty else { throw Problems(problems) }
    let short = commit.prefix(8)
    return LexiconSource(
      name: name.hasPrefix(short) ? "\(name) of \(folder)" : "\(name) (\(short)) of \(folder)",
      tables: tables)
  }

  // MARK: Runs

  private func run() throws -> LexiconSource {
    LexiconSource(name: "the tables of the last run", tables: try corpus.lexicon())
  }

  /// `run.json` beside a report.
  private func run(manifest path: String) throws -> LexiconSource {
    guard let data = FileManager.default.contents(atPath: path),
      let manifest = try? JSONDecoder().decode(Manifest.self, from: data)
    else {
      throw Problem(
        "DIF-004", at: path, "this file is no run.json: it names no lexicons",
        cure: "name the run.json beside a report")
    }
    return try run(digest: manifest.lexicons, name: path)
  }

  private struct Manifest: Decodable { var lexicons: String }

  /// How many states of the tables are looked through: some years of work on them.
  private static let mostCommits = 1000

  /// A run keeps the digest of its tables, not the tables: they are the store's, those in the folder,
  /// or stand in the history of git.
  private func run(digest: String, name: String) throws -> LexiconSource {
    func isMeant(_ tables: Lexicon) -> Bool {
      tables.digest.hex.hasPrefix(digest)
        || Digest(ofParts: [tables.digest.hex, dictionaries.hex]).hex.hasPrefix(digest)
    }
    let stored = try run()
    if isMeant(stored.tables) { return LexiconSource(name: name, tables: stored.tables) }
    let (current, problems) = Lexicon.read(folder: folder)
    if problems.isEmpty, isMeant(current) {
      return LexiconSource(name: "\(name), the tables of \(folder)", tables: current)
    }
    // Few of the tables change from one commit to the next.
    var known: [String: Digest] = [:]
    for commit in try git?.history(Self.mostCommits) ?? [] {
      guard let git else { break }
      let blobs = try git.blobs(at: commit)
      let digests = try Lexicon.fileNames.compactMap { file in
        try blobs[file].map { blob in
          let digest = try known[blob] ?? Digest(of: git.contents(of: blob))
          known[blob] = digest
          return Lexicon.FileDigest(file: file, digest: digest)
        }
      }
      let bare = Lexicon(
        codebook: Codebook(codes: []), entries: [], digest: Lexicon.digest(of: digests))
      if isMeant(bare) { return try revision("\(name), commit \(commit.prefix(8))", commit, git) }
    }
    throw Problem(
      "DIF-005", at: name,
      "the tables of this run are gone: they are not those of the store, nor those in \(folder)"
        + (git == nil ? "" : ", nor of a commit in its history"),
      cure: "name a folder with a copy of them, or a revision of git")
  }
}
