internal import Basics
internal import Foundation
internal import Lexicons

/// The tables of a folder as a git repository keeps them.
struct GitTables {
  private let folder: String

  /// Nil where the folder stands in no work tree, or there is no git.
  init?(folder: String) {
    self.folder = folder
    guard let answer = try? Self.git(folder, ["rev-parse", "--is-inside-work-tree"]),
      answer.status == 0, answer.text == "true"
    else { return nil }
  }

  /// The full name of the commit that a revision means; nil where it means none.
  func commit(_ revision: String) throws -> String? {
    // A name with a leading dash would be an option.
    guard !revision.hasPrefix("-") else { return nil }
    let answer = try Self.git(
      folder, ["rev-parse", "--verify", "--quiet", "\(revision)^{commit}"])
    return answer.status == 0 ? answer.text : nil
  }

  /// The tables in a commit, by file name.
  func files(at commit: String) throws -> [String: [UInt8]] {
    try blobs(at: commit).mapValues { try contents(of: $0) }
  }

  /// The ids of the tables' contents in a commit, by file name.
  func blobs(at commit: String) throws -> [String: String] {
    let answer = try Self.git(folder, ["ls-tree", commit, "--"] + Lexicon.fileNames)
    var blobs: [String: String] = [:]
    // 100644 blob 9d93353…<tab>groups.csv
    for line in answer.text.split(separator: "\n") {
      let parts = line.split(whereSeparator: \.isWhitespace).map(String.init)
      if parts.count == 4, parts[1] == "blob" { blobs[parts[3]] = parts[2] }
    }
    return blobs
  }

  func contents(of blob: String) throws -> [UInt8] {
    try Self.git(folder, ["cat-file", "blob", blob]).output
  }

  /// The commits that changed the tables, the last first.
  func history(_ most: Int) throws -> [String] {
    let answer = try Self.git(folder, ["rev-list", "--max-count=\(most)", "HEAD", "--", "."])
    return answer.status == 0 ? answer.text.split(separator: "\n").map(String.init) : []
  }

  private struct Answer {
    var status: Int32
    var output: [UInt8]

    var text: String {
      String(decoding: output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
  }

  private static func git(_ folder: String, _ arguments: [String]) throws -> Answer {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git", "-C", folder] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw Problem("DIF-001", at: folder, "git cannot be started", cure: "install git")
    }
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Answer(status: process.terminationStatus, output: Array(bytes))
  }
}
