internal import ArgumentParser
internal import Basics
internal import Coding
internal import Collection
internal import Foundation
internal import Ingest
internal import Lexicons
internal import Linguistics
internal import Runs

/// `koshu extract`: paths of HTML pages in, articles out.
struct ExtractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Extract the article of each HTML page: paths in, JSON lines out.",
    discussion: """
      Reads one path a line from standard input and prints one JSON object a line, in order.

      EXAMPLES
        find pages -name '*.html' | koshu extract > articles.jsonl
        ls pages/*.html | koshu extract | koshu code > coded.jsonl
      """)

  @Option(
    help: ArgumentHelp("How many pages are read at a time; 0 for one a processor.", valueName: "n"))
  var threads = 0

  func validate() throws {
    guard (0...256).contains(threads) else {
      throw ValidationError("--threads takes a number from 0 to 256, not \(threads)")
    }
  }

  func run() async throws {
    let threads = threads > 0 ? threads : ProcessInfo.processInfo.activeProcessorCount
    var output = BufferedOutput()
    var lines = LineReader(.standardInput)
    while let first = lines.next() {
      // What is there already goes together; nobody is kept waiting for more.
      var paths = [String(decoding: first, as: UTF8.self)]
      while paths.count < Self.batch, lines.hasLine, let line = lines.next() {
        paths.append(String(decoding: line, as: UTF8.self))
      }
      let answers = await concurrentMap(paths, threads: threads) { path in
        let bytes = FileManager.default.contents(atPath: path).map { unpacked(Array($0)) }
        return extractLine(path: path, extraction: bytes.map { extract(Page(bytes: $0)) })
      }
      for answer in answers { try output.write(answer + [10]) }
      if !lines.hasLine { try output.flush() }
    }
    try output.flush()
    try lines.check()
  }

  /// Enough to keep processors busy while the largest page of a batch is read.
  private static let batch = 256
}

/// `koshu feeds`: paths of feeds in, entries out.
struct FeedsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feeds",
    abstract: "Read feeds: paths in, JSON lines out.",
    discussion: """
      Reads one path a line, or PATH<TAB>CONTENT-TYPE where the feed came with that HTTP header.
      RSS, RDF, Atom, CDF, JSON Feed, sitemaps, news sitemaps and their indexes, plain or in gzip; \
      "kind" names the format, "problem" says what was damaged.

      EXAMPLES
        ls feeds/*.xml | koshu feeds
        printf 'news.xml\\ttext/xml; charset=windows-1251\\n' | koshu feeds
      """)

  func run() throws {
    var output = BufferedOutput()
    try forEachLine { line in
      let request = feedRequest(String(decoding: line, as: UTF8.self))
      let bytes = FileManager.default.contents(atPath: request.path).map(Array.init)
      let feed = bytes.map { readFeed($0, contentType: request.contentType) } ?? unreadableFeed()
      try output.write(feedAnswer(path: request.path, feed) + [10])
    }
    try output.flush()
  }
}

/// A page that lies in gzip, as far as it can be undone.
private func unpacked(_ bytes: [UInt8]) -> [UInt8] {
  guard isGzip(bytes) else { return bytes }
  // One more than a page may have, so that a larger one is refused and not read in part.
  return inflated(
    bytes, format: .gzip, limits: InflateLimits(bytes: ExtractionLimits.pageBytes + 1)
  )
  .bytes
}

/// The answer for a file that is missing, a folder, or not ours to read.
private func unreadableFeed() -> Feed {
  var feed = Feed(.notAFeed)
  feed.problem = "the file cannot be read"
  return feed
}

