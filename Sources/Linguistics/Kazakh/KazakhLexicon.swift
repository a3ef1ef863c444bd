/// The stems of Kazakh: hunspell-kk's list and a table of our own, in a trie over their sounds.
struct KazakhLexicon: Sendable {
  struct Stem: Sendable {
    var lemma: [UInt8]
    var partOfSpeech: PartOfSpeech
    /// What stands against the stem: an inflected form in the list, or a noun that is rather a
    /// verb's stem.
    var cost: Float
    /// The cost less what the words of the list that are this stem with suffixes speak for it.
    var price: Double
    /// The verb that is spelt like this noun.
    var verb: Int?
    /// A stem of our own table: its price stands as it is.
    var isCertain = false

    init(
      lemma: [UInt8], partOfSpeech: PartOfSpeech, cost: Float = 0, verb: Int? = nil,
      isCertain: Bool = false
    ) {
      self.lemma = lemma
      self.partOfSpeech = partOfSpeech
      self.cost = cost
      self.verb = verb
      self.isCertain = isCertain
      price = Double(cost)
    }
  }

  private(set) var stems: [Stem] = []
  private(set) var trie = KazakhTrie()
  private var spellings = KazakhTrie.Builder()
  private let start: Starts
  private let sounds: KazakhSounds
  private let voiceless: KazakhSounds.Context?
  private let voicedEndings: [[UInt8]]
  private let voicelessEndings: [[UInt8]]
  private let deverbalEndings: [[UInt8]]

  init(words: [KazakhWordList.Entry], extra: [KazakhStemTable.Row], grammar: KazakhGrammar) {
    let sounds = grammar.sounds
    func endings(_ text: String) -> [[UInt8]] {
      text.split(separator: " ").map { sounds.encode($0.unicodeScalars) }
    }
    self.sounds = sounds
    start = Starts(grammar)
    voiceless = sounds.contextNames["voiceless"]
    voicedEndings = endings("дыр дір ғыз гіз ған ген")
    voicelessEndings = endings("тыр тір қыз кіз қан кен")
    deverbalEndings = endings("ыш іш")
    var list = SoundTable(capacity: words.count)
    for word in words { list[word.key] = 0 }
    var drops = SoundTable(capacity: extra.count)
    for row in extra where row.note == "syncope" { drops[SoundKey(row.sounds)] = 0 }
    // Words that the table gives another part of speech than that of a verb, or takes away; a verb
    // leaves the noun that is spelt like it (тас: a stone, to overflow), but where it is only a verb.
    var isTaken = SoundTable(capacity: extra.count)
    // Verbs of our table, and those of the list, by number; -1 for what is none.
    var verbs = SoundTable(capacity: words.count / 4)
    for row in extra {
      let key = SoundKey(row.sounds)
      let isVerb = row.partOfSpeech == .verb
      // A noun that the list holds too, and the table only for its lost vowel.
      if row.note == "syncope", !isVerb, row.cost == 0, list.contains(key) { continue }
      if isVerb { verbs[key] = row.note == "absent" ? -1 : Int32(stems.count) }
      if !isVerb || row.note == "only" { isTaken[key] = 0 }
      guard row.note != "absent" else { continue }
      add(
        Stem(
          lemma: row.sounds, partOfSpeech: row.partOfSpeech, cost: row.cost, isCertain: true), drops
      )
    }
    for word in words where word.isInfinitive {
      for stem in verbStems(word.sounds, list) where verbs[SoundKey(stem)] == nil {
        verbs[SoundKey(stem)] = Int32(stems.count)
        add(Stem(lemma: stem, partOfSpeech: .verb), drops)
      }
      // An infinitive is also a noun of its own, in dictionaries: кездесу.
      add(Stem(lemma: word.sounds, partOfSpeech: .noun, cost: 2.0), drops)
    }
    // The shorter first: тоқтатқыз is a verb since тоқтат is one, and that since тоқта is.
    for word in words.sorted(by: { $0.sounds.count < $1.sounds.count })
    where !word.isInfinitive && verbs[word.key] == nil {
      guard
        isLikelyVerb(word.sounds, list) || isVoiced(word.sounds, verbs)
          || hasVoice(word, list)
      else { continue }
      verbs[word.key] = Int32(stems.count)
      add(
        Stem(lemma: word.sounds, partOfSpeech: .verb, cost: Weights.likelyVerb), drops)
    }
    for word in words
    where !word.isInfinitive && !isTaken.contains(word.key) && !isPiece(word.sounds, list) {
      let isShort = word.sounds.count < 3 && word.sounds.last.map(isVowel) == true
      add(
        Stem(
          lemma: word.sounds, partOfSpeech: .noun, cost: isShort ? Weights.shortNoun : 0,
          verb: verbs[word.key].flatMap { $0 < 0 ? nil : Int($0) }), drops)
    }
    trie = KazakhTrie(spellings)
    spellings = KazakhTrie.Builder()
  }

