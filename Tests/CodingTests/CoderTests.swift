internal import Coding
internal import Linguistics
internal import Testing

@Suite struct CoderTests {
  @Test(
    arguments: [
      ("Приезжие портят город.", Language.russian, Stance.negative),
      ("Приезжие не портят город.", .russian, .positive),
      ("Трудолюбивые приезжие живут тут.", .russian, .positive),
      ("Приезжие живут тут.", .russian, .neutral),
      ("Трудолюбивые приезжие, ленивые приезжие.", .russian, .mixed),
      ("Көшіп келгендер қаланы бүлдіреді.", .kazakh, .negative),
      ("Көшіп келгендер қаланы бүлдірмейді.", .kazakh, .positive),
      ("Көшіп келгендер жалқау емес.", .kazakh, .positive),
      ("Көшіп келгендер сақтамайды.", .kazakh, .negative),
      ("Көшіп келгендер кінәлі емес.", .kazakh, .positive),
      ("Мамбеты живут тут.", .russian, .negative),
      ("Аким открыл мост. Мост портят.", .russian, .neutral),
    ])
  func `Stance follows the word, its negation and the label`(
    text: String, language: Language, stance: Stance
  ) throws {
    #expect(try code(text, language).stance == stance)
  }

  @Test func `Sympathy is positive in the lenient reading and neutral in the strict one`() throws {
    let coded = try code("Приезжих обманывают.")
    #expect(coded.stance == .positive)
    #expect(coded.strictStance == .neutral)
    #expect(coded.mentions.map(\.strictStance) == [.neutral])
  }

  @Test func `Hearsay and questions count half`() throws {
    let plain = try code("Приезжие портят город.").mentions.map(\.score)
    let hearsay = try code("Приезжие якобы портят город.").mentions.map(\.score)
    let question = try code("Приезжие портят город?").mentions.map(\.score)
    #expect(plain == [-1])
    #expect(hearsay == [-0.5])
    #expect(question == [-0.5])
  }

  @Test(
    arguments: [
      ("Мамбеты портят город.", LabelUse.used),
      ("Их зовут «мамбеты» тут.", .mentioned),
      ("Боксёр Мамбет выиграл бой.", .none),
      ("Приезжие живут тут.", .none),
    ])
  func `A label is used, mentioned, or a name`(text: String, use: LabelUse) throws {
    #expect(try code("Приезжие живут тут. " + text).labelUse == use)
  }

  @Test(
    arguments: [
      ("Приезжие живут тут.", Relevance.internal), ("Иностранные приезжие живут тут.", .other),
      ("Переселенцы живут тут.", .unclear), ("Переселенцы нашли школы.", .internal),
      ("Аким открыл мост.", .none),
    ])
  func `Relevance follows who is named`(text: String, relevance: Relevance) throws {
    #expect(try code(text).relevance == relevance)
  }

  @Test func `An article that is not about movers has no stance, frames or cities`() throws {
    let coded = try code("Иностранные приезжие портят школы Астаны.")
    #expect(coded.relevance == .other)
    #expect(coded.stance == .neutral)
    #expect(coded.frames == [])
    #expect(coded.cities == [])
  }

  @Test func `A city is where people go, not where they come from`() throws {
    #expect(try code("Приезжие едут в Астану.").cities == ["astana"])
    #expect(try code("Приезжие из Астаны живут в Алматы.").cities == ["almaty"])
  }

  @Test func `Registration in a city is about movers who are not named`() throws {
    let coded = try code("Нужны адрес и прописка. Так решила Астана.")
    #expect(coded.relevance == .internal)
    #expect(coded.frames == ["registration"])
    #expect(coded.mentions.isEmpty)
    #expect(try code("Нужны адрес и прописка.").relevance == .none)
  }

  @Test func `A letter against movers is a townsperson's, another first person a mover's`() throws {
    let letter = try code("Живу тут. Вижу: приезжие портят город. Знаю.")
    #expect(letter.voices == ["reader", "townsperson"])
    #expect(letter.outletStance == .neutral)
    #expect(try code("Живу тут. Вижу: приезжие рады. Знаю.").voices == ["mover"])
  }

  @Test func `A frame needs movers near by`() throws {
    #expect(try code("Приезжие заполнили школы.").frames == ["infrastructure"])
    let far = try code("Приезжие тут. А. Б. В. Г. Школы ждут.")
    #expect(far.frames == [])
    #expect(
      far.evidence.first { $0.code == "infrastructure" }?.blocked
        == "no mover in the sentence or near it")
  }

  @Test func `A refused match is kept with its reason`() throws {
    let evidence = try code("Переселенцы живут тут.").evidence
    #expect(evidence.map(\.entry) == ["groups.ru.0001"])
    #expect(evidence.map(\.blocked) == ["a condition in needs is not met"])
  }

  @Test func `Evidence in the title comes first and says so`() throws {
    let coded = try code("Ленивые приезжие тут.", title: "Приезжие портят город")
    #expect(coded.evidence.first?.part == .title)
    #expect(coded.mentions.map(\.part) == [.title, .text])
  }

  @Test(
    arguments: [
      ("", Language.russian), ("«", .russian), ("– – –", .russian), ("Приезжие «портят", .russian),
      (
        "Приезжие портят. «Ленивые приезжие портят школы Астаны», – сказал аким.\n– Не портят?",
        .russian
      ),
      (
        "Көшіп келгендер жалқау емес, деді әкім. «Көшіп келгендер бүлдіреді», – деді әкім.", .kazakh
      ),
    ])
  func `Offsets, order and indices hold, and the same text gives the same coding`(
    text: String, language: Language
  ) throws {
    let coded = try code(text, language, title: text)
    let scalars = Array(text.unicodeScalars)
    for item in coded.evidence {
      #expect(0 <= item.start && item.start < item.end && item.end <= scalars.count)
    }
    for index in coded.mentions.flatMap(\.evidence) + coded.frameMatches.flatMap(\.evidence) {
      #expect(coded.evidence.indices.contains(index))
    }
    for (a, b) in zip(coded.evidence, coded.evidence.dropFirst()) where a.part == b.part {
      #expect((a.start, a.entry) <= (b.start, b.entry))
    }
    #expect(try code(text, language, title: text) == coded)
  }
}
