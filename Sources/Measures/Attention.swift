/// What the register says of the outlets, by their ids.
struct Register {
  private let outlets: [String: MeasuredOutlet]

  init(_ outlets: [MeasuredOutlet]) {
    self.outlets = Dictionary(
      outlets.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Positions by what the register says of their outlets, sorted; those of which it says nothing come
  /// last as `unknown`.
  ///
  /// Empty where it says nothing of any.
  func groups(
    _ positions: [Int], of corpus: Corpus, _ property: KeyPath<MeasuredOutlet, String>
  ) -> [(key: String, positions: [Int])] {
    let groups = corpus.groups(positions, known: []) { article in
      let value = outlets[article.outlet]?[keyPath: property] ?? ""
      return [value.isEmpty ? "unknown" : value]
    }
    let known = groups.filter { $0.key != "unknown" }
    return known.isEmpty ? [] : known + groups.filter { $0.key == "unknown" }
  }
}

extension Corpus {
  /// Of all articles that were read, the share that is about movers.
  func attention(_ register: Register) -> [Table<Share>] {
    let all = articles.indices.filter { !isOfReaders($0) }
    let groups: [(String, [(key: String, positions: [Int])])] = [
      ("attention-by-outlet", largestFirst(self.groups(all, known: []) { [$0.outlet] })),
      ("attention-by-language", self.groups(all, known: Codes.languages) { [$0.language] }),
      ("attention-by-ownership", register.groups(all, of: self, \.ownership)),
      ("attention-by-medium", register.groups(all, of: self, \.medium)),
      ("attention-by-region", register.groups(all, of: self, \.region)),
    ]
    return groups.filter { !$0.1.isEmpty }.map { name, groups in
      table(name, groups, Self.ofMovers, of: Self.attention)
    }
  }

  private static let ofMovers = ["internal"]

  /// `internal` for an article about movers, nothing for others; one list for all of them: a list each
  /// would be most of the memory that is held for a moment.
  static func attention(_ article: MeasuredArticle) -> [String] {
    article.relevance == "internal" ? ofMovers : []
  }

  /// The main figures where outlets and stories are drawn anew.
  func robustness(_ frames: [String], _ resampling: Resampling) -> [Robustness] {
    typealias Figure = ClusteredFigures.Figure
    func stance(_ wanted: String) -> Figure {
      Figure(key: "stance.\(wanted)") { $0.strictStance == wanted ? 1 : 0 }
    }
    let figures =
      [
        stance("negative"), stance("positive"), stance("mixed"),
        Figure(key: "stance.net") {
          $0.strictStance == "positive" ? 1 : $0.strictStance == "negative" ? -1 : 0
        },
      ]
      + frames.map { frame in Figure(key: "frames.\(frame)") { $0.frames.contains(frame) ? 1 : 0 } }
      + ["official", "mover"].map { voice in
        Figure(key: "voices.\(voice)") { $0.voices.contains(voice) ? 1 : 0 }
      }
      + [Figure(key: "labels.used") { $0.labelUse == "used" ? 1 : 0 }]
    return ClusteredFigures(
      articles, relevant.filter { !isOfReaders($0) }, storyOf: storyOf, figures: figures
    ).robustness(resampling)
  }
}
