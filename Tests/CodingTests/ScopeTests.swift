import Coding
import Testing

@Suite struct ScopeTests {
  @Test(
    arguments: [
      ("Неправда, что приезжие портят дворы.", Stance.positive),
      ("Приезжие не строят и портят дворы.", .negative),
      ("Приезжие не портят и строят дворы.", .positive),
      ("Приезжие не портят дворы.", .positive),
      ("Подростки обманули приезжих, приезжие молчат.", .positive),
    ])
  func `a negation turns its own verb, a denial the claim it opens`(
    text: String, stance: Stance
  ) throws {
    #expect(try codeReal(text).stance == stance)
  }

  @Test func `every change of a weight has its cause in the evidence`() throws {
    let coded = try codeReal("Ауылдан келгендер ауланы бүлдірмейді.")
    #expect(coded.evidence.contains { $0.rule == "negated-verb" && $0.weight == -1 })
  }

  @Test func `crime against movers is no charge against them`() throws {
    let coded = try codeReal("Преступность растёт, фирма обманула приезжих.")
    #expect(coded.stance == .positive)
    #expect(!coded.evidence.contains { $0.rule == "frame-judges" })
  }

  @Test func `a frame that judges is turned where it is negated`() throws {
    let paid = try codeReal("Приезжие платят налоги.")
    let unpaid = try codeReal("Приезжие не платят налоги.")
    #expect(paid.stanceParts.people == 0.5)
    #expect(unpaid.stanceParts.people == -0.5)
  }

  @Test func `a metaphor that is denied is not said`() throws {
    #expect(try codeReal("Приезжие не хлынули в Алматы.").metaphors == [])
  }

  @Test func `where movers come from has its evidence`() throws {
    #expect(
      try codeReal("Приезжие из аула живут в Алматы.").evidence.contains { $0.rule == "origin" })
  }

  @Test func `a list without full stops is coded in time that grows with its length`() throws {
    let text = String(repeating: "ауылдан келгендер ауланы бүлдіреді емес ", count: 2000)
    #expect(try codeReal(text).evidence.count < 40_000)
  }
}
