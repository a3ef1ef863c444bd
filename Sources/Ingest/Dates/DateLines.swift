/// What a word before a date says of it.
enum DateLabel: Hashable, Sendable {
  case published
  case updated
}

/// A date in a short line, such as a by-line.
struct LinedDate {
  /// `YYYY-MM-DD`, or ISO 8601 with time and, where known, zone.
  var text: String
  var label: DateLabel?
  var hasWeekday: Bool
  /// Few words stand beside it: the line is no sentence that tells of a day.
  var isAlone: Bool
  /// Nothing stands beside it.
  var isWhole: Bool
}

/// All dates of a short line that do not lie in the future, in order.
func datesOfLine(_ line: String, context: DateContext) -> [LinedDate] {
  let tokens = dateTokens(of: line, limit: 400)
  let parser = DateParser(tokens: tokens, context: context, isField: false)
  var dates: [LinedDate] = []
  var start = 0
  var behindLast = 0
  var covered = 0
  var coveredWords = 0
  while start < tokens.count {
    guard isDateStart(tokens, at: start), let (date, end) = parser.date(at: start), end > start
    else {
      start += 1
      continue
    }
    covered += end - start
    coveredWords += parser.words(in: start..<end)
    if context.admits(date) {
      let hasWeekday = (max(0, start - 2)..<end).contains { parser.word($0)?.isWeekday == true }
      dates.append(
        LinedDate(
          text: date.text, label: parser.label(in: max(behindLast, start - labelReach)..<start),
          hasWeekday: hasWeekday,
          isAlone: true, isWhole: false))
    }
    behindLast = end
    start = end
  }
  // A by-line has a name, a section and a count of readers beside the date.
  let others = parser.words(in: tokens.indices) - coveredWords
  let isSentence = others > mostOtherWords || (others > 3 && hasSentenceEnd(tokens))
  for index in dates.indices {
    dates[index].isAlone = !isSentence
    dates[index].isWhole = covered == tokens.count
  }
  return dates
}

/// What the end of a line says of a date behind it.
func dateLabel(atEndOf line: String) -> DateLabel? {
  let tokens = dateTokens(of: line, limit: 400)
  let parser = DateParser(tokens: tokens, context: DateContext(), isField: false)
  return parser.label(in: max(0, tokens.count - labelReach)..<tokens.count)
}

private let mostOtherWords = 12
/// "Дата публикации на сайте: "; further back is the number of a printed paper of some other day.
private let labelReach = 5

private func hasSentenceEnd(_ tokens: [DateToken]) -> Bool {
  guard let last = tokens.last, case .sign(let sign) = last.kind else { return false }
  return ".!?…".unicodeScalars.contains(sign)
}

extension DateParser {
  fileprivate func words(in range: Range<Int>) -> Int {
    tokens[range].count { if case .word = $0.kind { true } else { false } }
  }

  /// The last label among some tokens.
  fileprivate func label(in range: Range<Int>) -> DateLabel? {
    range.reversed().lazy.compactMap { word($0)?.label }.first
  }
}
