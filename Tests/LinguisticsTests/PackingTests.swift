import Basics
import Foundation
import Testing

@testable import Linguistics

/// Analysed texts as bytes: what comes back is what was analysed.
@Suite struct PackingTests {
  private let texts = [
    "", "Сөз", "Ауылдан қалаға көшіп келгендер тіркеуге тұра алмай жүр. Олар «пәтер қымбат» дейді!",
    "Приезжие из аулов снимают жильё в Ужете;  2,5 тыс. семей — без прописки (п. 3).\n\nЕЩЁ ОДИН АБЗАЦ.",
    "Auyldan qalağa köşip kelgender tirkeuge tūra almai jür.", "اۋىلدان قالاعا كوشىپ كەلگەندەر",
    "Сіз bul сөзді білесіз бе? https://misal.example/a?b=1 #көші-қон @misal e-mail: a@misal.example",
    "Сло\u{AD}во с мягким пере\u{AD}носом и ударе\u{301}нием, Kaзaхстан c латиницей; приезжий\u{200B}ещё",
    "🏠🏡 көшу 👨‍👩‍👧", "a\u{0}b \u{202E}назад\u{202C}", "\n\n\n  \t ", "кушти жел, калага кошип келди",
  ]

  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static let loaded = Result {
    try Dictionaries.load(
      DictionaryPaths(
        hunspellKazakh: "/usr/share/hunspell/kk_KZ.dic",
        openCorpora: root.appending(path: ".dictionaries/pymorphy3_dicts_ru/data").path))
  }

  private func dictionaries() throws -> Linguistics.Dictionaries { try Self.loaded.get() }

  @Test func `a packed text comes back as it was analysed`() throws {
    let analyzer = Analyzer(try dictionaries()).session()
    let long = (0..<40).map { texts[($0 * 7 + 3) % texts.count] }.joined(separator: "\n")
    var inventory = TypeInventory()
    let analyzed = (texts + [long, String(repeating: long + " ", count: 20)]).map {
      analyzer.analyze($0)
    }
    let packed = analyzed.map { PackedText($0, &inventory) }
    let again = try #require(TypeInventory(pages: [inventory.page(from: 0)]))
    for (text, bytes) in zip(analyzed, packed) {
      for inventory in [inventory, again] {
        let back = try #require(bytes.text(inventory))
        #expect(back.language == text.language && back.script == text.script)
        #expect(back.alphabet == text.alphabet && back.sentences == text.sentences)
        #expect(back.tokens.count == text.tokens.count)
        for (a, b) in zip(text.tokens, back.tokens) {
          #expect(a.reading == b.reading && a.range == b.range)
          #expect(text.type(of: a) == back.type(of: b))
        }
        #expect(Set(back.types) == Set(text.types))
      }
    }
  }

  @Test func `types of later pages follow those of earlier ones, and old numbers stay`() throws {
    let analyzer = Analyzer(try dictionaries()).session()
    var inventory = TypeInventory()
    let first = PackedText(analyzer.analyze(texts[2]), &inventory)
    let page = inventory.page(from: 0)
    let border = inventory.types.count
    var reopened = try #require(TypeInventory(pages: [page]))
    let second = PackedText(analyzer.analyze(texts[3] + " " + texts[2]), &reopened)
    let whole = try #require(TypeInventory(pages: [page, reopened.page(from: border)]))
    #expect(whole.types == reopened.types)
    #expect(first.text(whole)?.tokens.count == first.text(inventory)?.tokens.count)
    #expect(second.text(whole)?.types.count == second.text(reopened)?.types.count)
    #expect(first.text(inventory)?.types == first.text(whole)?.types)
  }

  @Test func `news takes about three bytes a token`() throws {
    let analyzer = Analyzer(try dictionaries()).session()
    var inventory = TypeInventory()
    let text = analyzer.analyze(
      (0..<30).map { "\(texts[2]) \(texts[3]) Саны \($0 * 37)." }.joined(separator: "\n"))
    let packed = PackedText(text, &inventory)
    let size = packed.types.count + packed.tokens.count + packed.sentences.count
    #expect(Double(size) / Double(text.tokens.count) < 3.5)
  }

  @Test func `damaged bytes give nothing, or some text, but never a trap`() throws {
    let analyzer = Analyzer(try dictionaries()).session()
    var inventory = TypeInventory()
    let packed = PackedText(analyzer.analyze(texts.joined(separator: " ")), &inventory)
    let page = inventory.page(from: 0)
    var dice = SystemRandomNumberGenerator()
    for _ in 0..<3000 {
      var broken = packed
      let part = Int.random(in: 0..<3, using: &dice)
      let paths: [WritableKeyPath<PackedText, [UInt8]>] = [\.types, \.tokens, \.sentences]
      var bytes = broken[keyPath: paths[part]]
      if Bool.random() { bytes.removeLast(Int.random(in: 1...bytes.count)) }
      if !bytes.isEmpty { bytes[Int.random(in: bytes.indices)] = UInt8.random(in: 0...255) }
      broken[keyPath: paths[part]] = bytes
      if let text = broken.text(inventory) {
        #expect(text.sentences.allSatisfy { $0.tokens.upperBound <= text.tokens.count })
        #expect(text.tokens.allSatisfy { text.types.indices.contains(Int($0.type)) })
      }
      var records = page
      records[Int.random(in: records.indices)] = UInt8.random(in: 0...255)
      _ = TypeInventory(pages: [records])
    }
  }
}
