import Foundation

/// `koshu serve` as its own process, over the tables of an `EditorDesk`; there is no corpus.
final class RealServer {
  private let process = Process()
  let session: Session

  /// A browser that was let in.
  struct Session: Sendable {
    var wire: Wire
    var cookie: String
  }

  init(_ editor: EditorDesk) async throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
    let config = "\(editor.folder)/pipeline.json"
    try """
    {"name": "Үлгі", "sources": [], "outlets": [], "lexicons": ".", "store": "none.sqlite",
     "output": "out", "dictionaries": {"kazakh": "/usr/share/hunspell/kk_KZ.dic",
     "russian": "\(root)/.dictionaries/pymorphy3_dicts_ru/data"}}
    """.write(toFile: config, atomically: true, encoding: .utf8)
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().appendingPathComponent("koshu")
    process.arguments = ["serve", "--config", config, "--port", "0"]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let address = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    let parts = URLComponents(string: address)
    let wire = Wire(port: UInt16(parts?.port ?? 0))
    let answer = try await wire.send("GET", "/?\(parts?.query ?? "")")
    session = Session(
      wire: wire, cookie: answer.cookies.first.map { String($0.prefix { $0 != ";" }) } ?? "")
  }

  func kill() {
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}

extension RealServer.Session {

  func get(_ target: String) async throws -> String {
    try await wire.send("GET", target, headers: [("Cookie", cookie)]).text
  }

  func post(_ target: String, _ body: String) async throws -> Wire.Answer {
    try await wire.send(
      "POST", target,
      headers: [
        ("Cookie", cookie), ("Origin", "http://127.0.0.1:\(wire.port)"),
        ("Content-Type", "application/x-www-form-urlencoded"),
      ], body: Array(body.utf8))
  }
}
