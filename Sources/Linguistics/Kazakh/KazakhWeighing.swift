internal import Basics

/// What the word list says about its own words.
extension KazakhAnalyser {
  /// A listed word that may be an inflected form of another stem.
  private struct Suspicion {
    var stem: Int
    var parent: Int
    /// Letters of the suffixes that would make it one.
    var letters: Int
    /// The price of those suffixes.
    var chain: Float
    /// A verb's form speaks louder against a word the fewer suffixes make it.
    var isOneSuffix: Bool
  }

  /// A listed word that may be derived from another, which would make it a word of its own.
  private struct Defence {
    var stem: Int
    var parent: Int
  }

  /// A reading of a listed word by another stem.
  private struct Witness {
    var stem: Int
    /// Where its suffixes begin.
    var position: Int
    var chain: ArraySlice<Int32>
    var chainCost: Float
  }

  /// What a part of the list says.
  private struct Testimony: Sendable {
    var family: [Int]
    var cost: [Float]
    var suspicions: [Suspicion] = []
    var defences: [Defence] = []
  }

  /// Counts for each stem the words of the list that it explains, and marks listed words that are
  /// rather inflected forms of another stem (болады, балалар).
  func weighed(_ words: [[UInt8]]) -> KazakhLexicon {
    let all = words + unlisted(words)
    // As many parts on every machine, each heard by itself.
    let parts = 8
    let heard = sideBySide(parts) { part in
      testimony(all[(all.count * part / parts)..<(all.count * (part + 1) / parts)])
    }
    var whole = Testimony(
      family: Array(repeating: 0, count: lexicon.stems.count),
      cost: Array(repeating: 0, count: lexicon.stems.count))
    for part in heard {
      for stem in whole.family.indices {
        whole.family[stem] += part.family[stem]
        whole.cost[stem] = max(whole.cost[stem], part.cost[stem])
      }
      whole.suspicions += part.suspicions
      whole.defences += part.defences
    }
    weighHomographs(whole.family, &whole.cost)
    judge(whole.suspicions, whole.defences, whole.family, &whole.cost)
    var weighed = lexicon
    for stem in whole.family.indices {
      weighed.set(family: whole.family[stem], cost: whole.cost[stem], of: stem)
    }
    return weighed
  }

  private func testimony(_ words: ArraySlice<[UInt8]>) -> Testimony {
    var heard = Testimony(
      family: Array(repeating: 0, count: lexicon.stems.count),
      cost: Array(repeating: 0, count: lexicon.stems.count))
    // Of the word at hand: the stems that it is by itself, its other readings, and their chains.
    var bare: [Int] = []
    var witnesses: [(stem: Int, position: Int, chain: Range<Int>, cost: Float)] = []
    var chains: [Int32] = []
    for sounds in words {
      bare.removeAll(keepingCapacity: true)
      witnesses.removeAll(keepingCapacity: true)
      chains.removeAll(keepingCapacity: true)
      eachListed(KazakhLattice(sounds, grammar)) { position, variant, state, chain in
        if chain.isEmpty, variant.condition != .present { return bare.append(Int(variant.stem)) }
        let first = chains.count
        chains += chain
        witnesses.append(
          (
            Int(variant.stem), position, first..<chains.count,
            grammar.cost(of: chain, from: state)
          ))
      }
      var last = -1
      for one in witnesses {
        if one.stem != last { heard.family[one.stem] += 1 }
        last = one.stem
        let witness = Witness(
          stem: one.stem, position: one.position, chain: chains[one.chain], chainCost: one.cost)
        for stem in bare {
          if lexicon.stems[stem].partOfSpeech == .verb {
            heard.cost[stem] = max(heard.cost[stem], verbCost(witness))
          } else if isDerivative(witness) {
            heard.defences.append(Defence(stem: stem, parent: witness.stem))
          } else if let suspicion = suspicion(stem, witness, sounds.count) {
            heard.suspicions.append(suspicion)
          }
        }
      }
    }
    return heard
  }

  /// Stems out of infinitives that the list does not hold by themselves.
  private func unlisted(_ words: [[UInt8]]) -> [[UInt8]] {
    var known = SoundTable(capacity: words.count)
    for word in words { known[SoundKey(word)] = 0 }
    return lexicon.stems.map(\.lemma).filter { !known.contains(SoundKey($0)) }
  }

  /// Whether a reading throws suspicion on a listed noun: by an inflection that is common enough
  /// for its length.
  private func suspicion(_ stem: Int, _ witness: Witness, _ count: Int) -> Suspicion? {
    let letters = max(1, count - witness.position)
    guard let last = witness.chain.last else {
      return Suspicion(
        stem: stem, parent: witness.stem, letters: 2, chain: witness.chainCost,
        isOneSuffix: false)
    }
    let arc = grammar.arcs[Int(last)]
    // Derived words are words of their own, and so are the names of those who do something.
    guard !arc.isDerived, Int(arc.to) != start.verb,
      !witness.chain.contains(where: { Int(grammar.arcs[Int($0)].to) == start.habit })
    else { return nil }
    // Only what the table calls an adjective or adverb has degrees: жапырақ is no жап-ырақ.
    if Int(arc.to) == start.noun, !isGradable(lexicon.stems[witness.stem]) { return nil }
    // жетістік is more than what we reached: such forms are rare in a list of words.
    let isWePast =
      grammar.features[Int(arc.features)].isFirstPersonPast
      && !witness.chain.contains { Int(grammar.arcs[Int($0)].to) == start.negated }
    let most =
      letters > 2 && !isWePast
      ? Weights.longInflection : letters == 2 ? Weights.twoLetters : Weights.plainInflection
    guard witness.chainCost < most else { return nil }
    return Suspicion(
      stem: stem, parent: witness.stem, letters: letters, chain: witness.chainCost,
      isOneSuffix: witness.chain.count == 1)
  }

