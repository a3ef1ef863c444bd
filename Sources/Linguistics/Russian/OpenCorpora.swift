internal import Basics
internal import Foundation

/// The OpenCorpora dictionary in the files of `pymorphy3-dicts-ru`, read into memory (15 MB).
struct OpenCorpora: Sendable {
  /// A form of the dictionary: which paradigm, and which of its forms.
  struct Form: Hashable, Sendable {
    var paradigm: Int
    var index: Int
    /// The word as the dictionary spells it, with its ё.
    var spelling: [UInt8]
    /// Occurrences of the ending with this paradigm, for guesses; 1 for known words.
    var count = 1
  }

  struct Paradigm: Sendable {
    var suffixes: [UInt16]
    var tags: [UInt16]
    var prefixes: [UInt16]
  }

  let words: Dawg
  let probabilities: Dawg
  /// Endings of known words, for each of `prefixes`.
  let endings: [Dawg]
  let paradigms: [Paradigm]
  let suffixes: [[UInt8]]
  let tags: [RussianTag]
  let version: String
  let digest: Digest

  /// Prefixes of forms in paradigms (по- and наи- of comparison); meta.json of the dictionary names
  /// them under `paradigm_prefixes`, the same in all releases.
  static let prefixes: [[UInt8]] = ["", "по", "наи"].map { Array($0.utf8) }

  init(folder: String) throws {
    let files = Files(folder: folder)
    let meta = try files.read("meta.json")
    let wordBytes = try files.read("words.dawg")
    let paradigmBytes = try files.read("paradigms.array")
    let suffixBytes = try files.read("suffixes.json")
    let tagBytes = try files.read("gramtab-opencorpora-int.json")
    let probabilityBytes = try files.read("p_t_given_w.intdawg")
    let endingBytes = try Self.prefixes.indices.map {
      try files.read("prediction-suffixes-\($0).dawg")
    }
    words = try files.dawg("words.dawg", wordBytes)
    probabilities = try files.dawg("p_t_given_w.intdawg", probabilityBytes)
    endings = try endingBytes.enumerated().map {
      try files.dawg("prediction-suffixes-\($0.offset).dawg", $0.element)
    }
    suffixes = try files.strings("suffixes.json", suffixBytes).map { Array($0.utf8) }
    tags = try files.strings("gramtab-opencorpora-int.json", tagBytes).map(RussianTag.init)
    paradigms = try files.paradigms(
      paradigmBytes, suffixes: suffixes.count, tags: tags.count, prefixes: Self.prefixes.count)
    version = "OpenCorpora \(Files.revision(meta)) (\(paradigms.count) paradigms)"
    let parts =
      [meta, wordBytes, paradigmBytes, suffixBytes, tagBytes, probabilityBytes] + endingBytes
    digest = Digest(ofParts: parts.map { Digest(of: $0).hex })
  }

  /// All forms spelt like a folded word (UTF-8): its е also stands for ё.
  func forms(of word: [UInt8]) -> [Form] {
    var forms: [Form] = []
    spellings(of: word[...], in: words, from: Dawg.root) { unit, spelling in
      for record in words.records(of: unit, width: 2) {
        forms.append(
          Form(paradigm: Int(record[0]), index: Int(record[1]), spelling: spelling))
      }
    }
    return forms.filter(exists)
  }

  /// Whether a word is a form of a lexeme.
  func contains(_ word: [UInt8]) -> Bool {
    var found = false
    spellings(of: word[...], in: words, from: Dawg.root) { unit, _ in
      found = found || words.step(unit, 1) != nil
    }
    return found
  }

  /// The likelihood of a tag for a word in the corpus, if the word was met there.
  func probability(of tag: RussianTag, for word: [UInt8]) -> Double? {
    guard let start = probabilities.walk(Dawg.root, word),
      let unit = probabilities.walk(start, tag.key), let value = probabilities.value(unit)
    else { return nil }
    // Stored in millionths.
    return Double(value) / 1_000_000
  }

  /// Whether numbers of a form lead into the tables; they may not in a damaged file.
  func exists(_ form: Form) -> Bool {
    paradigms.indices.contains(form.paradigm)
      && paradigms[form.paradigm].tags.indices.contains(form.index)
  }

  func tag(of form: Form) -> RussianTag { tags[Int(paradigms[form.paradigm].tags[form.index])] }

  /// The first form of the lexeme, or of its part that has a lemma of its own; nil if the word
  /// lacks the form's ending.
  func lemma(of form: Form) -> [UInt8]? {
    guard let own = tag(of: form).ownLemma else { return self.form(0, of: form) }
    let paradigm = paradigms[form.paradigm]
    var best: [UInt8]?
    for index in paradigm.tags.indices {
      let tag = tags[Int(paradigm.tags[index])]
      guard tag.ownLemma == own, tag.has("nomn"), tag.has("sing"),
        own == .feminine || tag.has("masc"), let lemma = self.form(index, of: form)
      else { continue }
      // лучших is a form of лучший, not of наихороший, which the lexeme has too.
      let shared = commonPrefix(lemma, form.spelling)
      if shared > best.map({ commonPrefix($0, form.spelling) }) ?? -1 { best = lemma }
    }
    return best ?? self.form(0, of: form)
  }

