internal import Basics

/// A field that hides what does not hold its words, as one types; shown only where the script runs.
struct FilterField {
  /// Of the things to hide: `.list tbody tr`.
  let selector: String
  let words: Words

  var markup: HTML {
    """
    <p class="filter" hidden><label>\(words("filter.page"))\
    <input data-filter="\(selector)" autocomplete="off"></label></p>
    """
  }
}
