internal import Coding

/// A piece of evidence in a line of `koshu code`.
struct EvidenceLine: Decodable {
  var part: Part
  var sentence: Int
  var start: Int
  var end: Int
  var surface: String
  var entry: String
  var layer: String
  var code: String
  var rule: String
  var weight: Double
  var shifted: Double
  var blocked: String?

  var evidence: Evidence {
    Evidence(
      part: part, sentence: sentence, start: start, end: end, surface: surface, entry: entry,
      layer: layer, code: code, rule: rule, weight: weight, shiftedWeight: shifted,
      blocked: blocked)
  }
}

struct EvidenceLines: Decodable { var evidence: [EvidenceLine]? }
