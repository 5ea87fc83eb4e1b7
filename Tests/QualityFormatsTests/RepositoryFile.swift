import Foundation
import QualityDomain
import QualityFormats

/// A file that the project ships, as bytes.
func repositoryFile(_ path: String) throws -> [UInt8] {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  return [UInt8](try Data(contentsOf: root.appending(path: path)))
}

func repositoryText(_ path: String) throws -> String {
  String(decoding: try repositoryFile(path), as: UTF8.self)
}

/// The edition that the project ships, read once.
let shippedEdition = Result {
  try EditionFile.parse(repositoryText("Resources/Standards/qual-e-pref-2019.yaml"))
}
