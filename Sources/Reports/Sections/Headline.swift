internal import Basics
internal import Measures

extension ReportWriter {
  /// The answer in words: sentences made of figures, so that they can never say more than these do.
  ///
  /// Every figure bears its key (`HeadlineFigure`) in `data-figure`, so that a check can find it and
  /// count it again.
  func headline() -> HTML {
    let overview = findings.overview
    let relevant = overview.relevant
    guard overview.articles > 0 else {
      return "<p class=\"lead\">\(words("headline.nothing"))</p>\n"
    }
    guard relevant.number > 0 else {
      let text = words.markup(
        "headline.none", ["articles": counted("articles", overview.articles)])
      return "<p class=\"lead\">\(text)</p>\n"
    }
    let lead = words.markup(
      "headline.size",
      [
        "articles": counted("articles", overview.articles),
        "outlets": counted("outlets", overview.relevanceByOutlet.rows.count),
        "relevant": counted("relevant.articles", relevant.number),
        "stories": counted("relevant.stories", relevant.stories),
        "reprints": counted("relevant.reprints", relevant.number - relevant.stories),
      ])
    let size: HTML = "<p class=\"lead\">\(lead)</p>\n"
    guard relevant.stories >= Share.fewestStories else {
      return size + "<p>\(words("headline.few", ["fewest": .number(Share.fewestStories)]))</p>\n"
    }
    let sentences = [
      fullStanceSentence(), outletSentence(), languageSentence(), frameSentence(),
      frameLanguageSentence(), voiceSentence(), labelSentence(),
    ].filter { !$0.isEmpty }.map { "<li>\($0)</li>\n" as HTML }
    return size + validationNotice() + strictBlock() + "<ul class=\"answers\">\n\(sentences)</ul>\n"
  }

  /// Where people have coded a sample, a code of which they found too few cases stays out of the
  /// sentences: nobody knows how often it is right.
  private func mayBeTold(_ key: String) -> Bool {
    findings.validation.map { $0.code(key)?.hasEnough ?? false } ?? true
  }

  private func named(_ key: String, _ text: HTML) -> HTML {
    "<span data-figure=\"\(key)\">\(text)</span>"
  }

  private func counted(_ key: String, _ number: Int) -> Wording.Filling {
    .written(named(key, "\(words.number(number))"), number)
  }

  /// A share with its interval.
  private func share(_ key: String, _ share: Share?) -> Wording.Filling {
    guard let share, let interval = share.interval else { return .text("–") }
    let remark = share.isTooFew ? words("headline.fewStories") : words.range(interval)
    return .markup(named(key, "<strong>\(words.percent(share))</strong> (\(remark))"))
  }

  /// A difference in points with its interval.
  private func net(_ key: String, _ estimate: Estimate) -> Wording.Filling {
    .markup(
      named(
        key,
        words.markup(
          "headline.points",
          [
            "points": .text(words.points(estimate.value)),
            "range": .text(words.pointsRange(estimate.interval)),
          ])))
  }

  /// The strict stance, which a headline may name, and beside it the four parts that stance is made
  /// of.
  private func strictBlock() -> HTML {
    let stance = findings.stance
    guard let net = stance.row("all")?.net else { return "" }
    let verdict =
      if !net.differsFromZero {
        "headline.verdict.even"
      } else if net.value > 0 {
        "headline.verdict.positive"
      } else {
        "headline.verdict.negative"
      }
    let sentence = words.markup(
      "headline.strict",
      [
        "negative": share("stance.negative", stance.cell("all", "negative")),
        "positive": share("stance.positive", stance.cell("all", "positive")),
        "mixed": share("stance.mixed", stance.cell("all", "mixed")),
      ])
    let balance = words.markup(
      "headline.net",
      ["verdict": .text(words(verdict)), "net": self.net("stance.net", net)])
    let parts = findings.stanceParts.rows.map { row in
      let text = words.markup(
        "headline.part",
        [
          "negative": share(
            "stance.\(row.key).negative", findings.stanceParts.cell(row.key, "negative")),
          "positive": share(
            "stance.\(row.key).positive", findings.stanceParts.cell(row.key, "positive")),
        ])
      return "<dt>\(labels.name("stance-part", row.key))</dt><dd>\(text)</dd>\n" as HTML
    }
    return """
      <div class="strict">
      <p>\(sentence) \(balance)</p>
      <div><h3>\(words("headline.parts"))</h3>
      <dl>
      \(parts)</dl></div>
      </div>

      """
  }

