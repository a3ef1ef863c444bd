internal import Basics

/// The OpenCorpora dictionary in the files of `pymorphy3-dicts-ru`, mapped into memory (15 MB).
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

  let words: Dawg
  /// Endings of known words, for each of `prefixes`.
  let endings: [Dawg]
  let paradigms: Paradigms
  let version: String
  private let probabilities: Dawg
  private let suffixes: TextList
  private let tags: [RussianTag]
  /// The tags as the dictionary writes them: the tails of keys to their probabilities.
  private let tagNames: TextList
  private let files: [MappedFile]

  /// Prefixes of forms in paradigms (по- and наи- of comparison); meta.json of the dictionary names
  /// them under `paradigm_prefixes`, the same in all releases.
  static let prefixes: [[UInt8]] = ["", "по", "наи"].map { Array($0.utf8) }

  init(folder: String) throws {
    let files = OpenCorporaFiles(folder: folder)
    let meta = try files.map("meta.json")
    let wordFile = try files.map("words.dawg")
    let paradigmFile = try files.map("paradigms.array")
    let suffixFile = try files.map("suffixes.json")
    let tagFile = try files.map("gramtab-opencorpora-int.json")
    let probabilityFile = try files.map("p_t_given_w.intdawg")
    let endingFiles = try Self.prefixes.indices.map {
      try files.map("prediction-suffixes-\($0).dawg")
    }
    words = try files.dawg("words.dawg", wordFile)
    probabilities = try files.dawg("p_t_given_w.intdawg", probabilityFile)
    endings = try endingFiles.enumerated().map {
      try files.dawg("prediction-suffixes-\($0.offset).dawg", $0.element)
    }
    suffixes = try files.texts("suffixes.json", suffixFile)
    tagNames = try files.texts("gramtab-opencorpora-int.json", tagFile)
    tags = tagNames.indices.map { [tagNames] in RussianTag(Grammemes(tag: tagNames[$0])) }
    paradigms = try files.paradigms(
      paradigmFile, suffixes: suffixes.count, tags: tags.count, prefixes: Self.prefixes.count)
    version = "OpenCorpora \(files.revision(meta)) (\(paradigms.count) paradigms)"
    self.files =
      [meta, wordFile, paradigmFile, suffixFile, tagFile, probabilityFile] + endingFiles
  }

  /// SHA-256 over all files; reads them through.
  var digest: Digest { Digest(ofParts: files.map(\.digest.hex)) }

  /// All forms spelt like a folded word (UTF-8): its е also stands for ё.
  func forms(of word: [UInt8]) -> [Form] {
    var forms: [Form] = []
    spellings(of: word[...], in: words, from: Dawg.root) { unit, spelling in
      words.records(of: unit, width: 2) { record in
        let form = Form(paradigm: record.number(1), index: record.number(0), spelling: spelling)
        if exists(form) { forms.append(form) }
      }
    }
    return forms
  }

  /// Whether a word is a form of a lexeme.
  func contains(_ word: [UInt8]) -> Bool {
    var found = false
    spellings(of: word[...], in: words, from: Dawg.root) { unit, _ in
      found = found || words.step(unit, 1) != nil
    }
    return found
  }

  /// Where the likelihoods of a word's tags in the corpus begin, for `probability`; nil if the
  /// word was not met there with more than one tag.
  func probabilities(of word: [UInt8]) -> UInt32? {
    guard let unit = probabilities.walk(Dawg.root, word) else { return nil }
    return probabilities.step(unit, UInt8(ascii: ":"))
  }

  /// The likelihood of a form's tag.
  func probability(of form: Form, from unit: UInt32) -> Double {
    guard let end = probabilities.walk(unit, tagNames[paradigms.tag(form)]),
      let value = probabilities.value(end)
    else { return 0 }
    // Stored in millionths.
    return Double(value) / 1_000_000
  }

  /// Whether numbers of a form lead into the tables; they may not in a damaged file.
  func exists(_ form: Form) -> Bool {
    form.paradigm < paradigms.count && form.index < paradigms.size(form.paradigm)
  }

  func tag(of form: Form) -> RussianTag { tags[paradigms.tag(form)] }

  /// The first form of the lexeme, or of its part that has a lemma of its own; nil if the word
  /// lacks the form's ending.
  func lemma(of form: Form) -> [UInt8]? {
    guard let own = tag(of: form).ownLemma else { return self.form(0, of: form) }
    var other = form
    var best: [UInt8]?
    for index in 0..<paradigms.size(form.paradigm) {
      other.index = index
      let tag = tag(of: other)
      guard tag.ownLemma == own, tag.has([.nominative, .singular]),
        own == .feminine || tag.has(.masculine), let lemma = self.form(index, of: form)
      else { continue }
      // лучших is a form of лучший, not of наихороший, which the lexeme has too.
      let shared = commonPrefix(lemma, form.spelling)
      if shared > best.map({ commonPrefix($0, form.spelling) }) ?? -1 { best = lemma }
    }
    return best ?? self.form(0, of: form)
  }

  /// Another form of the same lexeme.
  func form(_ index: Int, of form: Form) -> [UInt8]? {
    var other = form
    other.index = index
    let prefix = Self.prefixes[paradigms.prefix(form)]
    let suffix = suffixes[paradigms.suffix(form)]
    guard form.spelling.count >= prefix.count + suffix.count else { return nil }
    let stem = form.spelling.dropFirst(prefix.count).dropLast(suffix.count)
    return Self.prefixes[paradigms.prefix(other)] + stem + suffixes[paradigms.suffix(other)]
  }

  /// All units that a folded text leads to, with е also read as ё.
  func spellings(
    of text: ArraySlice<UInt8>, in dawg: Dawg, from unit: UInt32, spelt: [UInt8] = [],
    _ found: (UInt32, [UInt8]) -> Void
  ) {
    var unit = unit
    var spelt = spelt
    spelt.reserveCapacity(spelt.count + text.count)
    for (index, byte) in zip(text.indices, text) {
      // е is D0 B5, ё is D1 91.
      if byte == 0xD0, index + 1 < text.endIndex, text[index + 1] == 0xB5,
        let first = dawg.step(unit, 0xD1), let other = dawg.step(first, 0x91)
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
