internal import Measures

/// How an alpha reads, with a question mark where its interval allows a lower reading.
func shownReading(_ alpha: Figure) -> String {
  guard let reading = alpha.reading else { return "-" }
  return reading.rawValue + (alpha.isReadingSure ? "" : "?")
}

func readingStyle(_ alpha: Figure) -> Style {
  switch alpha.reading {
  case .reliable: alpha.isReadingSure ? .good : .fair
  case .tentative: .fair
  case .low: .bad
  case nil: .plain
  }
}

func readingNotes(_ resampling: Resampling) -> [String] {
  [
    "alpha (Krippendorff): from 0.80 reliable, from 0.667 for tentative conclusions only, below",
    "too low to rest on; ? where the interval reaches into the next lower reading.",
    "95 %: \(resampling.draws) bootstrap draws of passages, seed \(resampling.seed). "
      + "-: not defined, as where one code alone is used.",
  ]
}

func fewPassagesWarning(_ passages: Int) -> [String] {
  let enough = Reliability.fewestPassages
  guard passages < enough else { return [] }
  return ["\(passages) passages are few: intervals are wide; code \(enough) or more"]
}
