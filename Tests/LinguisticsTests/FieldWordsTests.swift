import Linguistics
import Testing

@Suite struct FieldWordsTests {
  @Test("old and new names in both languages lead to one place")
  func onePlace() throws {
    let words = try FieldWords()
    for name in ["Астана", "Нұр-Сұлтан", "Нур-Султан", "Целиноград"] {
      #expect(words.places(named: name).contains("astana"))
    }
    #expect(words.names(of: "taraz").contains { $0.name == "Джамбул" && $0.until == 1993 })
  }

  @Test("every thing is named in both languages")
  func bothLanguages() throws {
    let words = try FieldWords()
    for place in Set(words.names.map(\.place)) {
      #expect(Set(words.names(of: place).map(\.language)) == [.kazakh, .russian], "\(place)")
    }
  }

  @Test("Russian single words say how they decline, and no name mixes alphabets")
  func wellFormed() throws {
    for name in try FieldWords().names {
      #expect(!name.name.unicodeScalars.contains { $0.isASCII && $0.properties.isAlphabetic })
      let isWord = name.isWord && name.name.first?.isNumber != true
      #expect((name.declension != nil) == (name.language == .russian && isWord), "\(name.name)")
    }
  }
}
