internal import Coding
internal import Linguistics
internal import Testing

@Suite struct SpeakerTests {
  @Test(
    arguments: [
      ("«Приезжие портят наш город», – сказал аким.", Language.russian, "official", true),
      ("Аким сказал: «Приезжие портят город».", .russian, "official", true),
      ("По словам социолога, приезжие портят город.", .russian, "expert", false),
      ("Приезжие портят город, сказал аким.", .russian, "official", false),
      ("– Приезжие портят город, – сказал аким.", .russian, "official", true),
      ("Приезжие портят город.", .russian, "outlet", false),
      ("«Көшіп келгендер қаланы бүлдіреді», – деді әкім.", .kazakh, "official", true),
      ("«Мост портят. Приезжие портят город. Ждём», – сказал аким.", .russian, "official", true),
      ("„Приезжие портят наш город“, – сказал аким.", .russian, "official", true),
      ("\"Приезжие портят наш город\", – сказал аким.", .russian, "official", true),
    ])
  func `A mention knows who says it`(
    text: String, language: Language, speaker: String, isQuoted: Bool
  ) throws {
    let mentions = try code(text, language).mentions
    #expect(mentions.map(\.speaker) == [speaker])
    #expect(mentions.map(\.isQuoted) == [isQuoted])
  }

  @Test func `What others say is not the outlet's stance`() throws {
    let quoted = try code("«Приезжие портят наш город», – сказал аким.")
    #expect(quoted.stance == .negative)
    #expect(quoted.outletStance == .neutral)
    #expect(quoted.voices == ["official"])
    let own = try code("Приезжие портят город.")
    #expect(own.outletStance == .negative)
    #expect(own.voices == ["outlet"])
  }

  @Test func `A quotation without a source belongs to who spoke before`() throws {
    let coded = try code(
      "«Мост портят уже год», – сказал аким. «Приезжие портят наш город».")
    #expect(coded.mentions.map(\.speaker) == ["official"])
  }

  @Test func `A name in quotation marks is no speech`() throws {
    let coded = try code("Приезжие портят «город».")
    #expect(coded.voices == ["outlet"])
    #expect(coded.outletStance == .negative)
  }
}

@Suite struct VoiceTests {
  @Test(
    "Who speaks is found before, after and inside the words",
    arguments: [
      ("Аким сказал: «Город растёт, школы строят».", Language.russian, ["official"]),
      ("«Город растёт, школы строят», – сказал аким.", .russian, ["official"]),
      ("«Город растёт, – сказал аким. – Школы строят».", .russian, ["official"]),
      ("«Город растёт. Школы строят», – деді әкім.", .kazakh, ["official"]),
      ("Әкім қала өсті деді.", .kazakh, ["official"]),
      ("Сарапшы айтуынша қала өсті.", .kazakh, ["expert"]),
      ("В акимате сообщили, что город растёт.", .russian, ["official"]),
      ("По словам урбаниста, город растёт.", .russian, ["expert"]),
    ])
  func places(text: String, language: Language, voices: [String]) throws {
    #expect(try speak(text, language).voices == voices)
  }

  @Test("Two sources in one sentence are two voices")
  func twoSources() throws {
    #expect(
      try speak("Әкім қала өсті дейді, көрші мектеп жоқ дейді.", .kazakh).voices
        == ["official", "townsperson"])
  }

  @Test("A welder or a student is a mover where the own move is told, else a townsperson")
  func layPeople() throws {
    #expect(
      try speak("«Мы приехали из аула, город растёт», – говорит студентка.").voices == ["mover"])
    #expect(
      try speak("«Город растёт, улица давно пустеет», – говорит студентка.").voices
        == ["townsperson"])
    #expect(
      try speak("«Көшіп келдік, қала өсті, мектеп жоқ», – дейді студент.", .kazakh).voices
        == ["mover"])
  }

  @Test("A pronoun means whoever was introduced by name since")
  func pronoun() throws {
    let text =
      "Аким сказал, что город растёт. Роза переехала в дом. «Улица пустеет», – говорит она."
    #expect(try speak(text).voices == ["mover", "official"])
  }

  @Test("A verb without anything said, a negated one and one's own attribute nothing")
  func noSaying() throws {
    #expect(try speak("Город растёт, аким не сказал.").voices == ["outlet"])
    #expect(try speak("Школы строят, просят дом.").voices == ["outlet"])
    #expect(try speak("Қала өсті, айтылды.", .kazakh).voices == ["outlet"])
  }

  @Test("In an interview who asks is no voice")
  func interview() throws {
    let text = "– Город растёт?\n– Мы приехали из аула.\n– Улица пустеет?\n– Школы строят."
    #expect(try speak(text).voices == ["mover"])
  }

  @Test("In a transcript reporters are the outlet and labels name the others")
  func transcript() throws {
    let text = "КОРР: Город растёт, школы строят.\nАКИМ: Улица пустеет.\nКОРР: Школы строят."
    #expect(try speak(text).voices == ["official", "outlet"])
  }

  @Test("Comments under nicknames and letters are readers'")
  func readers() throws {
    #expect(try speak("roza_77: Город растёт.\nli_5: Школы строят.").voices == ["reader"])
    #expect(
      try speak("Уважаемая редакция! Я живу в доме. Город растёт, улица пустеет.").voices
        == ["reader"])
  }

  @Test("A quotation goes on over paragraphs until its mark closes")
  func paragraphs() throws {
    let text = "Аким сказал: «Город растёт.\nПриезжие строят школы».\nПриезжие строят."
    let mentions = try speak(text).mentions
    #expect(mentions.map(\.isQuoted) == [true, false])
    #expect(mentions.map(\.speaker) == ["official", "outlet"])
  }

  @Test("The outlet tells a scene, but not in news that an office opens")
  func outlet() throws {
    let scene = "Город растёт, школы строят. Улица пустеет, дом пустеет. "
    #expect(
      try speak(scene + "«Город растёт, улица пустеет», – говорит соседка.").voices
        == ["outlet", "townsperson"])
    #expect(try speak("В акимате сообщили, что город растёт. " + scene).voices == ["official"])
  }

  @Test("Whatever marks stand where, every mention has a speaker")
  func anyMarks() throws {
    let pieces = [
      "«", "»", "–", "\"", ":", ",", ".", "?", "\n", "приезжие", "сказал", "аким", "она", "Роза",
      "студентка", "мы", "приехали", "из",
    ]
    let roles: Set<String> = [
      "official", "mover", "townsperson", "reader", "outlet", "unknown",
    ]
    var state: UInt64 = 7
    for _ in 0..<300 {
      var text = "приезжие"
      for _ in 0..<24 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += " " + pieces[Int(state >> 33) % pieces.count]
      }
      let coded = try speak(text)
      let words = text.split(separator: " ").filter { $0 == "приезжие" }
      #expect(coded.mentions.count == words.count)
      #expect(coded.mentions.allSatisfy { roles.contains($0.speaker) })
    }
  }
}
