package import Basics

extension CodedArticle {
  /// Writes the fields of the `gold` protocol and what Koshu adds to them into an open object.
  package func write(to json: inout JSONWriter) {
    json.field("relevance", relevance.rawValue)
    json.field("stance", stance.rawValue)
    json.field("stance_strict", strictStance.rawValue)
    json.field("outlet_stance", outletStance.rawValue)
    json.field("frames", frames)
    json.field("voices", voices)
    json.field("cities", cities)
    json.field("label_use", labelUse.rawValue)
    json.key("mentions")
    json.array(mentions) { json, mention in mention.write(to: &json) }
    json.key("frame_matches")
    json.array(frameMatches) { json, frame in
      json.object { json in
        json.field("part", frame.part.rawValue)
        json.field("sentence", frame.sentence)
        json.field("frame", frame.frame)
        json.field("speaker", frame.speaker)
        json.key("evidence")
        json.array(frame.evidence) { $0.value($1) }
      }
    }
    json.key("evidence")
    json.array(evidence) { json, item in item.write(to: &json) }
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
      json.field("speaker", speaker)
      json.field("quoted", isQuoted)
      json.field("label_use", labelUse.rawValue)
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
