import Coding
import Foundation
import Lexicons
import Linguistics
import Testing

/// Codings and analysed articles as bytes.
@Suite struct CodingPackingTests {
  private let texts = [
    "Приезжие из аулов строят дома в Шаныраке. «Они не воруют», — сказал аким. Общежитие переполнено.",
    "Ауылдан келгендер еңбекқор. Олар үй салды, ешкімді ренжіткен жоқ.", "",
    "Так называемые мәмбеттер портят город: преступность, хамство. Переселенцы платят налоги!",
  ]

  @Test func `a coding comes back as it was`() throws {
    for text in texts {
      let coded = try codeReal(text)
      let back = CodedArticle(packed: coded.packed, lexicon: coded.lexicon)
      #expect(back == coded)
    }
  }

  @Test func `bytes of a coding do not name its lexicon`() throws {
    var coded = try codeReal(texts[0])
    let before = coded.packed
    coded.lexicon = "another"
    #expect(coded.packed == before)
  }

  @Test func `damaged bytes are no coding, or some coding, but never a trap`() throws {
    let bytes = try codeReal(texts[3]).packed
    for length in bytes.indices {
      #expect(CodedArticle(packed: Array(bytes[..<length]), lexicon: "") == nil)
    }
    for place in bytes.indices {
      for value: UInt8 in [0, 0x7F, 0xFF] {
        var broken = bytes
        broken[place] = value
        _ = CodedArticle(packed: broken, lexicon: "")
      }
    }
  }

  @Test func `a packed article is coded as the one that was analysed`() throws {
    let language = try RealLanguage.shared.get()
    var inventory = TypeInventory()
    for text in texts {
      let input = language.input(text, title: texts[0])
      let packed = PackedInput(input, &inventory)
      let back = try #require(packed.input(inventory))
      #expect(language.code(back) == language.code(input))
      let wanted = inventory.types.map { $0.folded == "аким" }
      #expect(PackedInput.contains(packed.types, anyOf: wanted))
      let without = inventory.types.map { $0.folded == "еңбекқор" }
      #expect(PackedInput.contains(packed.types, anyOf: without) == text.contains("еңбекқор"))
    }
  }
}