  private func isGradable(_ stem: KazakhLexicon.Stem) -> Bool {
    table.rows[sounds.decode(stem.lemma)]?.contains {
      $0.partOfSpeech == .adjective || $0.partOfSpeech == .adverb || $0.partOfSpeech == .adposition
    } ?? false
  }

  /// What stands against a listed verb that another verb explains by its voice or negation.
  private func verbCost(_ witness: Witness) -> Float {
    guard let last = witness.chain.last,
      !witness.chain.contains(where: { grammar.arcs[Int($0)].isDerived })
    else { return 0 }
    let state = Int(grammar.arcs[Int(last)].to)
    if state == start.voiced { return Weights.voicedStem }
    if state == start.negated { return Weights.negatedStem }
    return state == start.present && witness.chain.count == 1 ? Weights.presentStem : 0
  }

  /// Convicts words whose supposed stem has a family large enough beside their own; the shorter
  /// the suffix, the larger it must be, since short endings are often chance (ара, мәтін).
  private func judge(
    _ suspicions: [Suspicion], _ defences: [Defence], _ family: [Int], _ cost: inout [Float]
  ) {
    let convictions = suspicions.compactMap { one -> (Suspicion, Float)? in
      let excess = Float(family[one.parent] + 1) / Float(family[one.stem] + 1)
      let (least, price) = Weights.inflected[min(one.letters, Weights.inflected.count) - 1]
      return excess > least ? (one, price) : nil
    }
    for (one, price) in convictions { cost[one.stem] = max(cost[one.stem], price) }
    // A verb with a larger family than the noun's refutes the defence if one suffix is all it
    // takes: қалды is not қал-ды, but табысты is табыс-ты.
    var verbFamily = [Int](repeating: 0, count: cost.count)
    for one in suspicions
    where one.isOneSuffix && lexicon.stems[one.parent].partOfSpeech == .verb {
      verbFamily[one.stem] = max(verbFamily[one.stem], family[one.parent])
    }
    let convicted = cost
    var acquitted: Set<Int> = []
    for one in defences
    where convicted[one.parent] < Weights.crediblyNoun
      && verbFamily[one.stem] <= family[one.parent]
      && lexicon.stems[one.parent].partOfSpeech != .properName
    {
      acquitted.insert(one.stem)
      let isAlone = family[one.stem] == 0
      cost[one.stem] = isAlone ? min(cost[one.stem], Weights.loneDerivative) : 0
    }
    outbid(convictions.map(\.0), acquitted, family, &cost)
  }

  /// Lets a convicted word cost more than the cheapest reading that convicted it, even where that
  /// reading's stem is under suspicion too: тарапынан is a form of тарап, be that тара-п or not.
  private func outbid(
    _ convictions: [Suspicion], _ acquitted: Set<Int>, _ family: [Int], _ cost: inout [Float]
  ) {
    var cheapest = [Float](repeating: .infinity, count: cost.count)
    for one in convictions
    where one.letters >= Weights.outbidLetters && one.chain < Weights.outbidChain
      && !acquitted.contains(one.stem)
    {
      let excess = Float(family[one.parent] + 1) / Float(family[one.stem] + 1)
      let price = one.chain + cost[one.parent] - Float(Weights.family * Price.folds(Double(excess)))
      cheapest[one.stem] = min(cheapest[one.stem], price)
    }
    for (stem, price) in cheapest.enumerated() where price < .infinity {
      cost[stem] = max(cost[stem], price + Weights.outbid)
    }
  }

  /// What can be derived is a word of its own, though it look like a case too: міндетті.
  private func isDerivative(_ witness: Witness) -> Bool {
    guard witness.chain.count == 1, let only = witness.chain.first else { return false }
    let arc = grammar.arcs[Int(only)]
    // Of verbs, what is longer than -ма: қанағаттанарлық.
    return arc.isDerived && Int(arc.to) == start.noun
      && (arc.length > 2 || lexicon.stems[witness.stem].partOfSpeech != .verb)
  }

  /// A noun that is also a verb's stem is as good as its share of the words that either explains.
  private func weighHomographs(_ family: [Int], _ cost: inout [Float]) {
    for (number, stem) in lexicon.stems.enumerated() {
      guard let verb = stem.verb else { continue }
      let excess = Float(family[verb] + 1) / Float(family[number] + 1)
      let price = Weights.homograph + Weights.homographShare * Float(Price.folds(Double(excess)))
      cost[number] += min(max(price, 0), Weights.homographMost)
    }
  }
}
