internal import Basics
internal import Coding
internal import Lexicons
internal import Workbench

/// What is said of a row beside its form.
struct CheckPanel {
  let check: RowCheck
  let names: TableNames
  private var words: Words { names.words }

  var markup: HTML {
    "\(faults)\(hits)\(effect)"
  }

  private var faults: HTML {
    if check.errors.isEmpty && check.warnings.isEmpty {
      return check.hits == nil && check.corpusProblem == nil
        ? "" : "<p class=\"fine\">\(words("tables.check.fine"))</p>"
    }
    let errors: HTML =
      check.errors.isEmpty
      ? ""
      : """
      <section class="problem"><h3>\(words("tables.check.errors"))</h3>\
      \(FaultList(problems: check.errors, words: words).markup)</section>
      """
    let warnings: HTML =
      check.warnings.isEmpty
      ? ""
      : """
      <section class="notice"><h3>\(words("tables.check.warnings"))</h3>\
      \(FaultList(problems: check.warnings, words: words).markup)</section>
      """
    return errors + warnings
  }

  private var hits: HTML {
    if let problem = check.corpusProblem {
      return """
        <section class="notice"><h3>\(words("tables.corpus.none"))</h3>\
        <p lang="en" class="small">\(shortened(problem, to: 400))</p></section>
        """
    }
    guard let hits = check.hits else { return "" }
    let count = words("tables.hits.count", words.number(hits.count), words.number(hits.articles))
    let lines = hits.lines.map { line -> HTML in
      let language = line.article.language
      let mark: HTML = ["kk", "ru"].contains(language) ? " lang=\"\(language)\"" : ""
      return """
        <li dir="auto"\(mark)>\(line.left) \
        <a href="/article/\(Fields.encoded(line.article.id))"><b>\(line.node)</b></a>\
        \(gap(before: line.right))\(line.right) <span class="faint small">\(line.article.outlet)</span></li>
        """
    }
    let list: HTML = lines.isEmpty ? "" : "<ul class=\"hits\">\(lines)</ul>"
    return """
      <section><h3>\(words("tables.hits"))</h3>\
      <p>\(hits.count == 0 ? words("tables.hits.none") : count)</p>\(list)\
      \(hits.count > hits.lines.count ? all : "")</section>
      """
  }

  /// Marks that end something stand close to the word before them.
  private func gap(before text: String) -> String {
    text.first.map { ".,;:!?…)»”".contains($0) } ?? true ? "" : " "
  }

  /// The search for the same words.
  private var all: HTML {
    guard let search = check.search else { return "" }
    return "<p><a href=\"\(search)\">\(words("tables.hits.all"))</a></p>"
  }

  private var effect: HTML {
    guard let effect = check.effect else { return "" }
    return """
      <section><h3>\(words("tables.effect"))</h3>\(EffectList(effect: effect, names: names).markup)\
      </section>
      """
  }
}

/// What becomes of the codings.
struct EffectList {
  let effect: DraftEffect
  let names: TableNames
  private var words: Words { names.words }

  var markup: HTML {
    if effect.isNothing { return "<p>\(words("tables.effect.none"))</p>" }
    return "\(sums)\(codes)\(articles)"
  }

  private var sums: HTML {
    let more = effect.isBrokenOff ? "+" : ""
    let parts = [
      ("tables.effect.articles", effect.changedArticles),
      ("tables.effect.sentences", effect.sentencesOnly),
      ("tables.effect.evidence", effect.evidenceOnly),
    ].filter { $0.1 > 0 }.map { words($0.0, words.number($0.1) + more) }
    return "<p class=\"sums\">\(parts.joined(separator: " · "))</p>"
  }

  private var codes: HTML {
    guard !effect.codes.isEmpty else { return "" }
    let rows = effect.codes.map { change -> HTML in
      func number(_ count: Int, _ sign: String, _ style: String) -> HTML {
        count == 0
          ? "<td class=\"number\"></td>"
          : "<td class=\"number \(style)\"><b>\(sign)\(words.number(count))</b></td>"
      }
      return """
        <tr><td>\(names.variable(change.variable))</td>\
        <td>\(names.code(change.code, of: change.variable))</td>\
        \(number(change.gained, "+", "good"))\(number(change.lost, "−", "bad"))</tr>
        """
    }
    return """
      <div class="scroll"><table class="codes"><thead><tr><th>\(words("tables.effect.variable"))</th>\
      <th>\(words("tables.effect.code"))</th><th class="number">\(words("tables.effect.gained"))</th>\
      <th class="number">\(words("tables.effect.lost"))</th></tr></thead><tbody>\(rows)</tbody></table></div>
      """
  }

  private var articles: HTML {
    guard !effect.gravest.isEmpty else { return "" }
    let items = effect.gravest.map { change -> HTML in
      let codes = change.codes.map { codes -> HTML in
        "<li>\(names.variable(codes.variable)): \(list(codes.before, codes.variable)) → \(list(codes.after, codes.variable))</li>"
      }
      let title = change.card.title.isEmpty ? change.card.id : shortened(change.card.title, to: 90)
      return """
        <li><a href="/article/\(Fields.encoded(change.card.id))">\(title)</a> \
        <span class="faint small">\(change.card.outlet)</span>\
        <ul>\(codes)\(evidence(of: change))</ul></li>
        """
    }
    return "<ul class=\"changes\">\(items)</ul>"
  }

  private func list(_ codes: [String], _ variable: ArticleVariable) -> String {
    codes.isEmpty ? "—" : codes.map { names.code($0, of: variable) }.joined(separator: ", ")
  }

  /// The first words that come or go.
  private func evidence(of change: ArticleChange) -> [HTML] {
    change.evidence.prefix(2).compactMap { evidence in
      guard let item = evidence.item else { return nil }
      let kind = words("tables.evidence.\(evidence.kind.rawValue)")
      return """
        <li class="small">\(kind): <q>\(shortened(item.surface, to: 60))</q> <code>\(item.entry)</code></li>
        """
    }
  }
}
