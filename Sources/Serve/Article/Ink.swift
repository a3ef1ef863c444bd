internal import Coding

/// What a marked word is about: it has a colour, a line and a letter of its own, so that who sees no
/// colours reads the same.
enum Ink: String, CaseIterable, Sendable {
  // In the order in which one shows over another.
  case bad, good, people, shifter, frame, place, voice, blocked

  init?(_ item: Evidence) {
    guard item.blocked == nil else {
      self = .blocked
      return
    }
    switch item.layer {
    case "groups", "labels": self = item.shiftedWeight < 0 ? .bad : .people
    case "stance", "metaphors": self = item.shiftedWeight < 0 ? .bad : .good
    case "frames": self = .frame
    case "places", "ties": self = .place
    case "speakers", "attribution": self = .voice
    case "shifters": self = .shifter
    default: return nil
    }
  }

  /// Behind the word; the legend explains it.
  var letter: String {
    switch self {
    case .bad: "−"
    case .good: "+"
    case .people: "◆"
    case .shifter: "¬"
    case .frame: "F"
    case .place: "P"
    case .voice: "V"
    case .blocked: "×"
    }
  }

  var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
