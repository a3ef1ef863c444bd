/// The version of the program, by semantic versioning.
package let koshuVersion = "0.1.0"
