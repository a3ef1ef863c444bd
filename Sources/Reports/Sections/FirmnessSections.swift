internal import Basics
internal import Measures

extension ReportWriter {
  /// Whether people have checked the figures: what stands before any finding.
  func validationNotice() -> HTML {
    guard let validation = findings.validation else {
      return "<p class=\"notice\">\(words.markup("validation.none"))</p>\n"
    }
    let tested = validation.codes.filter { $0.group == "all" }
    return """
      <p class="notice">\(words.markup(
        "validation.some",
        [
          "articles": .number(validation.matched), "enough": .number(tested.count(where: \.hasEnough)),
          "codes": .number(tested.count),
        ]))</p>

      """
  }

  /// How the figures hold against other outlets, and against what people found.
  func firmnessSection() -> HTML { robustnessTable() + validationTable() }

  private func robustnessTable() -> HTML {
    guard !findings.robustness.isEmpty else { return "" }
    let rows = findings.robustness.map { figure -> [HTML] in
      let isNet = figure.key == "stance.net"
      func value(_ value: Double) -> String {
        isNet ? words.points(value) : words.percent(value)
      }
      func range(_ interval: Interval?) -> HTML {
        interval.map { isNet ? "\(words.pointsRange($0))" : "\(words.range($0))" } ?? "–"
      }
      func without(_ found: Robustness.Without?) -> HTML {
        found.map {
          "\(value($0.value)) <span class=\"ci\"><bdi>\(labels.name("outlet", $0.outlet))</bdi></span>"
        } ?? "–"
      }
      return [
        "\(figureName(figure.key))", "\(value(figure.value))", range(figure.overStories),
        range(figure.overOutlets), without(figure.lowest), without(figure.highest),
      ]
    }
    return
      "<p>\(words.markup("robustness.caption", ["fewest": .number(Robustness.fewestOutlets)]))</p>\n"
      + table(
        words("robustness.title"),
        head: heads(
          "head.figure", "head.value", "head.over-stories", "head.over-outlets", "head.lowest",
          "head.highest"),
        body: rows, style: "shares")
  }

  private func validationTable() -> HTML {
    guard let validation = findings.validation else {
      return "<p>\(words.markup("validation.how"))</p>\n"
    }
    let rows = validation.codes.filter { $0.cases > 0 || $0.found > 0 }.map { code -> [HTML] in
      let name: HTML = "\(figureName(code.key)), \(labels.name(group(code.group), code.group))"
      return [
        code.hasEnough ? name : "<span class=\"faint\">\(name)</span>",
        "\(words.number(code.cases))", "\(code.precision.map(words.percent) ?? "–")",
        "\(code.recall.map(words.percent) ?? "–")", "\(code.alpha.map(words.hundredths) ?? "–")",
        code.corrected.map {
          "\(words.percent($0.value)) <span class=\"ci\">\(words.range($0.interval))</span>"
        } ?? "–",
      ]
    }
    let compared = validation.codes.filter { $0.group == "kk" }.compactMap { code in
      validation.isComparable(code.key, "kk", "ru").map { (code.key, $0) }
    }
    let unequal = compared.filter { !$0.1 }.map { figureName($0.0) }
    let verdict: HTML =
      compared.isEmpty
      ? words.markup("validation.incomparable")
      : unequal.isEmpty
        ? words.markup("validation.comparable")
        : words.markup(
          "validation.unequal", ["codes": .text(unequal.joined(separator: ", "))])
    return """
      <p>\(words.markup(
        "validation.caption",
        [
          "matched": .number(validation.matched), "units": .number(validation.units),
          "fewest": .number(Validation.fewestCases),
        ]))</p>
      <p>\(verdict)</p>

      """
        + table(
          words("validation.title"),
          head: heads(
            "head.figure", "head.cases", "head.precision", "head.recall", "head.alpha",
            "head.corrected"),
          body: rows, style: "shares")
  }

  private func group(_ key: String) -> String {
    ["kk", "ru", "all"].contains(key) ? "group" : "city"
  }

  /// The name of a figure by its key.
  private func figureName(_ key: String) -> String {
    let parts = key.split(separator: ".").map(String.init)
    switch (parts.first, parts.last) {
    case (_, "net"): return words("head.net-figure")
    case ("stance", let stance?):
      let name = labels.name("stance", stance)
      return parts.contains("lenient") ? "\(name), \(labels.name("reading", "lenient"))" : name
    case ("frames", let frame?): return labels.name("frame", frame)
    case ("voices", let voice?): return labels.name("speaker", voice)
    case ("labels", let use?): return labels.name("label-use", use)
    default: return labels.name("relevance", "internal")
    }
  }

  /// Breaks in time, a sentence each.
  func breaks() -> HTML {
    let changes = findings.timeLine.changes
    guard !changes.isEmpty else { return "<p>\(words("time.steady"))</p>\n" }
    return changes.map { change in
      """
      <p>\(words.markup(
        "break.\(change.series)",
        [
          "when": .text(words.dateName(change.key)), "before": .text(words.percent(change.before)),
          "after": .text(words.percent(change.after)),
        ]))</p>

      """ as HTML
    }.joined()
  }
}
