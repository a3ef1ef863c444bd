/// The parts of Kazakh morphology at work.
///
/// A class, so that closures share it instead of copying its tables' references.
final class KazakhAnalyser: Sendable {
  let sounds: KazakhSounds
  let grammar: KazakhGrammar
  let lexicon: KazakhLexicon
  let table: KazakhWordTable
  let start: Starts
  let respelling: KazakhRespelling

  init(grammar: KazakhGrammar, lexicon: KazakhLexicon, table: KazakhWordTable) {
    sounds = grammar.sounds
    self.grammar = grammar
    self.lexicon = lexicon
    self.table = table
    start = Starts(grammar)
    respelling = KazakhRespelling(grammar.sounds, table)
  }

  func knows(_ folded: String) -> Bool {
    if table.rows[folded] != nil { return true }
    let word = KazakhLattice(sounds.encode(folded.unicodeScalars), grammar)
    return listed(word).contains { $0.cost < Weights.known }
  }

  func analyses(of surface: String, folded: String) -> [Analysis] {
    let shape = WordShape(surface)
    guard let abbreviation = abbreviation(folded, shape) else { return words(folded, shape) }
    return [abbreviation].scaled(by: 1 - Weights.besideAbbreviation)
      + words(folded, shape).scaled(by: Weights.besideAbbreviation)
  }

  /// The readings of a word that is no abbreviation.
  private func words(_ folded: String, _ shape: WordShape) -> [Analysis] {
    let rows = table.rows[folded] ?? []
    let used = rows.reduce(0) { $0 + $1.weight }
    // What the table settles needs no grammar.
    if used >= 0.999 { return rows }
    let own = scored(folded, shape)
    let isKnown = !rows.isEmpty || own.contains { $0.cost < Weights.known }
    let respelt = respelt(folded, shape, below: isKnown ? Weights.known : Weights.respeltMost)
    let open = { self.weighted(own).scaled(by: 1 - used) }
    guard let best = respelt.map(\.cost).min() else { return likeliestLemmaFirst(rows + open()) }
    let isDoubtful =
      shape.isCapitalized && respelling.forms(of: sounds.encode(folded.unicodeScalars)).isEmpty
      && (folded.unicodeScalars.count < Weights.longName || best > Weights.respeltName)
    guard isKnown || isDoubtful else { return likeliestLemmaFirst(weighted(own + respelt)) }
    // What the word is as it stands goes first, whatever else it may be typed for.
    let share = isKnown ? Weights.respeltBehind : Weights.respeltBesideName
    return likeliestLemmaFirst((rows + open()).scaled(by: 1 - share))
      + likeliestLemmaFirst(weighted(respelt).scaled(by: share))
  }

  /// Readings of the words that this one may be typed for without the letters of Kazakh.
  private func respelt(_ folded: String, _ shape: WordShape, below most: Double) -> [Scored] {
    let typed = sounds.encode(folded.unicodeScalars)
    guard typed.count > 1, typed.count < Weights.longestRespelt, respelling.isPossible(typed) else {
      return []
    }
    let forms = respelling.forms(of: typed)
    let closed = forms.flatMap { analyses(of: $0, folded: $0) }.map {
      Scored(reading: marked($0), cost: Weights.respelt + Price.of(weight: $0.weight))
    }
    let spellings = respelling.spellings(of: typed, limit: Weights.respellings, in: lexicon)
    return closed
      + spellings.flatMap { spelling -> [Scored] in
        if forms.contains(sounds.decode(spelling.sounds)) { return [] }
        let word = KazakhLattice(spelling.sounds, grammar)
        let known = listed(word).filter { $0.cost < most }
        return readings(of: known, word, shape).map {
          Scored(
            reading: marked($0.reading), cost: Weights.respelt + Double(spelling.cost) + $0.cost)
        }
      }
  }

  private func marked(_ reading: Analysis) -> Analysis {
    var copy = reading
    copy.isRespelt = true
    return copy
  }

  /// Readings with their costs as negative weights.
  private func scored(_ folded: String, _ shape: WordShape) -> [Scored] {
    let scalars = Array(folded.unicodeScalars)
    if let mark = scalars.lastIndex(where: { $0 == "-" || $0 == "'" || $0 == "’" }) {
      let parts = divided(scalars, at: mark, shape)
      if !parts.isEmpty { return parts }
    }
    // ІІМнің, which should have a hyphen.
    if shape.leadingCapitals > 1, shape.leadingCapitals < scalars.count {
      let parts = suffixed(
        Array(scalars[..<shape.leadingCapitals]), Array(scalars[shape.leadingCapitals...]),
        isNumber: false, shape)
      if !parts.isEmpty { return parts }
    }
    let sounds = sounds.encode(scalars)
    if let foreign = sounds.lastIndex(of: KazakhSounds.other) {
      return afterForeign(scalars, sounds, foreign, shape)
    }
    let word = KazakhLattice(sounds, grammar)
    return readings(of: candidates(word, shape), word, shape)
  }

  /// Softmax over costs: a unit of cost is a factor e.
  private func weighted(_ scored: [Scored]) -> [Analysis] {
    guard let best = scored.map(\.cost).min() else { return [] }
    var merged: [Analysis] = []
    var total = 0.0
    for one in scored {
      // Beyond this the reading is no more than a chance of spelling: weight below 0.0005.
      guard one.cost - best < 7.5 else { continue }
      var reading = one.reading
      reading.weight = Price.weight(one.cost - best)
      if let same = merged.firstIndex(where: { $0.isLike(reading) }) {
        // Two ways to the same reading are one reading.
        let gain = max(0, reading.weight - merged[same].weight)
        merged[same].weight += gain
        total += gain
      } else {
        merged.append(reading)
        total += reading.weight
      }
    }
    return merged.scaled(by: 1 / total)
  }

  func isDerived(_ chain: [Int32]) -> Bool {
    chain.contains { grammar.arcs[Int($0)].isDerived }
  }
}
