import Coding
import Foundation
import Testing

/// The rule that tied the first word of stance in a text to movers.
private func rule(_ text: String) throws -> String? {
  try codeReal(text).evidence.first { $0.layer == "stance" }.map { $0.blocked ?? $0.rule }
}

private let anotherSubject = "somebody else is the subject of its clause"

@Suite struct ConstructionTests {
  @Test(
    arguments: [
      ("Трудолюбивые приезжие живут здесь давно.", "attribute"),
      ("Хамство приезжих всем известно.", "bearer"),
      ("Приезжие портят дворы.", "agent"),
      ("Приезжие были обмануты.", "harmed"),
      ("Фирма обманула приезжих.", "harmed"),
      ("Рынок построен приезжими.", "agent"),
      ("Приезжих здесь унижают.", "patient"),
      ("Приезд надо ограничить, приезжие не нужны.", "demand"),
      ("Подростки портят дворы, а приезжие молчат.", anotherSubject),
      ("Приезжие вышли на улицу. Подростки портят дворы.", anotherSubject),
      ("Приезжие вышли на улицу. Портят дворы.", "sentence-before"),
      ("Ауылдан келгендер ауланы бүлдіреді.", "agent"),
      ("Ауылдан келген еңбекқор жастар көп.", "attribute"),
      ("Ауылдан келгендердің тәрбиесіздігі айтылды.", "bearer"),
      ("Ауылдан келгендер көп. Балалар ауланы бүлдіреді.", anotherSubject),
    ])
  func `the grammar between a word and a mention ties them`(text: String, wanted: String) throws {
    #expect(try rule(text) == wanted)
  }

  @Test func `a word of harm done to movers is sympathy, not blame`() throws {
    let coded = try codeReal("Фирма обманула приезжих.")
    #expect(coded.stance == .positive)
    #expect(coded.strictStance == .neutral)
    #expect(coded.stanceParts.sympathy > 0)
    #expect(coded.stanceParts.people == 0)
  }

  @Test(
    arguments: [
      ("Приезжие портят дворы.", StancePart.people),
      ("Город живёт приезжими: приезжие строят. Приезжие хлынули в город.", .coming),
      ("Приезд надо ограничить, приезжие не нужны.", .demand),
      ("Приезжих здесь унижают.", .sympathy),
    ])
  func `the parts of stance are kept apart`(text: String, part: StancePart) throws {
    let parts = try codeReal(text).stanceParts
    #expect(parts[part] != 0)
    for other in StancePart.allCases where other != part && part != .coming {
      #expect(parts[other] == 0)
    }
  }

  @Test func `the stance of each speaker is kept by itself`() throws {
    let coded = try codeReal(
      "«Приезжие портят дворы и улицы города», – сказал аким. Трудолюбивые приезжие строят школы.")
    #expect(coded.speakers.first { $0.role == "official" }?.parts.stance == .negative)
    #expect(coded.speakers.first { $0.role == "outlet" }?.parts.stance == .positive)
  }

  @Test func `a metaphor is negative by half and reported by itself`() throws {
    let coded = try codeReal("Приезжие хлынули в Алматы.")
    #expect(coded.metaphors == ["water"])
    #expect(coded.stanceParts.coming == -0.5)
  }

  @Test(
    arguments: [
      ("Трудолюбивые приезжие живут здесь.", false),
      ("Так называемые приезжие портят дворы.", true),
      ("Эти «трудолюбивые» приезжие портят дворы.", true),
    ])
  func `irony raises a flag and turns nothing`(text: String, isFlagged: Bool) throws {
    let coded = try codeReal(text)
    #expect(coded.mentions.contains(where: \.mayBeIronic) == isFlagged)
    let plain = try codeReal(
      text.replacing("Так называемые п", with: "П").replacing("«", with: "").replacing(
        "»", with: ""))
    #expect(coded.stance == plain.stance)
  }

  @Test func `a refuted charge speaks for movers`() throws {
    #expect(try codeReal("Приезжие и преступность растут вместе.").stance == .negative)
    #expect(try codeReal("Приезжие и преступность – это миф.").stance == .positive)
  }
}
