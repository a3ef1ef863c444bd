internal import Coding
internal import Lexicons

/// A code of an article and the evidence behind it.
struct ArticleCode: Sendable {
  /// Names it in addresses and marks: `frame:housing`.
  var key: String
  var name: String
  /// A figure or a remark beside the name.
  var detail = ""
  /// Indices into the coding's evidence.
  var evidence: [Int]
  /// Finer codes under it.
  var finer: [ArticleCode] = []
}

/// Codes that answer one question about an article.
struct ArticleCodeGroup: Sendable {
  /// `article.NAME` is its heading in the strings.
  var name: String
  var codes: [ArticleCode]
}

/// All codes of an article, each with what it rests on.
struct ArticleCodes: Sendable {
  private(set) var groups: [ArticleCodeGroup] = []
  private let coded: CodedArticle
  private let names: CodeNames

  init(_ coded: CodedArticle, _ names: CodeNames) {
    self.coded = coded
    self.names = names
    groups = [
      ArticleCodeGroup(name: "relevance", codes: [relevance]),
      ArticleCodeGroup(name: "stance", codes: stances),
      ArticleCodeGroup(name: "parts", codes: parts),
      ArticleCodeGroup(name: "speakers", codes: coded.speakers.map(speaker)),
      ArticleCodeGroup(name: "frames", codes: coded.frames.map(frame)),
      ArticleCodeGroup(name: "voices", codes: coded.voices.map(voice)),
      ArticleCodeGroup(name: "cities", codes: coded.cities.map { place($0, "city") }),
      ArticleCodeGroup(name: "origins", codes: coded.origins.map { place($0, "origin") }),
      ArticleCodeGroup(name: "ties", codes: ties),
      ArticleCodeGroup(name: "labels", codes: labelUse),
      ArticleCodeGroup(name: "metaphors", codes: coded.metaphors.map(metaphor)),
    ].filter { !$0.codes.isEmpty }
  }

  /// The code that an address names; nil for none.
  func code(_ key: String?) -> ArticleCode? {
    groups.flatMap(\.codes).flatMap { [$0] + $0.finer }.first { $0.key == key }
  }

  /// For each piece of evidence the keys of the codes that rest on it.
  func keys(evidenceCount: Int) -> [[String]] {
    var keys = [[String]](repeating: [], count: evidenceCount)
    for code in groups.flatMap(\.codes).flatMap({ [$0] + $0.finer }) {
      for item in code.evidence { keys[item].append(code.key) }
    }
    return keys
  }

  // MARK: Which evidence a code rests on

  private func evidence(where isWanted: (Evidence) -> Bool) -> [Int] {
    coded.evidence.indices.filter {
      coded.evidence[$0].blocked == nil && isWanted(coded.evidence[$0])
    }
  }

  private var relevance: ArticleCode {
    let mentions = coded.mentions.filter {
      coded.relevance != .internal || Mention.moverGroups.contains($0.group)
    }
    let places = Set(mentions.map { "\($0.part) \($0.start)" })
    return ArticleCode(
      key: "relevance", name: names.relevance(coded.relevance),
      detail: mentions.isEmpty ? "" : names.words("article.mentions", String(mentions.count)),
      evidence: evidence {
        ["groups", "labels"].contains($0.layer) && places.contains("\($0.part) \($0.start)")
      })
  }

  /// Layers whose evidence bears weight for or against movers.
  private static let weighty: Set<String> = ["stance", "metaphors", "labels", "shifters"]

  private var stances: [ArticleCode] {
    guard coded.relevance == .internal else { return [] }
    let all = evidence { Self.weighty.contains($0.layer) }
    let strict = all.filter { !Self.isSympathy(coded.evidence[$0]) }
    return [
      ("stance", coded.stance, all), ("stance_strict", coded.strictStance, strict),
      ("stance_outlet", coded.outletStance, all),
    ].map { key, stance, evidence in
      ArticleCode(
        key: key, name: names.value(stance.rawValue), detail: names.words("article.\(key).detail"),
        evidence: evidence)
    }
  }

