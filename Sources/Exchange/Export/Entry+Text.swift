internal import Basics
internal import Lexicons

extension Entry {
  /// Conditions in one line, as they stand in the table.
  var conditions: String {
    var parts: [String] = []
    if !needsText.isEmpty { parts.append("needs \(needsText)") }
    if !unless.isEmpty { parts.append("unless \(unless.text)") }
    if !needs.isEmpty || !unless.isEmpty {
      switch window {
      case .sentence: break
      case .clause: parts.append("in the clause")
      case .near: parts.append("near")
      case .tokens(let count): parts.append("within \(count) tokens")
      }
    }
    return parts.joined(separator: ", ")
  }

  var weightText: String { decimal(weight, digits: 6) ?? "" }
}
