internal import Basics
internal import Foundation

/// `forgotten.jsonl` beside the store: one line for each forgetting, with its day, reason and counts, and
/// SHA-256 of the identities of its pages.
///
/// It outlasts the collection's state: pages that were forgotten stay so when that is made anew.
struct ForgottenLog {
  let path: String

  init(_ configuration: Configuration) {
    path =
      URL(fileURLWithPath: configuration.store).deletingLastPathComponent()
      .appendingPathComponent("forgotten.jsonl").path
  }

  /// Adds a line, unless a run that was stopped has added it.
  func add(_ line: String) throws(Problem) {
    let before = try WholeFile.read(path) ?? []
    let isThere = before.split(separator: 10).last.map { $0.elementsEqual(line.utf8) } ?? false
    guard !isThere else { return }
    try WholeFile.write(before + Array(line.utf8) + [10], to: path)
  }

  private struct Line: Decodable { var identities: [String] }

  /// SHA-256 of all identities that were forgotten.
  func identities() throws(Problem) -> [String] {
    let lines = (try WholeFile.read(path) ?? []).split(separator: 10)
    var found: [String] = []
    for (index, line) in lines.enumerated() {
      guard let read = try? JSONDecoder().decode(Line.self, from: Data(line)) else {
        throw Problem(
          "KEE-003", at: "\(path), line \(index + 1)", "no line of forgotten pages",
          cure:
            "take the file from a backup: without it pages that were forgotten are fetched again",
          kind: .fault)
      }
      found += read.identities
    }
    return found
  }
}
