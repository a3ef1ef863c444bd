import Basics
import Foundation
import Ingest
import Testing

/// The evaluation kit beside the checkout, where there is one.
private let kit: String? = {
  var folder = URL(fileURLWithPath: #filePath)
  for _ in 0..<4 { folder.deleteLastPathComponent() }
  let path = folder.appendingPathComponent("shared/evals").path
  return FileManager.default.fileExists(atPath: path) ? path : nil
}()

@Suite(.enabled(if: kit != nil, "the evaluation kit is not beside the checkout"))
struct `Archives of other programs` {
  /// Records and pages; nil records for files that are no WARC.
  @Test(arguments: [
    ("iipc/hello-world.warc", 6, 1), ("iipc/hello-world.warc.gz", 6, 1),
    ("iipc/20130729-heritrix-original.warc.gz", 1, 1),
    ("iipc/20130729-heritrix-revisit-with-http-headers.warc.gz", 1, 0),
    ("iipc/20141124-heritrix-server-not-modified.warc.gz", 1, 0),
    ("warcio/example.warc", 6, 1), ("warcio/example.warc.gz", 6, 1),
    ("warcio/example-bad-non-chunked.warc.gz", 6, 1),
    ("warcio/example-digest.warc", 4, 0), ("warcio/example-iana.org-chunked.warc", 3, 1),
    ("warcio/example-resource.warc.gz", 3, 1),
    ("warcio/example-space-in-target-uri.warc.gz", 2, 0),
    ("warcio/example-wget-bad-target-uri.warc.gz", 6, 1),
    ("warcio/example-wrong-chunks.warc.gz", 2, 1), ("warcio/post-test.warc.gz", 6, 3),
  ])
  func `Every record of a good archive is read`(file: String, records: Int, pages: Int) throws {
    let reader = try reader(of: file)
    let outcomes = reader.map { $0.page() }
    #expect(outcomes.count == records)
    #expect(reader.damages.isEmpty)
    let found = outcomes.count { if case .page = $0 { true } else { false } }
    #expect(found == pages)
  }

  @Test func `A record whose block is longer than it says is not given, those around it are`()
    throws
  {
    let reader = try reader(of: "warcio/example-trunc.warc")
    #expect(reader.reduce(0) { count, _ in count + 1 } == 3)
    let damage = try #require(reader.damages.first)
    #expect(damage.offset.value == 1197)
    #expect(damage.recordCount == 2)
  }

  @Test(arguments: ["example.arc", "example.arc.gz"])
  func `The older ARC format is refused by name`(file: String) throws {
    let reader = try reader(of: "warcio/" + file)
    #expect(reader.next() == nil)
    #expect(reader.isForeign)
    #expect(reader.damages.first?.reason == "an ARC file, the format before WARC")
  }

  private func reader(of file: String) throws -> WARCReader {
    let folder = try #require(kit)
    let handle = try #require(FileHandle(forReadingAtPath: "\(folder)/data/warc/\(file)"))
    return WARCReader(try ByteSource(handle))
  }
}
