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

/// The date with which a paragraph begins, as agencies do it: `Астана. 3 желтоқсан. ҚазАқпарат – …`,
/// `Хакасия, 06 января 2012, 11:10 — …`, `05.01.2012, Тирасполь …`; nil without one.
///
/// A sentence that begins with the day of what it tells of has no time and no sign behind the day.
func dateline(of paragraph: String, context: DateContext) -> String? {
  let tokens = dateTokens(of: paragraph, limit: datelineReach)
  let parser = DateParser(tokens: tokens, context: context, isField: false)
  for start in tokens.indices {
    guard isDateStart(tokens, at: start), let (date, end) = parser.date(at: start), end > start
    else { continue }
    let words = parser.words(in: 0..<start)
    guard start == 0 || (1...3).contains(words) && isSign(parser, start - 1, in: ",./|(—–-"),
      context.admits(date), date.time != nil || endsDateline(parser, start, end)
    else { return nil }
    return date.text
  }
  return nil
}

/// A town, a date and the name of an agency.
private let datelineReach = 120

private func endsDateline(_ parser: DateParser, _ start: Int, _ end: Int) -> Bool {
  var next = end
  if parser.word(next)?.marksYear == true { next += isSign(parser, next + 1, in: ".") ? 2 : 1 }
  // Figures before a comma are no part of a sentence.
  let isFigures = start == 0 && parser.words(in: start..<end) == 0
  return isSign(parser, next, in: isFigures ? ".—–-|/)," : ".—–-|/)")
}

private func isSign(_ parser: DateParser, _ index: Int, in signs: String) -> Bool {
  parser.sign(index).map(signs.unicodeScalars.contains) ?? false
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
