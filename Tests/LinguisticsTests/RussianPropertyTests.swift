import Basics
import Foundation
import Linguistics
import Testing

@Suite("Russian morphology, properties")
struct RussianPropertyTests {
  @Test(
    "Every form of a lexeme leads back to its lemma",
    arguments: [
      "село", "город", "мигрант", "переселенец", "приезжий", "житель", "семья", "дитя", "путь",
      "время", "мать", "имя", "ночь", "пальто", "столовая", "алматинец", "аул", "окраина",
      "переехать", "ехать", "идти", "жить", "вести", "печь", "взять", "хотеть", "учиться",
      "строить", "понаехать", "дать", "сельский", "внутренний", "лисий", "хороший", "большой",
      "быстрый", "синий", "тяжелый", "иванов", "пятый", "свой",
    ])
  func paradigm(lexeme: String) throws {
    let morphology = try RussianDictionary.morphology.get()
    let forms = morphology.paradigm(of: lexeme)
    #expect(forms.count > 1)
    for (form, lemma) in forms {
      // With a capital, so that names count.
      let lemmas = morphology.analyses(of: form.capitalized, folded: form).map(\.lemma)
      #expect(lemmas.contains(lemma), "\(form): \(lemmas)")
    }
  }

  @Test("Readings of any string of letters are there and weigh one in all")
  func anyString() throws {
    var generator = SeededGenerator(seed: 55)
    let letters = Array("абвгдеёжзийклмнопрстуфхцчшщъыьэюяАИ-.’xé中1")
    for _ in 0..<3000 {
      let count = Int.random(in: 1...24, using: &generator)
      let word = String((0..<count).map { _ in letters.randomElement(using: &generator) ?? "а" })
      let readings = try RussianDictionary.readings(word)
      #expect(!readings.isEmpty, "\(word)")
      let total = readings.reduce(0) { $0 + $1.weight }
      #expect(abs(total - 1) < 0.01, "\(word): \(total)")
    }
  }

  @Test("A damaged file is refused or read without harm", arguments: 0..<12)
  func damaged(round: Int) throws {
    var generator = SeededGenerator(seed: UInt64(round))
    let files = [
      "meta.json", "words.dawg", "paradigms.array", "suffixes.json", "gramtab-opencorpora-int.json",
      "p_t_given_w.intdawg", "prediction-suffixes-0.dawg", "prediction-suffixes-1.dawg",
      "prediction-suffixes-2.dawg",
    ]
    let folder = NSTemporaryDirectory() + "koshu-damaged-\(round)-\(UUID().uuidString)"
    let manager = FileManager.default
    try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? manager.removeItem(atPath: folder) }
    let victim = files[1 + round % (files.count - 1)]
    for file in files {
      let source = "\(RussianDictionary.folder)/\(file)"
      guard file == victim else {
        try manager.createSymbolicLink(
          atPath: "\(folder)/\(file)", withDestinationPath: source)
        continue
      }
      var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: source)))
      if round < 8 {
        for _ in 0..<200 {
          bytes[Int.random(in: 4..<bytes.count, using: &generator)] = .random(
            in: 0...255, using: &generator)
        }
      } else {
        bytes.removeLast(Int.random(in: 1..<bytes.count, using: &generator))
      }
      try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(file)"))
    }
    do {
      let morphology = try RussianMorphology(folder: folder)
      for word in ["село", "переехавшие", "кандасов", "Жиль", "наилучших", "города-героя"] {
        #expect(!morphology.analyses(of: word, folded: word.lowercased()).isEmpty)
      }
    } catch let problem as Problem {
      #expect(problem.code == "LNG-012")
    }
  }
}