  /// Whether a word is a stem as it stands before a vowel, which the list holds for its affixes:
  /// есеб beside есеп.
  private func isPiece(_ word: [UInt8], _ list: SoundTable) -> Bool {
    guard let last = word.last, let voiceless = sounds.unvoiced(last) else { return false }
    return list.contains(SoundKey(word.dropLast()).appending(CollectionOfOne(voiceless)))
  }

  /// Whether a word is the causative of a verb: тоқтат, келтір, жеткіз.
  private func isVoiced(_ word: [UInt8], _ verbs: SoundTable) -> Bool {
    func isVerb(_ stem: ArraySlice<UInt8>) -> Bool {
      verbs[SoundKey(stem)].map { $0 >= 0 } ?? false
    }
    guard word.count > 4, let last = word.last else { return false }
    if word.count > 5, last == sounds.number(of: "т"), isVerb(word.dropLast()) { return true }
    guard last == sounds.number(of: "р") || last == sounds.number(of: "з"),
      isNarrow(word[word.count - 2]), isVerb(word.dropLast(3))
    else { return false }
    let initials: [Unicode.Scalar] =
      last == sounds.number(of: "р") ? ["д", "т"] : ["г", "ғ", "к", "қ"]
    return initials.contains { sounds.number(of: $0) == word[word.count - 3] }
  }

  /// Whether the list has causatives of a word, a participle, or a noun in -ыш of a stem in -н:
  /// телмірт speaks for телмір, атандыр and атанған for атан, өкіндір and өкініш for өкін; one such
  /// word may be chance where the stem is short.
  private func hasVoice(_ entry: KazakhWordList.Entry, _ list: SoundTable) -> Bool {
    let word = entry.sounds
    guard word.count > 2, let last = word.last, !isVowel(last) else { return false }
    let context = sounds.traits[Int(last)].context
    let endings = context == voiceless ? voicelessEndings : voicedEndings
    var witnesses = endings.count { list.contains(entry.key.appending($0)) }
    if last == sounds.number(of: "н") {
      witnesses += deverbalEndings.count { list.contains(entry.key.appending($0)) }
    }
    let isLong = word.count > 4
    // Not болмай, which is negated, though the list has болмайт.
    let isNegated = ["м", "б", "п"].contains { sounds.number(of: $0) == word[word.count - 3] }
    if isLong, last == sounds.number(of: "р") || (last == sounds.number(of: "й") && !isNegated),
      list.contains(entry.key.appending(CollectionOfOne(sounds.number(of: "т"))))
    {
      return true
    }
    return witnesses > (isLong ? 0 : 1)
  }

  private func isNarrow(_ sound: UInt8) -> Bool {
    sound == sounds.number(of: "ы") || sound == sounds.number(of: "і")
  }

