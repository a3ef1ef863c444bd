internal import Lexicons
internal import Linguistics

/// The roles of an article, from what was heard in its parts.
enum VoiceRules {
  /// Verbs and pronouns of the first person outside quotations: two, or three where others are
  /// heard, and in every third sentence, and somebody tells his own story.
  private static let narratorWords = 3
  private static let narratedShare = 1.0 / 3
  private static let commentMarks = 2

  static func isNarrated(_ parts: [Heard]) -> Bool {
    let words = parts.reduce(0) { $0 + $1.narrator }
    let narrated = parts.reduce(0) { $0 + $1.narratedSentences }
    let told = parts.reduce(0) { $0 + $1.toldSentences }
    guard Double(narrated) >= narratedShare * Double(told) else { return false }
    return words >= narratorWords
      || (words >= narratorWords - 1 && parts.allSatisfy(\.roles.isEmpty))
  }

  /// News that lets lay people speak has a mark or two; to leave an article out of its outlet's takes
  /// more.
  private static let marksOfThread = 4

  static func genre(_ parts: [Heard]) -> Genre {
    let roles = parts.reduce(into: Set<String>()) { $0.formUnion($1.roles) }
    if roles.isSubset(of: lay), parts.contains(where: { $0.commentMarks >= marksOfThread }) {
      return .comments
    }
    if parts.contains(where: \.isLetter) { return .letter }
    if parts.contains(where: \.isNotice) { return .notice }
    if parts.contains(where: \.isInterview) { return .interview }
    return isNarrated(parts) ? .essay : .report
  }

  /// Nobody but lay people is heard, and the words bear the marks of the web.
  private static func looksLikeComment(_ parts: [Heard], _ roles: Set<String>) -> Bool {
    roles.isSubset(of: lay) && parts.contains { $0.commentMarks >= commentMarks }
  }

  private static let lay: Set<String> = [Voices.mover, Voices.townsperson, Voices.reader]

  static func voices(_ parts: [Heard], isInternal: Bool, stance: Stance) -> [String] {
    var roles = parts.reduce(into: Set<String>()) { $0.formUnion($1.roles) }
    let looksLikeComment = looksLikeComment(parts, roles)
    let isComment = looksLikeComment || parts.contains(where: \.isLetter)
    // Whom a comment lets speak is part of it.
    if looksLikeComment { roles = [] }
    if !isComment || roles.isEmpty, parts.contains(where: \.isNotice) {
      return roles.union([Voices.official]).sorted()
    }
    if isComment { roles.insert(Voices.reader) }
    if isNarrated(parts) {
      // Those whom a narrator lets speak belong to his story.
      roles.remove(Voices.townsperson)
      if parts.contains(where: \.tellsOwnMove) { return roles.union([Voices.mover]).sorted() }
      if parts.contains(where: \.tellsOwnHome) || (isInternal && stance == .negative && !isComment)
      {
        return roles.union([Voices.reader, Voices.townsperson]).sorted()
      }
      let isStory =
        isInternal
        && parts.contains { $0.narratorAlone >= narratorWords - 1 && !$0.asks }
      if isStory, !isComment { return roles.union([Voices.mover]).sorted() }
    }
    if isComment {
      if parts.contains(where: \.tellsOwnMove) { roles.insert(Voices.mover) }
      if parts.contains(where: \.tellsOwnHome) { roles.insert(Voices.townsperson) }
      return roles.sorted()
    }
    // A survey speaks for itself; an office that acts and is not cited is no voice.
    if roles.isEmpty, parts.contains(where: { $0.opener == Voices.expert }) {
      return [Voices.expert]
    }
    if outletSpeaks(parts, roles) { roles.insert(Voices.outlet) }
    return roles.sorted()
  }

  /// The outlet is a voice where it tells a scene or asserts something itself; not in news whose
  /// evident source, an office or an expert, opens it, and not where it only leads from one speaker
  /// to the next.
  private static func outletSpeaks(_ parts: [Heard], _ roles: Set<String>) -> Bool {
    if roles.isEmpty { return true }
    let own = parts.reduce(0) { $0 + $1.ownSentences }
    guard own > 0, roles != [Voices.reader] else { return false }
    let share = parts.map(\.ownShare).max() ?? 0
    // In an interview the outlet asks and introduces.
    if parts.contains(where: \.isInterview), share < ownStory { return false }
    // A column says “I” or “we”, or asks.
    if parts.contains(where: { $0.narrator >= narratorWords - 1 || $0.asks }) { return true }
    if share < leastShare { return false }
    return !parts.contains { isSourced($0, share) }
  }

  private static func isSourced(_ part: Heard, _ share: Double) -> Bool {
    guard let told = part.toldBeforeSource else { return false }
    switch part.firstSource {
    case Voices.official: return told <= max(1, part.sentences / sentencesForLead)
    case Voices.expert: return part.opener != nil || told == 0 || (told == 1 && share < ownStory)
    case Voices.reader: return share < ownStory
    default: return part.opener != nil && told == 0
    }
  }

  // Set on half of the hand-coded passages and on the sample corpus: news that an office opens is
  // rarely coded with the outlet, reportage nearly always.
  private static let sentencesForLead = 6
  /// Less of the words than this only leads from one speaker to the next.
  private static let leastShare = 0.15
  private static let ownStory = 0.4
}
