internal import Basics

/// The keys of a page with questions, shown on request.
struct KeyHelp {
  let words: Words
  var others: [(key: String, text: String)] = []

  var markup: HTML {
    let rows =
      others + [
        ("1–9, A–V", words("coding.key.choose")), ("Tab", words("coding.key.tab")),
        ("↑ ↓", words("coding.key.arrows")), ("I", words("coding.key.meaning")),
        ("N, X", words("coding.key.note")), ("Enter", words("coding.key.enter")),
        ("Backspace, ←", words("coding.key.previous")), ("→", words("coding.key.next")),
        ("Z", words("coding.key.undo")), ("?", words("coding.key.help")),
      ]
    let items = rows.map { "<dt><kbd>\($0.key)</kbd></dt><dd>\($0.text)</dd>" as HTML }
    return """
      <details class="keys" data-help><summary>\(words("coding.keys")) <kbd>?</kbd></summary>
      <dl>\(items)</dl><p class="small">\(words("coding.key.layout"))</p></details>
      """
  }
}
