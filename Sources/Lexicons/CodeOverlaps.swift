package import Linguistics

/// Rows of one table whose patterns say different codes of the same words, by the patterns alone.
///
/// Codes may share words by intent: housing that is crowded is housing and overload. Whether they
/// should is for the analyst to say, so these are notes and no faults.
package struct CodeOverlap: Hashable, Sendable {
  package enum Kind: String, Sendable {
    /// Both match the same words.
    case same
    /// The wider one matches wherever the narrower one does, and elsewhere too.
    case wider
    /// The wider one is part of the narrower one: `квартира` of `снять квартира`.
    case part
  }

  package var kind: Kind
  /// Numbers among the entries.
  package var wider: Int
  package var narrower: Int
}

extension CompiledLexicon {
  /// Every overlap between codes, by the number of the narrower entry; exclusions are left out, for
  /// to overlap is what they are for.
  package func codeOverlaps(_ dictionaries: Dictionaries) -> [CodeOverlap] {
    var patterns = WiderPatterns(self, dictionaries)
    var covers: [[Int]] = Array(repeating: [], count: entries.count)
    var parts: [CodeOverlap] = []
    for number in entries.indices where entries[number].entry.table != .exclusions {
      let own = self.patterns[number].words
      var seen: Set<Int> = []
      for start in own.indices {
        let found = patterns.entries(coveringWordsOf: number, from: start) {
          self.differ($0, number)
        }
        for other in found {
          if start == 0, self.patterns[other].words.count == own.count {
            covers[number].append(other)
          } else if seen.insert(other).inserted {
            parts.append(CodeOverlap(kind: .part, wider: other, narrower: number))
          }
        }
      }
    }
    var found = parts
    for (number, others) in covers.enumerated() {
      for other in others {
        let isMutual = covers[other].contains(number)
        // Of two that match the same words one stands for both.
        if isMutual, other > number { continue }
        found.append(
          CodeOverlap(kind: isMutual ? .same : .wider, wider: other, narrower: number))
      }
    }
    return found.sorted { ($0.narrower, $0.wider) < ($1.narrower, $1.wider) }
  }

  /// Of one table with different codes; a finer code is the same as the one above it.
  private func differ(_ a: Int, _ b: Int) -> Bool {
    let (first, second) = (entries[a], entries[b])
    guard first.entry.table == second.entry.table, first.code != second.code else { return false }
    return first.topCode != second.topCode || first.entry.table != .frames
  }
}
