import Basics
import Coding
import Foundation
import Lexicons
import Linguistics
import Testing

/// By the project's own tables: who counts as a lay person stands there.
@Suite struct PrivatePeopleTests {
  private struct Tools: Sendable {
    var dictionaries: Dictionaries
    var lexicon: CompiledLexicon
  }

  private static let tools = Result { () throws -> Tools in
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let dictionaries = try Dictionaries.load(
      DictionaryPaths(
        hunspellKazakh: "/usr/share/hunspell/kk_KZ.dic",
        openCorpora: root.appending(path: ".dictionaries/pymorphy3_dicts_ru/data").path))
    let (lexicon, problems) = Lexicon.read(folder: root.appending(path: "lexicons").path)
    if let first = problems.first { throw first }
    return Tools(
      dictionaries: dictionaries,
      lexicon: CompiledLexicon(lexicon, dictionaries: dictionaries))
  }

  /// What is found, as it is written, sorted.
  private func found(_ text: String, title: String = "") throws -> [String] {
    let tools = try Self.tools.get()
    let session = Analyzer(tools.dictionaries).session()
    let input = CodingInput(title: session.analyze(title), text: session.analyze(text))
    let names = PrivatePeople(tools.lexicon).find(input).flatMap(\.names).map { place in
      let scalars = Array((place.part == .title ? title : text).unicodeScalars)
      var name = String.UnicodeScalarView()
      name.append(
        contentsOf: scalars[place.range.lowerBound.value..<place.range.upperBound.value])
      return String(name)
    }
    return Set(names).sorted()
  }

  @Test func `a lay person's name is found in full, in part and with endings`() throws {
    #expect(
      try found(
        "Шу ауданынан келген тігінші Айгүл Сейтқазы пәтер жалдап жүр. Қазір Айгүлдің екі баласы бар.",
        title: "Қалаға келген Айгүл")
        == ["Айгүл", "Айгүл Сейтқазы", "Айгүлдің", "Сейтқазы"])
    #expect(
      try found(
        "Мать пятерых детей Гульжан Орынбаева приехала в Алматы. «Трудно», – сказала Гульжан.")
        == ["Гульжан", "Гульжан Орынбаева", "Орынбаева"])
  }

  @Test func `initials belong to the name, the stop of a sentence does not`() throws {
    #expect(
      try found("Об этом рассказала студентка Айгуль С. Она приехала из аула.")
        == ["Айгуль", "Айгуль С"])
  }

  @Test(arguments: [
    "Әкім Ерлан Қасенов ауылдан көшіп келгендерге көмек береміз деді.",
    "Аким города Ерлан Касенов сказал, что приезжим помогут.",
    "Социолог Динара Алдаберген рассказала о приезжих.",
    "Қала тұрғыны, облыс әкімі Ерлан Қасенов сөз сөйледі.",
    "Жительница, депутат маслихата Анна Иванова, выступила на сессии.",
  ])
  func `officials and experts stay`(text: String) throws { #expect(try found(text).isEmpty) }

  @Test(arguments: [
    "Жительница улицы Динары Нурпеисовой пожаловалась на шум.",
    "Тұрғындар Динара Нұрпейісова көшесінде тұрады.",
    "Тұрғын Динара Нұрпейісова атындағы мектепке барды.",
    "Бабушку с Абая он возит каждую неделю.",
    "Студентка «Айгерим» купила хлеб.",
    "Жительница Кенсая рассказала о ценах.",
    "Рассказ жительницы Кенсая попал в газету.",
    "Жители Алматы. Студентка приехала из аула. Продавец ушёл.",
    "Вечером в город приехал Марат Сериков.",
  ])
  func `streets, schools, places, words at beginnings and people whom nothing introduces stay`(
    text: String
  ) throws {
    #expect(try found(text).isEmpty)
  }

  @Test func `a word that stands for something else as well is left, its full name is not`() throws
  {
    #expect(
      try found("Студент Самат Ерланов келді. Ол Самат көшесінде тұрады. Ерлановтың досы бар.")
        == ["Ерланов", "Ерлановтың", "Самат Ерланов"])
  }

  @Test func `who is called an official anywhere stays everywhere`() throws {
    #expect(
      try found("Тұрғын Самат Ерланов келді. Кейін облыс әкімі Самат Ерланов сөйледі.").isEmpty)
  }
}
