internal import Basics
internal import Foundation

/// On which days an outlet was read: what is not in the corpus cannot be in a figure.
package struct PublishingDays: Hashable, Sendable {
  package var outlet: String
  package var articles: Int
  package var undated: Int
  /// First and last day with an article; nil where none is dated.
  package var first: String?
  package var last: String?
  /// Days from the first to the last, and those of them with an article.
  package var days: Int
  package var daysWithArticles: Int
  /// The longest stretch of days without one.
  package var gap: Gap?

  package struct Gap: Hashable, Sendable {
    /// The first and the last day without an article.
    package var first: String
    package var last: String
    package var days: Int
    /// Whether it is longer than chance explains at the outlet's own pace: then something was not read.
    package var isSuspicious: Bool
  }

  /// So rare a gap makes a reader look.
  static let rarity = 0.01
}

extension Corpus {
  /// Of each outlet, in the order of the groups given.
  func publishingDays(_ outlets: [Group]) -> [PublishingDays] {
    outlets.map { outlet in
      let days = outlet.positions.compactMap { articles[$0].day.flatMap(dayNumber) }
      let distinct = Set(days).sorted()
      var found = PublishingDays(
        outlet: outlet.key, articles: outlet.positions.count,
        undated: outlet.positions.count - days.count, days: 0, daysWithArticles: distinct.count)
      guard let first = distinct.first, let last = distinct.last else { return found }
      found.first = dayText(first)
      found.last = dayText(last)
      found.days = last - first + 1
      let longest = zip(distinct, distinct.dropFirst()).max {
        ($0.1 - $0.0, $1.0) < ($1.1 - $1.0, $0.0)
      }
      guard let longest, longest.1 - longest.0 > 1 else { return found }
      let length = longest.1 - longest.0 - 1
      // A day is empty with the probability that days are on the whole; the stretch may begin on any.
      let empty = 1 - Double(distinct.count) / Double(found.days)
      let chance = Double(found.days) * pow(empty, Double(length))
      found.gap = PublishingDays.Gap(
        first: dayText(longest.0 + 1), last: dayText(longest.1 - 1), days: length,
        isSuspicious: chance < PublishingDays.rarity)
      return found
    }
  }
}
