/// Words with hyphens, digits and foreign letters.
extension KazakhAnalyser {
  func divided(_ scalars: [Unicode.Scalar], at mark: Int, _ shape: WordShape) -> [Scored] {
    let left = Array(scalars[..<mark])
    let right = Array(scalars[(mark + 1)...])
    guard !left.isEmpty, !right.isEmpty else { return [] }
    let isNumber = left.contains { $0.properties.numericType != nil }
    let isAbbreviation = shape.leadingCapitals == left.count && left.count > 1
    let isForeign = left.contains { sounds.number(of: $0) == KazakhSounds.other }
    if isNumber || isAbbreviation || isForeign || isShort(left) {
      let tail = suffixed(left, right, isNumber: isNumber, shape)
      if !tail.isEmpty { return tail }
    }
    if table.enclitics.contains(text(right)) { return plain(left) }
    if isIntensifier(left, right) { return plain(right) }
    return compound(left, right, shape)
  }

  /// тап-таза → таза: the first syllable, closed by п or м, strengthens the word.
  private func isIntensifier(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Bool {
    left.count > 1 && left.count < 4 && (left.last == "п" || left.last == "м")
      && right.starts(with: left.dropLast())
  }

  /// The readings of one part of the word.
  private func plain(_ part: [Unicode.Scalar]) -> [Scored] {
    analyses(of: text(part), folded: text(part)).map {
      Scored(reading: $0, cost: Price.of(weight: $0.weight))
    }
  }

  /// АҚШ-пен, 55-ші: the right part is a chain of suffixes; how the left part sounds is not
  /// written, so any suffix may follow it.
  func suffixed(
    _ left: [Unicode.Scalar], _ right: [Unicode.Scalar], isNumber: Bool, _ shape: WordShape
  ) -> [Scored] {
    let part: PartOfSpeech = isNumber ? .numeral : shape.isCapitalized ? .abbreviation : .noun
    let lemma = text(left.filter { $0 != "%" })
    if isNumber, table.ordinals.contains(text(right)) {
      return [Scored(reading: Analysis(lemma: lemma, partOfSpeech: .numeral), cost: 0)]
    }
    return tails(sounds.encode(right)).map { reading, cost in
      var whole = reading
      whole.lemma = lemma
      whole.partOfSpeech = part
      return Scored(reading: whole, cost: cost)
    }
  }

  /// The features of a run of suffixes after an unknown sound.
  private func tails(_ ending: [UInt8]) -> [(Analysis, Double)] {
    var found: [(Analysis, Double)] = []
    let word = KazakhLattice(ending, grammar, isSuffix: true)
    word.chains(from: 0, state: start.numeral) { chain in
      var reading = Analysis(lemma: "", partOfSpeech: .noun)
      for number in chain {
        grammar.features[Int(grammar.arcs[Int(number)].features)].apply(to: &reading)
      }
      if reading.grammaticalCase == nil { reading.grammaticalCase = .nominative }
      if reading.number == nil { reading.number = .singular }
      found.append((reading, Double(grammar.cost(of: chain, from: start.numeral))))
    }
    return found
  }

  /// Letters that spell a name, in lower case, or a unit.
  private func isShort(_ left: [Unicode.Scalar]) -> Bool {
    let word = text(left)
    return left.count <= 5
      && (!knows(word) || table.rows[word]?.first?.partOfSpeech == .abbreviation)
  }

  /// қарым-қатынастарды → қарым-қатынас: the last part is inflected, the others stay.
  private func compound(
    _ left: [Unicode.Scalar], _ right: [Unicode.Scalar], _ shape: WordShape
  ) -> [Scored] {
    let head = text(left)
    return analyses(of: text(right), folded: text(right)).map { reading in
      var whole = reading
      whole.lemma = head + "-" + reading.lemma
      return Scored(reading: whole, cost: Price.of(weight: reading.weight))
    }
  }

  /// Samsungтің, 2020жылы: suffixes straight after letters that are not Kazakh.
  func afterForeign(
    _ scalars: [Unicode.Scalar], _ sounds: [UInt8], _ foreign: Int, _ shape: WordShape
  ) -> [Scored] {
    let part: PartOfSpeech = shape.isCapitalized ? .properName : .other
    let whole = Scored(
      reading: Analysis(lemma: text(scalars), partOfSpeech: part), cost: 3)
    // Sounds and letters run apart where я or ю stand; then the word stays whole.
    guard sounds.count == scalars.count, foreign + 1 < scalars.count else { return [whole] }
    let tails = tails(Array(sounds[(foreign + 1)...])).map { reading, cost in
      var copy = reading
      copy.lemma = text(scalars[...foreign])
      copy.partOfSpeech = part
      return Scored(reading: copy, cost: cost)
    }
    return tails + [whole]
  }

  private func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
