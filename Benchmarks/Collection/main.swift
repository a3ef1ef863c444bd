// Fetching, archiving, reading and coding small pages of local outlets, politeness off:
//
//   collection-bench KOSHU FOLDER [OUTLETS] [ARTICLES]
//
// The server runs in this process. Prints what each stage took, each in a program of its own that loads
// dictionaries and tables anew; wget, where it is installed, is set beside the first of them.

import Foundation
import LocalServers

let arguments = CommandLine.arguments
guard arguments.count > 2 else {
  print("usage: collection-bench KOSHU FOLDER [OUTLETS] [ARTICLES]")
  exit(2)
}
let outlets = arguments.count > 3 ? Int(arguments[3]) ?? 10 : 10
let articles = arguments.count > 4 ? Int(arguments[4]) ?? 500 : 500
let server = try OutletServer(outlets: outlets, articles: articles)
let folder = arguments[2]
let root = FileManager.default.currentDirectoryPath
try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
let configuration = server.configuration(
  lexicons: "\(root)/lexicons", fields: "\"gapSeconds\": 0, \"perHost\": 4, \"atOnce\": 32"
).replacing(
  "\"limits\"",
  with:
    "\"dictionaries\": {\"russian\": \"\(root)/.dictionaries/pymorphy3_dicts_ru/data\"}, \"limits\""
)
try Data(configuration.utf8).write(to: URL(fileURLWithPath: "\(folder)/pipeline.json"))
let addresses = (0..<outlets).flatMap { outlet in
  (0..<articles).map { "http://\(server.host(outlet)):\(server.port)/news/\($0)\n" }
}
try Data(addresses.joined().utf8).write(to: URL(fileURLWithPath: "\(folder)/addresses.txt"))

/// Seconds that a command took.
func timed(_ command: [String]) throws -> Double {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = command
  process.currentDirectoryURL = URL(fileURLWithPath: folder)
  process.standardOutput = FileHandle.nullDevice
  let began = ContinuousClock.now
  try process.run()
  process.waitUntilExit()
  guard process.terminationStatus == 0 else {
    print("failed: \(command.joined(separator: " "))")
    exit(1)
  }
  return began.duration(to: .now) / .seconds(1)
}

func rate(_ seconds: Double) -> String {
  "\(Int(Double(outlets * articles) / seconds)) a second, \((seconds * 10).rounded() / 10) s"
}

print("\(outlets * articles) articles of \(outlets) local outlets")
let time = ["time", "-f", "  %M KB, %U s of user time"]
func measured(_ command: String) throws -> Double {
  try timed(time + [arguments[1], command, "--log", "quiet"])
}
let fetched = try measured("fetch")
print("fetched and archived: \(rate(fetched))")
let read = try measured("ingest")
print("read: \(rate(read))")
let coded = try measured("recode")
print("coded: \(rate(coded))")
print("fetched, archived, read and coded: \(rate(fetched + read + coded))")
print("checked, with stories, tables and a report: \(rate(try measured("report")))")
try FileManager.default.removeItem(atPath: "\(folder)/out")
print("all of koshu run: \(rate(try measured("run")))")
let hasWget = FileManager.default.isExecutableFile(atPath: "/usr/bin/wget")
if hasWget {
  let wget = [
    "wget", "-q", "-i", "addresses.txt", "--warc-file=peer", "--no-warc-keep-log", "-O",
    "/dev/null",
  ]
  print("wget --warc-file, fetched and archived: \(rate(try timed(time + wget)))")
} else {
  print("wget is not installed: no peer")
}
server.stop()
