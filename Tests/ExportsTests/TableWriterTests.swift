import Basics
import Exports
import Foundation
import Sheets
import Testing

/// A table of two texts and one column of every other type.
private let table = TableDescription(
  table: .articles, title: text("T"), meaning: text("T"), key: ["id"], parents: [],
  columns: [
    column("id", .text), column("words", .text, content: .words),
    column("address", .text, content: .address),
    column("codes", .list), column("count", .integer), column("weight", .decimal),
    column("flag", .flag), column("day", .date),
  ])

private func text(_ text: String) -> Localized { Localized(en: text, kk: text, ru: text) }

private func column(
  _ name: String, _ type: ColumnType, content: ColumnDescription.Content = .plain
) -> ColumnDescription {
  ColumnDescription(
    name: name, type: type, unit: "", values: "", codes: "", content: content, title: text(name),
    meaning: text(name))
}

private func written(_ rows: [[String]], as format: TextFormat) -> [UInt8] {
  var writer = TableWriter(table, as: format)
  for row in rows { writer.append(row) }
  return writer.takeBytes()
}

private let row = ["a1", "=үй", "https://x.example", "b;c", "-3", "-0.5", "true", "2024-05-31"]

@Suite struct TableWriterTests {
  @Test func `plain CSV has LF, no mark and no guard`() {
    let text = String(decoding: written([row], as: .csv), as: UTF8.self)
    #expect(
      text == """
        id,words,address,codes,count,weight,flag,day
        a1,=үй,https://x.example,b;c,-3,-0.5,true,2024-05-31

        """)
  }

  @Test func `CSV for Excel has a mark, CRLF, a guard for texts and none for numbers`() {
    let bytes = written([row], as: .excel(separator: UInt8(ascii: ";")))
    #expect(Array(bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
    let text = String(decoding: bytes.dropFirst(3), as: UTF8.self)
    #expect(
      text
        == "id;words;address;codes;count;weight;flag;day\r\n"
        + "a1;'=үй;https://x.example;\"b;c\";-3;-0.5;true;2024-05-31\r\n")
  }

  @Test func `JSON lines have types, and null where there is nothing to say`() {
    let rows = [row, ["a2", "", "", "", "", "", "", ""]]
    let text = String(decoding: written(rows, as: .jsonLines), as: UTF8.self)
    #expect(
      text == """
        {"id":"a1","words":"=үй","address":"https://x.example","codes":["b","c"],"count":-3,"weight":-0.5,"flag":true,"day":"2024-05-31"}
        {"id":"a2","words":null,"address":null,"codes":[],"count":null,"weight":null,"flag":null,"day":null}

        """)
  }

  @Test func `CSV for SPSS has one line a row and digits for flags, and knows its widths`() {
    var writer = TableWriter(table, as: .spss)
    writer.append(["a1", "үй\nжер", "", "", "", "", "false", ""])
    let text = String(decoding: writer.takeBytes(), as: UTF8.self)
    #expect(text.split(separator: "\n").last == "a1,үй жер,,,,,0,")
    #expect(writer.widths[1] == 11)
  }

  @Test func `a writer that is emptied again and again writes the same bytes`() {
    let rows = (0..<50).map { ["a\($0)"] + row.dropFirst() }
    for format in [TextFormat.csv, .excel(separator: 44), .jsonLines, .spss] {
      var writer = TableWriter(table, as: format)
      var pieces: [UInt8] = []
      for row in rows {
        writer.append(row)
        pieces += writer.takeBytes()
      }
      #expect(pieces == written(rows, as: format))
    }
  }

  /// The files of csv-spectrum: name, header and rows as they must be read.
  static let spectrum: [(String, String, [[String]])] = [
    (
      "comma_in_quotes",
      "first,last,address,city,zip\nJohn,Doe,120 any st.,\"Anytown, WW\",08123\n",
      [
        ["first", "last", "address", "city", "zip"],
        ["John", "Doe", "120 any st.", "Anytown, WW", "08123"],
      ]
    ),
    ("empty", "a,b,c\n1,\"\",\"\"\n2,3,4\n", [["a", "b", "c"], ["1", "", ""], ["2", "3", "4"]]),
    (
      "empty_crlf", "a,b,c\r\n1,\"\",\"\"\r\n2,3,4\r\n",
      [["a", "b", "c"], ["1", "", ""], ["2", "3", "4"]]
    ),
    (
      "escaped_quotes", "a,b\n1,\"ha \"\"ha\"\" ha\"\n3,4\n",
      [["a", "b"], ["1", "ha \"ha\" ha"], ["3", "4"]]
    ),
    (
      "json", "key,val\n1,\"{\"\"type\"\": \"\"Point\"\", \"\"coordinates\"\": [102.0, 0.5]}\"\n",
      [["key", "val"], ["1", "{\"type\": \"Point\", \"coordinates\": [102.0, 0.5]}"]]
    ),
    (
      "location_coordinates", "id,at\n1,\"42.1, 71.5\"\n", [["id", "at"], ["1", "42.1, 71.5"]]
    ),
    (
      "newlines", "a,b,c\n1,2,3\n\"Once upon \na time\",5,6\n7,8,9\n",
      [["a", "b", "c"], ["1", "2", "3"], ["Once upon \na time", "5", "6"], ["7", "8", "9"]]
    ),
    (
      "newlines_crlf", "a,b,c\r\n1,2,3\r\n\"Once upon \r\na time\",5,6\r\n7,8,9\r\n",
      [["a", "b", "c"], ["1", "2", "3"], ["Once upon \r\na time", "5", "6"], ["7", "8", "9"]]
    ),
    (
      "quotes_and_newlines", "a,b\n1,\"ha \n\"\"ha\"\" \nha\"\n3,4\n",
      [["a", "b"], ["1", "ha \n\"ha\" \nha"], ["3", "4"]]
    ),
    ("simple", "a,b,c\n1,2,3\n", [["a", "b", "c"], ["1", "2", "3"]]),
    ("simple_crlf", "a,b,c\r\n1,2,3\r\n", [["a", "b", "c"], ["1", "2", "3"]]),
    (
      "utf8", "a,b,c\n1,2,3\n4,5,ʤ\n", [["a", "b", "c"], ["1", "2", "3"], ["4", "5", "ʤ"]]
    ),
  ]

  @Test(arguments: spectrum.map(\.0))
  func `the cases of csv-spectrum are read, written and read the same`(name: String) throws {
    let (_, text, rows) = try #require(Self.spectrum.first { $0.0 == name })
    #expect(CSVReader(Array(text.utf8)).map(\.fields) == rows)
    for separator in [UInt8(ascii: ","), UInt8(ascii: ";")] {
      for lineEnd in [[10], [13, 10]] as [[UInt8]] {
        var writer = CSVWriter(
          header: rows[0], dialect: CSVDialect(separator: separator, lineEnd: lineEnd))
        for row in rows.dropFirst() { writer.append(row) }
        #expect(CSVReader(writer.bytes, separator: separator).map(\.fields) == rows)
      }
    }
  }

  @Test func `without text the words go and the columns stay`() {
    let fields = RowFilter(hasText: false, hasAddresses: true).filtered(row, of: table)
    #expect(fields == ["a1", "", "https://x.example", "b;c", "-3", "-0.5", "true", "2024-05-31"])
    let renamed = RowFilter(hasText: true, hasAddresses: false)
      .filtered(row, of: table) { $0 + "!" }
    #expect(renamed == ["a1", "=үй!", "", "b;c", "-3", "-0.5", "true", "2024-05-31"])
  }

  @Test func `cells of a workbook have types`() {
    #expect(
      table.cells(row) == [
        .text("a1"), .text("=үй"), .text("https://x.example"), .text("b;c"), .number(-3),
        .number(-0.5), .boolean(true), .date(45_443),
      ])
  }
}
