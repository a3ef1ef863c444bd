internal import Basics
internal import Workbench

/// A passage to be read: title and paragraphs, with words marked where that was asked for.
struct PassageText {
  let passage: CodedPassage
  let words: Words
  /// Scalars of title and text that entries match; all look the same, so that none tells its code.
  var marks: (title: [Range<Int>], text: [Range<Int>]) = ([], [])

  var markup: HTML {
    let known = [passage.outlet, passage.date, passage.language.flatMap(languageName)]
      .compactMap { $0 }.filter { !$0.isEmpty }
    let title: HTML =
      passage.title.map { title -> HTML in
        let scalars = Array(title.unicodeScalars)
        return "<h2\(direction(title))>\(marked(scalars, 0..<scalars.count, marks.title))</h2>"
      } ?? ""
    return """
      <article class="passage"\(language)>
      \(title)<p class="faint small" lang="\(words.language.rawValue)">\(known.joined(separator: " · "))</p>
      \(paragraphs)</article>

      """
  }

  private func languageName(_ code: String) -> String? { words.known("coding.in.\(code)") }

  private var language: HTML {
    guard let code = passage.language, ["kk", "ru"].contains(code) else { return "" }
    return " lang=\"\(code)\""
  }

  private func direction(_ text: String) -> HTML {
    Direction.isRightToLeft(text) ? " dir=\"rtl\"" : ""
  }

  private var paragraphs: HTML {
    let scalars = Array((passage.text ?? "").unicodeScalars)
    var markup = HTML()
    var start = 0
    for end in scalars.indices.filter({ scalars[$0] == "\n" }) + [scalars.count] {
      let plain = String(String.UnicodeScalarView(scalars[start..<end]))
      if !plain.allSatisfy(\.isWhitespace) {
        markup += "<p\(direction(plain))>\(marked(scalars, start..<end, marks.text))</p>\n"
      }
      start = end + 1
    }
    return markup
  }

  private func marked(
    _ scalars: [Unicode.Scalar], _ range: Range<Int>, _ marks: [Range<Int>]
  ) -> HTML {
    func text(_ range: Range<Int>) -> HTML {
      HTML(escaping: String(String.UnicodeScalarView(scalars[range])))
    }
    var markup = HTML()
    var place = range.lowerBound
    for mark in marks {
      let here = mark.clamped(to: place..<max(place, range.upperBound))
      guard !here.isEmpty else { continue }
      markup += text(place..<here.lowerBound)
      markup += "<mark class=\"met\">\(text(here))</mark>"
      place = here.upperBound
    }
    return markup + text(place..<range.upperBound)
  }
}
