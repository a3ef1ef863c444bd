/// How much markup one document may make us build.
///
/// Whatever lies beyond is cut, and the tree says so.
package struct MarkupLimits: Sendable {
  /// Bytes of UTF-8 that are parsed.
  ///
  /// The largest news pages met are 6 MB, most of it scripts.
  package var bytes = 24_000_000
  /// Elements inside one another.
  ///
  /// Real pages stay under 100; pages with hundreds of unclosed `<font>` reach 300. libxml2
  /// searches its stack at every stray end tag, so this also bounds time.
  package var depth = 512
  /// Elements and texts together.
  ///
  /// A live blog of 3 MB has 60,000.
  package var nodes = 1_000_000
  /// Attributes of one tag. libxml2 compares each with each:
  ///
  /// 100,000 take 19 s, 256 nothing.
  package var attributesPerTag = 256

  /// End tags times the elements open around them.
  ///
  /// Half a million end tags in the deepest nesting, more than fit into `nodes`; a stray one costs 11
  /// ns for each open element.
  package var endTagComparisons = 400_000_000

  package init() {}
}

/// Why a tree holds less than its document.
package struct MarkupCut: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The document was longer than `MarkupLimits.bytes`.
  package static let bytes = MarkupCut(rawValue: 1)
  /// Parsing stopped at an element nested deeper than `MarkupLimits.depth`.
  package static let depth = MarkupCut(rawValue: 2)
  /// Parsing stopped at `MarkupLimits.nodes`.
  package static let nodes = MarkupCut(rawValue: 4)
  /// A tag lost the attributes beyond `MarkupLimits.attributesPerTag`.
  package static let attributes = MarkupCut(rawValue: 8)
  /// The end tags beyond `MarkupLimits.endTagComparisons` were left out.
  package static let endTags = MarkupCut(rawValue: 16)

  /// The reasons in words, for a person.
  package var reasons: [String] {
    [
      (MarkupCut.bytes, "too many bytes"), (.depth, "nested too deep"),
      (.nodes, "too many elements"), (.attributes, "too many attributes in one tag"),
      (.endTags, "too many end tags in deep nesting"),
    ].filter { contains($0.0) }.map(\.1)
  }
}
