// How many words a second one thread analyses, from UTF-8 to lemmas in context, and how long ICU takes for
// its word borders alone in the same texts. Texts come on standard input, one a line; times are the best
// of nine rounds, by the thread's own clock: other work on the machine does not count.
internal import CICU
internal import Glibc
internal import Linguistics
internal import Timing

func row(_ name: String, _ rate: Double, _ rest: String) {
  print("  \(name) \(String(Int(rate / 1000)).leftPadded(to: 7))K words/s  \(rest)")
}

guard CommandLine.arguments.count == 2 else {
  print("usage: analyze-bench OPENCORPORA-FOLDER <TEXTS")
  exit(2)
}
let began = elapsed()
let dictionaries = try Dictionaries.load(DictionaryPaths(openCorpora: CommandLine.arguments[1]))
let ready = elapsed() - began
let afterLoading = mostMemory()

var texts: [String] = []
while let line = readLine() { texts.append(line) }
let analyzer = Analyzer(dictionaries).session()
var words = 0
let cold = best(of: 1) {
  for text in texts {
    let analyzed = analyzer.analyze(text)
    words += analyzed.tokens.count {
      let kind = analyzed.type(of: $0).kind
      return kind == .word || kind == .number
    }
  }
}
let warm = best(of: 9) { for text in texts { _ = analyzer.analyze(text) } }

let utf16 = texts.map { Array($0.utf16) }
let breaker = cicu_words_open()
let longest = utf16.map(\.count).max() ?? 0
var ends = [Int32](repeating: 0, count: longest)
var statuses = [UInt16](repeating: 0, count: longest)
let icu = best(of: 9) {
  for text in utf16 {
    _ = cicu_words_split(breaker, text, Int32(text.count), &ends, &statuses)
  }
}
cicu_words_close(breaker)

let count = Double(words)
print("analyze   \(words) words in \(texts.count) texts, one thread")
row("warm    ", count / warm, "(\(Int(warm / count * 1e9)) ns a word)")
row("cold    ", count / cold, "(each word form met for the first time)")
row(
  "ICU only", count / icu,
  "(word borders alone: \(hundredths(warm / icu)) times as long for all of it)")
print(
  "  dictionaries ready in \(Int(ready * 1000)) ms, \(afterLoading) MB then, \(mostMemory()) MB at the end"
)
