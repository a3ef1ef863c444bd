internal import Basics
internal import Workbench

/// The corpus in figures, and where to go from here.
struct StartPage {
  let desk: Desk

  func respond(_ request: Request) async throws -> Response {
    let words = request.words
    let study = try desk.study()
    return .page(
      Page(
        title: desk.holdings.name, place: .start,
        body: "<p>\(words("start.articles", words.number(study.corpus.cards.count)))</p>"))
  }
}
