// swift-tools-version: 6.2
import PackageDescription

/// A package of its own: a target that is linked with libFuzzer has no `main` of ours, which breaks a
/// plain `swift build` of the package it stands in.
let package = Package(
  name: "koshu-fuzz",
  dependencies: [.package(name: "koshu", path: "..")],
  targets: ["PageFuzzer", "FeedFuzzer", "ArchiveFuzzer"].map { name in
    .executableTarget(
      name: name, dependencies: [.product(name: "Fuzzing", package: "koshu")],
      swiftSettings: [.swiftLanguageMode(.v6)])
  }
)
