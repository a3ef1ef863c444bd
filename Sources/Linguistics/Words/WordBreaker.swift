import CICU

/// Cuts a text into atoms by ICU's word rules.
///
/// Almost all print of the region holds letters, digits, spaces and marks whose borders are plain, and a
/// scan of their classes finds the same ones in a fraction of ICU's time; ICU itself is asked about the
/// stretches, from space to space, that hold anything else. Owns the C object; not shared between threads.
final class WordBreaker {
  private let icu: OpaquePointer?
  private let classes: UnitClasses

  init(classes: UnitClasses) {
    icu = cicu_words_open()
    self.classes = classes
  }

  deinit { cicu_words_close(icu) }

  /// The atoms of a text in order; spaces are between them.
  func atoms(of units: [UInt16]) -> [Atom] {
    var atoms: [Atom] = []
    atoms.reserveCapacity(units.count / 4)
    var isAfterSpace = true
    var index = 0
    while index < units.count {
      let found = classes[units[index]]
      if found.contains(.space), !found.contains(.exotic) {
        isAfterSpace = true
        index += 1
        continue
      }
      let end = plainEnd(of: units, index, found)
      if let end, end == units.count || !classes[units[end]].contains(.exotic) {
        atoms.append(atom(units, index..<end, found, isAfterSpace))
        index = end
      } else {
        let end = nextSpace(in: units, from: index)
        appendByICU(units, index..<end, isAfterSpace, &atoms)
        index = end
      }
      isAfterSpace = false
    }
    return atoms
  }

  /// The end of the run of letters and digits, or of the single mark, at an index; nil where ICU must
  /// be asked.
  private func plainEnd(of units: [UInt16], _ start: Int, _ first: UnitClass) -> Int? {
    if first.contains(.exotic) { return nil }
    guard !first.isDisjoint(with: .wordly) else { return start + 1 }
    var end = start + 1
    while end < units.count {
      let found = classes[units[end]]
      if found.isDisjoint(with: .wordly) {
        guard found.contains(.apostrophe), isJoining(units, end) else { break }
      } else if found.contains(.exotic) {
        break
      }
      end += 1
    }
    return end
  }

  /// Whether an apostrophe stands between two letters or two digits: д'Артаньян, 1'000.
  private func isJoining(_ units: [UInt16], _ index: Int) -> Bool {
    guard index + 1 < units.count else { return false }
    switch units[index] {
    case 0x27, 0x2018, 0x2019: break
    // ` and ´ join nothing.
    default: return false
    }
    let before = classes[units[index - 1]]
    let after = classes[units[index + 1]]
    guard !after.isDisjoint(with: .wordly), !after.contains(.exotic) else { return false }
    return before.contains(.digit) == after.contains(.digit)
  }

  private func nextSpace(in units: [UInt16], from start: Int) -> Int {
    var end = start + 1
    while end < units.count,
      classes[units[end]].isDisjoint(with: .space)
        || classes[units[end]].contains(.exotic)
    { end += 1 }
    return end
  }

  private func atom(
    _ units: [UInt16], _ range: Range<Int>, _ first: UnitClass, _ isAfterSpace: Bool
  ) -> Atom {
    if first.isDisjoint(with: .wordly) {
      return Atom(range: range, content: .mark, isAfterSpace: isAfterSpace)
    }
    var rest: UnitClass = []
    for index in range.dropFirst() { rest.formUnion(classes[units[index]]) }
    let all = first.union(rest)
    let content: Atom.Content =
      !all.contains(.digit)
      ? .letters : all.isDisjoint(with: [.cyrillic, .latin, .apostrophe]) ? .digits : .mixed
    return Atom(
      range: range, content: content, isAfterSpace: isAfterSpace,
      isUneven: rest.contains(.upper) || all.contains(.latin))
  }

  // MARK: ICU

  private func appendByICU(
    _ units: [UInt16], _ stretch: Range<Int>, _ isAfterSpace: Bool, _ atoms: inout [Atom]
  ) {
    var isAfterSpace = isAfterSpace
    for segment in segments(of: Array(units[stretch])) {
      let start = stretch.lowerBound + segment.range.lowerBound
      let range = start..<(start + segment.range.count)
      if segment.isWord {
        Atom.append(of: units, range, isAfterSpace, &atoms)
      } else if units[range].allSatisfy(Letters.isSpace) {
        isAfterSpace = true
        continue
      } else {
        atoms.append(Atom(range: range, content: .mark, isAfterSpace: isAfterSpace))
      }
      isAfterSpace = false
    }
  }

  /// A stretch between two word borders.
  struct Segment {
    var range: Range<Int>
    /// Letters, digits or ideographs, not spaces or marks.
    var isWord: Bool
  }

  /// ICU's segments of a text, without gaps; one that spans the text when ICU is not usable.
  func segments(of units: [UInt16]) -> [Segment] {
    guard !units.isEmpty else { return [] }
    var ends = [Int32](repeating: 0, count: units.count)
    var statuses = [UInt16](repeating: 0, count: units.count)
    let count = cicu_words_split(icu, units, Int32(clamping: units.count), &ends, &statuses)
    guard icu != nil, count > 0 else {
      return [Segment(range: units.indices, isWord: true)]
    }
    var segments: [Segment] = []
    segments.reserveCapacity(Int(count))
    var start = 0
    for index in 0..<Int(count) {
      let end = Int(ends[index])
      segments.append(Segment(range: start..<end, isWord: statuses[index] >= 100))
      start = end
    }
    return segments
  }

  /// The version of the library in use, such as 72.1.
  static var icuVersion: String {
    var version: [UInt8] = [0, 0, 0, 0]
    cicu_version(&version)
    return "\(version[0]).\(version[1])"
  }
}
