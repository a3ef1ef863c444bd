// How many tokens a second one thread matches and codes, from texts that are analysed already: the
// lexicon alone, what the matches come to, and the whole coder. Texts come on standard input, one a line.
internal import Coding
internal import Glibc
internal import Lexicons
internal import Linguistics
internal import Timing

guard CommandLine.arguments.count >= 3 else {
  print("usage: code-bench OPENCORPORA-FOLDER LEXICON-FOLDER [ROUNDS] <TEXTS")
  exit(2)
}

let dictionaries = try Dictionaries.load(DictionaryPaths(openCorpora: CommandLine.arguments[1]))
var lexicon = try Lexicon.load(folder: CommandLine.arguments[2])
let reading = best(of: 3) {
  lexicon = (try? Lexicon.load(folder: CommandLine.arguments[2])) ?? lexicon
}
var compiled = CompiledLexicon(lexicon, dictionaries: dictionaries)
let began = elapsed()
compiled = CompiledLexicon(lexicon, dictionaries: dictionaries)
let compiling = elapsed() - began

let analyzer = Analyzer(dictionaries).session()
var inputs: [CodingInput] = []
while let line = readLine() {
  inputs.append(CodingInput(title: .empty, text: analyzer.analyze(line)))
}
let tokens = Double(inputs.reduce(0) { $0 + $1.text.tokens.count })

func row(_ name: String, _ seconds: Double, _ rest: String) {
  let rate = String(Int(tokens / seconds / 1000)).leftPadded(to: 7)
  print("  \(name) \(rate)K tokens/s  \(Int(seconds / tokens * 1e9)) ns a token\(rest)")
}

let rounds = CommandLine.arguments.dropFirst(3).first.flatMap { Int($0) } ?? 9
let matcher = Matcher(compiled)
var found = 0
let cold = best(of: 1) {
  for input in inputs { found += matcher.matches(in: input.text).entries.count }
}
let warm = best(of: rounds) { for input in inputs { _ = matcher.matches(in: input.text) } }
let coder = Coder(compiled)
var evidence = 0
for input in inputs { evidence += coder.code(input).evidence.count }
let whole = best(of: 9) { for input in inputs { _ = coder.code(input) } }

print("code      \(Int(tokens)) tokens in \(inputs.count) texts, one thread, from analysed texts")
row("match   ", warm, ", \(found) matches of \(compiled.entries.count) entries")
row("cold    ", cold, ", each word form met for the first time")
row("code    ", whole, ", \(evidence) pieces of evidence")
print(
  "  tables read in \(Int(reading * 1000)) ms, compiled in \(Int(compiling * 1000)) ms, "
    + "\(mostMemory()) MB")
