import Foundation
import Testing

@Suite struct FilterTests {
  private func object(_ line: Substring) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
  }

  @Test func `analyze answers a line for each line, with offsets in scalars`() throws {
    let text = "Ауылдан көшіп келді. 😀 Он переехал в город."
    let result = try Program.run(["analyze"], input: "\(text)\n\n")
    #expect(result.status == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 2)
    let scalars = Array(text.unicodeScalars)
    let sentences = try #require(try object(lines[0])["sentences"] as? [[String: Any]])
    #expect(sentences.count >= 2)
    for token in sentences.flatMap({ $0["tokens"] as? [[String: Any]] ?? [] }) {
      let start = try #require(token["start"] as? Int)
      let end = try #require(token["end"] as? Int)
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[start..<end])
      #expect(token["text"] as? String == String(view))
    }
  }

  @Test func `extract and code are a pipe, and a missing file is answered too`() throws {
    let samples = "\(Program.root)/corpus-samples/pages"
    let files =
      FileManager.default.enumerator(atPath: samples)?.compactMap { $0 as? String }
      .filter { $0.hasSuffix(".html") }.sorted().map { "\(samples)/\($0)" } ?? []
    let paths = files + ["/nowhere/none.html"]
    let extracted = try Program.run(["extract"], input: paths.joined(separator: "\n") + "\n")
    #expect(extracted.status == 0)
    let lines = extracted.output.split(separator: "\n")
    #expect(lines.count == paths.count)
    for (line, path) in zip(lines, paths) { #expect(try object(line)["path"] as? String == path) }
    let packed = Process()
    let scratch = try Scratch()
    packed.executableURL = URL(fileURLWithPath: "/bin/sh")
    packed.arguments = ["-c", "gzip -c '\(paths[0])' > '\(scratch.path("page.html.gz"))'"]
    try packed.run()
    packed.waitUntilExit()
    let unpacked = try Program.run(["extract"], input: scratch.path("page.html.gz") + "\n")
    let (first, again) = (try object(lines[0]), try object(unpacked.output[...]))
    #expect(again["text"] as? String == first["text"] as? String, "a page in gzip")
    for threads in ["1", "5"] {
      let again = try Program.run(
        ["extract", "--threads", threads], input: paths.joined(separator: "\n") + "\n")
      #expect(again.output == extracted.output, "on \(threads) threads")
    }
    let coded = try Program.run(["code"], input: extracted.output)
    #expect(coded.status == 0, "\(coded.errors)")
    let codings = try coded.output.split(separator: "\n").map(object)
    #expect(codings.count == paths.count)
    #expect(codings.map { $0["path"] as? String } == paths)
    #expect(codings.contains { $0["relevance"] as? String == "internal" })
  }

  @Test func `robots answers each line, whatever it is`() throws {
    let line = #"{"robots":"User-agent: *\nDisallow: /a","addresses":["http://b.example/a"]}"#
    let result = try Program.run(["robots"], input: "\(line)\nnothing\n")
    #expect(result.status == 0)
    let lines = result.output.split(separator: "\n")
    #expect(lines.first == #"{"allowed":[false],"crawl_delay":null,"sitemaps":[]}"#)
    #expect(lines.count == 2)
    #expect(try object(lines[1])["problem"] != nil)
  }

  @Test func `feeds answers each path, with or without a content type`() throws {
    let feeds = "\(Program.root)/corpus-samples/feeds"
    let names = try FileManager.default.contentsOfDirectory(atPath: feeds).sorted()
    #expect(names.count >= 3)
    let input = names.map { "\(feeds)/\($0)\n" }.joined() + "\(feeds)/\(names[0])\ttext/xml\n"
    let result = try Program.run(["feeds"], input: input)
    #expect(result.status == 0)
    let answers = try result.output.split(separator: "\n").map(object)
    #expect(answers.count == names.count + 1)
    #expect(answers.allSatisfy { ($0["entries"] as? [Any])?.isEmpty == false })
  }

  @Test func `a page or feed that cannot be read is told from an empty one, through the pipe`()
    throws
  {
    let extracted = try Program.run(["extract"], input: "/nowhere/none.html\n")
    let coded = try Program.run(["code"], input: extracted.output)
    #expect(try object(coded.output[...])["outcome"] as? String == "unreadable")
    let feed = try Program.run(["feeds"], input: "/nowhere/none.xml\n")
    #expect(try object(feed.output[...])["problem"] as? String == "the file cannot be read")
  }

  @Test func `code answers lines that are no JSON, and none is lost`() throws {
    let input = "{\"id\":\"1\",\"text\":\"Ауыл\"}\nnot json\n{\"id\":\"3\",\"text\":\"\"}\n"
    let result = try Program.run(["code"], input: input)
    #expect(result.status == 0)
    #expect(result.output.split(separator: "\n").count == 3)
  }
}
