/// The four parts of stance as columns: signed sums of weights after shifters.
package struct StancePartsRow: Hashable, Sendable {
  package var people: Double
  package var coming: Double
  package var demand: Double
  package var sympathy: Double

  package init(people: Double, coming: Double, demand: Double, sympathy: Double) {
    self.people = people
    self.coming = coming
    self.demand = demand
    self.sympathy = sympathy
  }

  package var fields: [String] { [people, coming, demand, sympathy].map { number($0) } }
}
