internal import Basics
internal import Foundation
internal import Lexicons
internal import Measures
internal import Workbench

/// Reads what the user knows beside the articles: arrivals, and what people coded of a sample.
struct SurroundingsReader {
  let configuration: Configuration
  let codebook: Codebook

  /// The digest of the files, so that an edit of one makes the report anew.
  var digest: Digest {
    let paths =
      [configuration.arrivals, configuration.validation].compactMap { $0 }
      + [configuration.validation.map(Sampling.weightsPath)].compactMap { $0 }
    return Digest(
      ofParts: paths.map { path in
        FileManager.default.contents(atPath: path).map { Digest(of: $0).hex } ?? ""
      })
  }

  /// - Throws: `Problems` with every fault of the files.
  func surroundings() throws -> Surroundings {
    Surroundings(
      outlets: configuration.outlets.map {
        MeasuredOutlet(
          id: $0.id, ownership: $0.owner ?? "", commission: $0.commission ?? "",
          medium: $0.medium ?? "", region: $0.region ?? "")
      },
      arrivals: try configuration.arrivals.map(Self.arrivals) ?? [],
      gold: try configuration.validation.map(gold) ?? [])
  }

  private static func arrivals(_ path: String) throws -> [Arrivals] {
    let table = SideTable(path: path, known: ["city", "year", "arrivals", "source"], required: 3)
    var problems = table.problems
    let rows = table.rows.compactMap { row -> Arrivals? in
      guard let city = row["city"], let year = row["year"].flatMap({ Int($0) }),
        let people = row["arrivals"].flatMap({ Int($0.filter { !$0.isWhitespace }) }), people >= 0
      else {
        problems.append(
          Problem(
            "CFG-017", at: row.place, "expected a city, a year and a number of people",
            cure: "write them as almaty,2023,51000,where the number is from"))
        return nil
      }
      guard Codes.cities.prefix(3).contains(city) else {
        problems.append(
          Problem(
            "CFG-017", at: row.place, "“\(city)” is none of the cities",
            cure: "expected \(Codes.cities.prefix(3).joined(separator: ", "))"))
        return nil
      }
      return Arrivals(city: city, year: year, people: people, source: row["source"] ?? "")
    }
    guard problems.isEmpty else { throw Problems(problems) }
    return rows.sorted { ($0.city, $0.year) < ($1.city, $1.year) }
  }

  private func gold(_ path: String) throws -> [Validation.Unit] {
    let passages = try PassageReader.read(path: path, known: KnownCodes(codebook)).passages
    let strict = Self.strictStances(path)
    let weights = try Self.readWeights(Sampling.weightsPath(beside: path))
    return passages.map { passage in
      func single(_ variable: Variable) -> String? { passage.codes[variable]?.first }
      return Validation.Unit(
        article: passage.id, weight: weights[passage.id] ?? 1, relevance: single(.relevance),
        stance: single(.stance), strictStance: strict[passage.id],
        frames: passage.codes[.frames]?.sorted(),
        voices: passage.codes[.voices]?.sorted())
    }
  }

  /// The column `stance_strict` by id, where a table has one: a reading that not every team codes.
  private static func strictStances(_ path: String) -> [String: String] {
    guard let bytes = FileManager.default.contents(atPath: path).map({ [UInt8]($0) }) else {
      return [:]
    }
    var reader = CSVReader(bytes, separator: CSVReader.separator(of: bytes))
    guard let header = reader.next()?.fields,
      let id = header.firstIndex(where: { ["id", "article_id"].contains($0) }),
      let stance = header.firstIndex(of: "stance_strict")
    else { return [:] }
    var found: [String: String] = [:]
    while let row = reader.next() {
      guard row.fields.indices.contains(id), row.fields.indices.contains(stance),
        Codes.stances.contains(row.fields[stance])
      else { continue }
      found[row.fields[id]] = row.fields[stance]
    }
    return found
  }

  private static func readWeights(_ path: String) throws -> [String: Double] {
    guard FileManager.default.fileExists(atPath: path) else { return [:] }
    let table = SideTable(path: path, known: Sampling.weightColumns, required: 2)
    guard table.problems.isEmpty else { throw Problems(table.problems) }
    var weights: [String: Double] = [:]
    for row in table.rows {
      guard let id = row["id"], let weight = row["weight"].flatMap(Double.init), weight > 0 else {
        throw Problem(
          "CFG-018", at: row.place, "expected an id and a weight above 0",
          cure: "take the file as koshu sample wrote it")
      }
      weights[id] = weight
    }
    return weights
  }
}
