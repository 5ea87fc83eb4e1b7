extension Link {
  static let barometer = Link("barometre")
  static let importScores = Link("barometre", "importer")
  static let barometerExport = Link("barometre", "export.csv")

  static func barometer(_ year: Int) -> Link { barometer.with("annee", String(year)) }
}
