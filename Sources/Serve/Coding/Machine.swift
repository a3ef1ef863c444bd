internal import Basics
internal import Coding
internal import Lexicons
internal import Measures
internal import Synchronization
internal import Workbench

/// Koshu's own coding of passages: made when somebody may see it, kept while the tables stay.
final class Machine: Sendable {
  private let holdings: Desk.Holdings
  private let kept = Mutex<Kept?>(nil)

  private struct Kept {
    /// Of the files: while it is the same they need not be read.
    var stamp: String
    var lexicon: Digest
    var compiled: CompiledLexicon
    var known: KnownCodes
    /// By the digest of title and text.
    var codings: [Digest: CodedPassage] = [:]
  }

  init(_ holdings: Desk.Holdings) { self.holdings = holdings }

  /// The codebook in force, without the tables.
  func codebook() throws -> Codebook {
    let path = "\(holdings.lexicons)/\(Lexicon.codebookName)"
    let bytes = try WholeFile.read(path) ?? []
    let (lexicon, problems) = Lexicon.read(
      files: [Lexicon.codebookName: bytes], folder: holdings.lexicons)
    guard problems.isEmpty else { throw Problems(problems) }
    return lexicon.codebook
  }

  /// Passages with the codes of the program, in their order, and the digest of its tables.
  func code(_ passages: [CodedPassage]) throws -> (passages: [CodedPassage], lexicon: Digest) {
    let stamp = fileStamp(Lexicon.fileNames.map { "\(holdings.lexicons)/\($0)" })
    return try kept.withLock { kept in
      var now = if let kept, kept.stamp == stamp { kept } else { try compile(stamp) }
      let digests = passages.map { Digest(ofParts: [$0.title ?? "", $0.text ?? ""]) }
      let fresh = zip(digests, passages).filter { now.codings[$0.0] == nil }
      if !fresh.isEmpty {
        let coder = PassageCoder(
          now.compiled, dictionaries: holdings.dictionaries, known: now.known)
        for (digest, pair) in zip(fresh.map(\.0), coder.code(fresh.map(\.1))) {
          now.codings[digest] = pair.coded
        }
      }
      kept = now
      let coded = zip(digests, passages).compactMap { digest, passage in
        now.codings[digest].map { coding -> CodedPassage in
          var coded = passage
          coded.codes = coding.codes
          coded.evidence = coding.evidence
          coded.language = passage.language ?? coding.language
          return coded
        }
      }
      return (coded, now.lexicon)
    }
  }

  private func compile(_ stamp: String) throws -> Kept {
    let lexicon = try Lexicon.load(folder: holdings.lexicons)
    return Kept(
      stamp: stamp, lexicon: lexicon.digest,
      compiled: CompiledLexicon(lexicon, dictionaries: holdings.dictionaries),
      known: KnownCodes(lexicon.codebook))
  }

  /// Where entries match, counted or not, whatever their code: sorted, without overlaps.
  func matches(in passage: CodedPassage) throws -> (title: [Range<Int>], text: [Range<Int>]) {
    let evidence = try code([passage]).passages.first?.evidence ?? []
    func ranges(_ isInTitle: Bool) -> [Range<Int>] {
      evidence.filter { ($0.part == .title) == isInTitle && $0.start < $0.end }
        .map { $0.start..<$0.end }
        .sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
        .reduce(into: []) { merged, range in
          if let last = merged.last, range.lowerBound <= last.upperBound {
            merged[merged.count - 1] =
              last.lowerBound..<max(last.upperBound, range.upperBound)
          } else {
            merged.append(range)
          }
        }
    }
    return (ranges(true), ranges(false))
  }
}
