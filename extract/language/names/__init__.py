"""Names: what gives an organisation, programme or project away where the trained model does not; where names end."""
