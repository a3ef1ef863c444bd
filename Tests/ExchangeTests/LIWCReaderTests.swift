internal import Basics
internal import Exchange
internal import Foundation
internal import Testing

@Suite struct LIWCReaderTests {
  private func read(_ bytes: [UInt8]) throws(Problem) -> ForeignDictionary {
    try ForeignFormat.liwc.read(bytes, place: "d.dic")
  }

  private func read(_ text: String) throws(Problem) -> ForeignDictionary {
    try read(Array(text.utf8))
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
    dictionary.items.map { item in
      "\(item.pattern): "
        + item.categories.map { dictionary.categories[$0].name }.joined(separator: ", ")
    }
  }

  private let plain = "%\n1\tхорошее\n2\tплохое\n%\nдобр*\t1\nзлой\t2\nтак себе\t1\t2\n"

  @Test func `The form of 2007: numbers, names, words in several categories, phrases`() throws {
    let dictionary = try read(plain)
    #expect(shown(dictionary) == ["добр*: хорошее", "злой: плохое", "так себе: хорошее, плохое"])
    #expect(dictionary.items.map(\.line) == [5, 6, 7])
    #expect(dictionary.findings.isEmpty)
  }

  @Test(
    arguments: [
      "%\n1\taffect (Affect)\n\t2\tposemo (Positive Emotions)\n\t3\tnegemo\n\t\t4\tanx (Anxiety)\n5\tsocial\n%\nx\t4\n",
      "%\n1\taffect (Affect)\n2\t    posemo (Positive Emotions)\n3\t    negemo\n4\t        anx (Anxiety)\n5\tsocial\n%\nx\t4\n",
      "%\n1\taffect (Affect)\n2\t\tposemo (Positive Emotions)\n3\t\tnegemo\n4\t\t\tanx (Anxiety)\n5\tsocial\n%\nx\t4\n",
    ])
  func `The form of 2015: categories are indented before the number or behind it`(text: String)
    throws
  {
    let dictionary = try read(text)
    #expect(
      dictionary.categories.map(\.name) == [
        "affect", "affect > posemo", "affect > negemo", "affect > negemo > anx", "social",
      ])
    #expect(
      dictionary.categories.map(\.label) == ["Affect", "Positive Emotions", "", "Anxiety", ""])
  }

  @Test func `Names brought into one column by spaces are no hierarchy`() throws {
    let dictionary = try read("%\n9   a\n10  b\n%\nx 9 10\nдва слова 9\n")
    #expect(dictionary.categories.map(\.name) == ["a", "b"])
    #expect(shown(dictionary) == ["x: a, b", "два слова: a"])
  }

  @Test func `What depends on the words around is listed`() throws {
    let dictionary = try read(
      "%\n1\ta\n2\tb\n%\nкак\t<у>1/2\nбыть\t(1 02)2/1\t1\n(не) любить\t2\n(1) рад\t2\n")
    #expect(shown(dictionary) == ["быть: a", "не любить: b"])
    #expect(
      dictionary.findings.map { "\($0.fate) \($0.problem)" } == [
        "lost d.dic:5: the category <у>1/2 depends on the words around [EXC-106]; write rows with "
          + "needs and unless =у in a window of 1",
        "lost d.dic:6: the category (1 02)2/1 depends on the words around [EXC-106]; write rows "
          + "with needs and unless",
        "partly d.dic:7: the words in brackets must stand there and do not count; here the phrase "
          + "counts as one [EXC-107]; or write the word alone, with needs =не in a window of 1",
        "lost d.dic:8: the word counts only beside words of the category (1) [EXC-106]; write a "
          + "row with needs in a window of 1",
      ])
  }

  @Test func `Unknown numbers and words without one are listed, the rest is read`() throws {
    let dictionary = try read("%\n1\ta\nчто-то\n%\nx\t1\t7\ny\t7\nz\nw\t1\n%\n:)\t1\n")
    #expect(shown(dictionary) == ["x: a", "w: a", ":): a"])
    #expect(
      dictionary.findings.map { "\($0.problem.place) \($0.problem.code) \($0.pattern)" } == [
        "d.dic:3 EXC-105 ", "d.dic:5 EXC-104 x", "d.dic:6 EXC-104 y", "d.dic:7 EXC-104 z",
        "d.dic:9 EXC-105 %",
      ])
  }

  @Test(
    arguments: [
      ("x\t1\n", "d.dic:1: expected a line % before the categories [EXC-003]"),
      (
        "\n%\n1\ta\nx\t1\n",
        "d.dic:2: the % before the categories has no second % after them [EXC-003]"
      ),
      ("%\n1\ta\n1\tb\n%\nx\t1\n", "d.dic:3: the category number 1 stands twice [EXC-003]"),
      ("%\n1\ta\n%\n", "d.dic: the file holds no words [EXC-004]"),
    ])
  func `A broken head is named with its line`(text: String, message: String) {
    #expect(fault(text).hasPrefix(message), "\(fault(text))")
  }

  @Test func `Old encodings and the line ends of any system give the same dictionary`() throws {
    let expected = shown(try read(plain))
    let windows = Array(
      try #require(plain.replacing("\n", with: "\r\n").data(using: .windowsCP1251)))
    let little: [UInt8] =
      [0xFF, 0xFE] + plain.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big: [UInt8] = [0xFE, 0xFF] + plain.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for bytes in [
      windows, little, big, [0xEF, 0xBB, 0xBF] + Array(plain.utf8),
      Array(plain.replacing("\n", with: "\r").utf8),
    ] {
      #expect(shown(try read(bytes)) == expected)
    }
    #expect(try read(windows).findings.map(\.problem.code) == ["EXC-100"])
    #expect(throws: Problem.self) { try read(Array(little.dropFirst(2))) }
  }

  @Test func `The table of LIWC-22: a column for each category, X or a weight`() throws {
    let dictionary = try read(
      "DicTerm,хорошее,плохое\nдобр*,X,\n\"так себе\",x,0.5\nпусто,,\ny,да,\n")
    #expect(
      dictionary.items.map { "\($0.pattern) \($0.categories) \($0.weight ?? 1)" } == [
        "добр* [0] 1.0", "так себе [0] 1.0", "так себе [1] 0.5",
      ])
    #expect(
      dictionary.findings.map { "\($0.problem.place) \($0.problem.code)" } == [
        "d.dic:4 EXC-104", "d.dic:5 EXC-105",
      ])
  }
}
