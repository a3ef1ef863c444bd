internal import Coding
internal import Testing

/// Stance toward a marked name, by the construction and by whom a word evaluates.
@Suite struct TargetTests {
  @Test(
    arguments: [
      ("Суд осудил [Ахметова].", Stance.negative),
      ("Аким наградил [Ахметова].", .positive),
      ("[Ахметов] осуждён.", .negative),
      ("Он зачитал обвинение против [Ахметова].", .negative),
      ("Жители вышли в поддержку [Ахметова].", .positive),
      ("Тимур [Ахметов] – подлец.", .negative),
      ("Пришёл талантливый [Ахметов].", .positive),
      ("Депутат [Серікті] айыптады.", .negative),
      ("Кеше [Серікке] марапат берілді.", .positive),
      ("Бұл [Серік] – жемқор.", .negative),
      ("Кеше дарынды [Серік] келді.", .positive),
      ("Депутат назвал [Ахметова] лжецом.", .negative),
    ])
  func `what is said of a name is its stance`(text: String, stance: Stance) throws {
    #expect(try stanceReal(text) == stance)
  }

  @Test(
    arguments: [
      ("[Ахметов] украл деньги.", Stance.negative),
      ("Подросток украл деньги у [Ахметова].", .neutral),
      ("[Ахметов] спас ребёнка.", .positive),
      ("[Серік] көлікті ұрлады.", .negative),
      ("Бейтаныс жігіт [Серіктен] көлік ұрлады.", .neutral),
      ("Полиция ищет свидетелей убийства [Ахметова].", .neutral),
      ("[Ахметов] погиб в горах.", .neutral),
    ])
  func `a deed is judged in its doer, not in who suffers it`(text: String, stance: Stance) throws {
    #expect(try stanceReal(text) == stance)
  }

  @Test(
    arguments: [
      "В [Петропавловске] случилась авария.", "[Ахметов] живёт в городе.",
      "Дом построила Любовь [Ахметова].", "По словам [Ахметова], ремонт провалился.",
    ])
  func `places, news without words of feeling and other names are no stance`(text: String) throws {
    #expect(try stanceReal(text) == .neutral)
  }

  @Test func `a trade is judged less readily than a person`() throws {
    let person = try #require(
      RealLanguage.shared.get().stance(toward: "Суд осудил [Ахметова].")?.score)
    let trade = try #require(
      RealLanguage.shared.get().stance(toward: "Суд осудил [водителя].")?.score)
    #expect(person < trade)
    #expect(trade < 0)
  }

  @Test(
    arguments: [
      ("[Ахметов] не крал, он не украл денег.", Stance.positive),
      ("[Ахметов] никогда не украл денег.", .positive),
      ("[Ахметов] отрицает обвинение.", .positive),
      ("[Ахметов] не отрицает обвинение.", .negative),
      ("[Ахметов] не помог соседям.", .negative),
      ("[Серік] көлікті ұрлаған емес.", .positive),
      ("[Серік] көршісіне көмектеспеді.", .negative),
      ("[Серік] көршісіне көмектеспей қоймады.", .positive),
      ("Бұл жолы [Серік] жеңіс көрмеді.", .negative), ("Бұл жолы [Серік] кінәсіз.", .positive),
    ])
  func `negation turns a word once, however often it is said`(text: String, stance: Stance) throws {
    #expect(try stanceReal(text) == stance)
  }
}
