import PlantedReprints
import Reprints
import Testing

@Suite struct `Planted reprints` {
  private func places(_ news: PlantedNews) -> [StoryPlace] {
    let samples = news.articles.map { sampledShingles(ofWords: $0.words) }
    let printings = news.articles.map {
      Printing(id: $0.id, outlet: $0.outlet, day: $0.day, isAgency: false, language: "ru")
    }
    return stories(of: printings, clues: { $0.map { _ in .none } }) { samples[$0] }
  }

  @Test(
    "All of 600 reprints among 2,000 articles are found, and nothing else",
    arguments: [1, 2, 3, 4, 5], [false, true])
  func mixed(seed: UInt64, hasFooters: Bool) {
    let news = PlantedNews.mixed(seed: seed, hasFooters: hasFooters)
    let places = places(news)
    var missed: [String] = []
    var falsePairs = 0
    for (article, place) in zip(news.articles, places) {
      #expect(article.id == place.id)
      // A copy of the same day may come before its original in the order of ids: then the original
      // is the one that is found.
      let found = place.of == article.of || place.of == nil
      if !found { falsePairs += 1 }
      if let of = article.of, place.of != of {
        missed.append("\(article.kind?.rawValue ?? "") \(of)")
      }
    }
    #expect(missed == [])
    #expect(falsePairs == 0)
    // A lead alone joins no story; one word in seven changed is at the border of what does.
    for (article, place) in zip(news.articles, places) {
      guard let kind = article.kind, kind != .lead, kind != .fifteenPercent else { continue }
      #expect(place.story == article.of, "\(kind.rawValue) \(article.id)")
    }
  }

  @Test("All 17,850 pairs of thirty stories in thirty-five papers are one story each")
  func wire() {
    let news = PlantedNews.wire(seed: 1)
    let places = places(news)
    var stories: [String: Set<String>] = [:]
    for (article, place) in zip(news.articles, places) {
      stories[article.of ?? article.id, default: []].insert(place.story)
    }
    #expect(stories.count == 1530)
    #expect(stories.values.allSatisfy { $0.count == 1 })
    #expect(Set(stories.values.flatMap { $0 }).count == 1530)
  }
}
