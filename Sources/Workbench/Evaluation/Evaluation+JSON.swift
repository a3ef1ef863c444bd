internal import Basics
internal import Coding
internal import Measures

extension Evaluation {
  /// Every figure of every group, and every disagreement with its evidence.
  package var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field("gold", gold)
      json.field("coded", coder)
      json.field("passages", passages.count)
      json.field("draws", resampling.draws)
      json.field("seed", resampling.seed)
      json.field("warnings", warnings)
      json.key("groups")
      json.array(groups) { $1.write(to: &$0) }
      json.key("disagreements")
      json.array(disagreements) { $1.write(to: &$0) }
    }
    json.endLine()
    return json.bytes
  }
}

extension GroupAgreement {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("by", by)
      json.field("value", value)
      json.field("passages", passages)
      json.key("variables")
      json.array(variables) { $1.write(to: &$0) }
    }
  }
}

extension VariableAgreement {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("variable", variable.rawValue)
      json.field("reading", alpha.reading?.rawValue)
      json.field("reading_is_sure", alpha.isReadingSure)
      json.key("scales")
      json.array(scales) { json, scaled in
        json.object { json in
          json.field("scale", scaled.scale.rawValue)
          json.field("passages", scaled.units)
          scaled.coefficients.write(to: &json)
        }
      }
      json.key("codes")
      json.array(codes) { $1.write(to: &$0) }
      guard let confusion else { return }
      json.key("confusion")
      json.object { json in
        json.field("codes", confusion.codes)
        json.key("counts")
        json.array(confusion.counts) { json, row in json.array(row) { $0.value($1) } }
      }
    }
  }
}

extension CodeAgreement {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("code", code)
      json.field("gold", counts.wanted)
      json.field("coded", counts.found)
      json.field("both", counts.hits)
      json.field("precision", precision)
      json.field("recall", recall)
      json.field("f1", f1)
      coefficients?.write(to: &json)
    }
  }
}

extension Coefficients {
  fileprivate func write(to json: inout JSONWriter) {
    json.field("alpha", alpha)
    json.field("agreement", agreement)
    json.field("kappa", kappa)
    json.field("ac1", ac1)
  }
}

extension JSONWriter {
  /// A figure with the ends of its interval, each null where it is not defined.
  mutating func field(_ name: String, _ figure: Figure) {
    key(name)
    object { json in
      json.field("value", figure.value ?? .nan, digits: 6)
      json.field("low", figure.interval?.low ?? .nan, digits: 6)
      json.field("high", figure.interval?.high ?? .nan, digits: 6)
    }
  }
}

extension Disagreement {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", passage.gold.id)
      json.field("line", passage.gold.line)
      for grouping in Grouping.allCases where grouping != .all {
        json.field(grouping.rawValue, passage.value(of: grouping))
      }
      json.field("distance", distance, digits: 6)
      json.key("differences")
      json.array(differences) { json, difference in
        json.object { json in
          json.field("variable", difference.variable.rawValue)
          json.field("distance", difference.distance, digits: 6)
          json.field("gold", (passage.gold.codes[difference.variable] ?? []).sorted())
          json.field("coded", (passage.coded.codes[difference.variable] ?? []).sorted())
        }
      }
      json.key("unmatched")
      json.array(unmatched) { json, lack in
        json.object { json in
          json.field("variable", lack.variable.rawValue)
          json.field("codes", lack.codes)
        }
      }
      json.key("evidence")
      json.array(evidence) { $1.write(to: &$0) }
    }
  }
}
