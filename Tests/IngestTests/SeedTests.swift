import Foundation
import Fuzzing
import Testing

/// The seeds of the fuzzers, among them every input that was once fatal.
private func seeds(_ kind: String) throws -> [URL] {
  let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Fuzz/seeds/\(kind)").standardized
  return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
}

@Suite struct `Seeds of the fuzzers` {
  @Test(
    "whole and cut, each ends in an answer",
    arguments: [
      ("pages", readAsPage), ("feeds", readAsFeed), ("warc", readAsArchive),
    ] as [(String, @Sendable (UnsafeRawBufferPointer) -> Void)])
  func ends(kind: String, read: @Sendable (UnsafeRawBufferPointer) -> Void) throws {
    let files = try seeds(kind)
    #expect(files.count >= 5)
    for file in files {
      let bytes = Array(try Data(contentsOf: file))
      for length in stride(from: bytes.count, through: 0, by: -37) {
        bytes[..<length].withUnsafeBytes(read)
      }
    }
  }
}
