// How many articles a second one thread clusters, from token ids: sampling and stories, on the
// planted news of the tests. Prints the best of nine runs, by the thread's own time: other work on the
// machine does not count.
internal import Glibc
import PlantedReprints
import Reprints

let news = PlantedNews.mixed(seed: 1, hasFooters: true)
let articles = news.articles
let printings = articles.map {
  Printing(id: $0.id, outlet: $0.outlet, day: $0.day, isAgency: false, language: "ru")
}

/// Seconds that this thread has worked.
func worked() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

var seconds = Double.infinity
var count = 0
for _ in 0..<9 {
  let start = worked()
  let samples = articles.map { sampledShingles(ofWords: $0.words) }
  count =
    Set(stories(of: printings, clues: { $0.map { _ in .none } }) { samples[$0] }.map(\.story)).count
  seconds = min(seconds, worked() - start)
}
let words = articles.reduce(0) { $0 + $1.words.count } / articles.count
print(
  "reprints  \(Int(Double(articles.count) / seconds)) articles a second on one thread, "
    + "\(articles.count) articles of \(words) words, \(count) stories")
