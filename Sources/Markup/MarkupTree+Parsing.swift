extension MarkupTree {
  /// The tree of a page.
  ///
  /// Never fails: what cannot be read gives fewer nodes, and `cut` tells.
  package static func html(_ utf8: [UInt8], limits: MarkupLimits = MarkupLimits()) -> MarkupTree {
    var cut: MarkupCut = []
    let bytes = shortened(utf8, limits: limits, cut: &cut)
    let mended = HTMLScan.mend(bytes, limits: limits, cut: &cut)
    var builder = TreeBuilder(limits: limits, dialect: .html)
    builder.note(cut)
    LibXML2.parseHTML(mended, into: &builder)
    return builder.finish()
  }

  /// The tree of an XML document with namespaces.
  ///
  /// A document that is not well-formed is recovered as far as can be; `fault` then says what was
  /// first found wrong.
  package static func xml(_ utf8: [UInt8], limits: MarkupLimits = MarkupLimits()) -> MarkupTree {
    var cut: MarkupCut = []
    let bytes = shortened(utf8, limits: limits, cut: &cut)
    var scan = XMLScan(bytes, limits: limits)
    let mended = scan.mend()
    var builder = TreeBuilder(limits: limits, dialect: .xml)
    builder.note(cut.union(scan.cut))
    if let fault = scan.fault { builder.note(fault) }
    LibXML2.parseXML(mended, into: &builder)
    return builder.finish()
  }

  private static func shortened(
    _ bytes: [UInt8], limits: MarkupLimits, cut: inout MarkupCut
  ) -> [UInt8] {
    guard bytes.count > limits.bytes else { return bytes }
    cut.formUnion(.bytes)
    return Array(bytes.prefix(max(0, limits.bytes)))
  }
}
