/// A line of `evidence.csv`: a match of a lexicon entry and the rule by which it counted, or was kept
/// from counting.
package struct EvidenceRow: CSVRow {
  package var evidenceID: String
  package var articleID: String
  package var part: String
  package var sentence: Int
  package var start: Int
  package var end: Int
  package var surface: String
  package var entry: String
  package var layer: String
  package var code: String
  package var rule: String
  package var weight: Double
  package var shiftedWeight: Double
  package var blocked: String?

  package init(
    evidenceID: String, articleID: String, part: String, sentence: Int, start: Int, end: Int,
    surface: String, entry: String, layer: String, code: String, rule: String, weight: Double,
    shiftedWeight: Double, blocked: String?
  ) {
    self.evidenceID = evidenceID
    self.articleID = articleID
    self.part = part
    self.sentence = sentence
    self.start = start
    self.end = end
    self.surface = surface
    self.entry = entry
    self.layer = layer
    self.code = code
    self.rule = rule
    self.weight = weight
    self.shiftedWeight = shiftedWeight
    self.blocked = blocked
  }

  package static let columns = [
    "evidence_id", "article_id", "part", "sentence", "start", "end", "surface", "entry", "layer",
    "code", "rule", "weight", "weight_shifted", "blocked",
  ]

  package var fields: [String] {
    [
      evidenceID, articleID, part, String(sentence), String(start), String(end), surface, entry,
      layer, code, rule, number(weight), number(shiftedWeight), blocked ?? "",
    ]
  }
}
