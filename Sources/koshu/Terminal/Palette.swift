internal import Basics
internal import Coding
internal import Foundation

/// Colours for what stands in an explanation: on a terminal only, and not where `NO_COLOR` is set.
struct Palette {
  let isColored: Bool

  static var standardOutput: Palette {
    let environment = ProcessInfo.processInfo.environment
    return Palette(
      isColored: isatty(STDOUT_FILENO) == 1 && environment["TERM"] != "dumb"
        && environment["NO_COLOR"] == nil)
  }

  func show(_ explanation: Explanation) throws(Problem) {
    for line in explanation.lines {
      for piece in line { try show(piece) }
      try Output.show("\n")
    }
  }

  private func show(_ piece: Explanation.Piece) throws(Problem) {
    guard isColored, let code = Self.code(piece.ink) else { return try Output.show(piece.text) }
    try Output.write("\u{1B}[\(code)m")
    try Output.show(piece.text)
    try Output.write("\u{1B}[0m")
  }

  /// The terminal's own codes: bold, dim and the six plain colours, readable on dark and light.
  private static func code(_ ink: Explanation.Ink) -> String? {
    switch ink {
    case .plain: nil
    case .people: "1"
    case .good: "32"
    case .bad: "31"
    case .frame: "36"
    case .place: "34"
    case .shifter: "35"
    case .blocked: "2"
    }
  }
}