/// `koshu analyze`: texts in, sentences, tokens and lemmas out.
struct AnalyzeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Find language, sentences, words and lemmas: texts in, JSON lines out.",
    discussion: """
      Reads one text a line. Offsets count Unicode scalars of the line; ends are exclusive.

      Each answer has `language` (kk, ru or other), `script`, for Kazakh in Latin or Arabic letters \
      `alphabet`, and `sentences` with their language and tokens. A token has its text as it stands, the \
      lemma chosen in its context, all possible `lemmas`, and `language` where a word is of another than \
      its sentence.

      EXAMPLES
        echo 'Ауылдан көшіп келгендер көп.' | koshu analyze
      """)

  @OptionGroup var language: LanguageOptions

  func run() throws {
    let analyzer = Analyzer(try language.dictionaries()).session()
    var output = BufferedOutput()
    try forEachLine { line in
      let text = String(decoding: line, as: UTF8.self)
      var json = JSONWriter()
      analyzer.analyze(text).write(to: &json, text: text)
      try output.write(json.bytes)
    }
    try output.flush()
  }
}

/// `koshu code`: JSON lines in, codings out.
struct CodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "code",
    abstract: "Code stance and frames: JSON lines in, JSON lines out.",
    discussion: """
      Takes any object with "text", and "title" or "paragraphs" where known; other fields are left \
      alone; echoes "id" and "path". With "targets" it answers the stance toward each.

      Each answer has the codes of the article: `relevance`, `stance` and `stance_strict` (without \
      sympathy), `outlet_stance`, `stance_parts` (people, coming, demand, sympathy), `speakers` and \
      `sentences` with their stance, `frames`, `finer_frames` and `frame_scores`, `voices`, `cities`, \
      `origins`, `ties`, `label_use`, `metaphors`; then `mentions` and `frame_matches`, which point \
      by number into `evidence`: entry, offsets, rule, weight, weight after shifters, and what blocked \
      it. Offsets count Unicode scalars of the part.

      EXAMPLES
        echo '{"text":"Приезжие из аулов не могут получить прописку в Алматы."}' | koshu code
        ls pages/*.html | koshu extract | koshu code --lexicons my-lexicons
      """)

  @OptionGroup var language: LanguageOptions

  @Option(help: ArgumentHelp("The folder of the lexicons.", valueName: "folder"))
  var lexicons: String?

  func run() throws {
    let dictionaries = try language.dictionaries()
    let tables = try Lexicon.load(folder: lexicons ?? Installation.current.lexicons)
    for warning in tables.warnings { Output.complain("warning: \(warning)") }
    let answerer = CodeProtocol(
      Analyzer(dictionaries).session(),
      articles: Coder(CompiledLexicon(tables.ofArticles, dictionaries: dictionaries)),
      targets: { Coder(CompiledLexicon(tables, dictionaries: dictionaries)) })
    var output = BufferedOutput()
    try forEachLine { try output.write(answerer.answer($0)) }
    try output.flush()
  }
}

/// `koshu robots`: robots.txt and addresses in, which of them may be fetched out.
struct RobotsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "robots",
    abstract: "Tell which addresses a robots.txt allows: JSON lines in, JSON lines out.",
    discussion: """
      Reads one object a line: "robots" is the text of the file, "agent" the name of the crawler \
      (koshu where it is missing), "addresses" a list. RFC 9309 decides.

      Each answer has `allowed`, a flag for each address, `crawl_delay` in seconds or null, and \
      `sitemaps`.

      EXAMPLES
        koshu robots < questions.jsonl
        echo '{"robots":"","addresses":["https://news.example/"]}' | koshu robots
      """)

  func run() throws {
    var output = BufferedOutput()
    try forEachLine { try output.write(robotsAnswer($0)) }
    try output.flush()
  }
}

/// The lines of standard input; where it breaks off, nobody must take the answers for all of them.
private func forEachLine(_ body: ([UInt8]) throws -> Void) throws {
  var lines = LineReader(.standardInput)
  while let line = lines.next() { try body(line) }
  try lines.check()
}

extension LineReader {
  fileprivate func check() throws(Problem) {
    guard let failure else { return }
    throw Problem(
      "CLI-002", at: "standard input", "cannot be read: \(failure)",
      cure: "give a file or a pipe of lines", kind: .fault)
  }
}
