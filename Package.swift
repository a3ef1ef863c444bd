// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A module of the pipeline: sources in `Sources/NAME`.
func module(
  _ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

/// The tests of a module: sources in `Tests/NAMETests`.
func tests(
  _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = [],
  resources: [Resource] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.target(name: name)] + dependencies, exclude: exclude,
    resources: resources, swiftSettings: settings)
}

let package = Package(
  name: "koshu",
  products: [
    .executable(name: "koshu", targets: ["koshu"]),
    .library(name: "Fuzzing", targets: ["Fuzzing"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", exact: "0.27.1"),
  ],
  targets: [
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "CBrotli", pkgConfig: "libbrotlidec", providers: [.apt(["libbrotli-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(
      name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(
      name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CMalloc"),
    .systemLibrary(name: "CRename"),
    .systemLibrary(name: "CICULink", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"])]),
    .target(name: "CICU", dependencies: ["CICULink"]),

    module("Basics", ["CCrypto", "CRename"]),
    module("Markup", ["Basics", "CLibXML2"]),
    module(
      "Ingest", ["Basics", "Markup", "CBrotli", "CICU", "CZlib"], resources: [.copy("Data")]),
    module("Fuzzing", ["Ingest"]),
    module("Linguistics", ["Basics", "CICU"], resources: [.copy("Data")]),
    module("Sheets", ["Basics", "Markup", "CXLSXWriter", "CZlib"]),
    module("Reprints", ["Basics", "Linguistics"]),
    module("Lexicons", ["Basics", "Linguistics"]),
    module("Coding", ["Basics", "Linguistics", "Lexicons"]),
    module("Measures", ["Basics"]),
    module(
      "Reports",
      ["Basics", "Measures", .product(name: "Mustache", package: "swift-mustache")],
      resources: [.copy("Data")]),
    module(
      "Exports", ["Basics", "CCrypto", "CZlib", "Measures", "Reports", "Sheets"],
      resources: [.copy("Data")]),
    module(
      "Workbench", ["Basics", "Linguistics", "Lexicons", "Coding", "Measures", "Sheets", "CICU"],
      resources: [.copy("Data")]),
    module(
      "Exchange",
      ["Basics", "Markup", "Lexicons", "Reports", .product(name: "Yams", package: "Yams")]),
    module(
      "Serve",
      [
        "Basics", "Linguistics", "Lexicons", "Coding", "Measures", "Workbench",
        .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ],
      resources: [.copy("Data")]),
    module("Collection", ["Basics", "Ingest", "Markup", "CCurl", "CZlib"]),
    module("Store", ["Basics", .product(name: "GRDB", package: "GRDB.swift")]),
    module(
      "Runs",
      [
        "Basics", "Ingest", "Collection", "Linguistics", "Reprints", "Lexicons", "Coding",
        "Measures", "Reports", "Sheets", "Exports", "Store", "Workbench", "CMalloc", "CRename",
      ],
      resources: [.copy("Data")]),
    .executableTarget(
      name: "koshu",
      dependencies: [
        "Basics", "Markup", "Ingest", "Collection", "Linguistics", "Lexicons", "Coding", "Exchange",
        "Exports",
        "Measures",
        "Runs", "Serve", "Sheets", "Store", "Workbench",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    .target(
      name: "PlantedReprints", path: "Tests/PlantedReprints", swiftSettings: settings),
    .executableTarget(
      name: "reprints-bench", dependencies: ["PlantedReprints", "Reprints"],
      path: "Benchmarks/Reprints", swiftSettings: settings),
    .target(name: "Timing", path: "Benchmarks/Timing", swiftSettings: settings),
    .executableTarget(
      name: "analyze-bench", dependencies: ["CICU", "Linguistics", "Timing"],
      path: "Benchmarks/Linguistics", swiftSettings: settings),
    .executableTarget(
      name: "code-bench", dependencies: ["Coding", "Lexicons", "Linguistics", "Timing"],
      path: "Benchmarks/Coding", swiftSettings: settings),

    tests("Basics"),
    tests("Markup"),
    tests("Sheets", exclude: ["Files"]),
    tests("Ingest", ["Fuzzing"]),
    tests("Linguistics"),
    tests("Reprints", ["PlantedReprints"]),
    tests("Lexicons"),
    tests("Coding"),
    tests("Measures"),
    tests("Reports", ["Measures"], exclude: ["Golden"]),
    tests("Exchange"),
    tests("Exports", ["Basics", "Measures", "Reports", "Sheets"], exclude: ["Files"]),
    .executableTarget(
      name: "archive-writer", dependencies: ["Basics", "Collection", "Ingest"],
      path: "Tests/ArchiveWriter", swiftSettings: settings),
    .target(name: "SmallLexicons", path: "Tests/SmallLexicons", swiftSettings: settings),
    .target(name: "LocalServers", path: "Tests/LocalServers", swiftSettings: settings),
    tests("Collection", ["Ingest", "archive-writer", "LocalServers"]),
    tests("Store", [.product(name: "GRDB", package: "GRDB.swift")]),
    tests("Runs", ["Basics", "Collection", "Ingest", "Store", "LocalServers", "SmallLexicons"]),
    tests("Workbench"),
    .executableTarget(
      name: "table-saver", dependencies: ["Lexicons", "Serve"], path: "Tests/TableSaver",
      swiftSettings: settings),
    tests(
      "Serve",
      ["Basics", "Coding", "Linguistics", "Lexicons", "Runs", "Workbench", "table-saver"]),
    tests(
      "koshu", ["Collection", "Ingest", "Store", "LocalServers", "SmallLexicons"],
      exclude: ["Snapshots"]),
    .executableTarget(
      name: "collection-bench", dependencies: ["LocalServers"], path: "Benchmarks/Collection",
      swiftSettings: settings),
  ]
)
