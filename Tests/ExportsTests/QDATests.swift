import Basics
import Exports
import Foundation
import Testing

private let xmllint = "/usr/bin/xmllint"

@Suite struct QDATests {
  private func text(title: String = "Үй 🏠", body: String = "Пәтер жалдау қымбат.") -> QDAText {
    var text = QDAText(id: "a1", title: title, text: body)
    text.add([.init("frames", "rent")], inTitle: false, start: 6, end: 12)
    text.add([.init("stance", "negative")], inTitle: true, start: 0, end: 2)
    text.codings = [
      .init(
        coder: QDAProject.machine, codes: [.init("stance", "negative"), .init("frames", "rent")]),
      .init(coder: "Әлия", codes: [.init("stance", "other"), .init("frames", "unknown")]),
    ]
    text.facts = [.outlet: "qala", .date: "2024-05-31", .address: "https://x.example/?a=1&b=2"]
    return text
  }

  private func document(
    _ texts: [QDAText], corpus: String = "Көші-қон & «қала» <1>", language: InterfaceLanguage = .en
  ) -> String {
    let project = QDAProject(
      SmallExport.origin(language: language, corpus: corpus), categories: SmallExport.categories,
      coders: ["Әлия"])
    let bytes = project.head() + texts.flatMap { project.source($0) } + project.tail()
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The published schema, version 1.0 of 18 March 2019.
  private func validate(_ document: String) throws -> (status: Int32, output: String) {
    let scratch = try Scratch()
    let project = try scratch.write("project.qde", Array(document.utf8))
    let schema = try scratch.write("Project.xsd", Array(try SmallExport.read("Project.xsd")))
    return try run(xmllint, ["--noout", "--schema", schema, project])
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: xmllint)))
  func `a project meets the published schema, whatever its names hold`() throws {
    let titles = [
      "Үй 🏠", "", "<script>alert(1)</script>", "=cmd|' /C calc'!A0", "a\u{0}b\u{1B}c\u{FFFF}",
      "\u{202E}мәтін\u{301}", "]]>&amp;\"'", String(repeating: "ұ", count: 5000),
    ]
    for title in titles {
      for language in InterfaceLanguage.allCases {
        let (status, output) = try validate(
          document([text(title: title)], corpus: title, language: language))
        #expect(status == 0, "\(title.prefix(30)): \(output)")
      }
    }
    // The check can fail.
    let broken = document([text()]).replacing("isCodable=\"true\"", with: "")
    #expect(try validate(broken).status != 0)
  }

  @Test func `positions are code points of headline, empty line and text`() {
    let document = document([text()])
    // «Үй 🏠» has four code points, and six stand before the text.
    #expect(text().bytes == Array("Үй 🏠\n\nПәтер жалдау қымбат.".utf8))
    #expect(document.contains("name=\"Үй\" startPosition=\"0\" endPosition=\"2\""))
    #expect(document.contains("name=\"жалдау\" startPosition=\"12\" endPosition=\"18\""))
  }

  @Test func `selections stand in order, one for each place, within their part`() {
    var text = QDAText(id: "a1", title: "Үй", text: "abc")
    text.add([.init("frames", "rent")], inTitle: false, start: 1, end: 99)
    text.add([.init("frames", "rent")], inTitle: true, start: 1, end: 2)
    text.add([.init("frames", "housing")], inTitle: false, start: 1, end: 99)
    text.add([.init("frames", "housing")], inTitle: false, start: 2, end: 2)
    text.add([.init("frames", "housing")], inTitle: false, start: 5, end: 9)
    #expect(text.selections.map(\.start) == [1, 5])
    #expect(text.selections.map(\.end) == [2, 7])
    #expect(text.selections.map(\.codes.count) == [1, 2])
  }

  @Test func `line ends become line feeds without moving a position`() {
    let text = QDAText(id: "a1", title: "", text: "a\r\nb\rc\nd")
    #expect(text.bytes == Array("a \nb\nc\nd".utf8))
  }

  @Test func `coders are told apart, and a code that the codebook lacks is left out`() {
    let document = document([text()])
    #expect(document.contains("name=\"Koshu\"") && document.contains("name=\"Әлия\""))
    let codings = document.components(separatedBy: "<Coding ").count - 1
    #expect(codings == 2 + 2 + 1)
  }

  @Test func `each code has a name of its own, and a code without its parent stands on top`() {
    for language in InterfaceLanguage.allCases {
      let document = document([], language: language)
      let names = document.matches(of: /<Code [^>]*name="([^"]*)"/).map { String($0.1) }
      #expect(names.count == 7)
      #expect(Set(names).count == names.count, "\(names)")
    }
    #expect(document([]).contains("other (frames)"))
  }

  @Test func `a repeated export has the same GUIDs, and no two things share one`() {
    let first = document([text()])
    #expect(first == document([text()]))
    let guids = first.matches(of: /[ ]guid="([^"]*)"/).map { String($0.1) }
    #expect(Set(guids).count == guids.count)
  }

  /// From the examples of Python's uuid module.
  @Test func `GUIDs of names are those of RFC 9562`() {
    #expect(
      NameBasedGUID("http://www.example.com/", in: .url).description
        == "fcde3c85-2270-590f-9e7c-ee003d65e0e2")
  }
}
