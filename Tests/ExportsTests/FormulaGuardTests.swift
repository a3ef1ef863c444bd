import Exports
import Testing

@Suite struct FormulaGuardTests {
  @Test(arguments: [
    ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"), ("+7 701", "'+7 701"), ("-2+3", "'-2+3"),
    ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'\t'=1"), ("\r=1", "'\r'=1"), ("＝1", "'＝1"),
    ("\0=1", "'\0'=1"),
  ])
  func `what would begin a formula gets an apostrophe`(text: String, guarded: String) {
    #expect(guardedAgainstFormulas(text) == guarded)
  }

  @Test(arguments: [
    "", "Ауылдан қалаға", "2+2=4", "Алматы - Астана", "'=1", "«=1»", "قازاق", "é", "a\u{301}",
    "үй, жер; су",
  ])
  func `what begins none stays as it is`(text: String) {
    #expect(guardedAgainstFormulas(text) == text)
  }

  @Test(arguments: [
    ("үй;=1+1", "үй;'=1+1"), ("үй,=1+1", "үй,'=1+1"), ("үй;\"=1+1\"", "үй;\"'=1+1\""),
    ("үй\n=1+1", "үй\n'=1+1"),
  ])
  func `a formula behind a separator is guarded, wherever fields are cut`(
    text: String, guarded: String
  ) {
    #expect(guardedAgainstFormulas(text) == guarded)
  }
}
