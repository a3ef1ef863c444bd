internal import Basics
internal import Foundation

/// The module's own files, beside the program.
enum DataFiles {
  struct File: Sendable {
    var name: String
    var bytes: [UInt8]
  }

  /// The files of a folder of `Data`, sorted by name.
  static func all(in folder: String) throws(Problem) -> [File] {
    let path = (Bundle.module.resourcePath ?? ".") + "/Data/\(folder)"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    let files = names.sorted().compactMap { name in
      FileManager.default.contents(atPath: "\(path)/\(name)").map {
        File(name: name, bytes: Array($0))
      }
    }
    guard !files.isEmpty else {
      throw Problem(
        "SRV-010", at: path, "files of the browser's pages are missing beside the program",
        cure: "build or install Koshu again", kind: .fault)
    }
    return files
  }
}
