/// Kazakh typed with the letters of Russian, as in comments: «кушти» for күшті, «калага» for қалаға.
///
/// Lists the spellings that a typed word may stand for, with a price each, as far as they begin like
/// a word of the list; whether one is a word, its suffixes say. Prices are set by judgement: they
/// only order the spellings of one word.
struct KazakhRespelling: Sendable {
  struct Spelling {
    var sounds: [UInt8]
    var cost: Float
  }

  /// A spelling on its way from the first letter to the last.
  private struct Draft {
    var sounds: [UInt8] = []
    var cost: Float = 0
    /// Of the last vowel; 0 before the first.
    var harmony: UInt8 = 0
    var isFirstSyllable = true
    var isChanged = false
    /// Where it stands in the trie of stems; nil beyond its leaves.
    var node: Int? = 0
    /// A stem has ended in it, so that the rest may be suffixes.
    var hasStem = false
  }

  private let sounds: KazakhSounds
  private let narrowRound: Set<UInt8>
  private let nasal: UInt8
  private let wide: UInt8
  private let narrow: UInt8
  private let glide: UInt8
  private let auxiliary: UInt8
  private let backStops: Set<UInt8>
  private let frontStops: Set<UInt8>
  /// Forms of the table by how they are typed.
  private let forms: [[UInt8]: [String]]

  init(_ sounds: KazakhSounds, _ table: KazakhWordTable) {
    self.sounds = sounds
    forms = Self.forms(of: table, sounds)
    func numbers(_ letters: String) -> [UInt8] { letters.unicodeScalars.map(sounds.number) }
    narrowRound = Set(numbers("ұү"))
    nasal = sounds.number(of: "ң")
    wide = sounds.number(of: "ә")
    narrow = sounds.number(of: "і")
    glide = sounds.number(of: "и")
    auxiliary = sounds.number(of: "е")
    backStops = Set(numbers("қғ"))
    frontStops = Set(numbers("кг"))
  }

  private static func forms(
    of table: KazakhWordTable, _ sounds: KazakhSounds
  ) -> [[UInt8]: [String]] {
    var forms: [[UInt8]: [String]] = [:]
    for form in table.rows.keys.sorted() {
      let whole = sounds.encode(form.unicodeScalars)
      let typed = whole.map { sound in
        UInt8(sounds.typed.firstIndex { $0.contains(sound) } ?? Int(sound))
      }
      if typed != whole { forms[typed, default: []].append(form) }
    }
    return forms
  }

  /// Forms of the table that a word may stand for: «оган» for оған.
  func forms(of word: [UInt8]) -> [String] { forms[word] ?? [] }

  /// Whether a word may be typed so: it has a letter that stands for a Kazakh one, and none of the
  /// Kazakh ones.
  func isPossible(_ word: [UInt8]) -> Bool {
    var isDoubtful = false
    var hasVowel = false
    for sound in word {
      if sound == KazakhSounds.other || sounds.isKazakhOnly(sound) { return false }
      isDoubtful = isDoubtful || !sounds.typed[Int(sound)].isEmpty
      hasVowel = hasVowel || sounds.isVowel(sound)
    }
    return isDoubtful && hasVowel
  }

