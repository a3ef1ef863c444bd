internal import Linguistics

/// One text on its way through the tree of patterns.
///
/// A token with which no pattern begins costs two loads and a comparison. What is read only and what
/// changes are apart, so that reading takes no counting of references.
struct Search {
  private let lexicon: CompiledLexicon
  private let met: MetTypes
  private let text: AnalyzedText
  /// What the types of the text mean, by their numbers in it.
  private let types: [MetTypes.Record]

  static func matches(
    in text: AnalyzedText, _ lexicon: CompiledLexicon, _ met: inout MetTypes
  ) -> Matches {
    let types = met.records(of: text.types, in: lexicon)
    let search = Search(lexicon: lexicon, met: met, text: text, types: types)
    var state = State()
    // News in a large lexicon has about so many.
    state.found.entries.reserveCapacity(text.tokens.count / 2)
    state.found.terms.reserveCapacity(text.tokens.count / 2)
    search.run(&state)
    return state.found
  }

  /// What was found, and the word at hand.
  fileprivate struct State {
    var found = Matches()
    var start = 0
    /// The sentence of the word, and where it ends.
    var sentence = 0
    var limit = 0
    /// How much was found before the word.
    var entriesBefore = 0
    var termsBefore = 0
  }

  private init(
    lexicon: CompiledLexicon, met: MetTypes, text: AnalyzedText, types: [MetTypes.Record]
  ) {
    self.lexicon = lexicon
    self.met = met
    self.text = text
    self.types = types
  }

  private func run(_ state: inout State) {
    for number in text.sentences.indices {
      let range = text.sentences[number].tokens
      (state.sentence, state.limit) = (number, range.upperBound)
      for position in range where types[Int(text.tokens[position].type)].canStart {
        search(from: position, &state)
      }
    }
  }

  private func search(from position: Int, _ state: inout State) {
    state.start = position
    (state.entriesBefore, state.termsBefore) = (state.found.entries.count, state.found.terms.count)
    let token = text.tokens[position]
    let type = types[Int(token.type)]
    // A single word counts in the reading chosen for its context: қала “city” is not қала, a form of
    // қалу. In a phrase the other words are the context.
    let reading = min(Int(type.readingCount), max(0, Int(token.reading)))
    let list = Int(met.pool[Int(type.readings) + reading])
    for place in list + 1..<list + 1 + Int(met.pool[list]) {
      note(lexicon.tree.nodes[Int(met.pool[place])], upTo: position, &state)
    }
    if type.fan >= 0 {
      let fan = met.fans[Int(type.fan)]
      follow(fan.node, fan.bitmap, after: position, &state)
    }
    if state.found.entries.count - state.entriesBefore > 1 { rank(&state) }
  }

  /// Looks for the words that may stand after those of a node, the nearest first.
  ///
  /// `bitmap` is where more bits stand than the node has itself; -1 for nowhere.
  private func follow(
    _ node: PatternTree.Node, _ bitmap: Int, after position: Int, _ state: inout State
  ) {
    let end = min(state.limit, position + 2 + Int(node.longestGap))
    var next = position + 1
    while next < end {
      let type = types[Int(text.tokens[next].type)]
      if type.bits & node.bits != 0 {
        for place in Int(type.elements)..<Int(type.elementEnd) {
          let element = met.pool[place]
          let mayFollow =
            bitmap < 0
            ? PatternTree.bit(element) & node.bits != 0 : met.mayFollow(element, bitmap: bitmap)
          if mayFollow { step(from: node, element, at: next, gap: next - position - 1, &state) }
        }
      }
      if type.isBorder { return }
      next += 1
    }
  }

  private func step(
    from node: PatternTree.Node, _ element: ElementID, at position: Int, gap: Int,
    _ state: inout State
  ) {
    var low = Int(node.firstEdge)
    var high = Int(node.edgeEnd)
    while low < high {
      let middle = (low + high) / 2
      if met.edges[middle].element < element { low = middle + 1 } else { high = middle }
    }
    while low < Int(node.edgeEnd), met.edges[low].element == element {
      if gap <= Int(met.edges[low].gap) {
        let next = lexicon.tree.nodes[Int(met.edges[low].node)]
        note(next, upTo: position, &state)
        if next.bits != 0 { follow(next, -1, after: position, &state) }
      }
      low += 1
    }
  }

  /// Notes the patterns that end at a node.
  private func note(_ node: PatternTree.Node, upTo last: Int, _ state: inout State) {
    for place in Int(node.firstOwner)..<Int(node.ownerEnd) {
      switch lexicon.tree.owners[place] {
      case .term(let term):
        let here = TermPlace(term: Int(term), token: state.start)
        if node.hasGap, state.found.terms[state.termsBefore...].contains(here) { continue }
        state.found.terms.append(here)
      case .entry(let entry):
        // The nearest way through the text was the first.
        if node.hasGap, state.hasFound(Int(entry)) { continue }
        state.found.entries.append(
          Match(
            entry: Int(entry), sentence: state.sentence, tokens: state.start..<last + 1,
            wordCount: Int(node.wordCount), start: Int(text.tokens[state.start].start),
            end: Int(text.tokens[last].end)))
      }
    }
  }

  /// Puts the few matches that begin with one word in order.
  private func rank(_ state: inout State) {
    for place in state.found.entries.indices.dropFirst(state.entriesBefore + 1) {
      var at = place
      while at > state.entriesBefore,
        lexicon.outranks(state.found.entries[at], state.found.entries[at - 1])
      {
        state.found.entries.swapAt(at, at - 1)
        at -= 1
      }
    }
  }
}

extension Search.State {
  /// Whether an entry was found from the word at hand on.
  fileprivate func hasFound(_ entry: Int) -> Bool {
    found.entries[entriesBefore...].contains { $0.entry == entry }
  }
}
