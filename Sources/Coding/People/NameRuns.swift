internal import Lexicons
internal import Linguistics

/// Words in a row that may be the name of a person.
struct NameRun {
  /// Initials among them.
  var tokens: Range<Int>
  /// The words without initials.
  var words: [Int]
  /// Their lemmas.
  var keys: Set<String>
}

/// Finds the names of a part.
///
/// In doubt a word is none: words that the lexicons take for places, speakers or groups, names in quotation
/// marks, what a street or a school is called by, and words whose capital may be that of the sentence.
struct NameRuns {
  private let scene: Scene
  private let excluded: Set<Int>
  private(set) var runs: [NameRun] = []

  init(_ scene: Scene, _ resolver: Resolver, _ lexicon: CompiledLexicon) {
    self.scene = scene
    let quotations = Quotations(scene, attribution: resolver.found(.attribution))
    var excluded = Set(quotations.names.flatMap { Array($0) })
    for match in resolver.matches
    where Self.others.contains(lexicon.entries[match.entry].entry.table.layer) {
      excluded.formUnion(match.tokens)
    }
    self.excluded = excluded
    let inside = Set(
      scene.text.tokens.indices.filter { mayBeName($0) && !opens($0) }.map { key($0) })
    runs = scene.text.sentences.flatMap { runs(in: $0.tokens, knownInside: inside) }
  }

  private static let others: Set<Layer> = [.exclusion, .place, .actor, .speaker, .attribution]

  /// Names of more words are lists of names.
  private static let longest = 4

  private func runs(in sentence: Range<Int>, knownInside: Set<String>) -> [NameRun] {
    var runs: [NameRun] = []
    var token = sentence.lowerBound
    while token < sentence.upperBound {
      guard isPart(token, knownInside) else {
        token += 1
        continue
      }
      var end = token + 1
      while end < sentence.upperBound, isPart(end, knownInside) { end += 1 }
      if let run = run(token..<end, in: sentence) { runs.append(run) }
      token = end
    }
    return runs
  }

  private func run(_ tokens: Range<Int>, in sentence: Range<Int>) -> NameRun? {
    var tokens = tokens
    if tokens.lowerBound > sentence.lowerBound {
      let before = scene.reading(tokens.lowerBound - 1)?.lemma ?? ""
      // Житель села Кенсай Асан Серіков: the village is called by one word.
      if Self.settlements.contains(before) { tokens = tokens.dropFirst() }
      let isByName =
        tokens.lowerBound > sentence.lowerBound + 1
        && scene.folded(tokens.lowerBound - 2) == "по"
      if Self.headsBefore.contains(before), !isByName { return nil }
    }
    if tokens.upperBound < sentence.upperBound, isHead(tokens.upperBound) { return nil }
    let words = tokens.filter { scene.isWord($0) && !isInitial($0) }
    guard !words.isEmpty, words.count <= Self.longest else { return nil }
    return NameRun(tokens: tokens, words: words, keys: Set(words.map(key)))
  }

  /// What stands before the names of places and institutions in Russian.
  private static let settlements: Set<String> = [
    "село", "аул", "поселок", "посёлок", "город", "деревня", "станция", "разъезд", "район",
    "область",
  ]
  private static let headsBefore: Set<String> = [
    "улица", "ул", "проспект", "пр", "бульвар", "переулок", "площадь", "микрорайон", "мкр", "имя",
    "школа", "лицей", "гимназия", "колледж", "университет", "институт", "больница", "поликлиника",
    "театр", "музей", "компания", "фирма", "фонд", "тоо", "ао", "жк", "кх", "ип", "озеро", "река",
  ]

  /// What stands behind them in Kazakh: Абай көшесінде, Айша бибі атындағы.
  private static let headsBehind: Set<String> = [
    "көше", "даңғыл", "аудан", "шағынаудан", "шағын", "ауыл", "ауылдық", "кент", "қала", "облыс",
    "бекет", "стансы", "мектеп", "гимназия", "лицей", "колледж", "университет", "институт",
    "академия", "аурухана", "емхана", "кітапхана", "театр", "мұражай", "музей", "алаң", "саябақ",
    "көпір", "көл", "өзен", "тау", "қор", "компания", "орталық", "шаруашылық", "тұрғын",
    "проспект", "улица",
  ]

  private func isHead(_ token: Int) -> Bool {
    if ["атындағы", "атында"].contains(scene.folded(token)) { return true }
    return scene.reading(token).map { Self.headsBehind.contains($0.lemma) } ?? false
  }

  // MARK: Words

  private func isPart(_ token: Int, _ knownInside: Set<String>) -> Bool {
    guard mayBeName(token) else { return false }
    // A capital at the beginning says nothing, unless the word has one elsewhere as well.
    return !opens(token) || scene.info(token).partOfSpeech == .properName
      || knownInside.contains(key(token))
  }

  /// A word with a capital that is no abbreviation.
  private func mayBeName(_ token: Int) -> Bool {
    let info = scene.info(token)
    guard info.kind == .word, info.isCapitalized, !excluded.contains(token),
      info.partOfSpeech != .pronoun
    else { return false }
    let surface = scene.type(token).surface
    return isInitial(token) || surface != surface.uppercased()
  }

  /// Whether a sentence, a quotation or somebody's turn begins here.
  private func opens(_ token: Int) -> Bool {
    let first = scene.text.sentences[scene.sentenceOf[token]].tokens.lowerBound
    guard token > first, !scene.isWord(token - 1) else { return token == first }
    return scene.info(token - 1).mark != .comma
  }

  /// С. or С
  private func isInitial(_ token: Int) -> Bool {
    guard token >= 0, scene.isWord(token), scene.info(token).isCapitalized else { return false }
    let letters = scene.type(token).surface.unicodeScalars
    return letters.count == 1 || letters.count == 2 && letters.last == "."
  }

  private func key(_ token: Int) -> String { scene.reading(token)?.lemma ?? scene.folded(token) }
}
