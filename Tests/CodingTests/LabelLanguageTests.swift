import Coding
import Testing

@Suite struct LabelLanguageTests {
  @Test(
    arguments: [
      "Весь двор заняли мәмбеттер из соседних домов, говорят соседи.",
      "Көршілер ауланы мәмбеттер басып алды дейді.",
    ])
  func `a label counts in a text of any language`(text: String) throws {
    #expect(try codeReal(text).mentions.map(\.group).contains("label"))
  }
}
