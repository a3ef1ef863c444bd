/// The pages of the tables.
func tableRoutes(_ desk: Desk) -> [Route] {
  let tables = OpenTables(desk)
  let (row, remove, undo) = (
    RowPage(tables: tables), RemovePage(tables: tables), UndoPage(tables: tables)
  )
  return [
    Route(.get, "/tables", TablesPage(tables: tables).respond),
    Route(.post, "/tables/recode", RecodePage(tables: tables).recode),
    Route(.get, "/tables/:name", TablePage(tables: tables).respond),
    Route(.get, "/tables/:name/new", row.new),
    Route(.get, "/tables/:name/row/:id", row.show),
    Route(.post, "/tables/:name/check", row.check),
    Route(.post, "/tables/:name/save", row.save),
    Route(.post, "/tables/:name/discard", row.discard),
    Route(.get, "/tables/:name/row/:id/remove", remove.ask),
    Route(.post, "/tables/:name/row/:id/remove", remove.remove),
    Route(.get, "/tables/:name/undo", undo.ask),
    Route(.post, "/tables/:name/undo", undo.undo),
  ]
}
