import Foundation

/// The project's lexicons without most of their rows: what tests of runs code with, for reading, checking
/// and compiling all of them takes longer than the runs themselves.
package enum SmallLexicons {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// Rows about the subject of the corpora that tests write.
  private static let words = [
    "көш", "ауыл", "пәтер", "тірке", "мигрант", "приез", "пересел", "переех", "общежит", "пропис",
    "жител", "тұрғын", "говор", "айт", "времянк", "жильё",
  ]

  /// So many rows of a table hold one of them.
  private static let rowsOfAWord = 12

  /// Writes them into a new folder.
  package static func write(to folder: String) throws {
    let manager = FileManager.default
    try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for name in try manager.contentsOfDirectory(atPath: root + "/lexicons") {
      let text = try String(contentsOfFile: "\(root)/lexicons/\(name)", encoding: .utf8)
      // The codebook names the codes that the other tables use.
      guard name.hasSuffix(".csv"), name != "codebook.csv" else {
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
        continue
      }
      // No row goes over two lines.
      var left = [Int](repeating: Self.rowsOfAWord, count: words.count)
      let rows = text.split(separator: "\n").enumerated().filter { place, row in
        if place < 25 { return true }
        guard let word = words.firstIndex(where: { row.contains($0) }), left[word] > 0 else {
          return false
        }
        left[word] -= 1
        return true
      }
      let kept = rows.map { String($0.element) }.joined(separator: "\n") + "\n"
      try Data(kept.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
    }
  }
}
