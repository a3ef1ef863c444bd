internal import Basics

/// One figure of those that the head of the report tells in words.
package struct HeadlineFigure: Hashable, Sendable {
  package enum Value: Hashable, Sendable {
    case count(Int)
    case share(Share)
    /// A difference of two shares.
    case points(Estimate)
  }

  /// Permanent: `stance.negative`, `frames.housing`, `frames.housing.kk-ru`.
  package var key: String
  /// What it says, for a person.
  package var name: String
  /// Nil where the report has nothing to say, as of a language without articles.
  package var value: Value?

  package init(key: String, name: String, value: Value?) {
    (self.key, self.name, self.value) = (key, name, value)
  }

  /// As the report prints it: the share with its interval.
  package var text: String {
    switch value {
    case nil: "–"
    case .count(let count): grouped(count)
    case .share(let share):
      share.interval.map { interval in
        share.isTooFew
          ? "\(percent(share)) (too few stories)" : "\(percent(share)) (\(range(interval)))"
      } ?? "–"
    case .points(let estimate):
      "\(points(estimate.value)) points (\(pointsRange(estimate.interval)))"
    }
  }

  /// The figure by itself: a count, or a share or difference between -1 and 1.
  package var number: Double? {
    switch value {
    case nil: nil
    case .count(let count): Double(count)
    case .share(let share): share.value
    case .points(let estimate): estimate.value
    }
  }

  /// Low and high end of its interval.
  package var interval: Interval? {
    switch value {
    case nil, .count: nil
    case .share(let share): share.interval
    case .points(let estimate): estimate.interval
    }
  }
}

extension Findings {
  /// Every figure of the head of the report, in its order, with the shares of all frames.
  package var headlineFigures: [HeadlineFigure] {
    let relevant = overview.relevant
    func count(_ key: String, _ name: String, _ count: Int) -> HeadlineFigure {
      HeadlineFigure(key: key, name: name, value: .count(count))
    }
    return [
      count("articles", "articles", overview.articles),
      count("relevant.articles", "articles about movers", relevant.number),
      count("relevant.stories", "stories about movers", relevant.stories),
      count("relevant.reprints", "reprints of them", relevant.number - relevant.stories),
    ] + stanceFigures + languageFigures + frameFigures + voiceFigures
  }

  /// The strict reading first, its parts beside it, as the report has them.
  private var stanceFigures: [HeadlineFigure] {
    let readings = [
      ("all", "stance", ""), ("first", "stance.first", ", each story once"),
      ("lenient", "stance.lenient", ", lenient"), ("outlet", "stance.outlet", ", the outlets' own"),
    ]
    var figures: [HeadlineFigure] = []
    for (row, key, name) in readings {
      for stance in ["negative", "positive", "mixed"] {
        figures.append(
          figure("\(key).\(stance)", stance + name, self.stance.cell(row, stance)))
      }
      guard row == "all" else { continue }
      let net = self.stance.row(row)?.net
      figures.append(
        HeadlineFigure(
          key: "stance.net", name: "positive minus negative", value: net.map { .points($0) }))
      figures += partFigures
    }
    return figures
  }

  private var partFigures: [HeadlineFigure] {
    Codes.parts.flatMap { part in
      ["negative", "positive"].map { stance in
        figure("stance.\(part).\(stance)", "\(part) \(stance)", stanceParts.cell(part, stance))
      }
    }
  }

  private var languageFigures: [HeadlineFigure] {
    let negative = stanceDifferences.first { $0.key == "negative" }
    return [
      figure("stance.negative.kk", "negative, in Kazakh", stanceByLanguage.cell("kk", "negative")),
      figure("stance.negative.ru", "negative, in Russian", stanceByLanguage.cell("ru", "negative")),
      HeadlineFigure(
        key: "stance.negative.kk-ru", name: "negative, Kazakh minus Russian",
        value: negative.map { .points($0.estimate) }),
    ]
  }

  private var frameFigures: [HeadlineFigure] {
    frames.columns.map { figure("frames.\($0)", "frame \($0)", frames.cell("all", $0)) }
      + frameDifferences.map {
        HeadlineFigure(
          key: "frames.\($0.key).kk-ru", name: "frame \($0.key), Kazakh minus Russian",
          value: .points($0.estimate))
      }
  }

  private var voiceFigures: [HeadlineFigure] {
    [
      figure("voices.official", "officials are heard", voices.cell("all", "official")),
      figure("voices.mover", "movers are heard", voices.cell("all", "mover")),
      figure("labels.used", "labels are used", labelUse.cell("all", "used")),
      figure("labels.mentioned", "labels are spoken about", labelUse.cell("all", "mentioned")),
    ]
  }

  private func figure(_ key: String, _ name: String, _ share: Share?) -> HeadlineFigure {
    HeadlineFigure(key: key, name: name, value: share.map { .share($0) })
  }
}
