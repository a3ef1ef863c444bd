/// The words that a session has met so far; a struct, so that its tables are reached without checks of
/// exclusive access.
struct SessionMemory {
  private(set) var vocabulary = Vocabulary()
  private var costs: [LanguageIdentifier.Costs] = []
  private var types: TypeTable
  private var disambiguation = Disambiguation()
  /// Numbers of the types of the sentence at hand.
  private var sentence: [Int] = []
  /// For each type its number in the text at hand, under the number of that text.
  private var numbers: [(text: UInt32, number: Int32)] = []
  private var texts: UInt32 = 0

  init(types: TypeTable) { self.types = types }

  /// The number of the spelling of a piece.
  mutating func spelling(
    of piece: Piece, in units: [UInt16], _ identifier: LanguageIdentifier
  ) -> Int32 {
    let found: (number: Int, isNew: Bool)
    if piece.form == .spacedCompound {
      // "көші - қон" and "көші.қон" are "көші-қон".
      let parts = units[piece.range].split { !Letters.isLetter($0) }
      found = vocabulary.number(
        of: Array(parts.joined(separator: [Letters.hyphen])).span, piece.kind)
    } else {
      found = vocabulary.number(of: units.span.extracting(piece.range), piece.kind)
    }
    if found.isNew {
      types.addSpelling()
      costs.append(.init(repeating: 0))
      if piece.kind == .word { judge(found.number, identifier) }
    }
    return Int32(truncatingIfNeeded: found.number)
  }

  private mutating func judge(_ spelling: Int, _ identifier: LanguageIdentifier) {
    let judged = identifier.costs(of: vocabulary.units(of: spelling))
    costs[spelling] = judged
    if vocabulary.spellings[spelling].script == .cyrillic {
      let (kazakh, russian) = identifier.kazakhAndRussian(judged)
      vocabulary.set(kazakh: kazakh, russian: russian, of: spelling)
    }
  }

  /// Which words of a Kazakh or Russian sentence are of the other of these languages; nil for none.
  func foreign(_ sentence: ArraySlice<Int32>, in language: Language) -> [Bool]? {
    guard language != .other else { return nil }
    var isFirst = true
    return CodeSwitching.foreign(
      sentence.map { number in
        let spelling = vocabulary.spellings[Int(number)]
        guard spelling.kind == .word else { return 0 }
        let cost = spelling.kazakhLessRussian
        let weighed = spelling.isName && !isFirst ? LanguageIdentifier.ofName(cost) : cost
        isFirst = false
        return language == .kazakh ? weighed : 0 &- weighed
      })
  }

  /// The words of a sentence as the identifier wants them.
  func judged(
    _ sentence: ArraySlice<Int32>, _ identifier: LanguageIdentifier
  ) -> LanguageIdentifier.Judged {
    var judged = LanguageIdentifier.Judged()
    // Two loops, since the sums of both together do not fit the registers.
    for number in sentence where vocabulary.spellings[Int(number)].kind == .word {
      judged.letters += vocabulary.spellings[Int(number)].letters
    }
    let script = judged.letters.script
    for number in sentence.prefix(LanguageIdentifier.mostWords)
    where vocabulary.spellings[Int(number)].kind == .word {
      identifier.add(
        costs[Int(number)], of: vocabulary.spellings[Int(number)], isFirst: judged.words == 0,
        script, to: &judged)
      judged.words += 1
    }
    judged.addNames()
    return judged
  }

  /// Whether a sentence has two long words or more and not one small letter.
  func isShouted(_ sentence: ArraySlice<Int32>) -> Bool {
    var words = 0
    for number in sentence {
      let spelling = vocabulary.spellings[Int(number)]
      guard spelling.kind == .word else { continue }
      if spelling.hasLower { return false }
      // Shorter ones may be abbreviations: АҚШ, ТМД, ЮНЕСКО.
      if spelling.length > 6 { words += 1 }
    }
    return words >= 2
  }

  mutating func beginSentence() { sentence.removeAll(keepingCapacity: true) }

  /// Chooses the readings of the sentence at hand.
  func choose(_ tokens: inout [Token], _ range: Range<Int>, _ language: Language) {
    disambiguation.choose(&tokens, range, sentence, language)
  }

  /// Lets the types of the next text be numbered from 0.
  mutating func beginText() { texts &+= 1 }

  /// The number of a type among those of the text at hand, which it is added to where it is new.
  mutating func type(
    of spelling: Int32, _ manner: TypeTable.Manner, _ text: inout [WordType]
  ) -> Int32 {
    let number = types.number(of: Int(spelling), manner, vocabulary)
    if number == numbers.count {
      numbers.append((0, 0))
      disambiguation.append(types.types[number])
    }
    sentence.append(number)
    if numbers[number].text == texts { return numbers[number].number }
    let local = Int32(truncatingIfNeeded: text.count)
    text.append(types.types[number])
    numbers[number] = (texts, local)
    return local
  }
}
