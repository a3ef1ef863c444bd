internal import Basics

/// What the pages for coding people share.
final class CodingDesk: Sendable {
  let desk: Desk
  let folder: CodingFolder
  let machine: Machine
  let agreement = AgreementShelf()

  init(_ desk: Desk) {
    self.desk = desk
    folder = CodingFolder(path: desk.holdings.coding)
    machine = Machine(desk.holdings)
  }

  var routes: [Route] {
    let jobs = JobsPage(coding: self)
    let job = JobPage(coding: self)
    let passage = PassagePage(coding: self)
    let agreement = AgreementPage(coding: self)
    let resolution = ResolutionPage(coding: self)
    let decision = DecisionPage(coding: self)
    return [
      Route(.get, "/coding", jobs.respond),
      Route(.post, "/coding", jobs.draw),
      Route(.post, "/coder", jobs.name),
      Route(.get, "/coding/:job", job.respond),
      Route(.post, "/coding/:job", job.act),
      Route(.get, "/coding/:job/agreement", agreement.respond),
      Route(.get, "/coding/:job/resolve", resolution.respond),
      Route(.get, "/coding/:job/resolve/:number", decision.respond),
      Route(.post, "/coding/:job/resolve/:number", decision.act),
      Route(.get, "/coding/:job/:number", passage.respond),
      Route(.post, "/coding/:job/:number", passage.act),
    ]
  }

  func questions(_ words: Words) throws -> Questions {
    try Questions(machine.codebook(), words)
  }

  /// The job that a path names.
  func job(_ request: Request) throws -> CodingJob { try folder.job(request[parameter: "job"]) }

  /// A job whose codes may be seen.
  func closedJob(_ request: Request) throws -> CodingJob {
    let job = try job(request)
    guard job.isClosed else {
      throw Refusal(
        409,
        Problem(
          "COD-011", at: job.name, "people still code here, so nobody sees codes yet",
          cure: "wait until all have handed in, or close the job on its page", kind: .gate))
    }
    if let problem = job.coders.lazy.compactMap(\.problem).first { throw problem }
    return job
  }

  /// The name that this browser codes under.
  func coder(_ request: Request) throws(Problem) -> String {
    guard let name = request.coder.flatMap(FileName.checked) else {
      throw Problem(
        "COD-012", at: "", "this browser has no coder's name",
        cure: "go to the page of the job and give your name")
    }
    return name
  }
}

/// The address of a job's page, or of one under it.
func codingAddress(_ job: String, _ pieces: String..., query: Fields = Fields()) -> String {
  let path = (["coding", job] + pieces).map(Fields.encoded).joined(separator: "/")
  return address("/\(path)", query)
}
