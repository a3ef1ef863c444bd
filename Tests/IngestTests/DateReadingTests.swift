import Ingest
import Testing

/// 2024-12-03T04:05:00Z, a Tuesday; 09:05 in Almaty.
private let fetched = 1_733_198_700.0

@Suite struct `Reading a date` {
  @Test(
    "A date is read in every shape that feeds and pages use",
    arguments: [
      ("2024-12-03", "2024-12-03"),
      ("2024-12-03T09:05:00+05:00", "2024-12-03T09:05:00+05:00"),
      ("2024-12-03T09:05:00.123456+0500", "2024-12-03T09:05:00+05:00"),
      ("2024-12-03T04:05Z", "2024-12-03T04:05:00Z"),
      ("2024-12-03 09:05", "2024-12-03T09:05:00"),
      ("20241203T090500+0500", "2024-12-03T09:05:00+05:00"),
      ("20241203", "2024-12-03"),
      ("2024/12/3", "2024-12-03"),
      ("Tue, 03 Dec 2024 09:05:00 +0500", "2024-12-03T09:05:00+05:00"),
      ("Tuesday, 03 December 2024 09:05:00 GMT", "2024-12-03T09:05:00Z"),
      ("03 Dec 24 09:05 MSK", "2024-12-03T09:05:00+03:00"),
      ("03-Dec-24", "2024-12-03"),
      ("Вт, 03 дек 2024 09:05:00 +0500", "2024-12-03T09:05:00+05:00"),
      ("вторник, 3 декабря 2024 г., 9:05 (МСК)", "2024-12-03T09:05:00+03:00"),
      ("Tue Dec  3 09:05:00 +0500 2024", "2024-12-03T09:05:00+05:00"),
      ("Tue Dec  3 09:05:00 2024", "2024-12-03T09:05:00"),
      ("December 3, 2024 at 9:05 pm", "2024-12-03T21:05:00"),
      ("December 3rd, 2024, 12:05 a.m.", "2024-12-03T00:05:00"),
      ("03.12.2024", "2024-12-03"),
      ("03.12.2024, 09:05", "2024-12-03T09:05:00"),
      ("09:05 03.12.2024", "2024-12-03T09:05:00"),
      ("09:05, 3 декабря 2024", "2024-12-03T09:05:00"),
      ("03.12.24", "2024-12-03"),
      ("03/12/2024 - 09:05", "2024-12-03T09:05:00"),
      ("12/31/2023", "2023-12-31"),
      ("3 декабря 2024 года в 9.05", "2024-12-03T09:05:00"),
      ("3-го декабря 2024", "2024-12-03"),
      ("1733198700", "2024-12-03T09:05:00+05:00"),
      ("1733198700123", "2024-12-03T09:05:00+05:00"),
      ("1700000000", "2023-11-15T04:13:20+06:00"),
      ("20241203040500", "2024-12-03T04:05:00Z"),
      ("2024-12-03T09:05:00 UTC+5", "2024-12-03T09:05:00+05:00"),
      ("2024年12月3日 09:05", "2024-12-03T09:05:00"),
      ("3. Dezember 2024", "2024-12-03"),
      ("Вс., 1 дек. 2024, 09:05", "2024-12-01T09:05:00"),
      ("3 Мая 2024", "2024-05-03"),
    ])
  func shapes(text: String, expected: String) {
    #expect(readDate(text) == expected)
  }

