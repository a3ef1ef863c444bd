import Foundation
import Testing

/// The evaluation kit beside the checkout, where there is one.
private let kit: String? = {
  let path = URL(fileURLWithPath: Program.root).deletingLastPathComponent()
    .appendingPathComponent("shared/evals").path
  return FileManager.default.fileExists(atPath: "\(path)/score") ? path : nil
}()

/// The kit was written by others, from the same papers.
@Suite(.enabled(if: kit != nil, "the evaluation kit is not beside the checkout"))
struct EvaluateKitTests {
  private typealias Object = [String: Any]

  private func objects(_ file: String) throws -> [Object] {
    try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? Object)
    }
  }

  /// A coding with mistakes of every kind: each third passage bears the codes of one further on.
  private func coding(of gold: [Object]) throws -> String {
    let variables = [
      "relevance", "stance", "outlet_stance", "frames", "voices", "cities", "label_use",
    ]
    return try gold.enumerated().map { number, passage in
      let source = number % 3 == 0 ? gold[(number + 7) % gold.count] : passage
      var coded: Object = ["id": passage["id"] ?? ""]
      for variable in variables { coded[variable] = source[variable] }
      if number % 10 == 4 {
        coded["frames"] = Array((source["frames"] as? [Any] ?? []).dropFirst())
      }
      let data = try JSONSerialization.data(withJSONObject: coded, options: [.sortedKeys])
      return String(decoding: data, as: UTF8.self) + "\n"
    }.joined()
  }

  /// The kit's figures, by table and row.
  private func kitFigures(_ gold: String, _ coded: String, _ scratch: Scratch) throws
    -> [String: [String: Object]]
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "\(kit ?? "")/score", "gold", "--gold", gold, "--coded", coded, "--draws", "20",
      "--json", scratch.path("kit.json"),
    ]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let tables = try JSONSerialization.jsonObject(with: scratch.read("kit.json"))
    return try #require(tables as? [String: [String: Object]])
  }

  /// Ours under the kit's names of rows and columns.
  private func ourRows(_ group: Object) throws -> [String: Object] {
    var rows: [String: Object] = [:]
    for variable in try #require(group["variables"] as? [Object]) {
      let name = try #require(variable["variable"] as? String)
      let isStance = name.hasSuffix("stance")
      for scale in try #require(variable["scales"] as? [Object]) {
        let kind = try #require(scale["scale"] as? String)
        let label = kind == "masi" ? " (MASI)" : isStance ? " (\(kind))" : ""
        rows[name + label] = scale
      }
      let ranks = ["negative": "-1", "neutral": "0", "positive": "+1"]
      for code in try #require(variable["codes"] as? [Object]) {
        let written = try #require(code["code"] as? String)
        rows["  \(name) \(isStance ? ranks[written] ?? written : written)"] = code
      }
    }
    return rows
  }

  private let columns = [
    "alpha": "alpha", "agree": "agreement", "kappa": "kappa", "AC1": "ac1", "P": "precision",
    "R": "recall", "F1": "f1",
  ]

  @Test(arguments: ["plain", "indirect"])
  func `our figures are those of the kit to three decimals`(name: String) throws {
    let scratch = try Scratch()
    let gold = "\(kit ?? "")/data/gold/\(name).jsonl"
    let coded = try scratch.write("coded.jsonl", try coding(of: try objects(gold)))
    let tables = try kitFigures(gold, coded, scratch)
    let result = try Program.run([
      "evaluate", gold, "--coded", coded, "--draws", "0", "--json", scratch.path("ours.json"),
    ])
    #expect(result.status == 0, "\(result.errors)")
    let ours = try JSONSerialization.jsonObject(with: scratch.read("ours.json")) as? Object
    let groups = try #require(ours?["groups"] as? [Object])
    var compared = 0
    for (title, table) in tables {
      let group = try #require(
        groups.first { group in
          let isLanguage = group["by"] as? String == "language" || group["by"] as? String == "all"
          return isLanguage && title.contains(", \(group["value"] as? String ?? ""):")
        })
      let rows = try ourRows(group)
      #expect(Set(rows.keys) == Set(table.keys), "\(title)")
      for (row, figures) in table {
        for (theirs, mine) in columns where figures.keys.contains(theirs) {
          let expected = figures[theirs] as? Double
          let found = (rows[row]?[mine] as? Object)?["value"] as? Double
          #expect((found == nil) == (expected == nil), "\(title) \(row) \(theirs)")
          if let found, let expected {
            #expect(abs(found - expected) < 0.0005, "\(title) \(row) \(theirs)")
          }
          compared += 1
        }
      }
    }
    #expect(compared > 300)
  }
}
