import Foundation

/// An outlet of the landscape: what it publishes in a week, and in which way its server is bad.
struct PlantedOutlet: Sendable {
  /// Each is a way in which real servers and feeds are bad, or merely differ.
  enum Habit: String, CaseIterable, Sendable {
    case plain, atom, jsonFeed, sitemap, sitemapIndex, homePage, relativeLinks, windows1251,
      gzipFeed
    case entityTag, lastModified, liesUnchanged, brokenFeed, cutFeed, htmlForADay, errorForADay
    case movedFeed, emptyForADay, trackedLinks
    case tooManyRequests, unavailable, resetsFirst, cutsFirst, redirects, chunked
    case loop, elsewhere, bomb, endless, forbidden, crawlDelay, robotsError, robotsMissing,
      robotsMoved
    case noArchive, vanishes, notHTTP
  }

  var number: Int
  var habit: Habit
  /// The last article is out by then; early enough to be in a feed that is asked once more.
  var until = Self.week - 90_000
  var host: String { "127.1.0.\(number + 1)" }

  /// Between two articles of an outlet: some hours, each its own.
  private var pace: Double { 7_200 + Double(number * 613 % 9_000) }

  struct Planted: Hashable, Sendable {
    var number: Int
    /// Seconds since the beginning of the week.
    var published: Double
  }

  static let week = 7 * 86_400.0

  /// Articles in their order.
  var articles: [Planted] {
    (0...).lazy.map { Planted(number: $0, published: 600 + Double($0) * pace) }
      .prefix { $0.published < until }.map { $0 }
  }

  /// What a feed holds at a time: the newest twenty that are out.
  func inFeed(at time: Double) -> [Planted] {
    Array(articles.filter { $0.published <= time }.suffix(20).reversed())
  }

  func path(_ article: Planted) -> String { "/news/\(article.number)-shanyraq" }

  /// A page with a text of its own, long enough to be an article.
  func page(_ article: Planted) -> String {
    let sentences = (0..<12).map { line in
      "\(number)-басылымның \(article.number)-мақаласы: ауылдан қалаға \(line * 7 + article.number) "
        + "отбасы көшіп келіп, \(number * 31 + line) үйде пәтер жалдап тұрып жатыр."
    }
    let paragraphs = stride(from: 0, to: 12, by: 3).map {
      "<p>\(sentences[$0..<$0 + 3].joined(separator: " "))</p>"
    }
    return """
      <!DOCTYPE html><html lang="kk"><head><meta charset="utf-8"><title>Мақала \(number)-\(article.number)\
      </title></head><body><article><h1>Мақала \(number)-\(article.number)</h1>\(paragraphs.joined())\
      </article></body></html>
      """
  }

  /// The address of an article as this outlet's feeds write it.
  func link(_ article: Planted, _ root: String) -> String {
    switch habit {
    case .relativeLinks: path(article)
    case .redirects: root + "/old/\(article.number)"
    case .trackedLinks: root + path(article) + "?utm_source=rss&utm_medium=\(article.number % 3)"
    default: root + path(article)
    }
  }
}

/// Seconds since 1970 as feeds write them.
func feedDate(_ seconds: Double) -> String {
  Date(timeIntervalSince1970: seconds).formatted(.iso8601)
}
