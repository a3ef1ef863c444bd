internal import Basics

/// A field that hides what does not hold its words, as one types; shown only where the script runs.
struct FilterField {
  /// Of the things to hide: `.list tbody tr`.
  let selector: String
  /// How many there are; a few are found without it.
  let count: Int
  let words: Words

  var markup: HTML {
    guard count > 10 else { return "" }
    return """
      <p class="filter" hidden><label>\(words("filter.page"))\
      <input data-filter="\(selector)" autocomplete="off"></label></p>
      """
  }
}
