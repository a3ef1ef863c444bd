internal import Markup

/// Tells tables of data from those that only lay out a page, as old ones do.
enum DataTable {
  /// Two rows and two columns at the least, no table inside, and cells that hold words and numbers, not
  /// paragraphs.
  static func isOne(_ tree: MarkupTree, _ table: MarkupTree.NodeID) -> Bool {
    var rows = 0
    var cells = 0
    var text = 0
    var index = table.index + 1
    let end = tree.end(of: table).index
    // A page of a thousand rows is a list of prices.
    guard end - index < mostNodes else { return false }
    while index < end {
      let id = MarkupTree.NodeID(index)
      switch tree[id].tag {
      case .table, .form, .h1, .h2, .h3, .ul, .ol, .iframe, .input: return false
      case .tr: rows += 1
      case .td, .th:
        cells += 1
        if tree.attribute("colspan", of: id).flatMap(Int.init) ?? 1 > widestSpan { return false }
      case .text: text += tree.bytes(of: id).count { $0 > 32 }
      default: break
      }
      index += 1
    }
    guard rows > 1, cells >= rows * 2, text > 0 else { return false }
    return text / cells <= longestCell
  }

  private static let mostNodes = 4000
  private static let widestSpan = 50
  /// Bytes on average: some twenty letters of Russian or Kazakh.
  private static let longestCell = 45
}
