/// Every page and its address, in one list.
///
/// A new page is a file in `Pages/` and a line here; see docs/ARCHITECTURE.md.
func routes(_ desk: Desk) -> [Route] {
  [
    Route(.get, "/", StartPage(desk: desk).respond),
    Route(.get, "/search", SearchPage(desk: desk).respond),
    Route(.get, "/search.csv", SearchPage(desk: desk).download),
    Route(.get, "/articles", ArticlesPage(desk: desk).respond),
    Route(.get, "/article/:id", ArticlePage(desk: desk).respond),
    Route(.get, "/entry/:id", EntryPage(desk: desk).respond),
    Route(.get, "/report", ReportPage(desk: desk).respond),
    Route(.get, "/report/file", ReportPage(desk: desk).file),
    // As the files lie beside one another, so that links between them hold.
    Route(.get, "/report/report.html", ReportPage(desk: desk).file),
    Route(.get, "/report/report-passages/:run/:name", ReportPage(desk: desk).passages),
    Route(.get, "/status", StatusPage(desk: desk).respond),
  ] + tableRoutes(desk) + CodingDesk(desk).routes
}
