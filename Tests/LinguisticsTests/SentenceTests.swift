import Linguistics
import Testing

@Suite struct SentenceTests {
  @Test(
    "a sentence ends where its reader would end it",
    arguments: [
      ["Халық келді.", "Бәрі қуанды."],
      ["Он приехал из г. Тараз, с ул. Абая.", "Потом уехал."],
      ["Мақаланы А. С. Пушкин жазған.", "Бәрі оқыды."],
      ["«Қашан келесің?» дегенде үндемеді.", "Кейін кетті."],
      ["«Рахмет!» – деді ол.", "– Мен де қуаныштымын."],
      ["— Қайда барасың?", "— Үйге."],
      ["Ол 1955 ж. Қарағандыда туған.", "Кейін көшті."],
      ["Завод построен в 1985 г.", "Сейчас он закрыт."],
      ["Табыс 75 млрд. АҚШ доллары болды.", "1963 жылы өсті."],
      ["Қой, сиыр, т.б. мал бар.", "Ауыл кең."],
      ["Были дома, сады и т. д.", "Состоянием на март их нет."],
      ["Смотри схему (см. Рисунок 2) внизу.", "Там всё есть."],
      ["1. Мақсаты мен міндеті анық.", "2. Жолы белгілі."],
      ["Что это?!", "Не знаю..."],
      ["Он сказал: «Поеду.»", "И уехал."],
      ["Спасибо!🙏", "Приходите ещё.", "👍 Ждём вас."],
    ])
  func ends(expected: [String]) throws {
    #expect(try sentences(expected.joined(separator: " ")) == expected)
  }

  @Test("a line break ends a sentence and counts a paragraph")
  func paragraphs() throws {
    let analyzed = try analyze("Тақырып\n\nБірінші сөйлем. Екінші\r\nҮшінші")
    #expect(analyzed.sentences.map(\.paragraph) == [0, 2, 2, 4])
  }

  @Test("a forgotten space does not hide a border")
  func forgottenSpace() throws {
    #expect(try sentences("Халық келді.Содан кетті.") == ["Халық келді.", "Содан кетті."])
  }

  @Test(
    "a text of marks or spaces alone has no words and does no harm",
    arguments: ["", " \n ", "…", "«»", "—"])
  func marksAlone(text: String) throws {
    #expect(try words(text).isEmpty)
  }
}
