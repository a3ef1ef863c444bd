extension Analysis {
  /// Whether two readings differ in nothing but their weight.
  func isLike(_ other: Analysis) -> Bool {
    var copy = other
    copy.weight = weight
    return copy == self
  }
}

extension [Analysis] {
  /// The readings with their weights multiplied.
  func scaled(by factor: Double) -> [Analysis] {
    map { reading in
      var copy = reading
      copy.weight *= factor
      return copy
    }
  }

  /// The readings with weights that sum to one number; as they are where none weighs anything.
  func scaled(to sum: Double) -> [Analysis] {
    let total = reduce(0) { $0 + $1.weight }
    return total > 0 ? scaled(by: sum / total) : self
  }
}

/// Readings of the likeliest lemma first, likeliest first among them: a lemma is as likely as all
/// its readings together.
func likeliestLemmaFirst(_ readings: [Analysis]) -> [Analysis] {
  var sums: [(lemma: String, part: PartOfSpeech, weight: Double)] = []
  for reading in readings {
    if let same = sums.firstIndex(where: {
      $0.lemma == reading.lemma && $0.part == reading.partOfSpeech
    }) {
      sums[same].weight += reading.weight
    } else {
      sums.append((reading.lemma, reading.partOfSpeech, reading.weight))
    }
  }
  let order = sums.enumerated().sorted {
    ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset)
  }
  return order.flatMap { sum in
    readings.enumerated()
      .filter {
        $0.element.lemma == sum.element.lemma && $0.element.partOfSpeech == sum.element.part
      }
      .sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }
      .map(\.element)
  }
}
