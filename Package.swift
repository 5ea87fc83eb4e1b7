// swift-tools-version: 6.2
import PackageDescription

/// Every target is compiled with the same strictness: a warning is an error, an import is
/// explicit and internal, an existential says `any`.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "qualepref",
  products: [
    .executable(name: "qualepref", targets: ["qualepref"]),
    .executable(name: "qualepref-bench", targets: ["qualepref-bench"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    .target(
      name: "QualityDomain",
      swiftSettings: strict),
    .target(
      name: "QualityWording",
      dependencies: ["QualityDomain"],
      swiftSettings: strict),
    .target(
      name: "QualityFormats",
      dependencies: ["QualityDomain", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    .systemLibrary(
      name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .target(
      name: "QualityStore",
      dependencies: [
        "CLibPQ", "QualityDomain",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .target(
      name: "QualityWeb",
      dependencies: [
        "QualityDomain", "QualityFormats", "QualityStore", "QualityWording",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Metrics", package: "swift-metrics"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      resources: [.copy("Resources/public")],
      swiftSettings: strict),
    .executableTarget(
      name: "qualepref",
      dependencies: [
        "QualityDomain", "QualityFormats", "QualityStore", "QualityWeb", "QualityWording",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Configuration", package: "swift-configuration"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Metrics", package: "swift-metrics"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "qualepref-bench",
      dependencies: [
        "QualityDomain", "QualityFormats", "QualityStore",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Benchmarks/qualepref-bench",
      swiftSettings: strict),
    .target(
      name: "QualityTesting", dependencies: ["QualityDomain", "QualityStore"], path: "Tests/QualityTesting",
      swiftSettings: strict),
    .testTarget(
      name: "QualityDomainTests", dependencies: ["QualityDomain", "QualityTesting"], swiftSettings: strict),
    .testTarget(
      name: "QualityWordingTests", dependencies: ["QualityDomain", "QualityWording"],
      swiftSettings: strict),
    .testTarget(
      name: "QualityFormatsTests",
      dependencies: ["QualityDomain", "QualityFormats", "QualityWording"], swiftSettings: strict),
    .testTarget(
      name: "QualityStoreTests", dependencies: ["QualityDomain", "QualityStore", "QualityTesting"],
      swiftSettings: strict),
    .testTarget(
      name: "QualityWebTests",
      dependencies: [
        "QualityDomain", "QualityFormats", "QualityStore", "QualityTesting", "QualityWeb",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "Metrics", package: "swift-metrics"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
