/// The grammemes of OpenCorpora that matter here, worked out once a tag.
struct RussianTag: Sendable {
  /// The first grammeme, such as `NOUN` or `PRTF`.
  let part: String
  let grammemes: Set<String>
  /// A colon and the tag as the dictionary writes it: the tail of keys to its probabilities.
  let key: [UInt8]
  /// The features of a form with this tag; the lemma is empty.
  private(set) var template = Analysis(lemma: "", partOfSpeech: .other)
  /// Marks against a reading: archaisms, misspellings, slang.
  let penalty: Double
  let isName: Bool
  /// Whether the form has a lemma of its own in UD: superlatives, women's names.
  let ownLemma: OwnLemma?

  /// Forms that are lemmatised apart from their lexeme's first form.
  enum OwnLemma: Sendable {
    /// Алексеевна, not Алексеевич; Зубова, not Зубов.
    case feminine
    /// крупнейший, not крупный.
    case superlative
  }

  init(_ text: String) {
    let all = text.split { $0 == "," || $0 == " " }.map(String.init)
    let set = Set(all)
    part = all.first ?? ""
    grammemes = set
    key = Array(":\(text)".utf8)
    var penalty = 1.0
    let rare = ["Arch", "Erro", "V-oy", "V-ey", "Dist", "voct"]
    if rare.contains(where: set.contains) { penalty *= 0.1 }
    if set.contains("Infr") || set.contains("Slng") { penalty *= 0.5 }
    // Initials and names cut short.
    if set.contains("Abbr") && set.contains("Name") { penalty *= 0.1 }
    self.penalty = penalty
    isName = ["Name", "Surn", "Patr", "Geox", "Orgn"].contains(where: set.contains)
    let isWoman = set.contains("femn") && (set.contains("Patr") || set.contains("Surn"))
    ownLemma = isWoman ? .feminine : set.contains("Supr") ? .superlative : nil
    template = features()
  }

  /// The features of a form with this tag.
  func analysis(lemma: String) -> Analysis {
    var reading = template
    reading.lemma = lemma
    if reading.partOfSpeech == .verb, reading.voice == .active,
      lemma.hasSuffix("ся") || lemma.hasSuffix("сь")
    {
      reading.voice = .reflexive
    }
    return reading
  }

  func has(_ grammeme: String) -> Bool { grammemes.contains(grammeme) }

  /// Parts of speech that take new words; endings of others are not guessed from.
  var isProductive: Bool {
    let open: Set = [
      "NOUN", "ADJF", "ADJS", "COMP", "VERB", "INFN", "PRTF", "PRTS", "GRND", "ADVB",
    ]
    return open.contains(part) && grammemes.isDisjoint(with: ["Apro", "Fixd", "Abbr"])
  }
}

extension RussianTag {
  private func features() -> Analysis {
    var reading = Analysis(lemma: "", partOfSpeech: partOfSpeech)
    reading.grammaticalCase = grammaticalCase
    if has("sing") || has("plur") { reading.number = has("plur") ? .plural : .singular }
    if has("1per") { reading.person = .first }
    if has("2per") { reading.person = .second }
    if has("3per") { reading.person = .third }
    if reading.partOfSpeech == .verb { addVerb(to: &reading) }
    return reading
  }

  private var grammaticalCase: GrammaticalCase? {
    let cases: [(String, GrammaticalCase)] = [
      ("nomn", .nominative), ("gent", .genitive), ("gen2", .genitive), ("datv", .dative),
      ("accs", .accusative), ("ablt", .instrumental), ("loct", .locative), ("loc2", .locative),
      ("voct", .nominative),
    ]
    return cases.first { has($0.0) }?.1
  }

  private func addVerb(to reading: inout Analysis) {
    if has("past") { reading.tense = .past }
    if has("pres") { reading.tense = .present }
    if has("futr") { reading.tense = .future }
    reading.voice = has("pssv") ? .passive : .active
    switch part {
    case "INFN": reading.verbForm = .infinitive
    case "PRTF", "PRTS": reading.verbForm = .participle
    case "GRND": reading.verbForm = .converb
    default: reading.verbForm = has("impr") ? .imperative : .finite
    }
  }

  private var partOfSpeech: PartOfSpeech {
    if has("Abbr") && !has("Name") && !has("Patr") { return .abbreviation }
    switch part {
    case "NOUN":
      let names: Set = ["Name", "Surn", "Patr", "Geox", "Orgn", "Trad"]
      return grammemes.isDisjoint(with: names) ? .noun : .properName
    case "ADJF", "ADJS": return has("Apro") ? .pronoun : has("Anum") ? .numeral : .adjective
    case "COMP": return .adjective
    case "VERB", "INFN", "PRTF", "PRTS", "GRND": return .verb
    case "ADVB", "PRED": return .adverb
    case "NPRO": return .pronoun
    case "NUMR": return .numeral
    case "PREP": return .adposition
    case "CONJ": return .conjunction
    case "PRCL": return .particle
    case "INTJ": return .interjection
    default: return .other
    }
  }
}
