/// Every page and its address, in one list.
///
/// A new page is a file in `Pages/` and a line here; see docs/ARCHITECTURE.md.
func routes(_ desk: Desk) -> [Route] {
  [
    Route(.get, "/", StartPage(desk: desk).respond),
    Route(.get, "/status", StatusPage(desk: desk).respond),
  ] + tableRoutes(desk)
}
