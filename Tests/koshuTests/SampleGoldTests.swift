import Basics
import Foundation
import Testing

/// The gate over the project's own samples: what a run says against `corpus-samples/gold.csv`.
///
/// The floors stand in `Tests/Gates/samples.json`. The samples were coded by the person who wrote
/// them, so these figures guard against a fall; they are no measure of validity.
@Suite struct SampleGoldTests {
  private typealias Row = [String: String]

  private func rows(_ bytes: [UInt8]) -> [Row] {
    let rows = CSVReader(bytes).map(\.fields)
    return rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(rows[0], $0)) }
  }

  private func codes(_ row: Row, _ column: String) -> Set<Substring> {
    Set((row[column] ?? "").split(separator: ";"))
  }

  /// F1 over all codes of all articles.
  private func f1(_ pairs: [(Row, Row)], _ column: String) -> Double {
    var (both, either) = (0, 0)
    for (gold, coded) in pairs {
      let (wanted, given) = (codes(gold, column), codes(coded, column))
      both += wanted.intersection(given).count
      either += wanted.count + given.count
    }
    return either == 0 ? 1 : 2 * Double(both) / Double(either)
  }

  private func agreement(_ pairs: [(Row, Row)], _ gold: String, _ coded: String) -> Double {
    Double(pairs.count { $0[gold] == $1[coded] }) / Double(max(1, pairs.count))
  }

  @Test func `agreement with the sample gold does not fall below its floors`() throws {
    let corpus = try ranSampleCorpus()
    let coded = rows(Array(try corpus.read("out/articles.csv")))
    let byAddress = Dictionary(
      coded.map { ($0["address"] ?? "", $0) }, uniquingKeysWith: { first, _ in first })
    let goldFile = URL(fileURLWithPath: "\(Program.root)/corpus-samples/gold.csv")
    let gold = rows(Array(try Data(contentsOf: goldFile))).filter { $0["level"] == "article" }
    let articles = gold.filter { $0["outcome"] == "article" }
    let pairs = articles.compactMap { gold in byAddress[gold["address"] ?? ""].map { (gold, $0) } }
    let stories = Dictionary(grouping: pairs.filter { $0.0["story"] != "" }) { $0.0["story"] ?? "" }
    let joined = stories.values.count { Set($0.map { $0.1["story_id"] }).count == 1 }
    let measured: [String: Double] = [
      "articles found": Double(pairs.count) / Double(articles.count),
      "others kept out": Double(
        gold.count { $0["outcome"] == "listing" && byAddress[$0["address"] ?? ""] == nil }),
      "stories joined": Double(joined) / Double(max(1, stories.count)),
      "language": agreement(pairs, "language", "language"),
      "relevance": agreement(pairs, "relevance", "relevance"),
      "stance": agreement(pairs, "stance", "stance"),
      "outlet stance": agreement(pairs, "outlet_stance", "stance_outlet"),
      "label use": agreement(pairs, "label_use", "label_use"),
      "frames F1": f1(pairs, "frames"), "voices F1": f1(pairs, "voices"),
      "cities F1": f1(pairs, "cities"),
    ]
    let floorsFile = URL(fileURLWithPath: "\(Program.root)/Tests/Gates/samples.json")
    let floors = try JSONDecoder().decode(
      [String: Double].self, from: Data(contentsOf: floorsFile))
    #expect(floors.keys.sorted() == measured.keys.sorted())
    for (name, floor) in floors.sorted(by: { $0.key < $1.key }) {
      let value = try #require(measured[name])
      print("gate: \(decimal(value, digits: 4) ?? "?")  floor \(floor)  samples: \(name)")
      #expect(value >= floor - 0.0005, "\(name) fell")
    }
  }
}
