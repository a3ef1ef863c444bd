import Exports
import Foundation
import Testing

@Suite struct ZipWriterTests {
  /// What Python's zipfile finds in a container: names with the sizes and CRCs that it has checked.
  private func read(_ bytes: [UInt8]) throws -> String {
    let scratch = try Scratch()
    let path = try scratch.write("a.zip", bytes)
    let script = """
      import sys, zipfile
      z = zipfile.ZipFile(sys.argv[1])
      assert z.testzip() is None
      names = z.namelist()
      print(len(names), *[f"{n}={z.read(n)[:20]!r}:{len(z.read(n))}" for n in names[:3]], sep="\\n")
      """
    let program = ["/usr/bin/python3", "/usr/local/bin/python3"].first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
    let (status, output) =
      try program.map { try run($0, ["-c", script, path]) }
      ?? run("/usr/bin/env", ["python3", "-c", script, path])
    #expect(status == 0, "\(output)")
    return output
  }

  @Test func `files that are known and files that come in pieces are read by others`() throws {
    var zip = ZipWriter()
    var open = zip.begin("жоба.qde")
    for _ in 0..<1000 { zip.append(Array("мәтін ".utf8), to: &open) }
    zip.end(&open)
    zip.add("sources/a.txt", Array("үй".utf8))
    zip.add("empty", [])
    zip.finish()
    let output = try read(zip.takeBytes())
    #expect(output.hasPrefix("3\n"), "\(output)")
    #expect(output.contains(":11000"), "\(output)")
    #expect(output.contains("empty=b'':0"), "\(output)")
  }

  @Test func `more files than old readers count are read by new ones`() throws {
    var zip = ZipWriter()
    var bytes: [UInt8] = []
    for number in 0..<70_000 {
      zip.add("\(number)", [])
      if number.isMultiple(of: 1000) { bytes += zip.takeBytes() }
    }
    zip.finish()
    #expect(try read(bytes + zip.takeBytes()).hasPrefix("70000\n"))
  }

  @Test func `the same contents give the same bytes, however they are taken`() {
    func written(inPieces: Bool) -> [UInt8] {
      var zip = ZipWriter()
      var bytes: [UInt8] = []
      var open = zip.begin("a")
      for number in 0..<100 {
        zip.append(Array("\(number) үй\n".utf8), to: &open)
        if inPieces { bytes += zip.takeBytes() }
      }
      zip.end(&open)
      zip.finish()
      return bytes + zip.takeBytes()
    }
    #expect(written(inPieces: true) == written(inPieces: false))
  }
}
