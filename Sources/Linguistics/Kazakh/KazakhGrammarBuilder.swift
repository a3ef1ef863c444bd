internal import Basics

/// Compiles the table of suffixes.
struct KazakhGrammarBuilder {
  private(set) var arcs: [KazakhGrammar.Arc] = []
  private(set) var features: [KazakhFeatures] = []
  private(set) var endings: [KazakhGrammar.Ending?]
  let states: [Character]
  private(set) var children: [Int32] = []
  private(set) var arcsAt: [[Int32]] = []
  private let sounds: KazakhSounds

  private static let file = "kazakh-suffixes.csv"

  /// A spelling of a template with the harmony and the context that it wants.
  private struct Spelling {
    var letters: [UInt8] = []
    var harmony = KazakhSounds.back | KazakhSounds.front
    var after: KazakhSounds.Context
  }

  init(_ bytes: [UInt8], sounds: KazakhSounds) throws {
    self.sounds = sounds
    let rows = try MorphologyData.rows(of: Self.file, bytes, columns: 6)
    states = try Self.states(of: rows)
    endings = Array(repeating: nil, count: states.count)
    addNode()
    for row in rows { try add(row) }
  }

  /// The states in the order in which the table names them.
  private static func states(of rows: [CSVReader.Row]) throws -> [Character] {
    var states: [Character] = []
    for row in rows {
      for name in row.fields[0].split(separator: " ") + [Substring(row.fields[1])] {
        guard name.count == 1, let state = name.first else {
          throw MorphologyData.fault(in: file, row, "a state is one letter, found '\(name)'")
        }
        if !states.contains(state) { states.append(state) }
      }
    }
    // Sets of states are bits of a number of 32.
    guard states.count <= 32 else {
      throw Problem("LNG-013", at: file, "more than 32 states", kind: .fault)
    }
    return states
  }

  private mutating func addNode() {
    children += [Int32](repeating: -1, count: KazakhSounds.width)
    arcsAt.append([])
  }

  private mutating func add(_ row: CSVReader.Row) throws {
    guard let after = sounds.contexts(row.fields[3]), let cost = Float(row.fields[4]),
      let to = row.fields[1].first.flatMap(states.firstIndex)
    else { throw MorphologyData.fault(in: Self.file, row, "a class or cost is not clear") }
    guard let feature = KazakhFeatures(row.fields[5]) else {
      throw MorphologyData.fault(in: Self.file, row, "unknown feature in '\(row.fields[5])'")
    }
    let from = states.indices.filter { row.fields[0].contains(states[$0]) }
    if row.fields[2].isEmpty {
      for state in from { endings[state] = .init(cost: cost, features: feature) }
      return
    }
    features.append(feature)
    let endsInQ = row.fields[2].last == "Q"
    for spelling in expand(row.fields[2], after) {
      var arc = KazakhGrammar.Arc(
        from: from.reduce(0) { $0 | 1 << UInt32($1) }, to: UInt8(to),
        length: UInt8(truncatingIfNeeded: spelling.letters.count), harmony: spelling.harmony,
        after: spelling.after, cost: cost, features: Int32(features.count - 1),
        isDerived: feature.isDerived)
      insert(arc, spelling.letters)
      if endsInQ, let last = spelling.letters.last, let voiced = sounds.voiced(last) {
        arc.needsVowel = true
        insert(arc, spelling.letters.dropLast() + [voiced])
      }
    }
  }

  /// All spellings of a template.
  private func expand(_ template: String, _ after: KazakhSounds.Context) -> [Spelling] {
    var all = [Spelling(after: after)]
    for symbol in template.unicodeScalars {
      guard let variants = sounds.variants[symbol] else {
        for index in all.indices { all[index].letters.append(sounds.number(of: symbol)) }
        continue
      }
      all = all.flatMap { spelling in variants.compactMap { join(spelling, $0) } }
    }
    return all
  }

  /// A spelling with one more letter; nil if the letter asks for another harmony or context.
  private func join(_ spelling: Spelling, _ variant: KazakhSounds.Variant) -> Spelling? {
    var longer = spelling
    longer.letters.append(variant.letter)
    longer.harmony &= variant.harmony
    if variant.after != .any { longer.after.formIntersection(variant.after) }
    return longer.harmony == 0 || longer.after.isEmpty ? nil : longer
  }

  private mutating func insert(_ arc: KazakhGrammar.Arc, _ spelling: [UInt8]) {
    var node = 0
    for sound in spelling {
      let slot = node * KazakhSounds.width + Int(sound)
      if children[slot] < 0 {
        children[slot] = Int32(arcsAt.count)
        addNode()
      }
      node = Int(children[slot])
    }
    arcsAt[node].append(Int32(arcs.count))
    arcs.append(arc)
  }
}
