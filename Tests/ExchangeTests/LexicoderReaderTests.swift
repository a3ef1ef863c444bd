internal import Basics
internal import Exchange
internal import Testing

@Suite struct LexicoderReaderTests {
  private func read(_ text: String) throws(Problem) -> ForeignDictionary {
    try ForeignFormat.lexicoder.read(Array(text.utf8), place: "d.lcd")
  }

  private func fault(_ text: String) -> String {
    do throws(Problem) {
      _ = try read(text)
      return "read"
    } catch {
      return error.description
    }
  }

  private func shown(_ dictionary: ForeignDictionary) -> [String] {
    dictionary.items.map {
      "\($0.line) \($0.pattern) \(dictionary.categories[$0.categories[0]].name)"
    }
  }

  @Test func `XML of Lexicoder 2 and Yoshikoder: nodes in nodes, each with its line`() throws {
    let dictionary = try read(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!-- <pnode name="не то"/>
      -->
      <dictionary style="любой">
        <cnode name="своё">
          <cnode name="ХОРОШЕЕ">
            <pnode name="ДОБР* "></pnode>
            <pnode
              name="ТАК &amp; СЯК"/><pnode name="РАД"/>
          </cnode>
          <pnode name="ОБЩЕЕ"/>
        </cnode>
        <notes>заметка</notes>
      </dictionary>
      """)
    #expect(
      shown(dictionary) == [
        "7 ДОБР* своё > ХОРОШЕЕ", "8 ТАК & СЯК своё > ХОРОШЕЕ", "9 РАД своё > ХОРОШЕЕ",
        "11 ОБЩЕЕ своё",
      ])
    #expect(
      dictionary.findings.map { "\($0.problem.place) \($0.problem.code)" } == ["d.lcd:13 EXC-105"])
  }

  @Test func `Text of Lexicoder 3: a plus before each category`() throws {
    let dictionary = try read("рано\n+хорошее\nдобр*\nтак себе\n\n+плохое\nзлой\n")
    #expect(shown(dictionary) == ["3 добр* хорошее", "4 так себе хорошее", "7 злой плохое"])
    #expect(dictionary.findings.map { "\($0.problem.place) \($0.pattern)" } == ["d.lcd:1 рано"])
  }

  @Test func `An entity that would grow without end is refused`() {
    var bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE dictionary [\n<!ENTITY a0 \"хахаха\">\n"
    for level in 1...9 {
      let body = String(repeating: "&a\(level - 1);", count: 10)
      bomb += "<!ENTITY a\(level) \"\(body)\">\n"
    }
    bomb += "]>\n<dictionary><cnode name=\"x\"><pnode name=\"&a9;\"/></cnode></dictionary>"
    #expect(fault(bomb).contains("[EXC-003]"))
    #expect(fault(bomb).utf8.count < 300)
  }

  @Test(
    arguments: [
      ("<dictionary>\n<cnode name=\"a\">\n<pnode name=\"x\"/>\n</dictionary>", "the XML is broken"),
      ("<html><p>x</p></html>", "expected <dictionary>, found <html>"),
      ("<", "[EXC-003]"),
    ])
  func `What is no dictionary is said`(text: String, message: String) {
    #expect(fault(text).contains(message), "\(fault(text))")
    #expect(fault(text).hasPrefix("d.lcd:"))
  }

  @Test func `A pattern outside of a category and one without a name are listed`() throws {
    let dictionary = try read(
      "<dictionary><pnode name=\"x\"/>\n<cnode name=\"a\"><pnode/></cnode></dictionary>")
    #expect(
      dictionary.findings.map { "\($0.problem.place) \($0.problem.message)" } == [
        "d.lcd:1 the pattern stands in no <cnode>", "d.lcd:2 a <pnode> has no name",
      ])
  }
}
