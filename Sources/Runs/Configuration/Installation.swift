internal import Foundation

/// What lies beside the executable: lexicons and dictionaries used where `pipeline.json` and the
/// options name none.
package struct Installation: Sendable {
  package var lexicons: String
  package var kazakh: String
  package var russian: String

  /// Looked for in the executable's folder and those above it, so that a program run from its
  /// build folder finds the project's own; the Kazakh word list is the system's.
  package static let current = Installation()

  private init() {
    let executable = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
    let folders = Self.upward(from: executable.resolvingSymlinksInPath(), levels: 6)
    let find = { (name: String) in
      let found = folders.map { "\($0)/\(name)" }
        .first { FileManager.default.fileExists(atPath: $0) }
      return found ?? "\(folders.first ?? ".")/\(name)"
    }
    lexicons = String(find("lexicons/codebook.csv").dropLast("/codebook.csv".count))
    russian = find(".dictionaries/pymorphy3_dicts_ru/data")
    kazakh = "/usr/share/hunspell/kk_KZ.dic"
  }

  private static func upward(from file: URL, levels: Int) -> [String] {
    var folders: [String] = []
    var folder = file.deletingLastPathComponent()
    for _ in 0..<levels {
      folders.append(folder.path)
      let above = folder.deletingLastPathComponent()
      if above.path == folder.path { break }
      folder = above
    }
    return folders
  }
}
