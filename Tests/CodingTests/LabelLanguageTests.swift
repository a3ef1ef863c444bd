import Coding
import Testing

@Suite struct LabelLanguageTests {
  @Test func `a label inside a longer mention is used all the same`() throws {
    let coded = try codeReal("Ауылдан кеше мәмбеттер келген.")
    #expect(coded.labelUse == .used)
    #expect(coded.evidence.contains { $0.rule == "label-used" })
  }

  @Test(
    arguments: [
      "Весь двор заняли мәмбеттер из соседних домов, говорят соседи.",
      "Көршілер ауланы мәмбеттер басып алды дейді.",
    ])
  func `a label counts in a text of any language`(text: String) throws {
    #expect(try codeReal(text).mentions.map(\.group).contains("label"))
  }
}
