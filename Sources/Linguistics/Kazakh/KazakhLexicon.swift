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

  /// What must follow a variant of a stem.
  enum Condition: Sendable {
    case anything, vowel, u, p, stop
    /// The variant holds the й of the present: дамы + й is written дами.
    case present
  }

  struct Variant: Sendable {
    var stem: Int32
    var condition: Condition
  }

  private(set) var stems: [Stem] = []
  private var firstChild: [Int32] = [-1]
  private var nextSibling: [Int32] = [-1]
  private var label: [UInt8] = [0]
  private var variantsAt: [[Variant]] = [[]]
  private let sounds: KazakhSounds
  private let voiceless: KazakhSounds.Context?
  private let voicedEndings: [[UInt8]]
  private let voicelessEndings: [[UInt8]]

  init(words: [KazakhWordList.Entry], extra: [KazakhStemTable.Row], grammar: KazakhGrammar) {
    let sounds = grammar.sounds
    func endings(_ text: String) -> [[UInt8]] {
      text.split(separator: " ").map { sounds.encode($0.unicodeScalars) }
    }
    self.sounds = sounds
    voiceless = sounds.contextNames["voiceless"]
    voicedEndings = endings("дыр дір ғыз гіз ған ген")
    voicelessEndings = endings("тыр тір қыз кіз қан кен")
    let list = Set(words.map(\.sounds))
    let drops = Set(extra.filter { $0.note == "syncope" }.map(\.sounds))
    var isTaken: Set<[UInt8]> = []
    // Verbs of our table, and those of the list, by number; -1 for what is none.
    var verbs: [[UInt8]: Int] = [:]
    for row in extra
    where row.note != "syncope" || row.partOfSpeech == .verb || !list.contains(row.sounds) {
      let isVerb = row.partOfSpeech == .verb
      if isVerb { verbs[row.sounds] = row.note == "absent" ? -1 : stems.count }
      if !isVerb || row.note != "absent" { isTaken.insert(row.sounds) }
      guard row.note != "absent" else { continue }
      add(
        Stem(
          lemma: row.sounds, partOfSpeech: row.partOfSpeech, cost: row.cost, isCertain: true), drops
      )
    }
    for word in words where word.isInfinitive {
      for stem in verbStems(word.sounds, list) where verbs[stem] == nil {
        verbs[stem] = stems.count
        add(Stem(lemma: stem, partOfSpeech: .verb), drops)
      }
      // An infinitive is also a noun of its own, in dictionaries: кездесу.
      add(Stem(lemma: word.sounds, partOfSpeech: .noun, cost: 2.0), drops)
    }
    // The shorter first: тоқтатқыз is a verb since тоқтат is one, and that since тоқта is.
    for word in words.sorted(by: { $0.sounds.count < $1.sounds.count })
    where !word.isInfinitive && verbs[word.sounds] == nil {
      guard
        isLikelyVerb(word.sounds, list) || isVoiced(word.sounds, verbs)
          || hasVoice(word.sounds, list)
      else { continue }
      verbs[word.sounds] = stems.count
      add(
        Stem(lemma: word.sounds, partOfSpeech: .verb, cost: Weights.likelyVerb), drops)
    }
    for word in words
    where !word.isInfinitive && !isTaken.contains(word.sounds) && !isPiece(word.sounds, list) {
      let isShort = word.sounds.count < 3 && word.sounds.last.map(isVowel) == true
      add(
        Stem(
          lemma: word.sounds, partOfSpeech: .noun, cost: isShort ? Weights.shortNoun : 0,
          verb: verbs[word.sounds].flatMap { $0 < 0 ? nil : $0 }), drops)
    }
  }

  /// Whether a word is a stem as it stands before a vowel, which the list holds for its affixes:
  /// есеб beside есеп.
  private func isPiece(_ word: [UInt8], _ list: Set<[UInt8]>) -> Bool {
    guard let last = word.last, let voiceless = sounds.unvoiced(last) else { return false }
    return list.contains(word.dropLast() + [voiceless])
  }

  /// Whether a word is the causative of a verb: тоқтат, келтір, жеткіз.
  private func isVoiced(_ word: [UInt8], _ verbs: [[UInt8]: Int]) -> Bool {
    func isVerb(_ stem: ArraySlice<UInt8>) -> Bool { verbs[Array(stem)].map { $0 >= 0 } ?? false }
    guard word.count > 4, let last = word.last else { return false }
    if word.count > 5, last == sounds.number(of: "т"), isVerb(word.dropLast()) { return true }
    guard last == sounds.number(of: "р") || last == sounds.number(of: "з"),
      isNarrow(word[word.count - 2]), isVerb(word.dropLast(3))
    else { return false }
    let initials: [Unicode.Scalar] =
      last == sounds.number(of: "р") ? ["д", "т"] : ["г", "ғ", "к", "қ"]
    return initials.contains { sounds.number(of: $0) == word[word.count - 3] }
  }

  /// Whether the list has causatives of a word, or a participle: телмірт speaks for телмір, атандыр
  /// and атанған for атан; one such word may be chance where the stem is short.
  private func hasVoice(_ word: [UInt8], _ list: Set<[UInt8]>) -> Bool {
    guard word.count > 2, let last = word.last, !isVowel(last) else { return false }
    let context = sounds.traits[Int(last)].context
    let endings = context == voiceless ? voicelessEndings : voicedEndings
    let witnesses = endings.count { list.contains(word + $0) }
    let isLong = word.count > 4
    // Not болмай, which is negated, though the list has болмайт.
    let isNegated = ["м", "б", "п"].contains { sounds.number(of: $0) == word[word.count - 3] }
    if isLong, last == sounds.number(of: "р") || (last == sounds.number(of: "й") && !isNegated),
      list.contains(word + [sounds.number(of: "т")])
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
  private func verbStems(_ infinitive: [UInt8], _ list: Set<[UInt8]>) -> [[UInt8]] {
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
    // оқу is оқы, but жасу is жас only where the table does not say жасы.
    if !list.contains(base) {
      for vowel in ["ы", "і"] as [Unicode.Scalar] {
        candidates.append(base + [sounds.number(of: vowel)])
      }
    }
    let listed = candidates.filter(list.contains)
    return listed.isEmpty ? [base] : listed
  }

  /// Whether a word is -ла, -да or -та on a listed noun, as қабылда and жаула are.
  ///
  /// The list marks only some infinitives.
  private func isLikelyVerb(_ word: [UInt8], _ list: Set<[UInt8]>) -> Bool {
    guard word.count > 4, let last = word.last, sounds.traits[Int(last)].isAE else { return false }
    guard list.contains(Array(word.dropLast(2))) else { return false }
    let initial = word[word.count - 2]
    if initial == sounds.number(of: "л") { return true }
    guard initial == sounds.number(of: "д") || initial == sounds.number(of: "т") else {
      return false
    }
    // -да is a locative too: a voice in the list speaks for a verb.
    return ["т", "л"].contains { list.contains(word + [sounds.number(of: $0)]) }
  }

  private func isVowel(_ sound: UInt8) -> Bool { sounds.isVowel(sound) }

  private mutating func add(_ stem: Stem, _ drops: Set<[UInt8]>) {
    let number = Int32(stems.count)
    stems.append(stem)
    let lemma = stem.lemma
    insert(lemma, Variant(stem: number, condition: .anything))
    guard let last = lemma.last, lemma.count > 1 else { return }
    if let voiced = sounds.voiced(last) {
      insert(lemma.dropLast() + [voiced], Variant(stem: number, condition: .vowel))
    }
    if last == sounds.number(of: "ь") {
      insert(Array(lemma.dropLast()), Variant(stem: number, condition: .vowel))
    }
    // журналист, журналистер, журналиске.
    if last == sounds.number(of: "т"), lemma.suffix(3) == sounds.encode("ист".unicodeScalars)[...] {
      insert(Array(lemma.dropLast()), Variant(stem: number, condition: .stop))
    }
    // Loans in -кт may take an і before all suffixes: фактіге, факт.
    if stem.partOfSpeech == .noun, last == sounds.number(of: "т"),
      lemma[lemma.count - 2] == sounds.number(of: "к")
    {
      insert(lemma + [sounds.number(of: "і")], Variant(stem: number, condition: .anything))
    }
    if drops.contains(lemma) {
      var short = lemma
      short.remove(at: lemma.count - 2)
      insert(short, Variant(stem: number, condition: .vowel))
    }
    guard stem.partOfSpeech == .verb else { return }
    if last == sounds.number(of: "п") {
      insert(lemma.dropLast() + [sounds.number(of: "у")], Variant(stem: number, condition: .p))
    }
    if last == sounds.number(of: "ы") || last == sounds.number(of: "і") {
      insert(Array(lemma.dropLast()), Variant(stem: number, condition: .u))
      insert(
        lemma.dropLast() + [sounds.number(of: "и")], Variant(stem: number, condition: .present))
    }
    if last == sounds.number(of: "и") {
      insert(lemma + [sounds.number(of: "й")], Variant(stem: number, condition: .vowel))
    }
  }

  private mutating func insert(_ word: [UInt8], _ variant: Variant) {
    var node = 0
    for sound in word {
      if let next = child(node, sound) {
        node = next
      } else {
        label.append(sound)
        nextSibling.append(firstChild[node])
        firstChild.append(-1)
        variantsAt.append([])
        firstChild[node] = Int32(label.count - 1)
        node = label.count - 1
      }
    }
    variantsAt[node].append(variant)
  }

  /// Whether a stem ends at a node of the trie.
  func hasStem(_ node: Int) -> Bool { !variantsAt[node].isEmpty }

  /// The node that a sound leads to from another; the root is 0.
  func child(_ node: Int, _ sound: UInt8) -> Int? {
    var at = firstChild[node]
    while at >= 0 {
      if label[Int(at)] == sound { return Int(at) }
      at = nextSibling[Int(at)]
    }
    return nil
  }

  /// The stems that a word begins with, shortest first: where each ends in the word, and which.
  func prefixes(of word: [UInt8], _ found: (Int, Variant) -> Void) {
    var node = 0
    for (index, sound) in word.enumerated() {
      guard sound != KazakhSounds.other, let next = child(node, sound) else { return }
      node = next
      for variant in variantsAt[node] where isMet(variant.condition, word, index + 1) {
        found(index + 1, variant)
      }
    }
  }

  private func isMet(_ condition: Condition, _ word: [UInt8], _ position: Int) -> Bool {
    if condition == .anything || condition == .present { return true }
    guard position < word.count else { return false }
    let next = word[position]
    switch condition {
    case .anything, .present: return true
    case .vowel: return sounds.isVowel(next)
    case .stop: return ["т", "к", "п"].contains { sounds.number(of: $0) == next }
    case .u: return next == sounds.number(of: "у")
    case .p:
      return (next == sounds.number(of: "ы") || next == sounds.number(of: "і"))
        && position + 1 < word.count && word[position + 1] == sounds.number(of: "п")
    }
  }

  mutating func set(family: Int, cost: Float, of stem: Int) {
    if !stems[stem].isCertain { stems[stem].cost += cost }
    stems[stem].price = Double(stems[stem].cost) - Weights.family * naturalLog(Double(1 + family))
  }
}
