import QualityDomain

/// What every page needs and no request changes.
struct WebEnvironment: Sendable {
  let files: StaticFiles
  let brand: Brand
  let clock: WallClock
  /// IANA name: the zone in which pages without a site tell the time.
  let timeZone: String
  let declarations: PublicDeclarations
}

/// Whose application it is, as the header says.
struct Brand: Sendable {
  /// « Préfecture du Val-d’Orance ».
  let name: String
  /// A line under the title of the service.
  let tagline: String?

  /// The name on two lines, broken after its first word.
  var logo: HTML {
    let words = name.split(separator: " ", maxSplits: 1)
    return words.count == 2 ? "\(words[0])<br>\(words[1])" : HTML(text: name)
  }
}

extension Brand {
  /// The name of a site, for its pages.
  init(site: Site) {
    self.init(name: site.name, tagline: nil)
  }
}
