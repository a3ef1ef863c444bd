import Basics
import Testing

@Suite struct CSVTests {
  @Test func `a row is read with its line, quotes undone and line breaks kept`() {
    let rows = Array(CSVReader(Array("id,note\r\n1,\"a \"\"b\"\"\nc\"\n\n2,ә\n".utf8)))
    #expect(rows.map(\.fields) == [["id", "note"], ["1", "a \"b\"\nc"], ["2", "ә"]])
    #expect(rows.map(\.line) == [1, 2, 5])
  }

  @Test func `a byte-order mark is no part of the first field`() {
    var reader = CSVReader([0xEF, 0xBB, 0xBF] + Array("id\n".utf8))
    #expect(reader.next()?.fields == ["id"])
  }

  @Test func `an unclosed quotation is told by the line where it opened`() {
    var reader = CSVReader(Array("a,b\n1,\"open\nstill".utf8))
    while reader.next() != nil {}
    #expect(reader.unclosedQuoteLine == 2)
  }

  @Test func `what was written reads back, whatever the fields hold`() {
    let pieces = ["", "a", ",", "\"", "\n", "\r\n", "қала", " ", ";"]
    var writer = CSVWriter(header: ["x", "y"])
    var rows: [[String]] = []
    for first in pieces {
      for second in pieces {
        let row = [first + second, second + first + first]
        rows.append(row)
        writer.append(row)
      }
    }
    let read = CSVReader(writer.bytes).map(\.fields)
    #expect(read.first == ["x", "y"])
    #expect(Array(read.dropFirst()) == rows)
  }

  @Test func `a lone empty field is not lost as a blank line`() {
    var writer = CSVWriter(header: ["x"])
    writer.append([""])
    #expect(CSVReader(writer.bytes).map(\.fields) == [["x"], [""]])
  }
}
