internal import Basics
internal import Coding

/// The words that Koshu's codes of a passage rest on; behind them those that did not count, and why.
struct GroundsTable {
  let evidence: [Evidence]
  let names: CodeNames

  private var words: Words { names.words }

  var markup: HTML {
    let counted = evidence.filter { $0.blocked == nil }
    let blocked = evidence.filter { $0.blocked != nil }
    let others: HTML =
      blocked.isEmpty
      ? ""
      : """
      <details><summary>\(words("why.blocked", words.number(blocked.count)))</summary>
      \(table(blocked))</details>
      """
    return """
      <h2>\(words("coding.koshu.evidence"))</h2>
      \(counted.isEmpty ? "<p>\(words("why.nothing"))</p>" as HTML : table(counted))
      \(others)
      """
  }

  private func table(_ items: [Evidence]) -> HTML {
    """
    <div class="scroll"><table class="small"><thead><tr><th>\(words("coding.koshu.words"))</th>\
    <th>\(words("coding.koshu.code"))</th><th>\(words("coding.koshu.why"))</th></tr></thead>
    <tbody>\(items.map(row))</tbody></table></div>
    """
  }

  private func row(_ item: Evidence) -> HTML {
    let reasons = Reasons(words: words)
    let reason = item.blocked.map { reasons.blocked($0).text } ?? reasons.rule(item.rule)
    return """
      <tr><td><bdi>\(item.surface)</bdi></td>\
      <td>\(names.name(item.code, table: item.layer))</td>\
      <td>\(reason) <a href="/entry/\(Fields.encoded(item.entry))">\(item.entry)</a></td></tr>

      """
  }
}
