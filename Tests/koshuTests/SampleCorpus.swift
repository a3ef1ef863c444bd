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

/// The sample corpus, run once for all questions about it; nobody changes it.
private let studied = Result {
  let corpus = try sampleCorpus()
  let run = try Program.run(["run", "--log", "quiet"], in: corpus.folder)
  guard run.status == 0 else { throw CocoaError(.executableLoad) }
  return corpus
}

/// The sample corpus as its first run leaves it, with tables of its own.
func ranSampleCorpus() throws -> Scratch {
  let corpus = try sampleCorpus()
  try FileManager.default.removeItem(atPath: corpus.path("lexicons"))
  try FileManager.default.copyItem(
    atPath: "\(Program.root)/lexicons", toPath: corpus.path("lexicons"))
  try FileManager.default.copyItem(
    atPath: try studied.get().path("out"), toPath: corpus.path("out"))
  return corpus
}
