internal import Basics
internal import Workbench

/// A random sample of the corpus, whole or by strata, as the file of a coding job.
///
/// The same seed draws the same articles, whatever their order.
enum DrawnSample {
  /// By what a sample may be stratified.
  enum Stratum: String, CaseIterable {
    case language, outlet, year

    func value(_ card: ArticleCard) -> String {
      switch self {
      case .language: card.language
      case .outlet: card.outlet
      case .year: card.year ?? ""
      }
    }
  }

  /// The numbers of the articles drawn, sorted; each stratum gets its share by the largest remainder.
  static func draw(_ cards: [ArticleCard], size: Int, by strata: [Stratum], seed: Int) -> [Int] {
    let groups = Dictionary(grouping: cards.indices) { number in
      strata.map { $0.value(cards[number]) }
    }
    .sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
    let size = min(size, cards.count)
    guard size > 0 else { return [] }
    var shares = groups.map { $0.count * size / cards.count }
    let rests = groups.map { $0.count * size % cards.count }
    let order = groups.indices.sorted { (rests[$1], $0) < (rests[$0], $1) }
    for group in order.prefix(size - shares.reduce(0, +)) { shares[group] += 1 }
    return zip(groups, shares).flatMap { group, share in
      group.map { ($0, Digest(ofParts: ["\(seed)", cards[$0].id])) }
        .sorted { $0.1 < $1.1 }.prefix(share).map(\.0)
    }
    .sorted()
  }

  /// The passages of these articles: nothing in the table tells what the program found.
  static func table(_ numbers: [Int], of corpus: any StudyCorpus) throws -> [UInt8] {
    var csv = CSVWriter(header: ["id", "language", "outlet", "date", "address", "title", "text"])
    for number in numbers {
      let card = corpus.cards[number]
      let text = try corpus.text(of: number)
      csv.append([
        card.id, card.language, card.outlet, card.day ?? "", card.address ?? "", text.title,
        text.text,
      ])
    }
    return csv.bytes
  }
}
