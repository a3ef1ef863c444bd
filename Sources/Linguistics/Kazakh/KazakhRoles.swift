/// What stands after a Kazakh word, and what before it, tells converbs and finite verbs from nouns.
struct KazakhRoles: Sendable {
  private(set) var isWord = false
  private(set) var isAmbiguous = false
  /// Likeliest a verb.
  private var isVerb = false
  /// е-: еді, екен, емес.
  private var isBe = false
  private var isAuxiliary = false
  /// кел-, which says that someone wants what the word before it names: көшкісі келеді.
  private var isCome = false
  private var isFirstPerson = false
  /// A postposition or particle, which leans on the word before it.
  private var leans = false
  private var isAdverb = false
  /// Nothing, or a mark after which a phrase begins: a quotation mark may as well end one.
  private var isBreak = true
  /// It ends in a voiceless sound, after which the conjunction is пен.
  private var isVoiceless = false
  /// In capitals, and no abbreviation by itself.
  private var isShouted = false
  /// Numbers of readings; nil where there is none.
  private var converb: Int16?
  private var habit: Int16?
  private var finite: Int16?
  private var wish: Int16?
  /// мен that is the speaker, not the conjunction.
  private var speaker: Int16?
  /// The word that an abbreviation is spelt like: БАҚ, бақ.
  private var plain: Int16?

  /// Verbs that come after a converb in -а, -е, -й: қала бастады, көше берді.
  private static let auxiliaries: Set<String> = [
    "ал", "баста", "бер", "біл", "жат", "жаткөр", "жүр", "кел", "кет", "қой", "отыр", "сал", "тұр",
    "түс",
  ]
  private static let voiceless: Set<Unicode.Scalar> = Set("пфкқтсшщчцхһ".unicodeScalars)
  /// Marks that may stand within a phrase or end one.
  private static let closing: Set<Unicode.Scalar> = Set("»”“\"'’)]%".unicodeScalars)
  /// What -ғы, the wish, ends in with its possessor; -у has possessors of its own (көшуі).
  private static let wishes = [
    "ғысы", "ғым", "ғымыз", "ғың", "ғыңыз", "қысы", "қым", "қымыз", "қың", "қыңыз",
    "гісі", "гім", "гіміз", "гің", "гіңіз", "кісі", "кім", "кіміз", "кің", "кіңіз",
  ]
  /// A finite verb is a chance of spelling below this weight.
  private static let leastFinite = 0.1

  /// A mark, or nothing at all.
  init() {}

  init(_ type: WordType) {
    guard type.kind == .word, let first = type.analyses.first else {
      let last = type.surface.unicodeScalars.last
      isBreak = type.kind == .punctuation && !(last.map(Self.closing.contains) ?? false)
      return
    }
    isWord = true
    isBreak = false
    isAmbiguous = type.analyses.count > 1
    isVerb = first.partOfSpeech == .verb
    isBe = isVerb && first.lemma == "е"
    isAuxiliary = isVerb && Self.auxiliaries.contains(first.lemma)
    isCome = isVerb && first.lemma == "кел"
    isFirstPerson = first.person == .first && first.partOfSpeech != .conjunction
    leans = first.partOfSpeech == .adposition || first.partOfSpeech == .particle
    isAdverb = first.partOfSpeech == .adverb
    let isAbbreviation = first.partOfSpeech == .abbreviation
    isVoiceless =
      !isAbbreviation && (type.folded.unicodeScalars.last.map(Self.voiceless.contains) ?? false)
    isShouted = !isAbbreviation && WordShape(type.surface).isAllCapitals
    guard isAmbiguous else { return }
    if isAbbreviation { plain = Self.number(in: type) { $0.partOfSpeech != .abbreviation } }
    if type.folded == "мен" { speaker = Self.number(in: type) { $0.partOfSpeech == .pronoun } }
    // а е й; converbs in -п are no homographs.
    if let last = type.folded.utf16.last, [0x430, 0x435, 0x439].contains(last) {
      converb = Self.number(in: type) { $0.verbForm == .converb }
    }
    habit = Self.number(in: type) {
      $0.verbForm == .participle && $0.tense == nil && $0.grammaticalCase == nil
    }
    finite = Self.number(in: type) {
      $0.verbForm == .finite && $0.person == .third && $0.weight >= Self.leastFinite
    }
    wish = Self.number(in: type) {
      $0.verbForm == .verbalNoun && $0.possessor != nil && $0.grammaticalCase == nil
    }
    if wish != nil, !Self.wishes.contains(where: type.folded.hasSuffix) { wish = nil }
  }

  /// The likeliest reading that is meant, whatever its lemma's place among the lemmas.
  private static func number(in type: WordType, _ isMeant: (Analysis) -> Bool) -> Int16? {
    var best: Int?
    for (number, reading) in type.analyses.enumerated() where isMeant(reading) {
      if let best, type.analyses[best].weight >= reading.weight { continue }
      best = number
    }
    return best.map { Int16(clamping: $0) }
  }

  /// The number of the reading that the neighbours ask for; nil where they say nothing.
  func reading(_ last: KazakhRoles, _ next: KazakhRoles) -> Int16? {
    if let speaker {
      // No sentence or clause begins with the conjunction, and nothing leans on it.
      let isSpeaker =
        last.isBreak || last.isAdverb || last.isVoiceless || next.leans || next.isFirstPerson
      return isSpeaker ? speaker : nil
    }
    // A line of short words in capitals: ЖЕР ДАУЫ.
    if let plain { return last.isShouted || next.isShouted ? plain : nil }
    if next.isCome, let wish { return wish }
    if next.isVerb {
      // айтушы еді: a habit in the past, not a person.
      if next.isBe, let habit { return habit }
      return next.isAuxiliary ? converb : nil
    }
    // A sentence or clause ends in its verb: күн шуақты, баға түсті.
    return !next.isWord && !isVerb && last.isWord ? finite : nil
  }
}
