internal import Basics
internal import Coding
internal import Linguistics

/// Articles of an outlet that tell the same news in Kazakh and in Russian.
///
/// Known by addresses that differ in the language only (/kz/ and /ru/), else by what needs no
/// translation: numbers and names, of two articles a day apart at most.
struct ArticlePairs {
  struct Pair: Hashable {
    var kazakh: Int
    var russian: Int
  }

  private(set) var pairs: [Pair] = []

  /// Fewer in common is chance: any two articles of a day share the city and the year.
  private static let leastShared = 4
  /// Of the anchors of the shorter one.
  private static let leastShare = 0.4

  init(_ corpus: any StudyCorpus, _ isAdmitted: [Bool], _ kinship: WordKinship) throws {
    let cards = corpus.cards
    let bilingual = Set(cards.filter { $0.language == "kk" }.map(\.outlet))
      .intersection(cards.filter { $0.language == "ru" }.map(\.outlet))
    func isOpen(_ number: Int) -> Bool {
      isAdmitted[number] && bilingual.contains(cards[number].outlet)
    }
    var isPaired = [Bool](repeating: false, count: cards.count)
    for pair in Self.twins(cards, isOpen) {
      pairs.append(pair)
      (isPaired[pair.kazakh], isPaired[pair.russian]) = (true, true)
    }
    var anchors: [Int: Set<UInt64>] = [:]
    try corpus.visit(.all) { number, input in
      if isOpen(number), !isPaired[number] { anchors[number] = Self.anchors(input, kinship) }
      return .next
    }
    pairs += Self.matched(cards, anchors)
    pairs.sort { ($0.kazakh, $0.russian) < ($1.kazakh, $1.russian) }
  }

  // MARK: Addresses

  private static func twins(_ cards: [ArticleCard], _ isOpen: (Int) -> Bool) -> [Pair] {
    var kazakh: [String: Int] = [:]
    for (number, card) in cards.enumerated() where card.language == "kk" && isOpen(number) {
      if let plain = plain(card.address), kazakh[plain] == nil { kazakh[plain] = number }
    }
    var pairs: [Pair] = []
    for (number, card) in cards.enumerated() where card.language == "ru" && isOpen(number) {
      guard let plain = plain(card.address), let other = kazakh.removeValue(forKey: plain) else {
        continue
      }
      pairs.append(Pair(kazakh: other, russian: number))
    }
    return pairs
  }

  /// An address without what names its language.
  private static func plain(_ address: String?) -> String? {
    address.map { address in
      address.split(separator: "/").filter { !["kz", "kk", "kaz", "ru", "rus"].contains($0) }
        .joined(separator: "/")
    }
  }

  // MARK: Anchors

  /// Numbers of two digits and more, and names without what the two languages write differently.
  private static func anchors(_ input: CodingInput, _ kinship: WordKinship) -> Set<UInt64> {
    var anchors: Set<UInt64> = []
    for text in [input.title, input.text] {
      for sentence in text.sentences {
        for place in sentence.tokens {
          let token = text.tokens[place]
          let type = text.type(of: token)
          if type.kind == .number {
            let digits = type.folded.utf8.filter { (0x30...0x39).contains($0) }
            if digits.count > 1 { anchors.insert(stableHash(digits)) }
          } else if type.kind == .word, type.isCapitalized, !type.isShouted,
            place > sentence.tokens.lowerBound
              || text.analysis(of: token)?.partOfSpeech == .properName
          {
            let lemma = text.analysis(of: token)?.lemma ?? type.folded
            anchors.insert(stableHash(kinship.transcript(lemma).utf8))
          }
        }
      }
    }
    return anchors
  }

  /// Each article with the one that shares most with it, where that is mutual.
  private static func matched(_ cards: [ArticleCard], _ anchors: [Int: Set<UInt64>]) -> [Pair] {
    struct Place: Hashable {
      var outlet: String
      var day: Int
    }
    var russian: [Place: [Int]] = [:]
    for number in anchors.keys.sorted() where cards[number].language == "ru" {
      guard let day = cards[number].day.flatMap(dayNumber) else { continue }
      russian[Place(outlet: cards[number].outlet, day: day), default: []].append(number)
    }
    struct Match {
      var pair: Pair
      var share: Double
    }
    var matches: [Match] = []
    for number in anchors.keys.sorted() where cards[number].language == "kk" {
      guard let day = cards[number].day.flatMap(dayNumber), let own = anchors[number] else {
        continue
      }
      for other in (day - 1...day + 1).flatMap({
        russian[Place(outlet: cards[number].outlet, day: $0)] ?? []
      }) {
        guard let theirs = anchors[other] else { continue }
        let shared = own.intersection(theirs).count
        let share = Double(shared) / Double(max(1, min(own.count, theirs.count)))
        guard shared >= leastShared, share >= leastShare else { continue }
        matches.append(Match(pair: Pair(kazakh: number, russian: other), share: share))
      }
    }
    // The best first; each article is used once.
    matches.sort { a, b in
      a.share != b.share
        ? a.share > b.share : (a.pair.kazakh, a.pair.russian) < (b.pair.kazakh, b.pair.russian)
    }
    var used: Set<Int> = []
    return matches.map(\.pair).filter { pair in
      guard used.isDisjoint(with: [pair.kazakh, pair.russian]) else { return false }
      used.formUnion([pair.kazakh, pair.russian])
      return true
    }
  }
}
