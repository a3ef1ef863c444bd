import Basics
import Exports
import Foundation
import Reports
import Testing

@Suite struct DescriptionTests {
  private func description(_ table: ExportTable) throws -> TableDescription {
    try #require(try Descriptions.read()[table])
  }

  @Test func `each table has the columns of its rows, in their order`() throws {
    #expect(try description(.articles).columns.map(\.name) == ArticleRow.columns)
    #expect(try description(.mentions).columns.map(\.name) == MentionRow.columns)
    #expect(try description(.frames).columns.map(\.name) == FrameRow.columns)
    #expect(try description(.evidence).columns.map(\.name) == EvidenceRow.columns)
    #expect(try description(.stories).columns.map(\.name) == StoryRow.columns)
    #expect(try description(.aggregates).columns.map(\.name) == AggregateRow.columns)
  }

  @Test func `keys and parents are columns`() throws {
    for table in try Descriptions.read().tables {
      let names = Set(table.columns.map(\.name))
      #expect(!table.key.isEmpty)
      #expect(names.isSuperset(of: table.key))
      #expect(names.isSuperset(of: table.parents.map(\.column)))
    }
  }

  @Test func `every column is explained in three languages, each in its own letters`() throws {
    for table in try Descriptions.read().tables {
      for column in table.columns {
        for text in [column.title, column.meaning] {
          #expect(!text.en.isEmpty && !text.kk.isEmpty && !text.ru.isEmpty, "\(column.name)")
          let kazakhOnly = CharacterSet(charactersIn: "әөүұқғңһіӘӨҮҰҚҒҢҺІ")
          #expect(text.ru.rangeOfCharacter(from: kazakhOnly) == nil, "\(text.ru)")
        }
      }
    }
  }

  @Test func `a column of codes names a set that is there`() throws {
    let codes = try CodeLists.read(codebook: [])
    for table in try Descriptions.read().tables {
      for column in table.columns where CodeLists.isClosed(column.codes) {
        #expect(!codes.codes(of: column.codes).isEmpty, "\(table.table) \(column.name)")
      }
    }
  }

  @Test func `the page of columns says the same as the schema`() throws {
    let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let page = try String(
      contentsOf: folder.appendingPathComponent("docs/data-dictionary.md"), encoding: .utf8)
    var table = ""
    var lines: [String: [[String]]] = [:]
    for line in page.split(separator: "\n") {
      if line.hasPrefix("## ") { table = String(line.dropFirst(3)) }
      guard line.hasPrefix("| `") else { continue }
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
        .map { $0.trimmingCharacters(in: .whitespaces) }
      lines[table, default: []].append(Array(cells[1...5]))
    }
    let types: [ColumnType: String] = [.flag: "truth value", .moment: "date"]
    for description in try Descriptions.read().tables {
      let expected = description.columns.map { column in
        [
          "`\(column.name)`", types[column.type] ?? column.type.rawValue, column.unit,
          column.values, column.meaning.en,
        ]
      }
      #expect(lines["\(description.table.rawValue).csv"] == expected)
    }
  }
}