  private static func isSympathy(_ item: Evidence) -> Bool { item.code == "patient" }

  private var parts: [ArticleCode] {
    guard coded.relevance == .internal else { return [] }
    return StancePart.allCases.filter { coded.stanceParts[$0] != 0 }.map { part in
      ArticleCode(
        key: "part:\(part.rawValue)", name: names.words("part.\(part.rawValue)"),
        detail: weight(coded.stanceParts[part]),
        evidence: evidence { item in
          guard Self.weighty.contains(item.layer), item.layer != "shifters" else { return false }
          return Self.part(of: item) == part
        })
    }
  }

  private static func part(of item: Evidence) -> StancePart {
    switch item.code {
    case "coming+", "coming-": .coming
    case "demand+", "demand-": .demand
    case "patient": .sympathy
    default: .people
    }
  }

  private func speaker(_ speaker: SpeakerStance) -> ArticleCode {
    let mine = coded.mentions.filter { $0.speaker == speaker.role }.flatMap(\.evidence)
    return ArticleCode(
      key: "speaker:\(speaker.role)", name: names.name(speaker.role, .speaker),
      detail: "\(names.value(speaker.parts.stance.rawValue)) \(weight(speaker.parts.lenient))",
      evidence: Set(mine).sorted().filter { coded.evidence[$0].blocked == nil })
  }

  private func frame(_ frame: String) -> ArticleCode {
    let matches = coded.frameMatches.filter { $0.frame == frame }
    let evidence = Set(matches.flatMap(\.evidence)).sorted()
    let salience = coded.frameScores.first { $0.frame == frame }?.salience ?? 0
    let finer = coded.finerFrames.filter {
      names.codebook.top(of: $0, kind: .frame) == frame
    }
    return ArticleCode(
      key: "frame:\(frame)", name: names.name(frame, .frame),
      detail: "\(Int((salience * 100).rounded())) %", evidence: evidence,
      finer: finer.map { code in
        ArticleCode(
          key: "frame:\(code)", name: names.name(code, .frame),
          evidence: evidence.filter { lies(coded.evidence[$0].code, under: code, .frame) })
      })
  }

  private func voice(_ role: String) -> ArticleCode {
    ArticleCode(
      key: "voice:\(role)", name: names.name(role, .speaker),
      evidence: evidence { $0.layer == "speakers" && lies($0.code, under: role, .speaker) })
  }

  private func place(_ code: String, _ kind: String) -> ArticleCode {
    ArticleCode(
      key: "\(kind):\(code)", name: names.name(code, code == "programme" ? .group : .place),
      evidence: evidence {
        $0.layer == "places" && lies($0.code, under: code, .place)
          || $0.layer == "groups" && lies($0.code, under: code, .group)
      })
  }

  private var ties: [ArticleCode] {
    coded.ties.map { tie in
      ArticleCode(
        key: "tie:\(tie.tie):\(tie.state.rawValue)", name: names.name(tie.tie, .tie),
        detail: names.value(tie.state.rawValue), evidence: tie.evidence)
    }.reduce(into: []) { ties, tie in
      if let known = ties.firstIndex(where: { $0.key == tie.key }) {
        ties[known].evidence = Set(ties[known].evidence + tie.evidence).sorted()
      } else {
        ties.append(tie)
      }
    }
  }

  private var labelUse: [ArticleCode] {
    guard coded.labelUse != .none else { return [] }
    return [
      ArticleCode(
        key: "label", name: names.value(coded.labelUse.rawValue),
        evidence: evidence { $0.layer == "labels" })
    ]
  }

  private func metaphor(_ code: String) -> ArticleCode {
    ArticleCode(
      key: "metaphor:\(code)", name: names.name(code, .metaphor),
      evidence: evidence { $0.layer == "metaphors" && lies($0.code, under: code, .metaphor) })
  }

  private func lies(_ code: String, under above: String, _ kind: CodeKind) -> Bool {
    code == above
      || names.codebook.code(code, kind: kind)
        .map { names.codebook.lineage(of: $0).contains(above) } == true
  }
}
