package cityip.registry.intake;

/** One thing a row says, brought to its canonical form, and the column or element that said it. */
record Said(String value, String column) {}
