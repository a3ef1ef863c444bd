import Basics
import Foundation
import Testing

@Suite struct LineReaderTests {
  @Test func `lines end at the byte 0x0A alone, whatever the chunks`() throws {
    let pipe = Pipe()
    let long = String(repeating: "қ", count: 50_000)
    let writer = Thread {
      pipe.fileHandleForWriting.write(Data("a\u{2028}b\r\n\n\(long)\nlast".utf8))
      try? pipe.fileHandleForWriting.close()
    }
    writer.start()
    let lines = LineReader(pipe.fileHandleForReading).map { String(decoding: $0, as: UTF8.self) }
    #expect(lines == ["a\u{2028}b", "", long, "last"])
  }
}
