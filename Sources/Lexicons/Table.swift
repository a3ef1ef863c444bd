/// The tables that analysts edit: one CSV file each, beside `codebook.csv`.
package enum Table: String, Codable, CaseIterable, Sendable {
  case groups, labels, places, stance, metaphors, ties, polarity, frames, speakers, attribution
  case shifters, exclusions

  /// The name of its file in the lexicon folder.
  package var fileName: String { "\(rawValue).csv" }

  /// The kind of the codes that its rows may use.
  package var kind: CodeKind {
    switch self {
    case .groups: .group
    case .labels: .label
    case .places: .place
    case .stance: .stance
    case .metaphors: .metaphor
    case .ties: .tie
    case .polarity: .polarity
    case .frames: .frame
    case .speakers: .speaker
    case .attribution: .attribution
    case .shifters: .shifter
    case .exclusions: .exclusion
    }
  }

  /// Tables whose entries compete for a word: there the longest match wins.
  ///
  /// Groups and labels name the same people, so they are one layer.
  package var layer: Layer { kind.layer }

  /// The columns of every table but the codebook, in order.
  package static let columns = [
    "id", "language", "pattern", "type", "code", "weight", "needs", "unless", "window", "note",
    "example",
  ]
}

/// A set of tables in which a word is used once.
package enum Layer: String, Codable, CaseIterable, Sendable {
  case exclusion, place, actor, speaker, attribution, shifter, stance, metaphor, tie, polarity
  case frame

  /// Its place among all layers, for tables by layer.
  package var number: Int {
    switch self {
    case .exclusion: 0
    case .place: 1
    case .actor: 2
    case .speaker: 3
    case .attribution: 4
    case .shifter: 5
    case .stance: 6
    case .metaphor: 7
    case .tie: 8
    case .polarity: 9
    case .frame: 10
    }
  }
}

/// What becomes of matches of a layer that share words.
package enum Overlaps: String, CaseIterable, Sendable {
  /// The match of the highest rank takes its words, as `CompiledLexicon.outranks` says; others of its
  /// layer that need one of them do not count.
  case longestWins
  /// The same for each code by itself: codes do not take words from one another, and none counts
  /// twice for the same ones.
  ///
  /// A finer code counts as the one over it.
  case everyCodeOnce
  /// The match of the highest rank takes its words from every layer.
  case exclusionsConsume
}

extension Layer {
  /// Articles are coded by it; general words of good and bad are for marked targets.
  package var codesArticles: Bool { self != .polarity }

  package var overlaps: Overlaps {
    switch self {
    case .exclusion: .exclusionsConsume
    case .frame: .everyCodeOnce
    case .place, .actor, .speaker, .attribution, .shifter, .stance, .metaphor, .tie, .polarity:
      .longestWins
    }
  }
}

/// What a code stands for.
package enum CodeKind: String, Codable, CaseIterable, Sendable {
  case group, label, place, stance, metaphor, tie, polarity, frame, speaker, attribution, shifter
  case exclusion

  /// The layer of the tables that use such codes.
  package var layer: Layer {
    switch self {
    case .group, .label: .actor
    case .place: .place
    case .stance: .stance
    case .metaphor: .metaphor
    case .tie: .tie
    case .polarity: .polarity
    case .frame: .frame
    case .speaker: .speaker
    case .attribution: .attribution
    case .shifter: .shifter
    case .exclusion: .exclusion
    }
  }
}

/// How the words of a pattern are compared with a text.
///
/// Where spans are equally long, the order here decides which wins.
package enum EntryType: String, Codable, CaseIterable, Sendable {
  /// The surface as written, with its case.
  case exact
  /// The folded surface as written: lower case, ё as е.
  case fixed
  /// Every form of each word's lemma.
  case lemma
  /// One word that ends in `*`.
  case glob
  /// A regular expression over one folded word, anchored at both ends.
  case regex

  /// Smaller wins; 2 is for lemmas bound to some of their forms.
  package var rank: Int {
    switch self {
    case .exact: 0
    case .fixed: 1
    case .lemma: 3
    case .glob: 4
    case .regex: 5
    }
  }
}

/// The language of the words that an entry may match.
package enum EntryLanguage: String, Codable, CaseIterable, Sendable {
  case kk, ru, any
}
