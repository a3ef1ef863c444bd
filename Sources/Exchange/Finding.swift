package import Basics

/// What became of a pattern, or of a category with its patterns, on its way to or from another
/// tool's dictionary.
package enum Fate: String, CaseIterable, Sendable {
  /// Carried over whole; something about it should be known.
  case noted
  /// Stands in the tables already; nothing was added.
  case known
  /// Carried over, but it finds more or less than it did.
  case partly
  /// Not carried over.
  case lost

  /// Whether `--strict` fails.
  package var isLoss: Bool { self == .partly || self == .lost }
}

/// One thing that an analyst must know of an import or export: nothing is dropped without one.
package struct Finding: Hashable, Sendable {
  package var fate: Fate
  package var problem: Problem
  /// The category of the other tool on import, the code on export; empty for the whole file.
  package var category: String
  /// The pattern as it stands where it comes from; empty where several are meant.
  package var pattern: String
  /// How many patterns it speaks of.
  package var count: Int

  package init(
    _ fate: Fate, _ problem: Problem, category: String = "", pattern: String = "", count: Int = 1
  ) {
    self.fate = fate
    self.problem = problem
    self.category = category
    self.pattern = pattern
    self.count = count
  }
}

/// What is to be said of one pattern, before its place is known.
package struct Remark: Hashable, Sendable {
  package var fate: Fate
  package var code: String
  package var message: String
  package var cure: String?

  init(_ fate: Fate, _ code: String, _ message: String, cure: String? = nil) {
    self.fate = fate
    self.code = code
    self.message = message
    self.cure = cure
  }

  func finding(at place: String, category: String, pattern: String) -> Finding {
    Finding(
      fate, Problem(code, at: place, message, cure: cure), category: category, pattern: pattern)
  }
}
