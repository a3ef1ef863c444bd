import Basics
import Foundation
import Serve
import Testing

/// The interface in three languages.
@Suite struct LanguageTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources/Serve")

  private static func files(_ folder: String, _ ending: String) throws -> [URL] {
    let all = FileManager.default.enumerator(
      at: root.appendingPathComponent(folder), includingPropertiesForKeys: nil)
    return (all?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == ending }
      .sorted { $0.path < $1.path }
  }

  private static func rows() throws -> [[String]] {
    let coding = root.appendingPathComponent("../Workbench/Data/coding-texts.csv")
    return try (files("Data/strings", "csv") + [coding]).flatMap { file in
      CSVReader(Array(try Data(contentsOf: file))).dropFirst().map(\.fields)
    }
  }

  @Test func `every text is there in Kazakh, Russian and English, once, with the same places`()
    throws
  {
    let rows = try Self.rows()
    #expect(rows.count > 10)
    for row in rows {
      #expect(row.count == 4 && !row.contains(""), "\(row)")
      let places = row.dropFirst().map { text in
        (0..<6).filter { text.contains("{\($0)}") }
      }
      #expect(Set(places).count == 1, "\(row)")
    }
    #expect(Set(rows.map { $0[0] }).count == rows.count)
  }

  @Test func `Kazakh and Russian texts bear no Latin look-alikes`() throws {
    for row in try Self.rows() where row.count == 4 {
      for text in [row[1], row[2]] {
        for word in text.split(whereSeparator: { !$0.isLetter }) {
          let isCyrillic = word.unicodeScalars.map { (0x400...0x52F).contains($0.value) }
          #expect(Set(isCyrillic).count < 2, "\(text)")
        }
      }
    }
  }

  @Test func `every text that a page asks for is in the tables`() throws {
    let known = Set(try Self.rows().map { $0[0] })
    for file in try Self.files("", "swift") {
      let source = try String(contentsOf: file, encoding: .utf8)
      for match in source.matches(of: /words\(\s*"([a-z.A-Z0-9-]+)"/) {
        #expect(known.contains(String(match.1)), "\(match.1) in \(file.lastPathComponent)")
      }
    }
  }

  @Test func `the language is the address's, else the cookie's, else the browser's`() async throws {
    let visitor = try await Visitor.shared.value
    let russian = try await visitor.get("/?lang=ru", headers: [("Accept-Language", "kk")])
    let kept = try await visitor.get("/", cookies: "koshu_language=ru")
    let accepted = try await visitor.get("/", headers: [("Accept-Language", "kk-KZ,kk;q=0.9")])
    let unknown = try await visitor.get("/?lang=de", headers: [("Accept-Language", "de")])
    #expect(russian.text.contains("<html lang=\"ru\">"))
    #expect(russian.cookies.contains { $0.hasPrefix("koshu_language=ru;") })
    #expect(kept.text.contains("<html lang=\"ru\">"))
    #expect(accepted.text.contains("<html lang=\"kk\">"))
    #expect(unknown.text.contains("<html lang=\"en\">"))
    #expect(unknown.cookies.isEmpty)
  }
}
