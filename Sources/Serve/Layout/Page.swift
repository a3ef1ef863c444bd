package import Basics

/// The content of a page; `Layout` puts head and navigation around it.
package struct Page: Sendable {
  package var title: String
  /// Goes into `<main>`, after the heading where there is one.
  package var body: HTML
  /// Which entry of the navigation is marked; nil for none.
  package var place: NavigationPlace?
  /// The title stands over the content; a page that has its own heading says no.
  package var hasHeading: Bool
  /// Takes the whole width of the window: tables and frames.
  package var isWide: Bool

  package init(
    title: String, place: NavigationPlace? = nil, hasHeading: Bool = true, isWide: Bool = false,
    body: HTML
  ) {
    self.title = title
    self.place = place
    self.hasHeading = hasHeading
    self.isWide = isWide
    self.body = body
  }
}

/// The entries of the navigation, in its order; `nav.NAME` is their name in `strings.csv`.
package enum NavigationPlace: String, CaseIterable, Sendable {
  case start, search, tables, coding, status, report

  var path: String { self == .start ? "/" : "/\(rawValue)" }
}
