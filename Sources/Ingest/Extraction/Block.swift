internal import Markup

/// A run of inline text between two breaks: what looks like one paragraph to a reader.
struct Block: Sendable {
  /// The nearest element that is not inline.
  var node: Int
  /// Its white-space folded bytes in `PageBlocks.text`.
  var range: Range<Int>
  var measure = TextMeasure()
  /// How much of the length lies in links.
  var linkLength = 0
  var links = 0
  var kind: Kind = .body
  /// Hints of all elements around it.
  var hints: ClassHints = []
  /// Its first text in the tree.
  var first: Int
  /// In a `<p>`.
  var isParagraph = false
  /// In a list item or cell.
  var isItem = false

  enum Kind: UInt8, Sendable {
    case body, title, heading, quotation, caption, list, table
  }

  var length: Int { measure.length }

  /// The share of the text that is links.
  var linkShare: Double { length == 0 ? 0 : min(1, Double(linkLength) / Double(length)) }
}

/// All blocks of a page in reading order.
struct PageBlocks: Sendable {
  var blocks: [Block] = []
  var text: [UInt8] = []
  /// The blocks inside of `<h1>`.
  var titles: [Int] = []
  /// Elements whose names say something of all that is in them.
  var marks: [Mark] = []
  /// `<article>` elements inside another one.
  var innerArticles: [Range<Int>] = []
  /// Elements that show a picture, in document order.
  var pictures: [Int] = []

  struct Mark: Sendable {
    var node: Int
    var end: Int
    var hints: ClassHints
  }

  func hasPicture(_ nodes: Range<Int>) -> Bool {
    var low = 0
    var high = pictures.count
    while low < high {
      let middle = (low + high) / 2
      if pictures[middle] < nodes.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < pictures.count && pictures[low] < nodes.upperBound
  }

  /// The nodes from the first text of a block to that of the next.
  func nodes(_ index: Int) -> Range<Int> {
    let first = blocks[index].first
    let next = index + 1 < blocks.count ? blocks[index + 1].first : Int.max
    return first..<max(first + 1, next)
  }

  func string(_ block: Block) -> String { String(decoding: text[block.range], as: UTF8.self) }

  func bytes(_ block: Block) -> ArraySlice<UInt8> { text[block.range] }
}
