// Saves one row of a table again and again, each time with other words, until it is killed: for the test
// that a killed saver leaves a whole file.
internal import Foundation
internal import Lexicons
internal import Serve

let arguments = CommandLine.arguments
let folder = TableFolder(path: arguments[1])
let id = arguments[2]
guard let table = Table(rawValue: String(id.prefix { $0 != "." })) else { exit(2) }
var number = Int(getpid())
FileHandle.standardOutput.write(Data("saving\n".utf8))
while true {
  guard let row = try folder.state(of: table).fields(of: id) else { exit(1) }
  var typed = row
  number += 1
  typed["note"] = "жазба \(number), " + String(repeating: "«ә, ғ» ", count: number % 50)
  do {
    let edit = RowEdit(table: table, kind: .change, id: id, seen: row.digest, typed: typed)
    _ = try edit.save(in: folder)
  } catch is RowEdit.Conflict {
    continue
  }
}
