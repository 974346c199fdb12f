// swift-tools-version: 6.2
import PackageDescription

/// A package of somebody else's: each program depends on one product alone.
let package = Package(
  name: "clients",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "course", path: "../..")],
  targets: ["HTTP", "Imsg", "Libc", "Privsep", "Unix"].map { product in
    .executableTarget(
      name: "\(product)Client",
      dependencies: [.product(name: product, package: "course")])
  },
  swiftLanguageModes: [.v6]
)
