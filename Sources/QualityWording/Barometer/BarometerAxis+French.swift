public import QualityDomain

extension BarometerAxis {
  /// « Note globale », « Téléphone », « Engagement 17 ».
  public var french: String {
    switch self {
    case .overall: "Note globale"
    case .channel(let channel): channel.french
    case .commitment(let number): "Engagement \(number)"
    }
  }
}

extension BarometerChannel {
  /// The name in a list, that of the register or of the référentiel: « Réseaux sociaux ».
  public var french: String {
    switch self {
    case .telephone: RequestChannel.telephone.french
    case .email: RequestChannel.email.french
    case .letter: RequestChannel.letter.french
    case .form: RequestChannel.form.french
    case .counter: RequestChannel.counter.french
    case .box: RequestChannel.box.french
    case .reception: PromiseChannel.reception.french
    case .mail: PromiseChannel.mail.french
    case .website: PromiseChannel.website.french
    case .socialNetworks: PromiseChannel.socialNetworks.french
    case .onlineProcedures: PromiseChannel.onlineProcedures.french
    case .digitalPoint: PromiseChannel.digitalPoint.french
    case .press: PromiseChannel.press.french
    case .localAuthorities: PromiseChannel.localAuthorities.french
    case .applicants: PromiseChannel.applicants.french
    case .electedOfficials: PromiseChannel.electedOfficials.french
    case .partners: PromiseChannel.partners.french
    case .crisis: PromiseChannel.crisis.french
    }
  }
}
