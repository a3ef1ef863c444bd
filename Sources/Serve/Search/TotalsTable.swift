internal import Basics
internal import Measures
internal import Workbench

/// How often the words are met in each outlet, and how evenly they are spread; folded away.
struct TotalsTable {
  let totals: ConcordanceTotals
  let study: Study
  let words: Words

  var markup: HTML {
    let rows = totals.byOutlet.filter { $0.hits > 0 }.map { outlet -> HTML in
      """
      <tr><th scope="row">\(study.outlet(outlet.outlet))</th>\
      <td class="number">\(words.number(outlet.hits))</td>\
      <td class="number">\(words.number(outlet.articles))</td>\
      <td class="number">\(rate(outlet.perMillion))</td></tr>

      """
    }
    let heads = ["outlet", "hits", "articles", "million"].map { name -> HTML in
      let kind: HTML = name == "outlet" ? "" : " class=\"number\""
      return "<th scope=\"col\"\(kind)>\(words("totals.\(name)"))</th>"
    }
    return """
      <details class="totals"><summary>\(words("totals.heading"))</summary>
      <p>\(words("totals.million")): \(rate(totals.perMillion)) · \
      \(words("totals.spread")): \(share(totals.overArticles.normalizedDeviation)) · \
      \(words("totals.spread.outlets")): \(share(totals.overOutlets.normalizedDeviation))</p>
      <table><thead><tr>\(heads)</tr></thead><tbody>
      \(rows)</tbody></table></details>
      """
  }

  private func rate(_ value: Double?) -> String {
    value.map { words.number(Int($0.rounded())) } ?? "–"
  }

  private func share(_ value: Double?) -> String {
    value.flatMap { decimal($0, digits: 2) } ?? "–"
  }
}
