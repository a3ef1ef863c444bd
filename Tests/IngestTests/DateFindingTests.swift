import Basics
import Ingest
import Testing

private let fetched = 1_733_198_700.0

@Suite struct `Finding a date in a text` {
  @Test(
    "The first date of a by-line is found",
    arguments: [
      ("Айгүл Сейітқызы, Астана | 3 желтоқсан 2024, 09:05", "2024-12-03T09:05:00"),
      ("Опубликовано: 03.12.2024 в 09:05, просмотров: 237", "2024-12-03T09:05:00"),
      ("Бүгін, 08:10 • Қоғам", "2024-12-03T08:10:00"),
      ("Автор | Вчера", "2024-12-02"),
      ("14:05, вчера", "2024-12-02T14:05:00"),
      ("Жарияланған уақыты: 2024 жылғы 3 желтоқсан", "2024-12-03"),
      ("Фото от 3–5 декабря 2022 года", "2022-12-05"),
      ("№112/03 от 01.02.2024", "2024-02-01"),
      ("10 минут назад", "2024-12-03T08:55:00+05:00"),
    ])
  func byLine(text: String, expected: String) {
    #expect(findDate(in: text, context: DateContext(fetched: fetched)) == expected)
  }

  @Test(
    "Words and numbers of a sentence are not taken for dates",
    arguments: [
      "Вчера в городе выпал снег, и 20 человек остались дома.",
      "Кеше ауылда жиын өтті.",
      "Адрес 192.168.10.24, телефон 8 (727) 250-12-24",
      "Счёт 3:2, 45 минут, 5 там и 7 сен",
      "версия v12.03.2024",
    ])
  func noDate(text: String) {
    #expect(findDate(in: text, context: DateContext(fetched: fetched)) == nil)
  }

  @Test func `The place of the date is given in scalars`() throws {
    let text = "Ә́лия: 3 желтоқсан 2024, 09:05 — Алматы"
    let found = try #require(locateDate(in: text))
    let scalars = Array(text.unicodeScalars)
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[found.range.lowerBound.value..<found.range.upperBound.value])
    #expect(String(view) == "3 желтоқсан 2024, 09:05")
  }

  @Test func `Future dates are passed over for later ones in the past`() {
    let context = DateContext(fetched: fetched)
    #expect(findDate(in: "До 01.01.2030 осталось; 02.12.2024", context: context) == "2024-12-02")
  }
}

@Suite struct `UTC form` {
  @Test(arguments: [
    ("2024-12-03T09:05:00+05:00", "2024-12-03T04:05:00Z"),
    ("2024-12-03T02:05:00+06:00", "2024-12-02T20:05:00Z"),
    ("2024-12-31T22:00:00-05:00", "2025-01-01T03:00:00Z"),
    ("2024-12-03T09:05:00", "2024-12-03T09:05:00"),
    ("2024-12-03", "2024-12-03"),
  ])
  func `A moment with a zone is moved to Greenwich`(text: String, expected: String) {
    #expect(utcForm(of: text) == expected)
  }
}
