internal import Foundation

/// How many people came to a city in a year, by a table of the user's.
package struct Arrivals: Hashable, Codable, Sendable {
  /// As `cities` has it: `almaty`.
  package var city: String
  package var year: Int
  package var people: Int
  /// Where the number is from.
  package var source: String

  package init(city: String, year: Int, people: Int, source: String) {
    self.city = city
    self.year = year
    self.people = people
    self.source = source
  }
}

/// What was written of movers to a city in a year, against how many came.
package struct ArrivalsAttention: Hashable, Sendable {
  package var arrivals: Arrivals
  /// Stories of that year that name the city, each once by its first printing.
  package var stories: Count

  /// Stories for each thousand people who came; nil where nobody did.
  package var perThousand: Double? {
    arrivals.people > 0 ? Double(stories.number) * 1000 / Double(arrivals.people) : nil
  }

  /// Its interval, the number of stories taken for a count by chance (Poisson).
  package var interval: Interval? {
    guard arrivals.people > 0 else { return nil }
    let limits = poissonInterval(stories.number)
    let scale = 1000 / Double(arrivals.people)
    return Interval(limits.low * scale, limits.high * scale)
  }
}

/// Exact limits of the mean of a count by chance, 95 % (Garwood 1936, Biometrika 28:437-442): the means
/// under which so many or more, and so many or fewer, come in one case of forty.
package func poissonInterval(_ count: Int) -> Interval {
  /// The mean at which a probability that falls with it is one in forty.
  func mean(_ falling: (Double) -> Double) -> Double {
    var (low, high) = (0.0, Double(count) * 2 + 20)
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if falling(middle) > 0.025 { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
  let high = mean { poisson(upTo: count, mean: $0) }
  guard count > 0 else { return Interval(0, high) }
  // Of so many or more: it grows with the mean, so its rest falls.
  var (low, top) = (0.0, Double(count))
  for _ in 0..<200 {
    let middle = (low + top) / 2
    if poisson(upTo: count - 1, mean: middle) > 0.975 { low = middle } else { top = middle }
  }
  return Interval((low + top) / 2, high)
}

/// The probability of a count of `count` or fewer where so many are to be expected.
private func poisson(upTo count: Int, mean: Double) -> Double {
  guard mean > 0 else { return 1 }
  func term(_ k: Int) -> Double { exp(Double(k) * log(mean) - mean - lgamma(Double(k) + 1)) }
  // From the largest term down, where the rest no longer counts.
  var sum = 0.0
  for k in (0...count).reversed() {
    let next = term(k)
    sum += next
    if Double(k) < mean, next < sum * 1e-18 { break }
  }
  return min(1, sum)
}

extension Corpus {
  /// In the order of the table of arrivals, as far as the articles reach.
  func attention(_ arrivals: [Arrivals]) -> [ArrivalsAttention] {
    let firsts = relevant.filter { isFirstPrinting[$0] && !isOfReaders($0) }
    let years = Set(articles.indices.compactMap { months[$0]?.year })
    return arrivals.filter { years.contains($0.year) }.map { row in
      ArrivalsAttention(
        arrivals: row,
        stories: count(
          firsts.filter { months[$0]?.year == row.year && articles[$0].cities.contains(row.city) }))
    }
  }
}
