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