  /// The stems that an infinitive in -у may belong to: those that the list holds too, else what
  /// is left of it.
  private func verbStems(_ infinitive: [UInt8], _ list: SoundTable) -> [[UInt8]] {
    let base = Array(infinitive.dropLast())
    // Verbs of one sound, or of two with a vowel at the end, stand in the table: the list marks
    // nouns such as бау and сау as infinitives too.
    guard let last = base.last, base.count > 2 || (base.count == 2 && !isVowel(last)) else {
      return []
    }
    let unvoiced: [(Unicode.Scalar, Unicode.Scalar)] = [("б", "п"), ("г", "к"), ("ғ", "қ")]
    var candidates = [base]
    for (voiced, voiceless) in unvoiced where last == sounds.number(of: voiced) {
      candidates.append(base.dropLast() + [sounds.number(of: voiceless)])
    }
    // оқу is оқы, but жасу is жас only where the table does not say жасы, and табу is тап, though
    // the list has табы.
    if !candidates.contains(where: { list.contains(SoundKey($0)) }) {
      for vowel in ["ы", "і"] as [Unicode.Scalar] {
        candidates.append(base + [sounds.number(of: vowel)])
      }
    }
    let listed = candidates.filter { list.contains(SoundKey($0)) }
    return listed.isEmpty ? [base] : listed
  }

  /// Whether a word is -ла, -да or -та on a listed noun, as қабылда and жаула are.
  ///
  /// The list marks only some infinitives.
  private func isLikelyVerb(_ word: [UInt8], _ list: SoundTable) -> Bool {
    guard word.count > 4, let last = word.last, sounds.traits[Int(last)].isAE else { return false }
    guard list.contains(SoundKey(word.dropLast(2))) else { return false }
    let initial = word[word.count - 2]
    if initial == sounds.number(of: "л") { return true }
    guard initial == sounds.number(of: "д") || initial == sounds.number(of: "т") else {
      return false
    }
    // -да is a locative too: a voice in the list speaks for a verb.
    return ["т", "л"].contains {
      list.contains(SoundKey(word).appending(CollectionOfOne(sounds.number(of: $0))))
    }
  }

  private func isVowel(_ sound: UInt8) -> Bool { sounds.isVowel(sound) }

  private mutating func add(_ stem: Stem, _ drops: SoundTable) {
    let number = Int32(stems.count)
    stems.append(stem)
    let lemma = stem.lemma
    func variant(_ condition: KazakhTrie.Condition) -> KazakhTrie.Variant {
      let state = condition == .present ? start.present : start.state(of: stem)
      return KazakhTrie.Variant(stem: number, condition: condition, state: UInt8(state))
    }
    spellings.insert(lemma, variant(.anything))
    guard let last = lemma.last, lemma.count > 1 else { return }
    if let voiced = sounds.voiced(last) {
      spellings.insert(lemma.dropLast() + [voiced], variant(.vowel))
    }
    if last == sounds.number(of: "ь") {
      spellings.insert(Array(lemma.dropLast()), variant(.vowel))
    }
    // журналист, журналистер, журналиске.
    if last == sounds.number(of: "т"), lemma.suffix(3) == sounds.encode("ист".unicodeScalars)[...] {
      spellings.insert(Array(lemma.dropLast()), variant(.stop))
    }
    // Loans in -кт may take an і before all suffixes: фактіге, факт.
    if stem.partOfSpeech == .noun, last == sounds.number(of: "т"),
      lemma[lemma.count - 2] == sounds.number(of: "к")
    {
      spellings.insert(lemma + [sounds.number(of: "і")], variant(.anything))
    }
    if drops.contains(SoundKey(lemma)) {
      var short = lemma
      short.remove(at: lemma.count - 2)
      spellings.insert(short, variant(.vowel))
    }
    guard stem.partOfSpeech == .verb else { return }
    if last == sounds.number(of: "п") {
      spellings.insert(lemma.dropLast() + [sounds.number(of: "у")], variant(.p))
    }
    if last == sounds.number(of: "ы") || last == sounds.number(of: "і") {
      spellings.insert(Array(lemma.dropLast()), variant(.u))
      spellings.insert(
        lemma.dropLast() + [sounds.number(of: "и")], variant(.present))
    }
    if last == sounds.number(of: "и") {
      spellings.insert(lemma + [sounds.number(of: "й")], variant(.vowel))
    }
  }

  mutating func set(family: Int, cost: Float, of stem: Int) {
    if !stems[stem].isCertain { stems[stem].cost += cost }
    stems[stem].price =
      Double(stems[stem].cost) - Weights.family * Price.folds(Double(1 + family))
  }
}
