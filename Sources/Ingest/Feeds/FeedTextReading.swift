internal import Foundation
internal import Markup

extension FeedTree {
  /// How the text of an element is to be read where it does not say so itself.
  enum TextDefault {
    /// Plain, unless it looks like markup: titles.
    case plain
    /// Markup: descriptions and contents of RSS.
    case markup
  }

  /// The text of an element as its attributes `type` and `mode` say, made safe.
  func feedText(
    of id: MarkupTree.NodeID, _ fallback: TextDefault, document: String?
  ) -> FeedText? {
    let type = attribute("type", of: id)?.lowercased()
    let mode = attribute("mode", of: id)?.lowercased()
    let base = base(of: id, document: document)
    let hasElements = !elements(of: id).isEmpty
    if mode == "base64" || isBinary(type) {
      let decoded = Data(base64Encoded: text(of: id), options: .ignoreUnknownCharacters)
      return guessed(
        String(decoding: decoded ?? Data(), as: UTF8.self), .plain, canBeNested: false, base: base)
    }
    if hasElements {
      let text = text(of: id)
      if type == "html" || type == "text/html", looksLikeMarkup(text) {
        // TypePad wraps the escaped markup into a real <div>.
        return made(text, isMarkup: true, base: base)
      }
      // XHTML by its type, or markup that somebody forgot to escape.
      return made(tree.innerMarkup(of: id), isMarkup: true, base: base)
    }
    let text = text(of: id)
    switch type {
    case "html", "text/html":
      return made(text, isMarkup: true, base: base)
    case "xhtml", "application/xhtml+xml":
      return made(escapedMarkup(text), isMarkup: true, base: base)
    case "text" where mode == nil:
      return made(text, isMarkup: false, base: base)
    default:
      return guessed(text, fallback, canBeNested: true, base: base)
    }
  }

  private func guessed(
    _ text: String, _ fallback: TextDefault, canBeNested: Bool, base: String?
  ) -> FeedText? {
    switch fallback {
    case .markup:
      return made(canBeNested ? unescapedOnce(text) : text, isMarkup: true, base: base)
    case .plain: return made(text, isMarkup: looksLikeMarkup(text), base: base)
    }
  }

  /// Nil for nothing but white space.
  private func made(_ text: String, isMarkup: Bool, base: String?) -> FeedText? {
    // "5 < 7" in a description is no markup, whatever the format says.
    let isMarkup = isMarkup && looksLikeMarkup(text)
    let value = trimmed(isMarkup ? sanitized(text, base: base) : text)
    return value.isEmpty ? nil : FeedText(value, isMarkup: isMarkup)
  }

  /// Atom 1.0, section 4.1.3.3: other types than text and XML come in base64.
  private func isBinary(_ type: String?) -> Bool {
    guard let type, type.contains("/") else { return false }
    return !type.hasPrefix("text/") && !type.hasSuffix("xml")
  }
}
