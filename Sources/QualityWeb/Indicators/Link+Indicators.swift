import QualityDomain

extension Link {
  static func dashboard(_ period: Period) -> Link { dashboard.with("periode", period.text) }

  /// The list of indicators of a period, all or those of one state.
  static func indicators(_ period: Period, _ state: IndicatorFilter = .all) -> Link {
    indicators.with("periode", period.text).with("etat", state == .all ? nil : state.rawValue)
  }

  static func indicatorExport(_ fileName: String, _ period: Period) -> Link {
    Link("indicateurs", fileName).with("periode", period.text)
  }

  static let enterMeasures = Link("indicateurs", "saisie")
  static let importMeasures = Link("indicateurs", "importer")
  static let newIndicator = Link("indicateurs", "nouveau")

  static func enterMeasures(_ period: Period, _ service: Service.ID? = nil) -> Link {
    enterMeasures.with("periode", period.text).with("service", service?.text)
  }

  static func target(_ code: String) -> Link { Link("indicateurs", code, "cible") }

  static func withdraw(_ id: Measure.ID, of code: String) -> Link {
    Link("indicateurs", code, "saisies").appending(id.text).appending("retirer")
  }

  /// A view of the register.
  static func work(
    _ view: RegisterView, service: Service.ID? = nil, assignee: Person.ID? = nil
  ) -> Link {
    requests(view).with("service", service?.text).with("agent", assignee?.text)
  }

  /// Work that is nobody's yet.
  static let unassignedWork = work(.open).with("agent", RegisterAddress.unassigned)
}