  /// Another form of the same lexeme.
  func form(_ index: Int, of form: Form) -> [UInt8]? {
    let paradigm = paradigms[form.paradigm]
    let prefix = Self.prefixes[Int(paradigm.prefixes[form.index])]
    let suffix = suffixes[Int(paradigm.suffixes[form.index])]
    guard form.spelling.count >= prefix.count + suffix.count else { return nil }
    let stem = form.spelling.dropFirst(prefix.count).dropLast(suffix.count)
    return Self.prefixes[Int(paradigm.prefixes[index])] + stem
      + suffixes[Int(paradigm.suffixes[index])]
  }

  /// All units that a folded text leads to, with е also read as ё.
  func spellings(
    of text: ArraySlice<UInt8>, in dawg: Dawg, from unit: UInt32, spelt: [UInt8] = [],
    _ found: (UInt32, [UInt8]) -> Void
  ) {
    var unit = unit
    var spelt = spelt
    for (index, byte) in zip(text.indices, text) {
      // е is D0 B5, ё is D1 91.
      if byte == 0xD0, index + 1 < text.endIndex, text[index + 1] == 0xB5,
        let other = dawg.walk(unit, [0xD1, 0x91])
      {
        spellings(
          of: text[(index + 2)...], in: dawg, from: other, spelt: spelt + [0xD1, 0x91], found)
      }
      guard let next = dawg.step(unit, byte) else { return }
      unit = next
      spelt.append(byte)
    }
    found(unit, spelt)
  }
}

/// How many bytes two spellings begin with in common.
private func commonPrefix(_ a: [UInt8], _ b: [UInt8]) -> Int {
  zip(a, b).prefix { $0 == $1 }.count
}

/// Reads the files of the folder and names what is wrong with them.
private struct Files {
  var folder: String

  func read(_ name: String) throws -> [UInt8] {
    let path = "\(folder)/\(name)"
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Problem(
        "LNG-011", at: path, "the Russian dictionary is not there or cannot be read",
        cure: "`make setup` fetches it; dictionaries.russian in pipeline.json names its folder")
    }
    return Array(data)
  }

  func dawg(_ name: String, _ bytes: [UInt8]) throws -> Dawg {
    guard let dawg = Dawg(bytes) else { throw damaged(name) }
    return dawg
  }

  func strings(_ name: String, _ bytes: [UInt8]) throws -> [String] {
    guard let strings = try? JSONDecoder().decode([String].self, from: Data(bytes)) else {
      throw damaged(name)
    }
    return strings
  }

  /// The number of paradigms, then for each the count of its numbers and the numbers: suffixes,
  /// tags, prefixes, a third of them each.
  func paradigms(
    _ bytes: [UInt8], suffixes: Int, tags: Int, prefixes: Int
  ) throws -> [OpenCorpora.Paradigm] {
    let numbers = stride(from: 0, to: bytes.count - 1, by: 2).map {
      UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8
    }
    let problem = damaged("paradigms.array")
    guard let count = numbers.first else { throw problem }
    var all: [OpenCorpora.Paradigm] = []
    var at = 1
    for _ in 0..<count {
      guard at < numbers.count else { throw problem }
      let third = Int(numbers[at]) / 3
      let start = at + 1
      at = start + third * 3
      guard third > 0, at <= numbers.count else { throw problem }
      let paradigm = OpenCorpora.Paradigm(
        suffixes: Array(numbers[start..<(start + third)]),
        tags: Array(numbers[(start + third)..<(start + 2 * third)]),
        prefixes: Array(numbers[(start + 2 * third)..<at]))
      guard paradigm.suffixes.allSatisfy({ $0 < suffixes }),
        paradigm.tags.allSatisfy({ $0 < tags }), paradigm.prefixes.allSatisfy({ $0 < prefixes })
      else { throw problem }
      all.append(paradigm)
    }
    return all
  }

  /// The revision of the dictionary out of meta.json, a list of pairs.
  static func revision(_ meta: [UInt8]) -> String {
    let pairs = try? JSONSerialization.jsonObject(with: Data(meta)) as? [[Any]]
    let pair = pairs?.first { $0.first as? String == "source_revision" }
    return pair?.last as? String ?? "of unknown revision"
  }

  private func damaged(_ name: String) -> Problem {
    Problem(
      "LNG-012", at: "\(folder)/\(name)", "the file is damaged or of another format",
      cure: "delete the folder and run `make setup`")
  }
}
