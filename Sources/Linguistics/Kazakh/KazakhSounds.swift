internal import Basics

/// The letters of Kazakh as small numbers, with what suffixes want to know of them.
struct KazakhSounds: Sendable {
  /// Bits of the sound before a suffix.
  ///
  /// `la` is set beside `vowel` after ла, ле, лда, лде.
  struct Context: OptionSet, BitwiseCopyable, Sendable {
    var rawValue: UInt16

    static let vowel = Context(rawValue: 1)
    static let la = Context(rawValue: 1 << 14)
    static let consonant = Context(rawValue: 0b1111110)
    static let any = Context(rawValue: 0b1111111)
  }

  /// Bits: back vowels, front vowels.
  static let back: UInt8 = 1
  static let front: UInt8 = 2

  struct Variant: Sendable {
    var letter: UInt8
    var harmony: UInt8
    var after: Context
  }

  /// Letters by number, from 1; 0 is anything else.
  static let letters = Array("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэ-".unicodeScalars)
  static let other: UInt8 = 0
  /// How many numbers there are.
  static let width = letters.count + 1

  /// What is known of a sound.
  struct Traits: BitwiseCopyable, Sendable {
    var context: Context = []
    /// The harmony that a vowel demands; 0 for consonants and open vowels.
    var harmony: UInt8 = 0
    var isVowel = false
    var isOpen = false
    /// Suffixes of either harmony follow: ә at the end of loans (күнәлар), к and г after back
    /// vowels (банкте), в in surnames, which follow the vowel before -ев (Тоқаевтың).
    var isLoose = false
    var isAE = false
    var isL = false
    var isSoftSign = false
    /// ә ғ қ ң ө ұ ү һ і, which Russian does not have.
    var isKazakhOnly = false
  }

  /// By number of the letter.
  private(set) var traits: [Traits]
  /// What a capital of the templates stands for.
  private(set) var variants: [Unicode.Scalar: [Variant]] = [:]
  /// What else a letter may stand for where the letters of Kazakh are wanting, by number.
  private(set) var typed: [[UInt8]]
  private(set) var contextNames: [String: Context] = [
    "": .any, "consonant": .consonant, "la": .la,
  ]

  private let numbers: [UInt8]
  private let voicing: [(UInt8, UInt8)]

  init(_ bytes: [UInt8]) throws {
    traits = Array(repeating: Traits(), count: Self.width)
    typed = Array(repeating: [], count: Self.width)
    // Cyrillic letters end at U+04FF.
    var numbers = [UInt8](repeating: 0, count: 0x500)
    for (index, letter) in Self.letters.enumerated() {
      numbers[Int(letter.value)] = UInt8(index + 1)
    }
    self.numbers = numbers
    voicing = ([("к", "г"), ("қ", "ғ"), ("п", "б")] as [(Unicode.Scalar, Unicode.Scalar)]).map {
      (numbers[Int($0.value)], numbers[Int($1.value)])
    }
    markLetters()
    let file = "kazakh-sounds.csv"
    var nextBit: UInt16 = 1
    for row in try MorphologyData.rows(of: file, bytes, columns: 5) {
      let letters = row.fields[2].unicodeScalars.map { Int(self.number(of: $0)) }
      switch row.fields[0] {
      case "class":
        let bit = Context(rawValue: nextBit)
        nextBit <<= 1
        contextNames[row.fields[1]] = bit
        for letter in letters { traits[letter].context = bit }
      case "harmony":
        for letter in letters {
          traits[letter].isVowel = true
          traits[letter].isOpen = row.fields[1] == "open"
          if row.fields[1] != "open" { traits[letter].harmony = harmonyBits(row.fields[1]) }
        }
      case "typed":
        for letter in row.fields[1].unicodeScalars {
          typed[Int(number(of: letter))] = letters.map(UInt8.init)
        }
      case "letter":
        guard let symbol = row.fields[1].unicodeScalars.first, letters.count == 1,
          let after = contexts(row.fields[4])
        else { throw MorphologyData.fault(in: file, row, "a letter of templates is not clear") }
        variants[symbol, default: []].append(
          Variant(letter: UInt8(letters[0]), harmony: harmonyBits(row.fields[3]), after: after))
      default:
        throw MorphologyData.fault(in: file, row, "'\(row.fields[0])' is no kind of row")
      }
    }
  }

  private mutating func markLetters() {
    for letter in ["ә", "к", "г", "в"] as [Unicode.Scalar] {
      traits[Int(number(of: letter))].isLoose = true
    }
    for letter in ["а", "е"] as [Unicode.Scalar] { traits[Int(number(of: letter))].isAE = true }
    for letter in "әғқңөұүһі".unicodeScalars { traits[Int(number(of: letter))].isKazakhOnly = true }
    traits[Int(number(of: "л"))].isL = true
    traits[Int(number(of: "ь"))].isSoftSign = true
  }

  /// Whether no Russian keyboard has the letter.
  func isKazakhOnly(_ sound: UInt8) -> Bool { traits[Int(sound)].isKazakhOnly }

  func isVowel(_ sound: UInt8) -> Bool { traits[Int(sound)].isVowel }

  /// The bits that names of classes stand for; nil if one is unknown.
  func contexts(_ names: String) -> Context? {
    var bits: Context = names.isEmpty ? .any : []
    for name in names.split(separator: " ") {
      guard let bit = contextNames[String(name)] else { return nil }
      bits.formUnion(bit)
    }
    return bits
  }

  private func harmonyBits(_ name: String) -> UInt8 {
    name == "back" ? Self.back : name == "front" ? Self.front : Self.back | Self.front
  }

  func number(of scalar: Unicode.Scalar) -> UInt8 {
    scalar.value < 0x500 ? numbers[Int(scalar.value)] : Self.other
  }

  /// к → г, қ → ғ, п → б: what stands for it before a vowel.
  func voiced(_ sound: UInt8) -> UInt8? {
    voicing.first { $0.0 == sound }?.1
  }

  /// г → к, ғ → қ, б → п.
  func unvoiced(_ sound: UInt8) -> UInt8? {
    voicing.first { $0.1 == sound }?.0
  }

  /// A folded word by sounds: я and ю are й with а and у, so that suffixes can begin inside them.
  func encode(_ word: some Sequence<Unicode.Scalar>) -> [UInt8] {
    var sounds: [UInt8] = []
    sounds.reserveCapacity(word.underestimatedCount + 4)
    for scalar in word {
      switch scalar.value {
      // я, ю
      case 0x44F:
        sounds.append(number(of: "й"))
        sounds.append(number(of: "а"))
      case 0x44E:
        sounds.append(number(of: "й"))
        sounds.append(number(of: "у"))
      default: sounds.append(number(of: scalar))
      }
    }
    return sounds
  }

  /// Sounds as they are written; the inverse of `encode`.
  func decode(_ sounds: some Sequence<UInt8>) -> String {
    var text = String.UnicodeScalarView()
    for sound in sounds {
      let letter = sound == 0 ? "?" : Self.letters[Int(sound) - 1]
      if letter == "а", text.last == "й" {
        text.removeLast()
        text.append("я")
      } else if letter == "у", text.last == "й" {
        text.removeLast()
        text.append("ю")
      } else {
        text.append(letter)
      }
    }
    return String(text)
  }
}
