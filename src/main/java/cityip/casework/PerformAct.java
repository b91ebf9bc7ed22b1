package cityip.casework;

import java.util.Map;

/**
 * Acts on a case.
 *
 * @param stamp of the case when the page was made
 * @param key made by the page; the same key never acts twice
 */
public record PerformAct(String number, String act, Map<String, String> form, int stamp, String key) {}
