import Linguistics
import Testing

@Suite struct WordTests {
  @Test(
    "words are cut by the habits of Kazakh and Russian print",
    arguments: [
      ("сондай-ақ АҚШ-пен из-за", ["сондай-ақ", "АҚШ-пен", "из-за"]),
      ("млн. теңге т.б. құрал", ["млн.", "теңге", "т.б.", "құрал"]),
      ("б.з.б. 330 ж. хан", ["б.з.б.", "330", "ж.", "хан"]),
      ("и т. д. и т.п. вот", ["и", "т.", "д.", "и", "т.", "п.", "вот"]),
      ("тыс.рублей", ["тыс.", "рублей"]),
      ("55-ші 1960-х 2020-жылы 90%-ына", ["55-ші", "1960-х", "2020-жылы", "90%-ына"]),
      ("3:0 1/2 2,5 09.01.2019", ["3:0", "1/2", "2,5", "09.01.2019"]),
      ("46-49 лет", ["46", "49", "лет"]),
      ("3кг 100грамм 2014го 19ға", ["3", "кг", "100", "грамм", "2014го", "19ға"]),
      ("А. С. Пушкин М.Әуезов", ["А.", "С.", "Пушкин", "М.", "Әуезов"]),
      ("класса S. Основные", ["класса", "S", "Основные"]),
      ("см. (см. Рис)", ["см", "см.", "Рис"]),
      ("одно- и двухкомнатные", ["одно-", "и", "двухкомнатные"]),
      ("кто-то где-то вас-то скажи-ка", ["кто-то", "где-то", "вас", "то", "скажи", "ка"]),
      ("ул. Абая им. Пушкина", ["ул.", "Абая", "им.", "Пушкина"]),
      ("№5 §7", ["5", "7"]),
      ("площадь 5 км² и", ["площадь", "5", "км²", "и"]),
    ])
  func areCut(text: String, expected: [String]) throws {
    #expect(try words(text) == expected)
  }

  @Test(
    "an address, a tag or a handle is one token",
    arguments: [
      ("http://misal.kz/a?b=1.", "http://misal.kz/a?b=1"), ("(www.misal.kz)", "www.misal.kz"),
      ("misal.kz/kaz,", "misal.kz/kaz"), ("red@misal.kz;", "red@misal.kz"),
      ("#көші_қон!", "#көші_қон"), ("#ростов-на-дону.", "#ростов-на-дону"),
      ("@misal_kz:", "@misal_kz"),
      ("#бір#екі", "#бір#екі"),
    ])
  func isOneToken(text: String, address: String) throws {
    let analyzed = try analyze(text)
    let found = analyzed.tokens.filter { analyzed.type(of: $0).kind == .address }
    #expect(found.map { written($0, in: text) } == [address])
  }

  @Test("a percentage is one word in Kazakh and two tokens in Russian")
  func percentage() throws {
    #expect(try words("Халықтың 51% қалада тұрады").contains("51%"))
    #expect(try words("Только 51% живёт в городе").contains("51"))
  }

  @Test("a type stands once however often its word occurs")
  func typesAreShared() throws {
    let analyzed = try analyze("Қала, қала және қала. Қала!")
    #expect(analyzed.types.map(\.surface) == ["Қала", ",", "қала", "және", ".", "!"])
    #expect(analyzed.types[0].folded == analyzed.types[2].folded)
    #expect(analyzed.types[0].isCapitalized)
  }

  @Test("folding lowers case and writes ё as е")
  func folding() {
    #expect(folded("ЁЛКА") == "елка")
    #expect(folded("ҚОНЫС") == "қоныс")
  }
}
