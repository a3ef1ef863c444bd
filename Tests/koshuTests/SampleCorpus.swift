import Foundation

/// A corpus in a scratch folder with the project's samples and lexicons linked into it.
func sampleCorpus(threads: Int = 0) throws -> Scratch {
  let scratch = try Scratch()
  for name in ["corpus-samples", "lexicons", ".dictionaries"] {
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path(name), withDestinationPath: "\(Program.root)/\(name)")
  }
  let pipeline = try String(contentsOfFile: "\(Program.root)/pipeline.json", encoding: .utf8)
  try scratch.write(
    "pipeline.json", pipeline.replacing("\"threads\": 0", with: "\"threads\": \(threads)"))
  return scratch
}
