package cityip.party;

import cityip.shell.Scope;
import org.jspecify.annotations.Nullable;

/**
 * What a list of bodies is narrowed to.
 *
 * @param text part of any of its names or its credit code; empty for all
 * @param unit county-level code; empty for all
 * @param scope the rows the viewer may see at all
 */
public record PartyFilter(String text, @Nullable PartyKind kind, String unit, Scope scope) {}
