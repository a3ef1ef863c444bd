package import Basics

extension CodedArticle {
  /// Writes the fields of the `gold` protocol and what Koshu adds to them into an open object.
  package func write(to json: inout JSONWriter) {
    json.field("relevance", relevance.rawValue)
    json.field("stance", stance.rawValue)
    json.field("stance_strict", strictStance.rawValue)
    json.field("outlet_stance", outletStance.rawValue)
    json.key("stance_parts")
    stanceParts.write(to: &json)
    json.key("speakers")
    json.array(speakers) { json, speaker in
      json.object { json in
        json.field("role", speaker.role)
        speaker.parts.writeSigns(to: &json)
      }
    }
    json.key("sentences")
    json.array(sentences) { json, sentence in
      json.object { json in
        json.field("part", sentence.place.part.rawValue)
        json.field("sentence", sentence.place.sentence)
        sentence.parts.writeSigns(to: &json)
      }
    }
    json.field("frames", frames)
    json.field("finer_frames", finerFrames)
    json.key("frame_scores")
    json.array(frameScores) { json, item in
      json.object { json in
        json.field("frame", item.frame)
        json.field("score", item.score, digits: 3)
        json.field("share", item.share, digits: 3)
        json.field("salience", item.salience, digits: 3)
      }
    }
    json.field("voices", voices)
    json.field("cities", cities)
    json.field("origins", origins)
    json.key("ties")
    json.array(ties) { json, tie in
      json.object { json in
        json.field("part", tie.part.rawValue)
        json.field("sentence", tie.sentence)
        json.field("tie", tie.tie)
        json.field("state", tie.state.rawValue)
        json.key("evidence")
        json.array(tie.evidence) { $0.value($1) }
      }
    }
    json.field("label_use", labelUse.rawValue)
    json.field("genre", genre.rawValue)
    json.field("metaphors", metaphors)
    json.key("mentions")
    json.array(mentions) { json, mention in mention.write(to: &json) }
    json.key("frame_matches")
    json.array(frameMatches) { json, frame in
      json.object { json in
        json.field("part", frame.part.rawValue)
        json.field("sentence", frame.sentence)
        json.field("frame", frame.frame)
        json.field("finer", frame.finer)
        json.field("speaker", frame.speaker)
        json.key("evidence")
        json.array(frame.evidence) { $0.value($1) }
      }
    }
    json.key("evidence")
    json.array(evidence) { json, item in item.write(to: &json) }
    json.field("lexicon", lexicon)
  }
}

extension Mention {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("part", part.rawValue)
      json.field("sentence", sentence)
      json.field("start", start)
      json.field("end", end)
      json.field("surface", surface)
      json.field("group", group)
      json.field("stance", stance.rawValue)
      json.field("stance_strict", strictStance.rawValue)
      json.field("score", score, digits: 3)
      json.key("stance_parts")
      parts.write(to: &json)
      json.field("speaker", speaker)
      json.field("quoted", isQuoted)
      json.field("label_use", labelUse.rawValue)
      json.field("may_be_ironic", mayBeIronic)
      json.key("evidence")
      json.array(evidence) { $0.value($1) }
    }
  }
}

extension Evidence {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("part", part.rawValue)
      json.field("sentence", sentence)
      json.field("start", start)
      json.field("end", end)
      json.field("surface", surface)
      json.field("entry", entry)
      json.field("layer", layer)
      json.field("code", code)
      json.field("rule", rule)
      json.field("weight", weight, digits: 3)
      json.field("shifted", shiftedWeight, digits: 3)
      json.field("blocked", blocked)
    }
  }
}

extension StanceParts {
  fileprivate func writeSigns(to json: inout JSONWriter) {
    json.field("stance", stance.rawValue)
    json.field("stance_strict", strictStance.rawValue)
    json.field("score", lenient, digits: 3)
  }

  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      for part in StancePart.allCases { json.field(part.rawValue, self[part], digits: 3) }
    }
  }
}
