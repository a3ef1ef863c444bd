package import Basics
internal import Coding
internal import Measures

extension ConcordanceLine {
  package static let columns = [
    "article", "outlet", "date", "language", "part", "sentence", "start", "end", "left", "node",
    "right", "entry", "code", "counted", "blocked",
  ]

  /// The fields of a row of a table.
  package var fields: [String] {
    [
      article.id, article.outlet, article.day ?? "", article.language, part.rawValue,
      String(sentence), String(start), String(end), left, node, right, entry ?? "", code ?? "",
      isCounted.map { $0 ? "yes" : "no" } ?? "", blocked ?? "",
    ]
  }

  /// Writes the same as an object.
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("article", article.id)
      json.field("outlet", article.outlet)
      json.field("date", article.day)
      json.field("language", article.language)
      json.field("part", part.rawValue)
      json.field("sentence", sentence)
      json.field("start", start)
      json.field("end", end)
      json.field("left", left)
      json.field("node", node)
      json.field("right", right)
      json.field("entry", entry)
      json.field("code", code)
      json.key("counted")
      if let isCounted { json.value(isCounted) } else { json.value(nil) }
      json.field("blocked", blocked)
    }
  }
}

extension ConcordanceTotals {
  /// Writes the totals as an object; measures that are not defined are null.
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("hits", hits)
      json.field("articles", articles)
      json.field("stories", stories)
      json.field("outlets", outlets)
      json.field("all_articles", allArticles)
      json.field("all_words", allWords)
      json.field("per_million", perMillion ?? .nan, digits: 3)
      for (name, spread) in [("over_articles", overArticles), ("over_outlets", overOutlets)] {
        json.key(name)
        json.object { json in
          json.field("dp", spread.deviation ?? .nan, digits: 4)
          json.field("dp_norm", spread.normalizedDeviation ?? .nan, digits: 4)
          json.field("juilland_d", spread.juillandD ?? .nan, digits: 4)
          json.field("carroll_d2", spread.carrollD2 ?? .nan, digits: 4)
        }
      }
      json.key("by_outlet")
      json.array(byOutlet) { json, outlet in
        json.object { json in
          json.field("outlet", outlet.outlet)
          json.field("hits", outlet.hits)
          json.field("articles", outlet.articles)
          json.field("words", outlet.words)
          json.field("per_million", outlet.perMillion ?? .nan, digits: 3)
        }
      }
    }
  }
}
