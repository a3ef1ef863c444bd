internal import Lexicons
internal import Linguistics

/// Frames of the sentences of a part, and how much evidence each has.
struct FrameRules {
  private(set) var matches: [FrameMatch] = []
  /// Evidence for each frame.
  private(set) var scores: [String: Double] = [:]
  /// Evidence for each finer code under them.
  private(set) var finerScores: [String: Double] = [:]
  private var firsts: [String: Found] = [:]

  /// An entry that is found again says less: each time a quarter of what it said before.
  private static let repetition = 0.25
  /// A headline names what the article is about.
  private static let inTitle = 1.5
  /// The first paragraph of several tells the news.
  private static let inLede = 1.25

  /// `movers` are the sentences that name or imply movers.
  init(
    _ scene: Scene, _ found: [Found], _ refused: [Refused], _ movers: Set<Int>,
    implied: Set<Int>, _ voices: Voices, _ log: inout EvidenceLog
  ) {
    let nearest = Self.distances(scene, movers)
    let isLong = (scene.text.sentences.last?.paragraph ?? 0) > Self.shortText
    // An article that names movers again and again is about them from end to end.
    let isAbout = movers.count >= Tuning.sentencesOfTopic
    var open: [Key: Int] = [:]
    var times: [String: Int] = [:]
    var bySentence: [Key: Double] = [:]
    for frame in found {
      let distance = nearest[frame.sentence]
      let context =
        frame.entry.standsAlone
        ? 1 : max(Tuning.frameContext(distance), isAbout ? Tuning.frameFarOff : 0)
      guard context > 0 else {
        log.add(
          frame.match, frame.compiled, in: scene, rule: "needs-mover", weight: frame.entry.weight,
          shifted: 0, blocked: Refused.Reason.mover.rawValue)
        continue
      }
      let rule = Self.rule(frame, distance, isImplied: implied.contains(frame.sentence))
      let repeated = times[frame.entry.id, default: 0]
      times[frame.entry.id] = repeated + 1
      var weight = frame.entry.weight * context
      for _ in 0..<min(repeated, 8) { weight *= Self.repetition }
      if scene.part == .title {
        weight *= Self.inTitle
      } else if isLong, scene.text.sentences[frame.sentence].paragraph == 0 {
        weight *= Self.inLede
      }
      let sentence = Key(sentence: frame.sentence, frame: frame.top)
      let room = Self.mostOfSentence - bySentence[sentence, default: 0]
      weight = min(weight, max(0, room))
      bySentence[sentence, default: 0] += weight
      scores[frame.top, default: 0] += weight
      if firsts[frame.top] == nil, distance == 0 { firsts[frame.top] = frame }
      if frame.code != frame.top { finerScores[frame.code, default: 0] += weight }
      let evidence = log.add(
        frame.match, frame.compiled, in: scene, rule: rule, weight: frame.entry.weight,
        shifted: weight)
      let key = Key(sentence: frame.sentence, frame: frame.top)
      let finer = frame.code == frame.top ? [] : [frame.code]
      if let known = open[key] {
        matches[known].evidence.append(evidence)
        matches[known].finer = Set(matches[known].finer + finer).sorted()
      } else {
        open[key] = matches.count
        matches.append(
          FrameMatch(
            part: scene.part, sentence: frame.sentence, frame: frame.top, finer: finer,
            speaker: voices.role[frame.tokens.lowerBound], evidence: [evidence]))
      }
    }
    for item in refused where item.entry.table == .frames && item.reason != .longer {
      log.add(
        item.match, item.compiled, in: scene, rule: "refused", weight: item.entry.weight,
        shifted: 0,
        blocked: item.reason.rawValue)
    }
  }

  private static func rule(_ frame: Found, _ distance: Int, isImplied: Bool) -> String {
    if frame.entry.standsAlone { return "stands-alone" }
    if isImplied { return "implied-movers" }
    return distance == 0 ? "mover-in-sentence" : "mover-\(distance)-away"
  }

  /// How many sentences each sentence is away from one that names movers.
  private static func distances(_ scene: Scene, _ movers: Set<Int>) -> [Int] {
    let far = scene.text.sentences.count + Tuning.frameReach
    var nearest = [Int](repeating: far, count: scene.text.sentences.count)
    for number in nearest.indices where movers.contains(number) { nearest[number] = 0 }
    for number in nearest.indices.dropFirst() {
      nearest[number] = min(nearest[number], nearest[number - 1] + 1)
    }
    for number in nearest.indices.dropLast().reversed() {
      nearest[number] = min(nearest[number], nearest[number + 1] + 1)
    }
    return nearest
  }

  /// One crowded sentence does not push the other frames out.
  private static let mostOfSentence = 2.0

  /// A text of one or two paragraphs has no lede.
  private static let shortText = 2

  private struct Key: Hashable {
    var sentence: Int
    var frame: String
  }

  /// The first word that speaks for a frame in a sentence with movers.
  func first(_ frame: String) -> Found? { firsts[frame] }

  /// The finer codes of the frames that count, each with as much evidence as a word in passing lacks.
  static func finer(
    _ scores: [String: Double], under frames: [String], _ codebook: Codebook
  ) -> [String] {
    scores.keys.sorted().filter { code in
      (scores[code] ?? 0) >= Tuning.finerThreshold
        && frames.contains(codebook.top(of: code, kind: .frame))
    }
  }

  /// How much of an article each frame holds, strongest first.
  static func summary(_ scores: [String: Double], _ matches: [FrameMatch]) -> [FrameScore] {
    struct Place: Hashable {
      var part: Part
      var sentence: Int
    }
    let all = Set(matches.map { Place(part: $0.part, sentence: $0.sentence) }).count
    let whole = scores.values.sorted().reduce(0, +)
    var sentences: [String: Int] = [:]
    for match in matches { sentences[match.frame, default: 0] += 1 }
    return
      scores.map { frame, score in
        FrameScore(
          frame: frame, score: score,
          share: all > 0 ? Double(sentences[frame] ?? 0) / Double(all) : 0,
          salience: whole > 0 ? score / whole : 0)
      }
      .sorted { a, b in a.score != b.score ? a.score > b.score : a.frame < b.frame }
  }

  /// The frames of an article, of the evidence of all its parts: a word in passing is no frame.
  static func frames(_ scores: [String: Double], sentences: Int) -> [String] {
    let strongest = scores.values.max() ?? 0
    let enough = scores.filter { _, score in
      score >= Tuning.frameThreshold && score >= Tuning.frameShare * strongest
    }
    let ranked = enough.sorted { a, b in a.value != b.value ? a.value > b.value : a.key < b.key }
    var frames = ranked.prefix(Tuning.mostFrames(sentences: sentences)).map(\.key)
    // What is about movers is so under some angle: the strongest, if there is half of enough.
    if frames.isEmpty, let only = scores.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
      only.value >= Tuning.loneFrameThreshold
    {
      frames = [only.key]
    }
    // By the codebook told without another angle: beside a stronger one, numbers are its ground.
    if frames.first != descriptive { frames.removeAll { $0 == descriptive } }
    return frames.sorted()
  }

  private static let descriptive = "urbanisation"
}
