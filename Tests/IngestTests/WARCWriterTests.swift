import Foundation
import Ingest
import Testing

/// warcio's command, where it is installed.
private let warcio: String? = {
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
  return [
    "\(root)/.build-warcio/bin/warcio", "/usr/local/bin/warcio", "/usr/bin/warcio",
  ].first { FileManager.default.isExecutableFile(atPath: $0) }
}()

private func archive(compressed: Bool) throws -> [UInt8] {
  let date = "2024-12-03T04:05:00Z"
  let page = Array("<html><body><p>Ауылдан қалаға көшу</p></body></html>".utf8)
  let packed = try #require(gzipped(page))
  let chunks =
    Array("\(String(page.count, radix: 16))\r\n".utf8) + page + Array("\r\n0\r\n\r\n".utf8)
  var writer = WARCWriter(isCompressed: compressed)
  writer.appendInfo(software: "Koshu", date: date, file: "misal.warc.gz")
  let bodies = [
    ([("Content-Length", "\(page.count)")], page), ([("Content-Encoding", "gzip")], packed),
    ([("Transfer-Encoding", "chunked")], chunks), ([], []),
  ]
  for (number, (fields, body)) in bodies.enumerated() {
    let address = "https://misal.example/\(number)"
    let id = writer.appendResponse(
      address: address, date: date,
      fields: HeaderFields([("Content-Type", "text/html; charset=utf-8")] + fields), body: body)
    writer.appendRequest(
      address: address, date: date, target: "/\(number)",
      fields: HeaderFields([("Host", "misal.example")]), response: id)
  }
  writer.appendUnchanged(
    address: "https://misal.example/0", date: "2024-12-04T04:05:00Z",
    fields: HeaderFields([("ETag", "\"1\"")]), since: date)
  return writer.bytes
}

@Suite struct `Writing a WARC file` {
  @Test("Every kind of record is read back", arguments: [true, false])
  func roundTrip(compressed: Bool) throws {
    let bytes = try archive(compressed: compressed)
    #expect(try archive(compressed: compressed) == bytes)
    let reader = WARCReader(bytes)
    let records = Array(reader)
    #expect(reader.damages.isEmpty)
    #expect(
      records.map(\.type)
        == ["warcinfo"] + Array(repeating: ["response", "request"], count: 4).flatMap { $0 }
        + ["revisit"])
    #expect(Set(records.compactMap(\.id)).count == 10)
    #expect(records[1].id == records[2].fields["WARC-Concurrent-To"])
    guard case .revisit(let earlier) = try #require(records.last).page() else {
      Issue.record("expected a revisit")
      return
    }
    #expect(earlier == "https://misal.example/0 of 2024-12-03T04:05:00Z")
    let texts = records.compactMap { record -> String? in
      if case .page(let page) = record.page() {
        String(decoding: page.bytes, as: UTF8.self)
      } else {
        nil
      }
    }
    #expect(Set(texts).count == 2)
    #expect(texts.count == 4)
  }

  @Test(
    "warcio finds nothing to complain of, in any digest",
    .enabled(if: warcio != nil, "warcio is not installed (pip install warcio)"),
    arguments: [true, false])
  func warcioCheck(compressed: Bool) throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("koshu-\(UUID().uuidString).warc\(compressed ? ".gz" : "")")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(try archive(compressed: compressed)).write(to: file)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(warcio))
    process.arguments = ["check", "-v", file.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(
      decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(output)")
    #expect(output.contains("digest pass"), "\(output)")
    #expect(!output.contains("fail"), "\(output)")
  }
}
