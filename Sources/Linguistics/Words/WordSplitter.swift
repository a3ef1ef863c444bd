/// Words by the habits of Kazakh and Russian print, over ICU's segments: hyphenated words whole,
/// abbreviations and initials with their period, numbers with their suffix, addresses in one.
struct WordSplitter: Sendable {
  let abbreviations: Abbreviations
  let compounds: Compounds
  let sentenceWords: SentenceWords

  /// What depends on the text as a whole.
  struct Habits {
    /// Kazakh print keeps percentages whole, and no other does: 51% as in 51%-ға.
    var isKazakh = false
    /// An apostrophe after a letter belongs to the word: the Latin draft of 2017.
    var keepsApostrophe = false
  }

  /// The pieces of a text in order.
  func pieces(
    of units: [UInt16], _ atoms: [Atom], _ habits: Habits
  ) -> [Piece] {
    let atoms = Atom.unglued(atoms, units, sentenceWords)
    var run = WordRun(units: units, atoms: atoms, tables: self, habits: habits)
    while run.next < run.atoms.count { run.takePiece() }
    return run.pieces
  }
}

/// One pass over the atoms of a text.
struct WordRun {
  let units: [UInt16]
  private(set) var atoms: [Atom]
  let tables: WordSplitter
  let habits: WordSplitter.Habits
  var next = 0
  private(set) var pieces: [Piece] = []

  var abbreviations: Abbreviations { tables.abbreviations }

  init(units: [UInt16], atoms: [Atom], tables: WordSplitter, habits: WordSplitter.Habits) {
    self.units = units
    self.atoms = atoms
    self.tables = tables
    self.habits = habits
    pieces.reserveCapacity(atoms.count)
  }

  mutating func takePiece() {
    let atom = atoms[next]
    if atom.content == .letters, isApart(next + 1) {
      take(next + 1, .word)
    } else if let end = addressEnd(at: next) {
      take(until: end, .address)
    } else if atom.content == .mark {
      takeMark()
    } else if isNumber(atom) {
      takeNumber()
    } else {
      takeWord()
    }
  }

  /// Whether a word follows behind a space, so that the one before ends there, as most words do.
  private func isApart(_ index: Int) -> Bool {
    index < atoms.count && atoms[index].isAfterSpace && atoms[index].isWord
  }

  // MARK: Atoms ahead

  func atom(_ index: Int) -> Atom? { atoms.indices.contains(index) ? atoms[index] : nil }

  /// The atom at an index when it is one certain mark, directly after the one before it.
  func hasMark(_ mark: UInt16, at index: Int) -> Bool {
    guard let atom = atom(index), !atom.isAfterSpace else { return false }
    return atom.range.count == 1 && units[atom.range.lowerBound] == mark
  }

  /// Whether the atom at an index is a word, directly after the atom before it.
  func hasWord(at index: Int) -> Bool {
    guard let atom = atom(index) else { return false }
    return atom.isWord && !atom.isAfterSpace
  }

  func text(_ range: Range<Int>) -> String { String(decoding: units[range], as: UTF16.self) }

  // MARK: Taking

  mutating func take(
    _ end: Int, _ kind: WordType.Kind, _ form: Piece.Form = .plain
  ) {
    let range = atoms[next].range.lowerBound..<atoms[end - 1].range.upperBound
    pieces.append(
      Piece(range: range, kind: kind, form: form, isAfterSpace: atoms[next].isAfterSpace))
    next = end
  }

  /// Takes everything up to a unit; what is left of an atom that goes on after it is the next one.
  private mutating func take(until end: Int, _ kind: WordType.Kind) {
    let start = atoms[next].range.lowerBound
    pieces.append(Piece(range: start..<end, kind: kind, isAfterSpace: atoms[next].isAfterSpace))
    while next < atoms.count, atoms[next].range.lowerBound < end { next += 1 }
    var rest = end..<atoms[next - 1].range.upperBound
    guard let first = rest.first else { return }
    // The apostrophe of "#АҚШ'мыз" and "@user’s" is a mark, as it would be before a space.
    if Letters.isApostrophe(units[first]) {
      pieces.append(Piece(range: first..<(first + 1), kind: .punctuation, isAfterSpace: false))
      rest = (first + 1)..<rest.upperBound
    }
    guard !rest.isEmpty else { return }
    next -= 1
    atoms[next] = Atom.word(units, rest)
  }

  /// Takes an atom as a number and a unit of measure, with the period of the unit.
  mutating func split(at border: Int, _ abbreviation: Abbreviations.Entry?) {
    let atom = atoms[next]
    let hasPeriod = abbreviation != nil
    pieces.append(
      Piece(
        range: atom.range.lowerBound..<border, kind: .number, isAfterSpace: atom.isAfterSpace))
    let end = atom.range.upperBound + (hasPeriod ? 1 : 0)
    pieces.append(
      Piece(
        range: border..<end, kind: .word,
        form: abbreviation.map { .abbreviation($0.ending) } ?? .plain,
        isAfterSpace: false))
    next += hasPeriod ? 2 : 1
  }

  /// Takes the letters of an atom as a word, and what begins with its digits as a number.
  mutating func splitWord(at border: Int) {
    let atom = atoms[next]
    pieces.append(
      Piece(range: atom.range.lowerBound..<border, kind: .word, isAfterSpace: atom.isAfterSpace))
    pieces.append(
      Piece(
        range: border..<atoms[next + 2].range.upperBound, kind: .number, isAfterSpace: false))
    next += 3
  }

  private func isNumber(_ atom: Atom) -> Bool {
    Letters.isDigit(units[atom.range.lowerBound])
  }
}
