internal import Basics
internal import Foundation
internal import Reports

/// The report and its pages of passages, in the output folder.
///
/// The pages of a run stand in a folder of their own, so that an earlier report keeps all its pages
/// until the new one is there whole.
struct ReportFiles {
  let folder: String
  /// The key of the outputs: their run is named for it.
  let key: Digest

  static let name = "report.html"

  private var passagesPath: String { "\(folder)/\(passageFolder)" }

  func write(_ report: Report) throws {
    let pages = report.passages
    if !pages.isEmpty {
      try WholeFile.make(folder: "\(folder)/\(pages.folder)")
      for (index, name) in pages.names.enumerated() {
        try write(pages.html(at: index), to: "\(pages.folder)/\(name)")
      }
    }
    try write(report.html, to: Self.name)
    try removeOthers(than: pages)
  }

  /// Names and sizes of the pages of this run, sorted, to tell whether any has been lost.
  func passages() -> [String] {
    passagePaths.map { path in
      "\(URL(fileURLWithPath: path).lastPathComponent) \(fileSize(path) ?? 0)"
    }
  }

  /// Of the pages of this run, sorted.
  var passagePaths: [String] {
    let path = "\(passagesPath)/\(key.short)"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.sorted().map { "\(path)/\($0)" }
  }

  private func write(_ html: String, to name: String) throws {
    let file = try WholeFile("\(folder)/\(name)")
    try file.write(Array(html.utf8))
    try file.finish()
  }

  /// Pages of earlier reports, to which nothing leads any more.
  private func removeOthers(than pages: PassagePages) throws {
    let files = FileManager.default
    let runs = (try? files.contentsOfDirectory(atPath: passagesPath)) ?? []
    for run in runs.sorted() where "\(passageFolder)/\(run)" != pages.folder || pages.isEmpty {
      try? files.removeItem(atPath: "\(passagesPath)/\(run)")
    }
    if pages.isEmpty { try? files.removeItem(atPath: passagesPath) }
  }
}
