internal import Lexicons
internal import Linguistics

/// What a text as a whole says of movers, beyond the words said of each mention: a mover is given a
/// hearing, a charge against movers is refuted, a frame is told that is a judgement by itself.
///
/// People who code passages as the codebook asks (all voices together, sympathy positive) read these
/// as stance: of the hand-coded passages of November 2026 those framed as contribution, bridging or
/// integration were positive in 21 of 23 and never negative; crime was negative or mixed in 11 of 13 and
/// positive where the charge was refuted. A mover's own voice leans so little (13 positive, 11 neutral, 3
/// negative) that it only supports what else is said.
enum Grounds {
  /// Frames that judge by being told, and which part of stance they speak to.
  private static let judgingFrames: [(frame: String, part: StancePart, sign: Double)] = [
    ("bridging", .people, 1), ("contribution", .people, 1),
    ("crime", .people, -1), ("integration", .people, 1),
  ]
  private static let chargeFrames: Set<String> = ["crime", "stigma"]
  private static let weight = 0.5
  private static let ownVoice = 0.25

  static func contributions(
    _ parts: [PartCoding], frames: [String], _ log: inout EvidenceLog
  ) -> [Actor.Contribution] {
    var all: [Actor.Contribution] = []
    for part in parts {
      for denial in part.deniedCharges(chargeFrames) {
        all.append(add(denial, in: part, "charge-denied", .people, weight, &log))
      }
    }
    let isRefuted = !all.isEmpty
    let areWronged = parts.contains { part in
      part.actors.contains { actor in
        actor.contributions.contains { $0.part == .sympathy && $0.weight > 0 }
      }
    }
    for (frame, part, sign) in judgingFrames where frames.contains(frame) {
      // Crime against movers is no charge.
      if chargeFrames.contains(frame), isRefuted || frames.contains("victim") || areWronged {
        continue
      }
      guard
        let (place, found) = parts.lazy.compactMap({ part in
          part.frames.first(frame).map { (part, $0) }
        }).first
      else { continue }
      let turned = place.shifters.isNegated(found) ? -sign : sign
      all.append(add(found, in: place, "frame-judges", part, turned * weight, &log))
    }
    if let (place, word) = parts.lazy.compactMap({ part in
      part.ownVoice.map { (part, $0) }
    }).first {
      all.append(add(word, in: place, "own-voice", .sympathy, ownVoice, &log))
    }
    return all
  }

  private static func add(
    _ found: Found, in part: PartCoding, _ rule: String, _ kind: StancePart,
    _ weight: Double, _ log: inout EvidenceLog
  ) -> Actor.Contribution {
    log.add(found.match, found.compiled, in: part.scene, rule: rule, weight: weight)
    let token = found.tokens.lowerBound
    return Actor.Contribution(
      weight: weight, part: kind, speaker: part.voices.role[token],
      place: SentencePlace(part: part.scene.part, sentence: found.sentence), isOutlets: false)
  }
}

extension PartCoding {
  /// A word by which a mover is heard.
  var ownVoice: Found? {
    if let word = ownWords.first { return word }
    return voices.events.lazy.filter { $0.role == Voices.mover }.map { $0.speaker ?? $0.cue }.first
  }

  /// Denials next to movers and to a charge against them, one a sentence.
  func deniedCharges(_ charges: Set<String>) -> [Found] {
    let charged = Set(frames.matches.filter { charges.contains($0.frame) }.map(\.sentence))
    return scene.text.sentences.indices.compactMap { number in
      guard let denial = shifters.found("denial", in: number).first,
        (-1...1).contains(where: { movers.contains(number + $0) }),
        (-1...1).contains(where: { charged.contains(number + $0) })
      else { return nil }
      return denial
    }
  }
}
