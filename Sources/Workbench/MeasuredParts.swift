package import Coding
package import Measures

extension StanceParts {
  /// What Measures needs to know of them: the sign of each, by the threshold of mentions.
  package var measured: [MeasuredPart] {
    StancePart.allCases.map { part in
      var alone = StanceParts()
      alone[part] = self[part]
      return MeasuredPart(name: part.rawValue, stance: alone.stance.rawValue)
    }
  }
}
