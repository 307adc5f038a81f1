// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "fondbok",
  platforms: [.macOS(.v14)],
  products: [.executable(name: "fondbok", targets: ["fondbok"])],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
  ],
  targets: [
    // The pipeline, in the order a document travels.
    .target(
      name: "Importer",
      dependencies: [
        "Portfolio", "Findings", "Languages", "Provenance", "XML", "Values", "Schemas",
      ]),
    .target(
      name: "Portfolio",
      dependencies: [
        "Languages", "Provenance", "SafeText", "Values", "CDeflate", "CSQLiteSetup",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      exclude: ["Store/Schema/README.md"],
      plugins: ["EmbedText"]),
    .target(
      name: "Rules",
      dependencies: ["Portfolio", "Findings", "Languages", "Provenance", "Values"],
      exclude: ["Pages"],
      plugins: ["EmbedText"]),
    .target(
      name: "Exporter",
      dependencies: [
        "Portfolio", "Languages", "Provenance", "SafeText", "XML", "Values", "Schemas",
        "CMinizip", "CXLSXWriter",
      ],
      plugins: ["EmbedText"]),

    // The program that runs it.
    .executableTarget(
      name: "fondbok",
      dependencies: [
        "Importer", "Portfolio", "Rules", "Exporter", "Findings", "Languages", "Provenance",
        "SafeText", "Values",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Sources/Command", exclude: ["README.md"]),

    // What it stands on.
    .target(name: "Languages", path: "Sources/Support/Languages"),
    .target(
      name: "Values", dependencies: ["Languages"], path: "Sources/Support/Values",
      plugins: ["EmbedText"]),
    .target(name: "Provenance", dependencies: ["Languages"], path: "Sources/Support/Provenance"),
    .target(
      name: "Findings", dependencies: ["Languages", "Provenance", "SafeText"],
      path: "Sources/Support/Findings"),
    .target(name: "SafeText", path: "Sources/Support/SafeText"),
    .target(
      name: "XML", dependencies: ["CLibXML2", "Languages", "Provenance"],
      path: "Sources/Support/XML"),
    .target(name: "Schemas", path: "Schemas", exclude: ["README.md"], plugins: ["EmbedText"]),
    .systemLibrary(
      name: "CLibXML2", path: "Sources/Support/CLibXML2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(
      name: "CDeflate", path: "Sources/Support/CDeflate", pkgConfig: "libdeflate",
      providers: [.apt(["libdeflate-dev"])]),
    .systemLibrary(
      name: "CMinizip", path: "Sources/Support/CMinizip", pkgConfig: "minizip",
      providers: [.apt(["libminizip-dev"])]),
    .systemLibrary(
      name: "CXLSXWriter", path: "Sources/Support/CXLSXWriter", pkgConfig: "xlsxwriter",
      providers: [.apt(["libxlsxwriter-dev"])]),

    .target(name: "CSQLiteSetup", path: "Sources/Support/CSQLiteSetup"),

    // Text files of a target (schemas, rulebooks, code lists) become Swift strings at build time.
    .plugin(
      name: "EmbedText", capability: .buildTool(), dependencies: ["embed-text"],
      path: "Sources/Support/EmbedText/Plugin"),
    .executableTarget(name: "embed-text", path: "Sources/Support/EmbedText/Tool"),

    // One folder of tests per module, then those that look at the whole.
    .target(
      name: "TestSupport",
      dependencies: [
        "Importer", "Portfolio", "Rules", "Findings", "Languages", "Provenance", "Values", "XML",
      ],
      path: "Tests/TestSupport"),
    .testTarget(name: "LanguagesTests", dependencies: ["Languages"]),
    .testTarget(name: "ValuesTests", dependencies: ["Languages", "Values"]),
    .testTarget(name: "FindingsTests", dependencies: ["Findings", "Languages", "Provenance"]),
    .testTarget(name: "XMLTests", dependencies: ["XML", "Languages", "Provenance"]),
    .testTarget(
      name: "ImporterTests",
      dependencies: [
        "Importer", "Portfolio", "Findings", "Languages", "Provenance", "XML", "Values",
        "Schemas", "TestSupport",
      ]),
    .testTarget(
      name: "PortfolioTests",
      dependencies: [
        "Portfolio", "Importer", "Languages", "Provenance", "Values", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .testTarget(
      name: "RulesTests",
      dependencies: [
        "Rules", "Portfolio", "Findings", "Languages", "Provenance", "Values", "TestSupport",
      ]),
    .testTarget(
      name: "ExporterTests",
      dependencies: [
        "Exporter", "Portfolio", "Findings", "Languages", "Provenance", "XML", "Values",
        "TestSupport",
      ]),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "Findings", "Importer", "Languages", "Portfolio", "Provenance", "Rules", "SafeText",
        "TestSupport", "Values", "fondbok",
      ],
      exclude: ["Casebook"]),
    .testTarget(
      name: "DocumentTests",
      dependencies: [
        "Rules", "Findings", "Languages", "Portfolio", "Provenance", "Values", "TestSupport",
      ]),

    // Writes the portfolio that the benchmark measures with.
    .executableTarget(
      name: "synthesise",
      dependencies: [.product(name: "ArgumentParser", package: "swift-argument-parser")],
      path: "Tests/Bench/Synthesise"),

    // Writes a return again, for the benchmark to time the writing alone.
    .executableTarget(
      name: "rewrite", dependencies: ["Exporter", "XML"], path: "Tests/Bench/Rewrite"),
  ],
  swiftLanguageModes: [.v6]
)

// The walls are kept by the compiler: an import is internal unless it is a promise, every file names
// the modules it uses, and a warning stops the build.
for target in package.targets where ![.system, .plugin].contains(target.type) {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("MemberImportVisibility"),
      .enableUpcomingFeature("ExistentialAny"),
      .treatAllWarnings(as: .error),
    ]
}
