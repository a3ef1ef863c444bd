import Foundation
import Ingest
import Testing

/// Ada, the parser of Node.js, as a peer: `pip install ada-url` into the bench's environment.
private let python = [
  ".build-bench/venv/bin/python", ProcessInfo.processInfo.environment["KOSHU_PYTHON"],
]
.compactMap { $0 }.last { FileManager.default.isExecutableFile(atPath: $0) }

private func hasAda() -> Bool { (try? ada("import ada_url", input: "")) != nil }

private func ada(_ script: String, input: String) throws -> [String] {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: python ?? "/nonexistent")
  process.arguments = ["-c", script]
  let folder = FileManager.default.temporaryDirectory
  let file = folder.appendingPathComponent("koshu-addresses-\(UUID().uuidString)")
  try Data(input.utf8).write(to: file)
  defer { try? FileManager.default.removeItem(at: file) }
  let output = Pipe()
  process.standardInput = try FileHandle(forReadingFrom: file)
  process.standardOutput = output
  process.standardError = FileHandle.nullDevice
  try process.run()
  let bytes = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  guard process.terminationStatus == 0 else { throw CocoaError(.fileReadUnknown) }
  return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
}

@Suite struct `Addresses beside a browser's` {
  @Test(
    "Twenty thousand made-up addresses are read as Ada reads them",
    .enabled(if: hasAda(), "ada-url is not installed in .build-bench/venv"))
  func peer() throws {
    var dice = AddressDice(seed: 11)
    let addresses = (0..<20_000).map { _ in Self.address(&dice) }
    let script = """
      import json, sys, ada_url
      for line in sys.stdin:
          try:
              u = ada_url.URL(json.loads(line))
              if u.protocol not in ("http:", "https:"): raise ValueError
              u.username = u.password = ""
              print(json.dumps(u.href))
          except ValueError:
              print("null")
      """
    let input = try addresses.map {
      String(decoding: try JSONEncoder().encode($0), as: UTF8.self)
    }.joined(separator: "\n")
    let theirs = try ada(script, input: input).map {
      try JSONDecoder().decode(String?.self, from: Data($0.utf8))
    }
    try #require(theirs.count == addresses.count)
    #expect(theirs.count { $0 != nil } > 5000)
    for (address, expected) in zip(addresses, theirs) {
      #expect(parsedAddress(address) == expected, "\(address.debugDescription)")
    }
  }

  /// Pieces of addresses in any order: mostly wrong ones.
  ///
  /// Not among them are `xn--a`, which the standard refuses and Ada takes, and ẞ, which newer tables
  /// of Unicode than ICU 72's keep.
  private static func address(_ dice: inout AddressDice) -> String {
    let schemes = [
      "http://", "https://", "https:", "http:\\\\", "HTTP:///", " http://", "ftp://", "",
    ]
    let hosts = [
      "misal.example", "МЫСАЛ.ҚАЗ", "xn--80ao21a.kz", "127.1", "0x7f.0.0.1", "1.2.3.4.5", "256.1",
      "[::1]", "[1:2::3.4.5.6]", "[::g]", "a b", "a%41b", "%D0%B0.kz", "", "a..b", "a_b",
      "99999999999", "0.0.0.0x", "аb\u{AD}c.kz", "\u{FF21}.kz", "-a-.kz", "[1::2::3]",
      "[1:2:3:4:5:6:7:8]", "[0:0:1:0:0:0:1:0]", "08.1", "a<b", "a^b", "a|b",
    ]
    let ends = [":80", ":443", ":8080", ":", ":99999", ":1a", "@misal.example", "", "", "", ""]
    let tails = [
      "/", "a", "/../", "/.", "/%2e%2E/", "?", "#", "ә", "й", " ", "\\", "%", "%41", "\t", "'",
      "\"",
      "<", "`", "{", "^", "|", "~", "//", "&", "=", "+", "..", ";", "@", ":", "😀", "\u{7F}", "\n",
    ]
    let tail = (0..<dice.roll(8)).map { _ in dice.pick(tails) }.joined()
    return dice.pick(schemes) + dice.pick(hosts) + dice.pick(ends)
      + (dice.roll(3) > 0 ? "/" : "") + tail
  }
}
