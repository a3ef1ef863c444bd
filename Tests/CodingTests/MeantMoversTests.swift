import Coding
import Testing

@Suite struct MeantMoversTests {
  @Test(
    arguments: [
      ("Новые жильцы ищут место. Общежитие полно.", Relevance.internal),
      ("Общежитие полно.", .none),
      ("Общежитие полно. Общежитие тесно.", .none),
      ("Иностранцы здесь. Новые жильцы ищут место. Общежитие полно.", .other),
      ("Пәтер жалдап жүр. Жатақхана жоқ.", .internal),
    ])
  func `several different hints together mean movers, one does not`(
    text: String, relevance: Relevance
  ) throws {
    #expect(try codeReal(text).relevance == relevance)
  }

  @Test func `a home place and a city alone mean nobody, with what is said of movers they do`()
    throws
  {
    #expect(try codeReal("Гости из аула гуляют. Алматы растёт.").relevance == .none)
    let told = try codeReal(
      "Семья из аула ищет жильё. Алматы растёт. Квартира на окраине дорога, растёт преступность, "
        + "налог не платят, общежитие полно.")
    #expect(told.relevance == .internal)
    #expect(told.mentions.contains { $0.surface == "аула" })
  }

  @Test func `hints far apart do not add up`() throws {
    let gap = String(repeating: " Снег идёт.", count: 8)
    #expect(try codeReal("Новые жильцы ищут место." + gap + " Общежитие полно.").relevance == .none)
  }

  @Test func `a pronoun carries the group named before it, whichever it is`() throws {
    let movers = try codeReal("Приезжие вышли на улицу. Они портят дворы.")
    #expect(movers.mentions.map(\.group) == ["internal", "internal"])
    #expect(movers.mentions.last?.stance == .negative)
    let others = try codeReal("Иностранцы вышли на улицу. Они портят дворы.")
    #expect(others.mentions.map(\.group) == ["foreign", "foreign"])
    #expect(others.relevance == .other)
  }

  @Test func `a pronoun with nobody named before it, or too long ago, means nobody`() throws {
    #expect(try codeReal("Они портят дворы.").mentions.isEmpty)
    let gap = " Снег идёт. Ветер стих. Дом стоит."
    #expect(try codeReal("Приезжие здесь." + gap + " Они портят дворы.").mentions.count == 1)
  }

  @Test func `pronouns do not make an article be about movers`() throws {
    let coded = try codeReal("Приезжие здесь. Они тут. Иностранцы, иностранцы, иностранцы ушли.")
    #expect(coded.relevance == .other)
  }

  @Test func `settlers of a programme are movers of their own kind`() throws {
    let coded = try codeReal("Переселенцы по программе получили дома.")
    #expect(coded.relevance == .internal)
    #expect(coded.origins == ["programme"])
  }

  @Test func `words that a longer match took name the row that has them`() throws {
    let blocked = try codeReal("Переселенцы по программе получили дома.").evidence
      .compactMap(\.blocked)
    #expect(blocked == ["a longer match has taken the words: groups.ru.1002"])
  }

  @Test func `where movers come from is read beside them`() throws {
    #expect(try codeReal("Приезжие из аула живут в Алматы.").origins == ["village"])
  }

  @Test func `a quarter counts as its city`() throws {
    #expect(try codeReal("Приезжие живут в Шаныраке.").cities == ["almaty"])
  }

  @Test func `without a city beside the movers the scene of the passage counts`() throws {
    let coded = try codeReal("Алматы растёт. Снег идёт. Ветер стих. Приезжие строят.")
    #expect(coded.cities == ["almaty"])
  }

  @Test func `without any city the town movers are in counts as another`() throws {
    #expect(try codeReal("Приезжие живут в Бейнеу.").cities == ["other"])
  }

  @Test func `a finer code counts for its frame and stands beside it`() throws {
    let coded = try codeReal("Приезжие живут на окраине.")
    #expect(coded.frames == ["housing"])
    #expect(coded.finerFrames == ["segregation"])
    #expect(coded.frameMatches.map(\.finer) == [["segregation"]])
  }

  @Test func `frames bear their share of sentences and of weight`() throws {
    let coded = try codeReal("Приезжие снимают квартиры. Приезжие платят налоги. Квартира дорога.")
    let housing = coded.frameScores.first { $0.frame == "housing" }
    #expect(housing?.share == 2.0 / 3)
    #expect(coded.frameScores.map(\.salience).reduce(0, +) == 1)
  }

  @Test(
    arguments: [
      ("Приезжие живут у родственников.", SocialTie.State.present),
      ("У приезжих нет родственников.", .absent),
      ("Приезжим в акимате отказали.", .refused),
    ])
  func `a tie is present, absent or refused`(text: String, state: SocialTie.State) throws {
    #expect(try codeReal(text).ties.map(\.state) == [state])
  }
}
