internal import Basics

extension ReportWriter {
  /// A chart as SVG in both formats.
  ///
  /// `draw` puts the marks and sets the height.
  func chart(
    _ id: String, title: String, description: String, draw: (inout Canvas) -> Void
  ) -> HTML {
    Format.allCases.map { format in
      var canvas = Canvas(format, words)
      draw(&canvas)
      let name = anchor(id, format.styleClass)
      let box = "0 0 \(length(canvas.width)) \(length(canvas.height))"
      return """
        <svg class="\(format.styleClass)" role="img" aria-labelledby="\(name)-t \(name)-d" \
        viewBox="\(box)" width="\(length(canvas.width))" height="\(length(canvas.height))" \
        xmlns="http://www.w3.org/2000/svg">\
        <title id="\(name)-t">\(title)</title><desc id="\(name)-d">\(description)</desc>\
        <defs><pattern id="\(name)-h" class="hatch" width="5" height="5" \
        patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V5"/></pattern>\
        </defs>\(canvas.marks.replacingHatch(by: "\(name)-h"))</svg>

        """
    }.joined()
  }
}

extension HTML {
  /// Bars of the class `hatched` are filled with the pattern of their own chart: one pattern for
  /// the whole page would vanish with the chart that is not shown.
  fileprivate func replacingHatch(by pattern: String) -> HTML {
    let mark = "class=\"hatched\""
    var result = ""
    var rest = Substring(text)
    while let found = rest.firstRange(of: mark) {
      result += rest[..<found.lowerBound] + mark + " fill=\"url(#\(pattern))\""
      rest = rest[found.upperBound...]
    }
    return HTML(trusted: result + rest)
  }
}
