internal import Coding
internal import Lexicons

/// Gives hits their words: reads the texts of those lines only that are shown.
struct LineMaker {
  let corpus: any StudyCorpus
  /// Words to each side.
  let context: Int
  let isAcross: Bool
  /// The entry that found them in the texts.
  let entry: Entry?
  /// The code of mentions chosen by their stance.
  let mentionCode: String?

  func lines(_ hits: [ConcordanceHit]) throws -> [ConcordanceLine] {
    var lines: [ConcordanceLine?] = Array(repeating: nil, count: hits.count)
    let byArticle = hits.indices.sorted {
      hits[$0].article != hits[$1].article ? hits[$0].article < hits[$1].article : $0 < $1
    }
    var article: OpenArticle?
    for place in byArticle {
      let hit = hits[place]
      if article?.number != hit.article {
        article = try OpenArticle(hit.article, corpus, hasCoding: entry != nil || hit.evidence >= 0)
      }
      if let article { lines[place] = line(hit, article) }
    }
    return lines.compactMap { $0 }
  }

  private func line(_ hit: ConcordanceHit, _ article: OpenArticle) -> ConcordanceLine? {
    let isTitle = hit.part == .title
    let scalars = isTitle ? article.title : article.text
    let analyzed = isTitle ? article.input.title : article.input.text
    guard let context = NodeContext(hit, in: analyzed, isAcross: isAcross) else { return nil }
    let range = context.scalars(words: self.context)
    func words(_ start: Int, _ end: Int) -> String {
      let range = min(start, scalars.count)..<min(max(start, end), scalars.count)
      return legible(scalars[range])
    }
    var line = ConcordanceLine(
      article: corpus.cards[hit.article], part: hit.part, sentence: hit.sentence,
      start: hit.start, end: hit.end, left: words(range.lowerBound, hit.start),
      node: words(hit.start, hit.end), right: words(hit.end, range.upperBound))
    if let evidence = article.coding?.evidence, evidence.indices.contains(hit.evidence) {
      let item = evidence[hit.evidence]
      (line.entry, line.code) = (item.entry, item.code)
      (line.isCounted, line.blocked) = article.state(of: item)
    } else if let entry {
      (line.entry, line.code) = (entry.id, entry.code)
      let item = article.coding?.evidence.first {
        $0.entry == entry.id && $0.part == hit.part && $0.start == hit.start && $0.end == hit.end
      }
      if let item { (line.isCounted, line.blocked) = article.state(of: item) }
    } else if let mentionCode {
      (line.code, line.isCounted) = (mentionCode, true)
    }
    return line
  }
}

/// What is read of an article to show its lines.
private struct OpenArticle {
  let number: Int
  let input: CodingInput
  let title: [Unicode.Scalar]
  let text: [Unicode.Scalar]
  let coding: CodedArticle?

  init(_ number: Int, _ corpus: any StudyCorpus, hasCoding: Bool) throws {
    self.number = number
    input = try corpus.input(of: number)
    let words = try corpus.text(of: number)
    title = Array(words.title.unicodeScalars)
    text = Array(words.text.unicodeScalars)
    coding = hasCoding ? try corpus.coding(of: number) : nil
  }

  func state(of item: Evidence) -> (Bool?, String?) {
    guard let state = coding?.state(of: item) else { return (nil, nil) }
    return (state.isCounted, state.blocked)
  }
}

/// Words of a text as one line: no control characters, nor marks that turn the direction of what
/// follows; each run of spaces one space.
func legible(_ scalars: some Sequence<Unicode.Scalar>) -> String {
  var line = String.UnicodeScalarView()
  var isSpaced = false
  for scalar in scalars {
    if scalar.properties.isWhitespace {
      isSpaced = !line.isEmpty
      continue
    }
    if isSteering(scalar) { continue }
    if isSpaced { line.append(" ") }
    isSpaced = false
    line.append(scalar)
  }
  return String(line)
}

/// Control characters, the marks of direction, and soft hyphens.
private func isSteering(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F...0x9F, 0xAD, 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF:
    true
  default: false
  }
}
