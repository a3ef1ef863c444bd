/// What stands after a Kazakh word, and what before it, tells converbs and finite verbs from nouns.
struct KazakhRoles: Sendable {
  private(set) var isWord = false
  private(set) var isAmbiguous = false
  /// Likeliest a verb.
  private var isVerb = false
  /// е-: еді, екен, емес.
  private var isBe = false
  private var isAuxiliary = false
  /// Numbers of readings; nil where there is none.
  private var converb: Int16?
  private var habit: Int16?
  private var finite: Int16?

  /// Verbs that come after a converb in -а, -е, -й: қала бастады, көше берді.
  private static let auxiliaries: Set<String> = [
    "ал", "баста", "бер", "біл", "жат", "жаткөр", "жүр", "кел", "кет", "қой", "отыр", "сал", "тұр",
    "түс",
  ]
  /// A finite verb is a chance of spelling below this weight.
  private static let leastFinite = 0.1

  /// A mark, or nothing at all.
  init() {}

  init(_ type: WordType) {
    guard type.kind == .word, let first = type.analyses.first else { return }
    isWord = true
    isAmbiguous = type.analyses.count > 1
    isVerb = first.partOfSpeech == .verb
    isBe = isVerb && first.lemma == "е"
    isAuxiliary = isVerb && Self.auxiliaries.contains(first.lemma)
    guard isAmbiguous else { return }
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
  }

  private static func number(in type: WordType, _ isMeant: (Analysis) -> Bool) -> Int16? {
    type.analyses.firstIndex(where: isMeant).map { Int16(clamping: $0) }
  }

  /// The number of the reading that the neighbours ask for; nil where they say nothing.
  func reading(_ last: KazakhRoles, _ next: KazakhRoles) -> Int16? {
    if next.isVerb {
      // айтушы еді: a habit in the past, not a person.
      if next.isBe, let habit { return habit }
      return next.isAuxiliary ? converb : nil
    }
    // A sentence or clause ends in its verb: күн шуақты, баға түсті.
    return !next.isWord && !isVerb && last.isWord ? finite : nil
  }
}
