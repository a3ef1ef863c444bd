internal import Basics
internal import Coding
internal import Lexicons

/// Which evidence of a coding is asked for.
struct EvidenceChoice: Sendable {
  private struct LayeredCode: Hashable {
    var layer: String
    var code: String
  }

  private enum What {
    case entry(String)
    case codes(Set<LayeredCode>)
    case mentions(Stance)
  }

  private let what: What
  private let isBlocked: Bool

  init(entry: String, _ occurrences: ConcordanceQuery.Occurrences) {
    what = .entry(entry)
    isBlocked = occurrences == .blocked
  }

  /// Reads `housing`, `frame:housing`, `stance:negative`.
  init(
    code name: String, _ occurrences: ConcordanceQuery.Occurrences, _ codebook: Codebook
  ) throws(Problem) {
    isBlocked = occurrences == .blocked
    let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
    let kinds =
      parts.count == 2 ? CodeKind(rawValue: parts[0]).map { [$0] } ?? [] : CodeKind.allCases
    let code = parts.last ?? ""
    // No row has the code “negative” for movers: it is what a mention comes to.
    if let stance = Stance(rawValue: code), stance != .mixed, kinds.contains(.stance) {
      what = .mentions(stance)
      return
    }
    let codes = Table.allCases.filter { kinds.contains($0.kind) }.flatMap { table in
      codebook.codes(of: table.kind).filter { codebook.lineage(of: $0).contains(code) }
        .map { LayeredCode(layer: table.rawValue, code: $0.code) }
    }
    guard !codes.isEmpty else {
      let known = codebook.codes.flatMap { [$0.code, "\($0.kind.rawValue):\($0.code)"] }
      throw Problem(
        "KWI-003", at: name, "no such code",
        cure: nearestName(to: name, among: known).map { "did you mean \($0)?" }
          ?? "codes stand in codebook.csv; write one as housing or frame:housing")
    }
    what = .codes(Set(codes))
  }

  /// The places of what is asked for, each once although several rules used it.
  func hits(in coding: CodedArticle, article: Int) -> [ConcordanceHit] {
    if case .mentions(let stance) = what {
      guard !isBlocked else { return [] }
      return coding.mentions.filter {
        $0.stance == stance && Mention.moverGroups.contains($0.group)
      }
      .map {
        ConcordanceHit(
          article: article, part: $0.part, sentence: $0.sentence, start: $0.start, end: $0.end,
          evidence: -1)
      }
    }
    var hits: [ConcordanceHit] = []
    for (number, item) in coding.evidence.enumerated()
    where accepts(item) && coding.state(of: item).isCounted != isBlocked {
      let hit = ConcordanceHit(
        article: article, part: item.part, sentence: item.sentence, start: item.start,
        end: item.end, evidence: number)
      // Evidence is sorted, so that what one entry found at one place stands together.
      if let last = hits.last, last.part == hit.part, last.start == hit.start, last.end == hit.end,
        coding.evidence[last.evidence].entry == item.entry
      {
        continue
      }
      hits.append(hit)
    }
    return hits
  }

  /// The code of a mention chosen by its stance.
  var mentionCode: String? {
    if case .mentions(let stance) = what { stance.rawValue } else { nil }
  }

  private func accepts(_ item: Evidence) -> Bool {
    switch what {
    case .entry(let id): item.entry == id
    case .codes(let codes): codes.contains(LayeredCode(layer: item.layer, code: item.code))
    case .mentions: false
    }
  }
}

extension CodedArticle {
  /// Whether what an entry found at a place counted by any rule, and if not why.
  func state(of item: Evidence) -> (isCounted: Bool, blocked: String?) {
    let same = evidence.filter {
      $0.start == item.start && $0.end == item.end && $0.part == item.part
        && $0.entry == item.entry
    }
    if same.contains(where: { $0.blocked == nil }) { return (true, nil) }
    return (false, item.blocked)
  }
}
