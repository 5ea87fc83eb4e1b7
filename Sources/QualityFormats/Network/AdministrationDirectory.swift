import Foundation
public import QualityDomain

/// The préfectures and sous-préfectures of the directory of the administration (Annuaire de
/// l’administration, DILA), as its exports and its programming interface give them: a list of
/// records, alone or under `service` or `results`. Other services are passed over.
///
/// - Source: data.gouv.fr, « Service-public.fr : annuaire de l’administration, base de données
///   locales ».
public struct AdministrationDirectory: Sendable {
  private static let longestText = 500

  public let sites: [ImportedSite]
  /// By rank of the record, from 1, and field.
  public let problems: [TableProblem]
  /// Records of other services.
  public let others: Int

  /// - Throws: when the file is no JSON.
  public init(_ bytes: [UInt8]) throws(TableProblems) {
    guard let file = JSONValue(Data(bytes)) else {
      throw TableProblems([TableProblem(line: 1, reason: .unreadableJSON)])
    }
    let records = [file["service"], file["results"]].first { !$0.items.isEmpty } ?? file
    var sites: [ImportedSite] = []
    var problems: [TableProblem] = []
    var others = 0
    for (index, record) in records.items.enumerated() {
      guard let kind = Self.kind(record) else {
        others += 1
        continue
      }
      switch Self.site(record, kind, rank: index + 1) {
      case .success(let site): sites.append(site)
      case .failure(let error): problems += error.problems
      }
    }
    self.sites = sites
    self.problems = problems
    self.others = others
  }

  private static func kind(_ record: JSONValue) -> SiteKind? {
    let types = Set(record["pivot"].items.compactMap { $0["type_service_local"].text })
    if types.contains("sous_pref") { return .subprefecture }
    guard types.contains("prefecture") else { return nil }
    let name = FoldedText.folded(record["nom"].text ?? "")
    return name.contains("prefecture de police") ? .policePrefecture : .prefecture
  }

  private static func site(
    _ record: JSONValue, _ kind: SiteKind, rank: Int
  ) -> Result<ImportedSite, TableProblems> {
    var problems: [TableProblem] = []
    let name = record["nom"].text
    if name == nil {
      problems.append(TableProblem(line: rank, column: "nom", reason: .missingValue))
    }
    let commune = commune(record)
    let territory = commune.flatMap { Territory(communeCode: $0) }
    if territory == nil {
      problems.append(
        TableProblem(
          line: rank, column: "code_insee_commune",
          reason: commune.map { .unknownTerritory($0) } ?? .missingValue))
    }
    guard let name, let territory else { return .failure(TableProblems(problems)) }
    return .success(
      ImportedSite(
        line: rank, code: nil, name: String(name.prefix(200)), kind: kind, territory: territory,
        modules: nil, contact: contact(record)))
  }

  /// The code of the commune, of the record itself or of its pivot.
  private static func commune(_ record: JSONValue) -> String? {
    let ofPivot = record["pivot"].items.flatMap { $0["code_insee_commune"].items }
    return (record["code_insee_commune"].items + ofPivot).lazy.compactMap(\.text).first
  }

  private static func contact(_ record: JSONValue) -> SiteContact {
    let value = { (field: String) in
      record[field].items.lazy.compactMap { $0["valeur"].text ?? $0.text }.first ?? ""
    }
    let addresses = record["adresse"].items
    let address = addresses.first { $0["type_adresse"].text == "Adresse" } ?? addresses.first
    return SiteContact(
      email: shortened(value("adresse_courriel")), telephone: shortened(value("telephone")),
      postalAddress: shortened(address.map(postal) ?? ""), website: shortened(value("site_internet")))
  }

  /// On several lines, as on an envelope.
  private static func postal(_ address: JSONValue) -> String {
    let street = ["complement1", "complement2", "numero_voie", "service_distribution"]
      .compactMap { address[$0].text }
    let town = [address["code_postal"].text, address["nom_commune"].text].compactMap(\.self)
      .joined(separator: " ")
    return (street + (town.isEmpty ? [] : [town])).joined(separator: "\n")
  }

  private static func shortened(_ text: String) -> String { String(text.prefix(longestText)) }
}
