internal import Linguistics

/// One text on its way through the tree of patterns.
///
/// A token with which no pattern begins costs two loads and a comparison.
struct Search {
  private let lexicon: CompiledLexicon
  private let met: MetTypes
  private let text: AnalyzedText
  /// What the types of the text mean, by their numbers in it.
  private let types: [MetTypes.Record]
  private var found = Matches()
  /// The first word at hand, its sentence, and where that ends.
  private var start = 0
  private var sentence = 0
  private var limit = 0
  /// How much was found before the word at hand.
  private var entriesBefore = 0
  private var termsBefore = 0

  static func matches(
    in text: AnalyzedText, _ lexicon: CompiledLexicon, _ met: inout MetTypes
  ) -> Matches {
    let types = met.records(of: text.types, in: lexicon)
    var search = Search(lexicon: lexicon, met: met, text: text, types: types)
    search.run()
    return search.found
  }

  private init(
    lexicon: CompiledLexicon, met: MetTypes, text: AnalyzedText, types: [MetTypes.Record]
  ) {
    self.lexicon = lexicon
    self.met = met
    self.text = text
    self.types = types
  }

  private mutating func run() {
    let (tokens, types, sentences) = (text.tokens, types, text.sentences)
    for number in sentences.indices {
      let range = sentences[number].tokens
      (sentence, limit) = (number, range.upperBound)
      for position in range where types[Int(tokens[position].type)].canStart {
        search(from: position)
      }
    }
  }

  private mutating func search(from position: Int) {
    start = position
    (entriesBefore, termsBefore) = (found.entries.count, found.terms.count)
    let token = text.tokens[position]
    let type = types[Int(token.type)]
    // A single word counts in the reading chosen for its context: қала “city” is not қала, a form of
    // қалу. In a phrase the other words are the context.
    let reading = min(Int(type.readingCount), max(0, Int(token.reading)))
    let list = Int(met.pool[Int(type.readings) + reading])
    for place in list + 1..<list + 1 + Int(met.pool[list]) {
      note(lexicon.tree.nodes[Int(met.pool[place])], upTo: position)
    }
    for place in Int(type.starts)..<Int(type.startEnd) {
      follow(lexicon.tree.nodes[Int(met.pool[place])], after: position)
    }
    rank()
  }

  /// Looks for the words that may stand after those of a node, the nearest first.
  private mutating func follow(_ node: PatternTree.Node, after position: Int) {
    let end = min(limit, position + 2 + Int(node.longestGap))
    var next = position + 1
    while next < end {
      let type = types[Int(text.tokens[next].type)]
      if type.bits & node.bits != 0 {
        for place in Int(type.elements)..<Int(type.elementEnd) {
          step(from: node, met.pool[place], at: next, gap: next - position - 1)
        }
      }
      if type.isBorder { return }
      next += 1
    }
  }

  private mutating func step(
    from node: PatternTree.Node, _ element: ElementID, at position: Int, gap: Int
  ) {
    guard PatternTree.bit(element) & node.bits != 0 else { return }
    let edges = lexicon.tree.edges
    var low = Int(node.firstEdge)
    var high = Int(node.edgeEnd)
    while low < high {
      let middle = (low + high) / 2
      if edges[middle].element < element { low = middle + 1 } else { high = middle }
    }
    while low < Int(node.edgeEnd), edges[low].element == element {
      if gap <= Int(edges[low].gap) {
        let next = lexicon.tree.nodes[Int(edges[low].node)]
        note(next, upTo: position)
        if next.bits != 0 { follow(next, after: position) }
      }
      low += 1
    }
  }

  /// Notes the patterns that end at a node.
  private mutating func note(_ node: PatternTree.Node, upTo last: Int) {
    for place in Int(node.firstOwner)..<Int(node.ownerEnd) {
      switch lexicon.tree.owners[place] {
      case .term(let term):
        let here = TermPlace(term: Int(term), token: start)
        if node.hasGap, found.terms[termsBefore...].contains(here) { continue }
        found.terms.append(here)
      case .entry(let entry):
        // The nearest way through the text was the first.
        if node.hasGap, found.entries[entriesBefore...].contains(where: { $0.entry == Int(entry) })
        {
          continue
        }
        found.entries.append(
          Match(
            entry: Int(entry), sentence: sentence, tokens: start..<last + 1,
            wordCount: Int(node.wordCount), start: Int(text.tokens[start].start),
            end: Int(text.tokens[last].end)))
      }
    }
  }

  /// Puts the few matches that begin with one word in order.
  private mutating func rank() {
    for place in found.entries.indices.dropFirst(entriesBefore + 1) {
      var at = place
      while at > entriesBefore, lexicon.outranks(found.entries[at], found.entries[at - 1]) {
        found.entries.swapAt(at, at - 1)
        at -= 1
      }
    }
  }
}
