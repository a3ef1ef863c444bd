// Writes a fixed series of exchanges to an archive, going on where it was stopped, and kills itself at a
// moment of writing: for the test that a killed run leaves an archive from which the next one goes on.
//
//     archive-writer FOLDER COUNT [POINT NUMBER]
internal import Basics
internal import Collection
internal import Foundation
internal import Ingest

let arguments = CommandLine.arguments
let folder = arguments[1]

/// What stands for the store of the collection: up to where the archive is known, and which exchanges.
struct Known: Codable {
  var place: ArchivePlace?
  var addresses: [String] = []
}
let file = folder + ".known.json"

/// The answers of servers in turn: plain, in chunks, compressed, as it was before, status 304.
func exchange(_ number: Int) -> Exchange {
  let text = Array("<p>\(number) \(String(repeating: "көшу ", count: number))</p>".utf8)
  var (status, field, body) = ("200 OK", "Content-Length: \(text.count)", text)
  switch number % 5 {
  case 1:
    field = "Transfer-Encoding: chunked"
    body = Array("\(String(text.count, radix: 16))\r\n".utf8) + text + Array("\r\n0\r\n\r\n".utf8)
  case 2: (field, body) = ("Content-Encoding: gzip", gzipped(text) ?? [])
  case 3: body = unchanged
  case 4: (status, field, body) = ("304 Not Modified", "ETag: \"1\"", [])
  default: break
  }
  return Exchange(
    address: "https://misal.example/\(number)",
    started: Date(timeIntervalSince1970: 1_796_000_000 + Double(number) * 9_000), seconds: 0.1,
    ip: "127.0.0.1",
    request: Array("GET /\(number) HTTP/1.1\r\nHost: misal.example\r\n\r\n".utf8),
    head: Array("HTTP/1.1 \(status)\r\n\(field)\r\n\r\n".utf8), body: body)
}

let unchanged = Array("<p>Бәрі сол күйінде</p>".utf8)
let earlier = EarlierFetch(
  address: "https://misal.example/3", date: "2026-11-29T00:00:00Z",
  record: "<urn:uuid:00000000-0000-8000-8000-000000000000>", payload: Digest(of: unchanged).hex)

/// Writes what is not there, then takes every fifth out.
func work() throws {
  let count = Int(arguments[2]) ?? 0
  let point = arguments.count > 3 ? WritePoint(rawValue: arguments[3]) : nil
  var left = arguments.count > 4 ? Int(arguments[4]) ?? 1 : 1
  var known =
    try WholeFile.read(file).map { try JSONDecoder().decode(Known.self, from: Data($0)) }
    ?? Known()
  let archive = try Archive(
    folder: folder,
    info: ArchiveInfo(software: "Koshu", contact: "https://misal.example", userAgent: "koshu"),
    fileBytes: 2_000, known: known.place,
    hook: { passed in
      guard passed == point else { return }
      left -= 1
      if left == 0 { kill(getpid(), SIGKILL) }
    })
  func save() throws {
    known.place = try archive.commit()
    try WholeFile.write(Array(try JSONEncoder().encode(known)), to: file)
  }
  known.addresses += archive.adopted.map(\.address)
  try save()
  for number in 0..<count {
    let address = "https://misal.example/\(number)"
    guard !known.addresses.contains(address) else { continue }
    let archived = try archive.append(
      exchange(number), note: FeedNote(via: "https://misal.example/feed", title: "№ \(number)"),
      earlier: number % 5 > 2 ? earlier : nil)
    if let archived { known.addresses.append(archived.address) }
    if number % 3 == 2 { try save() }
  }
  try save()
  try archive.forget { $0.address.hasSuffix("5") }
}

try work()
