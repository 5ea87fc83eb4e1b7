"""What every page must satisfy. Each check returns its problems, one readable line each; none is well."""
