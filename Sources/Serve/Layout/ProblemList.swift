package import Basics

/// Problems as a part of a page: what is wrong, where, and the cure.
package struct ProblemList {
  private let problems: [Problem]

  package init(_ problems: [Problem]) { self.problems = problems }

  package var markup: HTML {
    problems.map { problem -> HTML in
      let cure: HTML = problem.cure.map { "<p class=\"cure\">\($0)</p>" } ?? ""
      let place: HTML = problem.place.isEmpty ? "" : "<p class=\"place\">\(problem.place)</p>"
      return """
        <section class="problem" role="alert" lang="en"><p><strong>\(problem.message)</strong> \
        <code>\(problem.code)</code></p>\(place)\(cure)</section>
        """
    }.joined()
  }
}
