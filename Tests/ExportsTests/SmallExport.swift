import Basics
import Exports
import Foundation

/// What the tests export.
enum SmallExport {
  static func origin(
    language: InterfaceLanguage = .en, corpus: String = "Көші-қон & «қала» <1>"
  ) -> ExportOrigin {
    ExportOrigin(
      corpus: corpus, notice: nil, state: "0123456789ab", koshu: "0.1.0", lexicons: "abcdef012345",
      language: language, hasText: true, isPseudonymous: false)
  }

  static let categories = [
    QDACategory(
      "stance", title: Localized(en: "stance", kk: "көзқарас", ru: "отношение"),
      codes: [
        QDACode("negative", label: Localized(en: "negative", kk: "теріс", ru: "негативно")),
        QDACode("other", label: Localized(en: "other", kk: "басқа", ru: "другое")),
      ]),
    QDACategory(
      "frames", title: Localized(en: "frames", kk: "фреймдер", ru: "фреймы"),
      codes: [
        QDACode(
          "housing", label: Localized(en: "housing", kk: "баспана", ru: "жильё"),
          meaning: "Rent & room"),
        QDACode(
          "rent", parent: "housing", label: Localized(en: "rent", kk: "жалдау", ru: "аренда")),
        QDACode(
          "lost", parent: "gone", label: Localized(en: "other", kk: "басқа", ru: "другое")),
      ]),
  ]

  static func read(_ name: String) throws -> Data {
    try Data(
      contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Files/\(name)"))
  }
}

/// A folder of its own for a test, removed at its end.
final class Scratch {
  let folder: String

  init() throws {
    folder =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("koshu-exports-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let path = "\(folder)/\(name)"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return path
  }
}

/// Runs a program of the system; its status and all that it says.
func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: program)
  process.arguments = arguments
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = pipe
  try process.run()
  let output = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (process.terminationStatus, String(decoding: output, as: UTF8.self))
}
