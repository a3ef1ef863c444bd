internal import Basics
package import Measures
internal import Reports

/// A row of the table of aggregates: a cell of one of the report's tables.
package struct AggregateRow: CSVRow {
  package var table: String
  package var row: String
  package var column: String
  package var unit: String
  package var numerator: Int?
  package var denominator: Int?
  package var stories: Int
  package var value: Double?
  package var interval: Interval?
  package var isTooFew: Bool

  package static let columns = [
    "table", "row", "column", "unit", "numerator", "denominator", "stories", "value", "low", "high",
    "too_few",
  ]

  package var fields: [String] {
    func share(_ value: Double?) -> String { value.flatMap { decimal($0, digits: 6) } ?? "" }
    return [
      table, row, column, unit, numerator.map { String($0) } ?? "",
      denominator.map { String($0) } ?? "", String(stories), share(value), share(interval?.low),
      share(interval?.high), isTooFew ? "true" : "false",
    ]
  }
}

/// Every cell of the report's tables, in the order of the report.
package func aggregates(_ findings: Findings) -> [AggregateRow] {
  let overview = findings.overview
  let counts = [overview.relevance, overview.relevanceByOutlet, overview.relevanceByLanguage]
  let shares =
    [
      findings.stance, findings.stanceParts, findings.stanceByOutlet, findings.stanceByOwnership,
      findings.stanceByCommission, findings.stanceByMedium, findings.stanceByRegion,
      findings.stanceByGenre, findings.stanceByLanguage, findings.stanceByCity,
      findings.stanceByFrame, findings.stanceBySpeaker, findings.frames, findings.frameSalience,
      findings.framesByCity, findings.framesByLanguage, findings.framesByOwnership,
      findings.framesByOutlet, findings.framesByGenre, findings.framesByVoice,
      findings.framesByTime, findings.voices, findings.voicesByOutlet, findings.voicesByCity,
      findings.labelUse, findings.labelUseByOutlet, findings.labelUseByCity, findings.names,
      findings.stanceByName,
    ] + findings.attention
  return counts.flatMap(rows) + shares.flatMap(rows) + pairs(findings) + timeLine(findings)
}

private func rows(_ table: Table<Count>) -> [AggregateRow] {
  table.rows.flatMap { row in
    zip(table.columns, row.cells).map { column, count in
      AggregateRow(
        table: table.name, row: row.key, column: column, unit: table.unit.rawValue,
        numerator: count.number, denominator: nil, stories: count.stories, value: nil,
        interval: nil, isTooFew: false)
    }
  }
}

private func rows(_ table: Table<Share>) -> [AggregateRow] {
  table.rows.flatMap { row in
    zip(table.columns, row.cells).map { column, share in
      cell(share, table: table.name, row: row.key, column: column, unit: table.unit)
    } + net(row.net, table: table.name, row: row.key, unit: table.unit, stories: row.stories)
  }
}

private func pairs(_ findings: Findings) -> [AggregateRow] {
  findings.framePairs.map {
    cell($0.share, table: "frame-pairs", row: $0.first, column: $0.second, unit: .articles)
  }
}

private func timeLine(_ findings: Findings) -> [AggregateRow] {
  findings.timeLine.buckets.flatMap { bucket in
    zip(Codes.stances, bucket.stance).map { column, share in
      cell(share, table: "stance-by-time", row: bucket.key, column: column, unit: .articles)
    }
      + net(
        bucket.net, table: "stance-by-time", row: bucket.key, unit: .articles,
        stories: bucket.relevant.stories)
  }
}

/// The interval of too few stories is left out, as in the report.
private func cell(
  _ share: Share, table: String, row: String, column: String, unit: CountedUnit
) -> AggregateRow {
  AggregateRow(
    table: table, row: row, column: column, unit: unit.rawValue, numerator: share.numerator,
    denominator: share.denominator, stories: share.stories, value: share.value,
    interval: share.isTooFew ? nil : share.interval, isTooFew: share.isTooFew)
}

private func net(
  _ net: Estimate?, table: String, row: String, unit: CountedUnit, stories: Int
) -> [AggregateRow] {
  net.map {
    [
      AggregateRow(
        table: table, row: row, column: "net", unit: unit.rawValue, numerator: nil,
        denominator: nil, stories: stories, value: $0.value,
        interval: $0.isTooFew ? nil : $0.interval, isTooFew: $0.isTooFew)
    ]
  } ?? []
}
