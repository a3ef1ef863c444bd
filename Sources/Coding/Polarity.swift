/// What a general word of good or bad feeling says, and of whom.
///
/// The same sign means different things by role: “украсть” is bad for the thief, “осудить” for the
/// one condemned, “катастрофа” for nobody in particular.
struct Polarity {
  var sign: Double
  var role: Role

  enum Role {
    /// Who is described so: a quality, a name for a person, the subject of an intransitive verb.
    case bearer
    /// Who does it: убить, спасти.
    case agent
    /// Whom it is done to: обвинить, наградить.
    case object
    /// It happens: авария, перемирие.
    case event
  }

  /// Reads a code of the table, such as `positive` or `agent-negative`.
  init(code: String) {
    sign = code.hasSuffix("negative") ? -1 : 1
    role =
      switch code.prefix(while: { $0 != "-" }) {
      case "agent": .agent
      case "object": .object
      case "event": .event
      default: .bearer
      }
  }
}
