/// The elements of HTML that somebody asks for by name; the rest are `other`.
package enum Tag: UInt8, CaseIterable, Sendable {
  case other, text
  case a, abbr, acronym, address, amp, applet, area, article, aside, audio
  case b, base, basefont, bdi, bdo, big, blockquote, body, br, button
  case canvas, caption, center, cite, code, col, colgroup
  case data, datalist, dd, del, details, dfn, dialog, dir, div, dl, dt
  case em, embed
  case fieldset, figcaption, figure, font, footer, form, frame, frameset
  case h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html
  case i, iframe, img, input, ins
  case kbd, label, legend, li, link
  case main, map, mark, marquee, math, menu, meta, meter
  case nav, nobr, noframes, noindex, noscript
  case object, ol, optgroup, option, output
  case p, param, picture, pre, progress
  case q, rp, rt, ruby
  case s, samp, script, section, select, slot, small, source, span, strike, strong, style, sub
  case summary, sup, svg
  case table, tbody, td, template, textarea, tfoot, th, thead, time, title, tr, track, tt
  case u, ul, `var`, video, wbr, xmp

  /// The tags by name.
  static let byName: [String: Tag] = {
    var tags: [String: Tag] = [:]
    for tag in allCases where tag != .other && tag != .text { tags["\(tag)"] = tag }
    return tags
  }()

  /// An element that HTML never closes.
  package var isVoid: Bool {
    switch self {
    case .area, .base, .br, .col, .embed, .frame, .hr, .img, .input, .link, .meta, .param, .source,
      .track, .wbr:
      true
    default: false
    }
  }

  /// An element that ends an open paragraph in HTML5 but not in libxml2, which is older.
  var closesParagraph: Bool {
    switch self {
    case .article, .aside, .details, .dialog, .figcaption, .figure, .footer, .header, .hgroup,
      .main, .menu, .nav, .section, .summary:
      true
    default: false
    }
  }
}
