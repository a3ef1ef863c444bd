import Basics
import Linguistics
import Testing

@Suite struct RepairTests {
  @Test(
    "a damaged word becomes the word that was meant",
    arguments: [
      ("қала\u{AD}лық", "қалалық"), ("қала\u{200B}лық", "қалалық"), ("қала\u{2060}лық", "қалалық"),
      ("\u{FEFF}қала", "қала"), ("моло\u{301}ко", "молоко"), ("за\u{301}мок", "замок"),
      ("и\u{306}од", "йод"), ("е\u{308}лка", "ёлка"), ("е\u{308}\u{301}лка", "ёлка"),
      ("Қазақcтан", "Қазақстан"), ("бiр", "бір"), ("мeктеп", "мектеп"), ("қаhарман", "қаһарман"),
      ("əлем", "әлем"), ("жаӊа", "жаңа"), ("өӊір", "өңір"), ("жаҥа", "жаңа"), ("жҥйе", "жүйе"),
      ("ҥшін", "үшін"), ("күҥ", "күң"),
      ("ӛмір", "өмір"), ("тҧрғын", "тұрғын"), ("кҧнделікті", "күнделікті"), ("Ҧлт", "Ұлт"),
      ("Yкімет", "Үкімет"), ("гоοрод", "гоород"), ("χлеб", "хлеб"),
      ("сондай\u{2011}ақ", "сондай-ақ"),
      ("көші - қон", "көші-қон"), ("көші.қон", "көші-қон"), ("Көші – қонды", "Көші-қонды"),
    ])
  func becomesWhatWasMeant(damaged: String, meant: String) throws {
    #expect(try surfaces(damaged + " үшін").first == meant)
  }

  @Test(
    "a word without a Cyrillic letter stays as it is",
    arguments: ["hotel", "həyat", "κόσμος", "COVID"])
  func staysAsItIs(word: String) throws {
    #expect(try surfaces(word) == [word])
  }

  @Test("a Cyrillic letter inside a Latin word becomes Latin")
  func becomesLatin() throws {
    #expect(try surfaces("желіде Fасеbооk бар")[1] == "Facebook")
  }

  @Test("a word run into the name of a site keeps its Cyrillic letters")
  func runIntoASite() throws {
    #expect(try surfaces("дейді misal.kzсо ссылкой")[1] == "со")
  }

  @Test("a word of both alphabets that neither can hold is left alone")
  func leftAlone() throws {
    #expect(try surfaces("мына Wiжfi бар")[1] == "Wiжfi")
  }

  @Test(
    "offsets lead back to the text as given",
    arguments: [
      "қала\u{AD}лық мек\u{200B}теп", "\u{FEFF}Бiр. Е\u{308}лка\u{301} стоит 😀 тут.",
      "👩\u{200D}👩\u{200D}👧 отбасы 🇰🇿 жалауы", "көші - қон\r\nмәселесі", "\u{301}\u{301}а\u{301}",
      "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306} z", "", " ", "\n\n", "\u{200B}", "a\u{0}b",
      "ٴبىر كۇنى", "1/2 3:0 №5 §7 10%", "a.b@c.kz http://x.kz/?q=1&r=2.",
    ])
  func leadBack(text: String) throws {
    let analyzed = try analyze(text)
    let count = Int32(text.unicodeScalars.count)
    var end: Int32 = 0
    for token in analyzed.tokens {
      #expect(token.start >= end)
      #expect(token.end > token.start)
      end = token.end
    }
    #expect(end <= count)
    for sentence in analyzed.sentences {
      let tokens = analyzed.tokens[sentence.tokens]
      #expect(sentence.range.lowerBound.value == tokens.first.map { Int($0.start) })
      #expect(sentence.range.upperBound.value == tokens.last.map { Int($0.end) })
    }
    #expect(analyzed.sentences.flatMap(\.tokens) == Array(analyzed.tokens.indices))
  }

  @Test("a stress mark belongs to its word, a zero-width space beside it does not")
  func spans() throws {
    #expect(try words("вода\u{301} \u{200B}там\u{200B} ") == ["вода\u{301}", "там"])
  }
}
