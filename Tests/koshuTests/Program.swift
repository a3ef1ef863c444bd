import Basics
import Foundation
import Testing

/// The built executable and how to run it: the third distance, as a user meets it.
enum Program {
  struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// `koshu` stands beside the test bundle.
  static let path = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("koshu").path

  static func process(_ arguments: [String], in folder: String = root) -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ["PATH": "/usr/bin:/bin", "COLUMNS": "80", "LANG": "C.UTF-8"]
    return process
  }

  static func run(
    _ arguments: [String], in folder: String = root, input: String = ""
  ) throws -> Result {
    let process = process(arguments, in: folder)
    // Files, not pipes: a full pipe would stop a program that we are not reading from.
    let scratch = try Scratch()
    let (input, output, errors) = (
      try scratch.write("input", input), scratch.path("output"), scratch.path("errors")
    )
    _ = FileManager.default.createFile(atPath: output, contents: nil)
    _ = FileManager.default.createFile(atPath: errors, contents: nil)
    process.standardInput = FileHandle(forReadingAtPath: input)
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus,
      output: try String(contentsOfFile: output, encoding: .utf8),
      errors: try String(contentsOfFile: errors, encoding: .utf8))
  }
}

extension Program {
  /// Runs the program, and kills it at an event.
  static func kill(
    _ arguments: [String], in folder: String, at isMoment: (String) -> Bool
  ) throws {
    let process = process(arguments + ["--log", "json"], in: folder)
    let events = Pipe()
    process.standardError = events
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    for line in LineReader(events.fileHandleForReading)
    where isMoment(String(decoding: line, as: UTF8.self)) {
      Foundation.kill(process.processIdentifier, SIGKILL)
    }
    process.waitUntilExit()
  }
}

/// A folder of its own for a test, removed at its end.
final class Scratch: Sendable {
  let folder: String

  init() throws {
    folder =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("koshu-test-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func path(_ name: String) -> String { "\(folder)/\(name)" }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    try write(name, Data(text.utf8))
  }

  @discardableResult
  func write(_ name: String, _ data: Data) throws -> String {
    let file = URL(fileURLWithPath: path(name))
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
    return file.path
  }

  func read(_ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: path(name)))
  }

  func text(_ name: String) throws -> String { String(decoding: try read(name), as: UTF8.self) }
}

/// Compares a text with `Snapshots/NAME.txt`; with KOSHU_RECORD=1 in the environment it is written
/// anew, to be read and committed.
func expectSnapshot(
  _ name: String, _ text: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Snapshots/\(name).txt")
  if ProcessInfo.processInfo.environment["KOSHU_RECORD"] == "1" {
    try Data(text.utf8).write(to: file)
    return
  }
  let expected = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
  let lines = (expected.split(separator: "\n"), text.split(separator: "\n"))
  let difference = zip(lines.0, lines.1).enumerated().first { $1.0 != $1.1 }
  #expect(
    expected == text,
    "differs from Snapshots/\(name).txt first at line \((difference?.offset ?? min(lines.0.count, lines.1.count)) + 1): \(difference.map { "\($0.element.1)" } ?? "its length")",
    sourceLocation: sourceLocation)
}
