internal import Foundation

/// Two periods of one corpus against each other: articles whose day begins with `2023`, `2024-05` or
/// lies from one such day to another.
///
/// Differences have Newcombe's interval, Cohen's h and a probability corrected by Holm within each
/// kind of code. Each change is parted in what changed inside the outlets and in the mix of outlets
/// (Kitagawa 1955, Journal of the American Statistical Association 50:1168-1194): an outlet that is
/// there in one period only belongs to the mix.
package func comparePeriods(
  _ articles: [MeasuredArticle], before: Period, after: Period
) -> CorpusComparison {
  let sides = [before, after].map { period in
    Corpus(articles.filter { $0.day.map(period.contains) ?? false })
  }
  let codes = ComparedCodes(sides[0], sides[1])
  let shares = sides.map { $0.comparedShares(codes) }
  var figures = shares[0].indices.map { index in
    ComparedFigure(
      kind: shares[0][index].kind, code: shares[0][index].code, before: shares[0][index].share,
      after: shares[1][index].share, causes: [:], difference: nil)
  }
  for kind in unique(figures.map(\.kind)) {
    let places = figures.indices.filter { figures[$0].kind == kind }
    let table = Table<Share>(
      name: "periods", unit: .articles, columns: places.map { figures[$0].code },
      rows: [
        Table.Row(key: "after", units: 0, stories: 0, cells: places.map { figures[$0].after }),
        Table.Row(key: "before", units: 0, stories: 0, cells: places.map { figures[$0].before }),
      ])
    let found = differences(table, [("after", "before")])
    for place in places {
      figures[place].difference = found.first { $0.key == figures[place].code }
      figures[place].causes = causes(of: figures[place], sides)
    }
  }
  return CorpusComparison(
    before: sides[0].side(before.text), after: sides[1].side(after.text), figures: figures,
    articles: nil)
}

private func causes(
  of figure: ComparedFigure, _ sides: [Corpus]
) -> [ComparedFigure.Cause: Double] {
  guard let change = figure.change else { return [:] }
  let outlets = sides.indices.map { side in
    outletShares(sides[side], side == 0 ? figure.before : figure.after, ofAll: figure.kind)
  }
  var within = 0.0
  for outlet in outlets[0].keys.sorted() {
    guard let first = outlets[0][outlet], let second = outlets[1][outlet] else { continue }
    within += (second.rate - first.rate) * (first.weight + second.weight) / 2
  }
  return [.within: within, .mix: change - within]
}

/// The share within each outlet, and the outlet's part of the articles.
private func outletShares(
  _ corpus: Corpus, _ share: Share, ofAll kind: String
) -> [String: (rate: Double, weight: Double)] {
  let positions = kind == "relevance" ? Array(corpus.articles.indices) : corpus.relevant
  let bearers = Set(share.articles)
  var counts: [String: (bearing: Int, all: Int)] = [:]
  for position in positions {
    var count = counts[corpus.articles[position].outlet] ?? (0, 0)
    count.all += 1
    if bearers.contains(position) { count.bearing += 1 }
    counts[corpus.articles[position].outlet] = count
  }
  return counts.mapValues {
    (Double($0.bearing) / Double($0.all), Double($0.all) / Double(max(1, positions.count)))
  }
}

/// Days from one to another, both included: `2023`, `2024-05`, `2024-01-15..2024-03`.
package struct Period: Hashable, Sendable {
  package let text: String
  private let first: String
  /// Compared by its own length: `2024-03` holds all days of March.
  private let last: String

  /// Nil for what names no days.
  package init?(_ text: String) {
    let ends = text.components(separatedBy: "..")
    guard ends.count < 3, let first = ends.first, let last = ends.last,
      Self.isDay(first), Self.isDay(last), first.prefix(last.utf8.count) <= last
    else { return nil }
    (self.text, self.first, self.last) = (text, first, last)
  }

  package func contains(_ day: String) -> Bool {
    day >= first && day.prefix(last.utf8.count) <= last
  }

  /// `2024`, `2024-05`, `2024-05-31`.
  private static func isDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let lengths = [4, 2, 2]
    let mosts = [9999, 12, 31]
    guard (1...3).contains(parts.count) else { return false }
    return zip(parts, zip(lengths, mosts)).allSatisfy { part, bounds in
      part.utf8.count == bounds.0 && part.utf8.allSatisfy { (48...57).contains($0) }
        && Int(part).map { (1...bounds.1).contains($0) } ?? false
    }
  }
}
