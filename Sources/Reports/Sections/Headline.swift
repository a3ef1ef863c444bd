internal import Basics
internal import Measures

extension ReportWriter {
  /// The answer in words: sentences made of figures, so that they can never say more than these do.
  func headline() -> HTML {
    let overview = findings.overview
    let relevant = overview.relevant
    guard relevant.number > 0 else {
      return """
        <p class="lead">None of \(counted(overview.articles, "article")) is about people who move \
        inside the country, so there is no stance and no frame to report.</p>
        """
    }
    let outlets = overview.relevanceByOutlet.rows.count
    let reprints = relevant.number - relevant.stories
    let size: HTML = """
      <p class="lead">Of \(counted(overview.articles, "article")) from \(counted(outlets, "outlet")), \
      <strong>\(grouped(relevant.number))</strong> \(relevant.number == 1 ? "is" : "are") about \
      people who move inside the country: \(counted(relevant.stories, "story")) and \
      \(counted(reprints, "reprint")) of them.</p>

      """
    guard relevant.stories >= Share.fewestStories else {
      return size + """
        <p>Fewer than \(Share.fewestStories) stories: the figures below are shown, but nothing can \
        be concluded from them.</p>
        """
    }
    let sentences = [
      stanceSentence(), languageSentence(), frameSentence(), frameLanguageSentence(),
      voiceSentence(), labelSentence(),
    ].filter { !$0.isEmpty }.map { "<li>\($0)</li>\n" as HTML }
    return size + "<ul class=\"answers\">\n\(sentences)</ul>\n"
  }

  private func withRange(_ share: Share?) -> HTML {
    guard let share, let interval = share.interval else { return "–" }
    if share.isTooFew { return "<strong>\(percent(share))</strong> (too few stories)" }
    return "<strong>\(percent(share))</strong> (\(range(interval)))"
  }

  private func stanceSentence() -> HTML {
    guard let row = findings.stance.row("all"), let net = row.net else { return "" }
    let verdict: HTML =
      if !net.differsFromZero {
        "Neither side prevails"
      } else if net.value > 0 {
        "Positive prevails"
      } else {
        "Negative prevails"
      }
    return """
      Toward them \(withRange(findings.stance.cell("all", "negative"))) of these articles are \
      negative, \(withRange(findings.stance.cell("all", "positive"))) positive and \
      \(withRange(findings.stance.cell("all", "mixed"))) mixed; the rest take no side. \(verdict): \
      positive minus negative is \(points(net.value)) points (\(pointsRange(net.interval))). With \
      each story counted once, \(withRange(findings.stance.cell("first", "negative"))) are negative \
      and \(withRange(findings.stance.cell("first", "positive"))) positive.
      """
  }

  private func languageSentence() -> HTML {
    guard let found = findings.stanceDifferences.first(where: { $0.key == "negative" }) else {
      return ""
    }
    let estimate = found.estimate
    let verdict: HTML =
      if estimate.isTooFew {
        "there are too few stories to compare them"
      } else if estimate.differsFromZero {
        """
        a difference of \(points(estimate.value)) points (\(pointsRange(estimate.interval))), more \
        than chance explains
        """
      } else {
        """
        a difference of \(points(estimate.value)) points (\(pointsRange(estimate.interval))), which \
        chance alone can explain
        """
      }
    return """
      Articles in Kazakh are negative in \(withRange(found.first)), articles in Russian in \
      \(withRange(found.second)): \(verdict).
      """
  }

  private func frameSentence() -> HTML {
    let cells = findings.frames.row("all")?.cells ?? []
    let top = zip(findings.frames.columns, cells).prefix(3).map { frame, share in
      "<a href=\"#\(anchor("e", frame))\">\(labels.short("frame", frame))</a> \(withRange(share))"
        as HTML
    }
    guard !top.isEmpty else { return "No frame of the codebook was met." }
    return "The most frequent frames are \(top.joined(by: ", "))."
  }

  private func frameLanguageSentence() -> HTML {
    let clear = findings.frameDifferences.filter(\.estimate.differsFromZero)
    let tested = findings.frameDifferences.count
    guard tested > 0 else { return "" }
    func names(_ sign: Double) -> String {
      listed(
        clear.filter { $0.estimate.value * sign > 0 }.map { labels.short("frame", $0.key) })
    }
    var parts: [HTML] = []
    if !names(1).isEmpty { parts.append("Kazakh-language articles speak more of \(names(1))") }
    if !names(-1).isEmpty { parts.append("Russian-language articles speak more of \(names(-1))") }
    guard !parts.isEmpty else {
      return """
        In none of \(tested) frames do the two languages differ by more than chance explains.
        """
    }
    return """
      \(parts.joined(by: ", ")) (\(tested) frames compared; by chance alone about \
      \(max(1, (tested + 10) / 20)) would seem to differ).
      """
  }

  private func voiceSentence() -> HTML {
    guard let official = findings.voices.cell("all", "official"),
      let mover = findings.voices.cell("all", "mover")
    else { return "" }
    return """
      Officials are heard in \(withRange(official)) of the articles, the movers themselves in \
      \(withRange(mover)).
      """
  }

  private func labelSentence() -> HTML {
    guard let used = findings.labelUse.cell("all", "used"),
      let mentioned = findings.labelUse.cell("all", "mentioned")
    else { return "" }
    return """
      Stigmatising labels are used in \(withRange(used)) and spoken about in \
      \(withRange(mentioned)).
      """
  }
}
