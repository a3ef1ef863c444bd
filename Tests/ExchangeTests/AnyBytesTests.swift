internal import Basics
internal import Exchange
internal import Lexicons
internal import Testing

@Suite struct AnyBytesTests {
  private let samples: [ForeignFormat: String] = [
    .quanteda: "housing:\n  - комната\n  - \"дом*\"\nжильё: [угол, б]\n",
    .liwc: "%\n1\thousing (Жильё)\n\t2\tregistration\n%\nкомната\t1\nкак\t<у>1/2\n(не) дом\t2\n",
    .lexicoder:
      "<dictionary><cnode name=\"housing\"><!-- x --><pnode name=\"комната\"/></cnode></dictionary>",
  ]

  @Test(arguments: ForeignFormat.allCases)
  func `Whatever happened to a file, reading it ends in a dictionary or in a word`(
    format: ForeignFormat
  ) throws {
    let sample = Array((samples[format] ?? "").utf8)
    let files = tables()
    let lexicon = lexicon(files)
    var read = 0
    for seed in 0..<200 {
      var generator = SeededGenerator(state: UInt64(seed))
      var bytes = sample
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0...3, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(contentsOf: bytes[place...].prefix(9), at: place)
        default:
          bytes.insert(
            Array("%*\"'<>&:-[]{}\t\n |".utf8).randomElement(using: &generator) ?? 0, at: place)
        }
      }
      do throws(Problem) {
        let dictionary = try format.read(bytes, place: "d")
        let result = TableImport(
          dictionary, place: "d", options: TableImport.Options(table: .frames, language: .ru),
          lexicon: lexicon, files: files)
        let tally = result.tally
        #expect(tally.carried + tally.known + tally.lost == tally.patterns, "seed \(seed)")
        #expect(result.rows.count == tally.carried, "seed \(seed)")
        read += 1
      } catch {
        #expect(error.code.hasPrefix("EXC-00"), "seed \(seed): \(error)")
        #expect(error.place.hasPrefix("d"))
      }
    }
    // A test that only ever sees refusals would show nothing.
    #expect(read > 5)
  }
}
