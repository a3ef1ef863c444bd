internal import Basics
internal import Coding
internal import Lexicons
internal import Linguistics
internal import Measures

/// Passages coded by people as a corpus of their own, with what people said of each.
struct GoldUnits {
  let corpus: MemoryCorpus
  /// For each article of the corpus whether people gave it the code.
  let isTarget: [Bool]

  /// Passages without a text are looked up in the corpus by address or id; those that nobody coded by
  /// the variable are left out.
  init(
    _ passages: [CodedPassage], _ target: TargetCode, in corpus: any StudyCorpus,
    _ dictionaries: Dictionaries
  ) throws {
    guard let (variable, code) = Self.variable(of: target) else {
      throw Problem(
        "SUG-004", at: "\(target.table.kind.rawValue):\(target.code)",
        "people code no \(target.table.kind.rawValue) of passages",
        cure: "leave --gold out to compare by the stored codings")
    }
    var numbers: [String: Int] = [:]
    for (number, card) in corpus.cards.enumerated() {
      numbers[card.id] = number
      if let address = card.address { numbers[address] = number }
    }
    var articles: [(card: ArticleCard, text: ArticleText)] = []
    var coded: Set<String> = []
    for passage in passages {
      guard let codes = passage.codes[variable] else { continue }
      let known = passage.address.flatMap { numbers[$0] } ?? numbers[passage.id]
      var card = ArticleCard(
        id: passage.id, story: passage.id, outlet: passage.outlet ?? "",
        language: passage.language ?? "", day: passage.date, title: passage.title ?? "",
        address: passage.address)
      let text: ArticleText
      if let words = passage.text {
        text = ArticleText(title: card.title, text: words)
      } else if let known {
        text = try corpus.text(of: known)
        card.story = corpus.cards[known].story
      } else {
        continue
      }
      articles.append((card, text))
      if codes.contains(code) { coded.insert(passage.id) }
    }
    guard !coded.isEmpty else {
      throw Problem(
        "SUG-005", at: target.code, "no passage with this code has a text",
        cure: "fill the column text, or give addresses of articles of the corpus")
    }
    self.corpus = MemoryCorpus(
      articles, lexicon: try corpus.lexicon(), dictionaries: dictionaries)
    isTarget = self.corpus.cards.map { coded.contains($0.id) }
  }

  /// The variable by which people code what the rows of a table find, and its code.
  private static func variable(of target: TargetCode) -> (Variable, String)? {
    switch target.table.kind {
    case .frame: (.frames, target.top)
    case .speaker: (.voices, target.code)
    case .place: (.cities, target.top == "city" ? target.code : "other")
    case .label: (.labelUse, "used")
    case .group: target.top == "internal" ? (.relevance, "internal") : nil
    case .stance: (.stance, target.code.hasSuffix("-") ? "negative" : "positive")
    case .metaphor, .tie, .polarity, .attribution, .shifter, .exclusion: nil
    }
  }
}