  @Test(
    "Kazakh dates are read in their order of words and in every case",
    arguments: [
      ("2024 жылғы 3 желтоқсан", "2024-12-03"),
      ("2024 жылғы 3 желтоқсанда", "2024-12-03"),
      ("2024 жылдың 3 желтоқсаны, сағат 09:05", "2024-12-03T09:05:00"),
      ("2024 ж. 3 желтоқсан", "2024-12-03"),
      ("19 Наурыз, 2018 сағат 09:39", "2018-03-19T09:39:00"),
      ("3 желтоқсан 2024 ж.", "2024-12-03"),
      ("3 желтоқсан 2024 ж. 09:05", "2024-12-03T09:05:00"),
      ("сейсенбі, 3 ЖЕЛТОҚСАН 2024", "2024-12-03"),
      ("17 қыркүйегінде 2021 жылы", "2021-09-17"),
      ("5 шiлде 2023", "2023-07-05"),
      ("2 мамырдың 2023", "2023-05-02"),
      ("10 там 2023", "2023-08-10"),
      ("3 желтоксан 2024", "2024-12-03"),
      ("3 jeltoqsan 2024", "2024-12-03"),
    ])
  func kazakh(text: String, expected: String) {
    #expect(readDate(text) == expected)
  }

  @Test(
    "Words such as вчера and кеше count from the day of the fetch in Almaty",
    arguments: [
      ("Сегодня, 08:10", "2024-12-03T08:10:00"),
      ("вчера в 23:15", "2024-12-02T23:15:00"),
      ("Бүгін, 08:10", "2024-12-03T08:10:00"),
      ("кеше", "2024-12-02"),
      ("позавчера", "2024-12-01"),
      ("2 часа назад", "2024-12-03T07:05:00+05:00"),
      ("3 күн бұрын", "2024-11-30"),
      ("екі күн бұрын", "2024-12-01"),
      ("полчаса назад", "2024-12-03T08:35:00+05:00"),
      ("желтоқсанның 3-і", "2024-12-03"),
      ("қарашаның 28-інде", "2024-11-28"),
      ("5 января", "2024-01-05"),
      ("22.11 22:06", "2024-11-22T22:06:00"),
      ("10 желтоқсан, 18:00", "2023-12-10T18:00:00"),
    ])
  func relative(text: String, expected: String) {
    #expect(readDate(text, context: DateContext(fetched: fetched)) == expected)
    #expect(readDate(text) == nil)
  }

  @Test func `The clocks of Almaty were an hour ahead until March 2024`() {
    // 2024-02-29T18:30:00Z and 2023-07-01T18:30:00Z: the second is already the next day.
    let late = DateContext(fetched: 1_688_236_200)
    #expect(readDate("сегодня", context: late) == "2023-07-02")
    #expect(readDate("2 минуты назад", context: late) == "2023-07-02T00:28:00+06:00")
  }

  @Test(
    "What is no date, or no possible one, is refused",
    arguments: [
      "", "2024", "нет", "32.12.2024", "30 февраля 2024", "03.13.13.2024", "Декабрь", "12:30",
      "в мае 20 человек", "2024-12", "1", "8727250122", "1733198700 a b", "99999999999999999999999",
      "тел. 03.12.2024",
    ])
  func refusal(text: String) {
    #expect(readDate(text, context: DateContext(fetched: fetched)) == nil)
  }

  @Test func `A date in the future is refused where the time of the fetch is known`() {
    let context = DateContext(fetched: fetched)
    #expect(readDate("2024-12-04", context: context) == "2024-12-04")
    #expect(readDate("2024-12-05", context: context) == nil)
    #expect(readDate("2024-12-05") == "2024-12-05")
  }

  @Test func `Months come first in figures where the context says so`() {
    let context = DateContext(dayFirst: false)
    #expect(readDate("03/12/2024", context: context) == "2024-03-12")
    #expect(readDate("03.12.2024", context: context) == "2024-12-03")
  }

  @Test func `Later seconds give later dates, and what is written reads back the same`() throws {
    var last = ""
    // A step of ten days and some hours meets every hour and the ends of all months.
    for seconds in stride(from: 1_000_000_000, to: 4_100_000_000, by: 900_001) {
      let date = try #require(readDate(String(seconds)))
      #expect(readDate(date) == date)
      let utc = utcForm(of: date)
      #expect(utc > last)
      last = utc
    }
  }
}
