/// The articles with what every table needs: numbers of stories and the relevant ones.
struct Corpus {
  let articles: [MeasuredArticle]
  /// The number of each article's story, in order of first appearance.
  let storyOf: [Int]
  let storyCount: Int
  let isFirstPrinting: [Bool]
  /// The month of each article; nil where its day is missing or none.
  let months: [Month?]
  /// Positions of the relevant articles.
  let relevant: [Int]

  init(_ articles: [MeasuredArticle]) {
    self.articles = articles
    var numbers: [String: Int] = [:]
    var storyOf: [Int] = []
    var firsts: [Int] = []
    for (position, article) in articles.enumerated() {
      let number = numbers[article.story] ?? numbers.count
      numbers[article.story] = number
      storyOf.append(number)
      if number == firsts.count {
        firsts.append(position)
      } else if Self.isEarlier(article, articles[firsts[number]]) {
        firsts[number] = position
      }
    }
    var isFirst = [Bool](repeating: false, count: articles.count)
    for position in firsts { isFirst[position] = true }
    self.storyOf = storyOf
    storyCount = numbers.count
    isFirstPrinting = isFirst
    months = articles.map { $0.day.flatMap(Month.init(day:)) }
    relevant = articles.indices.filter { articles[$0].relevance == "internal" }
  }

  /// Relevant before others, so that every story that is told of has a first printing among the
  /// relevant ones; then dated before undated, then by day, then by id.
  static func isEarlier(_ a: MeasuredArticle, _ b: MeasuredArticle) -> Bool {
    let relevant = (a.relevance == "internal", b.relevance == "internal")
    guard relevant.0 == relevant.1 else { return relevant.0 }
    return switch (a.day, b.day) {
    case (let first?, let second?): (first, a.id) < (second, b.id)
    case (.some, nil): true
    case (nil, .some): false
    case (nil, nil): a.id < b.id
    }
  }

  /// Comments of readers are no words of the outlet under whose articles they stand.
  func isOfReaders(_ position: Int) -> Bool { articles[position].genre == "comments" }

  func sample(_ positions: [Int], codes: (MeasuredArticle) -> [String]) -> Sample {
    Sample(
      positions.map { Sample.Unit(article: $0, story: storyOf[$0], codes: codes(articles[$0])) })
  }

  func count(_ positions: [Int]) -> Count {
    Count(stories: storyCount(of: positions), articles: positions)
  }

  func storyCount(of positions: [Int]) -> Int { Set(positions.map { storyOf[$0] }).count }

  /// Positions by the groups an article stands in: the known groups first, then the others sorted;
  /// empty ones left out.
  func groups(
    _ positions: [Int], known: [String], of keys: (MeasuredArticle) -> [String]
  ) -> [(key: String, positions: [Int])] {
    var members: [String: [Int]] = [:]
    for position in positions {
      for key in unique(keys(articles[position])) { members[key, default: []].append(position) }
    }
    let others = members.keys.filter { !known.contains($0) }.sorted()
    return (known + others).compactMap { key in members[key].map { (key, $0) } }
  }
}

/// For each article whether it is the first printing of its story, as `Findings` has it.
package func isFirstPrinting(_ articles: [MeasuredArticle]) -> [Bool] {
  Corpus(articles).isFirstPrinting
}

/// The position of the first printing among the articles of one story, as `Findings.isFirstPrinting` has
/// it; nil where there are none.
package func firstPrinting(of story: [MeasuredArticle]) -> Int? {
  story.indices.min { Corpus.isEarlier(story[$0], story[$1]) }
}

/// The values without repetition, in order.
func unique(_ values: [String]) -> [String] {
  var seen: [String] = []
  for value in values where !seen.contains(value) { seen.append(value) }
  return seen
}

/// The known codes, then whatever else occurs, sorted.
func codes(_ known: [String], and found: some Sequence<String>) -> [String] {
  known + Set(found).subtracting(known).sorted()
}
