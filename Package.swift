// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

// What only wires and prints is built for size: nothing in it is slow.
let small: [SwiftSetting] = [.unsafeFlags(["-Osize"], .when(configuration: .release))]

// What `make` says of the commit; a build without it has none to tell.
let commit = Context.environment["COACH_COMMIT"].map { ["-Xcc", "-DCOACH_COMMIT=\($0)"] } ?? []

let package = Package(
  name: "coach",
  products: [
    .executable(name: "coach", targets: ["CoachCLI"])
  ],
  targets: [
    .systemLibrary(name: "CAlsa", pkgConfig: "alsa", providers: [.apt(["libasound2-dev"])]),
    .systemLibrary(
      name: "CSndfile", pkgConfig: "sndfile", providers: [.apt(["libsndfile1-dev"])]),
    .systemLibrary(name: "CSystem"),
    // Without pkg-config, which would link the shared libraries; the module map names the archives.
    .systemLibrary(
      name: "CCmark",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),

    // Optimised in debug builds too: signal processing without it is fifty times slower, and the
    // tests hear an hour of sound.
    .target(
      name: "AudioCore", dependencies: ["CAlsa", "CSndfile", "CSystem"],
      swiftSettings: settings + [.unsafeFlags(["-O"], .when(configuration: .debug))]),
    .target(name: "CommonMark", dependencies: ["CCmark"], swiftSettings: settings),
    .target(
      name: "Coach", dependencies: ["AudioCore", "CommonMark"],
      swiftSettings: settings + small + [.strictMemorySafety()]),
    .target(
      name: "Takes", dependencies: ["AudioCore", "Coach"], swiftSettings: settings + small),
    // The module of the executable is not called `coach`: two modules whose names differ only in
    // case are a trap.
    .executableTarget(
      name: "CoachCLI", dependencies: ["AudioCore", "Coach", "CommonMark", "CSystem", "Takes"],
      path: "Sources/coach", swiftSettings: settings + small + [.unsafeFlags(commit)]),

    .target(
      name: "TestSupport", dependencies: ["AudioCore"], path: "Tests/TestSupport",
      swiftSettings: settings),
    .target(
      name: "FuzzSubjects", dependencies: ["AudioCore", "Coach", "TestSupport"],
      path: "Tests/FuzzSubjects", exclude: ["Corpus"], swiftSettings: settings),
    .testTarget(
      name: "AudioCoreTests", dependencies: ["AudioCore", "TestSupport"], exclude: ["Speech"],
      swiftSettings: settings),
    .testTarget(
      name: "CoachTests", dependencies: ["AudioCore", "Coach", "CommonMark", "TestSupport"],
      exclude: ["Golden", "Documents", "PlanCases"], swiftSettings: settings),
    .testTarget(
      name: "TakesTests", dependencies: ["AudioCore", "Coach", "Takes", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "CoachCLITests",
      dependencies: ["AudioCore", "Coach", "CoachCLI", "FuzzSubjects", "Takes", "TestSupport"],
      exclude: ["Golden", "Takes-0.1.0"],
      swiftSettings: settings),
  ]
)

// libFuzzer brings the main program, so this target links with `--sanitize fuzzer` only (`make fuzz`).
if Context.environment["COACH_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "Fuzz", dependencies: ["FuzzSubjects", "TestSupport"], path: "Tests/Fuzz",
      swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])]))
}
