internal import Basics

/// Finds the page of a request, and makes a page of what goes wrong.
struct Router: Sendable {
  let routes: [Route]
  let layout: Layout

  /// Never throws: whatever goes wrong is a page that names it and its cure.
  func respond(_ request: Request) async -> Response {
    do {
      return try await answer(request)
    } catch {
      return errorPage(for: error, request)
    }
  }

  private func answer(_ request: Request) async throws -> Response {
    let fitting = routes.compactMap { route in
      route.match(request.segments).map { (route, $0) }
    }
    guard let (route, parameters) = fitting.first(where: { $0.0.method == request.method }) else {
      if fitting.isEmpty {
        throw Refusal.notFound(
          request.path, "there is no such page", cure: "go on from the start page")
      }
      throw Refusal(
        405,
        Problem("SRV-005", at: request.path, "the page does not take \(request.method.rawValue)"))
    }
    var request = request
    request.parameters = parameters
    return try await route.handler(request)
  }

  func errorPage(for error: any Error, _ request: Request) -> Response {
    let (status, problems) = Self.problems(of: error)
    let words = request.words
    let body: HTML = """
      \(ProblemList(problems).markup)<p><a href="/">\(words("error.start"))</a></p>
      """
    return Response(.page(Page(title: words("error.title"), body: body)), status: status)
  }

  private static func problems(of error: any Error) -> (status: Int, problems: [Problem]) {
    switch error {
    case let refusal as Refusal: (refusal.status, [refusal.problem])
    case let problem as Problem: (status(of: problem), [problem])
    case let problems as Problems: (problems.all.first.map(status) ?? 500, problems.all)
    default:
      (
        500,
        [
          Problem(
            "SRV-006", at: "", "an internal fault: \(error)",
            cure: "load the page anew; where it stays, tell the maintainers", kind: .fault)
        ]
      )
    }
  }

  private static func status(of problem: Problem) -> Int {
    switch problem.kind {
    case .input: 400
    case .locked, .gate: 409
    case .fault: 500
    }
  }
}
