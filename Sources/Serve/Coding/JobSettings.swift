internal import Basics
internal import Foundation

/// What is agreed about a job, in `job.json` beside its codings.
struct JobSettings: Hashable, Codable, Sendable {
  /// How many people are to code every passage.
  var coders = 2
  /// What the orders of passages begin from.
  var seed = 1
  /// Codes may be seen, and no longer changed.
  var isClosed = false
  /// Who has handed in.
  var finished: [String] = []

  init() {}

  private enum CodingKeys: String, CodingKey {
    case coders, seed, finished
    case isClosed = "closed"
  }

  /// What is left out is as it is in a new job.
  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    coders = try values.decodeIfPresent(Int.self, forKey: .coders) ?? coders
    seed = try values.decodeIfPresent(Int.self, forKey: .seed) ?? seed
    isClosed = try values.decodeIfPresent(Bool.self, forKey: .isClosed) ?? isClosed
    finished = try values.decodeIfPresent([String].self, forKey: .finished) ?? finished
  }

  init(_ bytes: [UInt8], place: String) throws(Problem) {
    do {
      self = try JSONDecoder().decode(JobSettings.self, from: Data(bytes))
    } catch {
      throw Problem(
        "COD-008", at: place, "the settings of the job cannot be read",
        cure: "mend the file, or remove it: nothing then is handed in or closed")
    }
  }

  var bytes: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field("coders", coders)
      json.field("seed", seed)
      json.field("closed", isClosed)
      json.field("finished", finished)
    }
    json.endLine()
    return json.bytes
  }
}
