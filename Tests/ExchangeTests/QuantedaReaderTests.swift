internal import Basics
internal import Exchange
internal import Testing

@Suite struct QuantedaReaderTests {
  private func read(_ text: String) throws(Problem) -> ForeignDictionary {
    try ForeignFormat.quanteda.read(Array(text.utf8), place: "d.yml")
  }

  private func fault(_ text: String) -> String {
    do throws(Problem) {
      _ = try read(text)
      return "read"
    } catch {
      return error.description
    }
  }

  @Test func `Categories nest, and each pattern keeps its line`() throws {
    let dictionary = try read(
      """
      # своё
      жильё:
        аренда:
          - съёмная квартира
          - общежити*
        цены: [дорого, "дёшево"]
      прописка: прописка
      пусто:
      """)
    #expect(
      dictionary.categories.map(\.name) == [
        "жильё", "жильё > аренда", "жильё > цены", "прописка", "пусто",
      ])
    #expect(
      dictionary.items.map { "\($0.line) \($0.pattern) \($0.categories)" } == [
        "4 съёмная квартира [1]", "5 общежити* [1]", "6 дорого [2]", "6 дёшево [2]",
        "7 прописка [3]",
      ])
    #expect(dictionary.findings.isEmpty)
  }

  @Test func `Words beside subcategories belong to the category itself`() throws {
    let dictionary = try read("a:\n  __: [x]\n  b:\n    - y\nc:\n  - z\n  - d: [w]\n")
    #expect(
      dictionary.items.map { "\($0.pattern) \(dictionary.categories[$0.categories[0]].name)" } == [
        "x a", "y a > b", "z c", "w c > d",
      ])
  }

  @Test func `What YAML takes for a truth or a number is a word all the same`() throws {
    #expect(
      try read("a: [no, 2030, 1.5, yes]").items.map(\.pattern) == ["no", "2030", "1.5", "yes"])
  }

  @Test func `The word null without quotation marks is named as lost`() throws {
    let dictionary = try read("a: [null, \"null\"]")
    #expect(dictionary.items.map(\.pattern) == ["null"])
    #expect(dictionary.findings.map(\.problem.code) == ["EXC-103"])
  }

  @Test(
    arguments: [
      ("a:\n  - x\n b:\n  - y\n", "d.yml:3: the YAML is broken:"),
      ("a:\n\t- x\n", "d.yml:2: the YAML is broken:"),
      ("a:\n  - *ение\n", "d.yml:2: the YAML is broken:"),
      ("a: [x\nb: [y]\n", "d.yml:2: the YAML is broken:"),
      ("a: [x]\nb: [y]\na: [z]\n", "d.yml:1: the category a stands twice"),
      ("- x\n- y\n", "d.yml:1: expected categories with their words"),
      ("просто текст", "d.yml:1: expected categories with their words"),
      ("a: [x]\n---\nb: [y]\n", "d.yml:2: the YAML is broken: but found another document"),
    ])
  func `Broken YAML is named with its line`(text: String, message: String) {
    #expect(fault(text).hasPrefix(message), "\(fault(text))")
  }

  @Test func `An alias that would stand for a billion words is refused at once`() {
    var bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for (letter, before) in zip("bcdefghij", "abcdefghi") {
      bomb +=
        "\(letter): &\(letter) [\(Array(repeating: "*\(before)", count: 9).joined(separator: ","))]\n"
    }
    bomb += "? *j\n: x\n? [*j]\n: y\n"
    #expect(fault(bomb).hasPrefix("d.yml:2: *a stands for the words of another place [EXC-003]"))
  }

  @Test func `Deep nesting ends in a word, not in a crash`() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(fault("a: \(deep)").contains("[EXC-003]"))
  }

  @Test func `A file without words is no dictionary`() {
    #expect(fault("a:\nb:\n").contains("[EXC-004]"))
    #expect(fault("").contains("[EXC-003]"))
  }

  @Test func `Bytes that are no text are refused`() {
    let bytes: [UInt8] = [0x61, 0x3A, 0x00, 0x62]
    #expect(throws: Problem.self) { try ForeignFormat.quanteda.read(bytes, place: "d") }
  }
}
