internal import Coding
internal import Measures

extension StudyCorpus {
  /// Every coded article as sampling sees it, in the order of the cards.
  package func sampleUnits() throws -> [SampleUnit] {
    var units: [SampleUnit] = []
    try visitCodings { number, coding in
      let card = cards[number]
      units.append(
        SampleUnit(
          id: card.id, language: card.language, outlet: card.outlet, year: card.year ?? "",
          hit: HitClass(
            coding.relevance, hasBlockedMovers: coding.evidence.contains(where: isBlockedMover))))
      return .next
    }
    return units
  }

  /// Articles by id as coders get them, in the order given; with the program's codes where `known`
  /// is given.
  package func sampleTexts(_ ids: [String], codedBy known: KnownCodes?) throws -> [SampleText] {
    let numbers = Dictionary(
      cards.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { a, _ in a })
    return try ids.compactMap { id in
      guard let number = numbers[id] else { return nil }
      let card = cards[number]
      let words = try text(of: number)
      return SampleText(
        id: card.id, language: card.language, outlet: card.outlet, date: card.day ?? "",
        title: words.title, text: words.text, address: card.address ?? "",
        codes: try known?.codes(of: coding(of: number)))
    }
  }
}

/// A word that names movers or points at them, and was kept from counting.
private func isBlockedMover(_ item: Evidence) -> Bool {
  item.blocked != nil && ["groups", "labels"].contains(item.layer)
    && (Mention.moverGroups.contains(item.code) || item.code == "hint")
}
