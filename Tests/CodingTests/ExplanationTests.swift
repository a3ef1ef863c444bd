internal import Coding
internal import Linguistics
internal import Testing

@Test func `An explanation shows codes, words, rules, weights and what was blocked`() throws {
  let text = read("Приезжие не портят школы. Переселенец ушёл.", .russian)
  let input = CodingInput(title: .empty, text: text)
  let coded = Coder(try smallLexicon()).code(input)
  #expect(
    Explanation(of: coded, in: input).text == """
      relevance      internal
      stance         positive (strict: positive)
      outlet stance  positive
      stance parts   people 1, coming 0, demand 0, sympathy 0
      by speaker     outlet positive (1)
      frames         infrastructure (1)
      finer frames   none
      voices         outlet
      cities         none
      origins        none
      ties           none
      label use      none
      metaphors      none

      text 0 [ru]  Приезжие не портят школы.
        said of movers here: positive, score 1
        mention of internal: “Приезжие”, positive, score 1, said by outlet
        frame infrastructure, said by outlet
          0–8 “Приезжие”  internal  groups.ru.0000  mention  1
          9–11 “не”  negation  shifters.ru.0000  negation  -1
          12–18 “портят”  agent-  stance.ru.0002  agent  -1 → 1
          19–24 “школы”  infrastructure  frames.ru.0000  mover-in-sentence  1

      text 1 [ru]  Переселенец ушёл.
          26–37 “Переселенец”  internal  groups.ru.0001  not counted: a condition in needs is not met

      """)
}
