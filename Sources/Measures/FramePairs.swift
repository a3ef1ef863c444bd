extension Corpus {
  /// Pairs of frames that meet at all, the most frequent first.
  func framePairs(_ frames: [String]) -> [FramePair] {
    let sample = sample(relevant) { $0.frames }
    let having = frames.map { sample.share(of: $0) }
    let firsts = relevant.filter { isFirstPrinting[$0] }
    let inStories = frames.map { frame in
      Set(firsts.filter { articles[$0].frames.contains(frame) })
    }
    var pairs: [FramePair] = []
    for first in frames.indices {
      let met = Set(having[first].articles.flatMap { articles[$0].frames })
      for second in frames.indices.dropFirst(first + 1) where met.contains(frames[second]) {
        let both = inStories[first].intersection(inStories[second]).count
        let (one, other) = (inStories[first].count, inStories[second].count)
        let stories = FourFold(
          both: both, first: one - both, second: other - both,
          neither: firsts.count - one - other + both)
        pairs.append(
          FramePair(
            first: frames[first], second: frames[second],
            share: sample.share(of: frames[first], frames[second]),
            expected: Double(having[first].numerator) * Double(having[second].numerator)
              / Double(max(1, relevant.count)),
            stories: stories, adjusted: stories.probability))
      }
    }
    for (place, adjusted) in holm(pairs.map(\.adjusted)).enumerated() {
      pairs[place].adjusted = adjusted
    }
    return pairs.enumerated().sorted {
      ($1.element.share.numerator, $0.offset) < ($0.element.share.numerator, $1.offset)
    }.map(\.element)
  }
}
