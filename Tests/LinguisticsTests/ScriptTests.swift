import Linguistics
import Testing

@Suite struct ScriptTests {
  @Test(
    "Kazakh of every alphabet is read in Cyrillic",
    arguments: [
      ("Auyldan qalağa köşken jastar jaña üi ızdeidı.", Script.latin),
      ("Aýyldan qalaǵa kóshken jastar jańa úı izdeıdi.", .latin),
      ("Ay'yldan qalag'a ko's'ken jastar jan'a u'i' izdei'di.", .latin),
      ("اۋىلدان قالاعا كوشكەن جاستار جاڭا ٴۇي ىزدەيدى.", .arabic),
    ])
  func isRead(text: String, script: Script) throws {
    let known = ListMorphology(words: [
      "ауылдан", "қалаға", "көшкен", "жастар", "жаңа", "үй", "іздейді",
    ])
    let analyzed = try analyze(text, kazakh: known)
    #expect(analyzed.language == .kazakh)
    #expect(analyzed.script == script)
    let words = analyzed.tokens.map { analyzed.type(of: $0) }.filter { $0.kind == .word }
    let expected = ["ауылдан", "қалаға", "көшкен", "жастар", "жаңа", "үй", "іздейді"]
    #expect(words.map(\.folded) == expected)
  }

  /// A text in every alphabet: each Latin draft has its own ı, i, u and y.
  @Test(
    "each Latin draft is read by its own table",
    arguments: [
      "Ay'yldan qalag'a jan'a u'i' izdei'di. Olardyn' ko'bi buryn jumyssyz bolg'an.",
      "Aýyldan qalaǵa jańa úı izdeıdi. Olardyń kóbi buryn jumyssyz bolǵan.",
      "Awıldan qalağa jaŋa üy izdeydi. Olardıŋ köbi burın jumıssız bolğan.",
      "Auyldan qalağa jaŋa üi ızdeidı. Olardyŋ köbı būryn jūmyssyz bolğan.",
      "Auyldan qalağa jaña üi ızdeidı. Olardyñ köbı būryn jūmyssyz bolğan.",
      "اۋىلدان قالاعا جاڭا ٴۇي ىزدەيدى. ولاردىڭ كوبى بۇرىن جۇمىسسىز بولعان.",
    ])
  func drafts(text: String) throws {
    let expected = [
      "ауылдан", "қалаға", "жаңа", "үй", "іздейді", "олардың", "көбі", "бұрын", "жұмыссыз",
      "болған",
    ]
    let analyzed = try analyze(text, kazakh: ListMorphology(words: Set(expected)))
    let words = analyzed.tokens.map { analyzed.type(of: $0) }.filter { $0.kind == .word }
    #expect(words.map(\.folded) == expected)
  }

  @Test(
    "what no dictionary knows is read as a name",
    arguments: [("قالا تەگەراندا", "тегеранда"), ("قالا كومپانيا", "компания")])
  func names(text: String, name: String) throws {
    let analyzed = try analyze(
      text + " جاڭا ٴۇي سالۋعا قارجى ٴبولدى.", kazakh: ListMorphology(words: []))
    #expect(analyzed.types[1].folded == name)
  }

  @Test("offsets point into the text in its own alphabet")
  func offsets() throws {
    let text = "Qazaqstan halqy"
    let analyzed = try analyze("Bizdıñ " + text + " jaña üige köştı.")
    #expect(written(analyzed.tokens[1], in: "Bizdıñ " + text + " jaña üige köştı.") == "Qazaqstan")
    #expect(analyzed.type(of: analyzed.tokens[1]).surface == "Қазақстан")
  }

  @Test(
    "Arabic script of other languages is not Kazakh",
    arguments: ["این یک متن فارسی است.", "هذا نص باللغة العربية.", "ئۇيغۇر تىلى ئىشلىتىلىدۇ."])
  func otherArabic(text: String) throws {
    #expect(try analyze(text).language == .other)
  }
}