  /// The likeliest spellings that differ from the typed one, at most as many as the limit.
  func spellings(of word: [UInt8], limit: Int, in lexicon: KazakhLexicon) -> [Spelling] {
    var drafts = [Draft()]
    for index in word.indices {
      var longer: [Draft] = []
      for draft in drafts {
        extend(draft, with: word[index], word, index, lexicon, &longer)
        for letter in sounds.typed[Int(word[index])] {
          extend(draft, with: letter, word, index, lexicon, &longer)
        }
      }
      if longer.count > limit + 1 {
        // Stable, so that equal prices leave the order of the alphabet.
        longer = longer.enumerated().sorted {
          ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset)
        }.prefix(limit + 1).map(\.element)
      }
      drafts = longer
    }
    return drafts.filter(\.isChanged).map { Spelling(sounds: $0.sounds, cost: $0.cost) }
  }

  private func extend(
    _ draft: Draft, with letter: UInt8, _ word: [UInt8], _ index: Int, _ lexicon: KazakhLexicon,
    _ longer: inout [Draft]
  ) {
    let node = draft.node.flatMap { lexicon.trie.child($0, letter) }
    guard node != nil || draft.hasStem else { return }
    let traits = sounds.traits[Int(letter)]
    let isVowel = traits.isVowel && !traits.isOpen
    guard
      let price = isVowel || traits.isOpen
        ? price(ofVowel: letter, in: draft, word, index)
        : price(ofConsonant: letter, in: draft, word, index)
    else { return }
    var next = draft
    next.node = node
    if let node, index > 0 || letter == auxiliary, lexicon.trie.hasStem(node) {
      next.hasStem = true
    }
    next.sounds.append(letter)
    next.cost += price
    next.isChanged = next.isChanged || letter != word[index]
    if isVowel {
      next.harmony = traits.harmony
    } else if next.harmony != 0, index + 1 < word.count, sounds.isVowel(word[index + 1]) {
      next.isFirstSyllable = false
    }
    longer.append(next)
  }

  private func price(
    ofVowel letter: UInt8, in draft: Draft, _ word: [UInt8], _ index: Int
  ) -> Float? {
    let isChanged = letter != word[index]
    let harmony = sounds.traits[Int(letter)].isOpen ? 0 : sounds.traits[Int(letter)].harmony
    let isBesideVowel =
      (index > 0 && sounds.isVowel(word[index - 1]))
      || (index + 1 < word.count && sounds.isVowel(word[index + 1]))
    var price: Float = 0
    if isChanged {
      // ұ, ү and і stand beside no vowel, ұ and ү not at the end.
      if narrowRound.contains(letter) {
        if isBesideVowel || index + 1 == word.count { return nil }
        price += draft.isFirstSyllable ? 0 : 1.5
      } else if letter == narrow {
        if isBesideVowel, !isAfterGlide(word, index) { return nil }
      } else if letter == wide {
        price += draft.isFirstSyllable ? 0.3 : 1.5
      } else if !draft.isFirstSyllable {
        // ө is a letter of first syllables.
        price += 1.5
      }
    } else if harmony == 0, !isBesideVowel {
      // и and у between consonants are rarer than the vowels that they are typed for.
      price += 0.5
    }
    if harmony != 0 {
      if draft.harmony != 0, draft.harmony != harmony { price += 1 }
      if let last = draft.sounds.last, index > 0 {
        if backStops.contains(last), harmony == KazakhSounds.front { return nil }
        if frontStops.contains(last), harmony == KazakhSounds.back { price += 1.5 }
      }
    }
    return price
  }

  /// тиіс, жиі: і may follow и.
  private func isAfterGlide(_ word: [UInt8], _ index: Int) -> Bool {
    index > 0 && word[index - 1] == glide
      && (index + 1 == word.count || !sounds.isVowel(word[index + 1]))
  }

  private func price(
    ofConsonant letter: UInt8, in draft: Draft, _ word: [UInt8], _ index: Int
  ) -> Float? {
    let isBeforeVowel = index + 1 < word.count && sounds.isVowel(word[index + 1])
    if !isBeforeVowel {
      // A stop at the end of a syllable goes with the vowel before it.
      if backStops.contains(letter), draft.harmony == KazakhSounds.front { return nil }
      if frontStops.contains(letter), draft.harmony == KazakhSounds.back { return 1.5 }
    }
    guard letter != word[index] else { return 0 }
    if letter == nasal {
      // ң stands after a vowel.
      guard index > 0, sounds.isVowel(word[index - 1]) else { return nil }
      return isBeforeVowel ? 1 : 0.5
    }
    // қ and ғ for к and г cost nothing, һ for х a little.
    return backStops.contains(letter) ? 0 : 0.5
  }
}