  private func fullStanceSentence() -> HTML {
    let stance = findings.stance
    return words.markup(
      "headline.full",
      [
        "negative": share("stance.lenient.negative", stance.cell("lenient", "negative")),
        "positive": share("stance.lenient.positive", stance.cell("lenient", "positive")),
        "firstNegative": share("stance.first.negative", stance.cell("first", "negative")),
        "firstPositive": share("stance.first.positive", stance.cell("first", "positive")),
      ])
  }

  private func outletSentence() -> HTML {
    let stance = findings.stance
    return words.markup(
      "headline.outlet",
      [
        "negative": share("stance.outlet.negative", stance.cell("outlet", "negative")),
        "positive": share("stance.outlet.positive", stance.cell("outlet", "positive")),
      ])
  }

  private func languageSentence() -> HTML {
    guard let found = findings.stanceDifferences.first(where: { $0.key == "negative" }) else {
      return ""
    }
    if findings.validation?.isComparable("stance.negative", "kk", "ru") == false {
      return "\(words("headline.incomparable"))"
    }
    let verdict =
      if found.estimate.isTooFew {
        "headline.compared.few"
      } else if found.isClear {
        "headline.compared.differ"
      } else {
        "headline.compared.chance"
      }
    let difference = words.markup(
      verdict, ["net": net("stance.negative.kk-ru", found.estimate)])
    return words.markup(
      "headline.languages",
      [
        "kk": share("stance.negative.kk", found.first),
        "ru": share("stance.negative.ru", found.second), "verdict": .markup(difference),
      ])
  }

  private func frameSentence() -> HTML {
    let cells = findings.frames.row("all")?.cells ?? []
    let told = zip(findings.frames.columns, cells).filter { mayBeTold("frames.\($0.0)") }
    if told.isEmpty, !cells.isEmpty { return "" }
    let top = told.prefix(3).map { frame, found in
      words.markup(
        "headline.frame",
        ["frame": .markup(frameLink(frame)), "share": share("frames.\(frame)", found)])
    }
    guard !top.isEmpty else { return "\(words("headline.frames.nothing"))" }
    return words.markup("headline.frames", ["frames": .markup(top.joined(by: ", "))])
  }

  /// The name of a frame, leading to its quotations where it has any.
  private func frameLink(_ frame: String) -> HTML {
    let name = labels.short("frame", frame)
    return quotedFrames.contains(frame)
      ? "<a href=\"#\(anchor("e", frame))\">\(name)</a>" : "\(name)"
  }

  private func frameLanguageSentence() -> HTML {
    let tested = findings.frameDifferences.count
    guard tested > 0 else { return "" }
    func names(_ sign: Double) -> HTML {
      words.listed(
        findings.frameDifferences.filter {
          $0.isClear && $0.estimate.value * sign > 0 && mayBeTold("frames.\($0.key)")
        }.map { named("frames.\($0.key).kk-ru", "\(labels.short("frame", $0.key))") })
    }
    let more = (kk: names(1), ru: names(-1))
    let key =
      switch (more.kk.isEmpty, more.ru.isEmpty) {
      case (false, false): "headline.differ.both"
      case (false, true): "headline.differ.kk"
      case (true, false): "headline.differ.ru"
      case (true, true): "headline.differ.none"
      }
    return words.markup(
      key,
      [
        "kk": .markup(more.kk), "ru": .markup(more.ru),
        "tested": counted("frames.compared", tested),
      ])
  }

  private func voiceSentence() -> HTML {
    guard mayBeTold("voices.official"), mayBeTold("voices.mover"),
      let official = findings.voices.cell("all", "official"),
      let mover = findings.voices.cell("all", "mover")
    else { return "" }
    return words.markup(
      "headline.voices",
      ["official": share("voices.official", official), "mover": share("voices.mover", mover)])
  }

  private func labelSentence() -> HTML {
    guard let used = findings.labelUse.cell("all", "used"),
      let mentioned = findings.labelUse.cell("all", "mentioned")
    else { return "" }
    return words.markup(
      "headline.labels",
      ["used": share("labels.used", used), "mentioned": share("labels.mentioned", mentioned)])
  }
}
