// How many articles a second one thread clusters, from token ids: sampling and stories, on the
// planted news of the tests. Prints the best of five runs.
import PlantedReprints
import Reprints

let news = PlantedNews.mixed(seed: 1, hasFooters: true)
let articles = news.articles
let printings = articles.map {
  Printing(id: $0.id, outlet: $0.outlet, day: $0.day, isAgency: false, language: "ru")
}
let clock = ContinuousClock()
var best = Duration.seconds(1_000_000)
var count = 0
for _ in 0..<5 {
  let time = clock.measure {
    let samples = articles.map { sampledShingles(ofWords: $0.words) }
    count = Set(stories(of: printings) { samples[$0] }.map(\.story)).count
  }
  best = min(best, time)
}
let seconds = Double(best.components.seconds) + Double(best.components.attoseconds) * 1e-18
let words = articles.reduce(0) { $0 + $1.words.count } / articles.count
print(
  "reprints  \(Int(Double(articles.count) / seconds)) articles a second on one thread, "
    + "\(articles.count) articles of \(words) words, \(count) stories")
