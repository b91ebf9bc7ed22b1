package cityip.casework;

/**
 * An act was done and is durable. Modules that keep something beside the case hear of it after its transaction; whoever misses it, as after
 * a kill, must be able to catch up from the case.
 *
 * @param actor the account that acted, or {@code system}
 * @param moves whether the act leads to another state; of that the engine tells the opener itself
 */
public record ActDone(String number, String procedure, String act, String state, String actor, boolean moves) {}
