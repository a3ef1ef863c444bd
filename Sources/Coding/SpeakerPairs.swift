internal import Lexicons
internal import Linguistics

/// Which noun a verb of saying belongs to.
extension Sources {

  /// The cues that have a speaker of their own, each speaker with the closest of them, in order.
  static func paired(
    _ cues: [Found], _ names: [Found], _ sources: Sources
  ) -> [Pair] {
    var best: [Int: (cue: Found, distance: Int)] = [:]
    let names = names.prefix(Tuning.mostInSentence)
    var taken = Int.min
    for cue in cues.prefix(Tuning.mostInSentence) where !sources.hasPronoun(cue) {
      let candidates = names.indices.compactMap { place -> (Int, Int)? in
        sources.distance(cue, names[place], after: taken).map { (place, $0) }
      }
      guard let closest = candidates.min(by: { ($0.1, $0.0) < ($1.1, $1.0) }) else { continue }
      let place = sources.apposed(to: closest.0, names)
      if closest.1 < best[place]?.distance ?? .max { best[place] = (cue, closest.1) }
      if cue.code == "verb" { taken = cue.tokens.upperBound }
    }
    return best.keys.sorted().compactMap { place in
      best[place].map { ($0.cue, names[place], names[place].code, nil) }
    }
  }

  /// Ол … айтты; он говорит; по её словам; оның айтуынша: a pronoun stands where the name would.
  func hasPronoun(_ cue: Found) -> Bool {
    let sentence = scene.text.sentences[cue.sentence]
    if cue.code == "phrase" {
      let near = max(sentence.tokens.lowerBound, cue.tokens.lowerBound - 1)..<cue.tokens.upperBound
      return near.contains { scene.info($0).pronoun == .owner }
    }
    if sentence.language == .kazakh {
      return scene.info(sentence.tokens.lowerBound).pronoun == .subject
    }
    let first = max(sentence.tokens.lowerBound, cue.tokens.lowerBound - 2)
    let end = min(sentence.tokens.upperBound, cue.tokens.upperBound + 2)
    return (first..<end).contains { scene.info($0).pronoun == .subject }
  }

  /// Сварщик, отец троих детей: the noun before the comma says who it is.
  func apposed(to place: Int, _ names: ArraySlice<Found>) -> Int {
    var place = place
    while place > names.startIndex {
      let comma = names[place].tokens.lowerBound - 1
      guard names[place - 1].tokens.upperBound == comma, scene.info(comma).mark == .comma,
        names[place].entry.weight < 1, self.names.stands(in: [.nominative], names[place - 1])
      else { return place }
      place -= 1
    }
    return place
  }

  /// How far a name is from a cue it can belong to: the closest wins, but in Kazakh, where the
  /// subject opens the sentence and the verb closes it, the first name of the clause.
  func distance(_ cue: Found, _ name: Found, after taken: Int) -> Int? {
    // В акимате сообщили is one entry.
    if name.tokens.overlaps(cue.tokens) { return cue.code == "phrase" ? 0 : nil }
    let isKazakh = scene.text.sentences[cue.sentence].language == .kazakh
    let isBefore = name.tokens.upperBound <= cue.tokens.lowerBound
    let gap =
      isBefore
      ? cue.tokens.lowerBound - name.tokens.upperBound
      : name.tokens.lowerBound - cue.tokens.upperBound
    if cue.code == "phrase" {
      // маманның айтуынша; по словам специалиста.
      return isBefore == isKazakh && gap <= Self.reach ? gap : nil
    }
    guard names.stands(in: [.nominative], name) || names.isOffice(name) else { return nil }
    // Дәнекерлеуші керек екені айтылады: with a passive the nominative is what was said.
    if isPassive(cue), !names.isOffice(name) { return nil }
    // Мужчины чаще называют деньги: people at large hold no views that a weak verb reports.
    if cue.entry.weight < 1, name.entry.weight < 1, name.code == Voices.mover,
      name.match.wordCount == 1, names.isPlural(name)
    {
      return nil
    }
    // Әлеуметтік желіде айтылады: what is said there is nobody's.
    if name.code == Voices.reader, isPassive(cue) { return nil }
    // “Those who came from the villages” are mostly spoken of: close to the verb they speak.
    if name.code == Voices.mover, name.entry.weight >= 1, gap > Self.reachOfMovers,
      isBefore || !isKazakh
    {
      return nil
    }
    if isKazakh {
      let between = cue.tokens.upperBound..<max(cue.tokens.upperBound, name.tokens.lowerBound)
      guard isBefore else {
        // «…», – дейді электрик Сәбит; after a comma another clause begins.
        return between.contains { [.comma, .semicolon, .colon].contains(scene.info($0).mark) }
          ? nil : gap <= 2 ? gap : 40 + gap
      }
      guard gap > 2 else { return gap }
      let start = scene.text.sentences[cue.sentence].tokens.lowerBound
      let isTaken = name.tokens.lowerBound < taken
      let isSameClause =
        scene.clauseOf[cue.tokens.lowerBound] == scene.clauseOf[name.tokens.lowerBound]
      if cue.entry.weight < 1, !isSameClause { return nil }
      return (isTaken ? 400 : 3) + name.tokens.lowerBound - start
    }
    guard names.agrees(name, with: cue) else { return nil }
    let isSameClause =
      scene.clauseOf[cue.tokens.lowerBound] == scene.clauseOf[name.tokens.lowerBound]
    if !isBefore, gap > (isSameClause ? Self.reachAfter : 2) { return nil }
    let cost = gap + (isSameClause ? 0 : Self.clauseCost)
    return cost <= Self.farthest ? cost : nil
  }
}
