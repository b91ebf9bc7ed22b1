/**
 * R15, evidence between cities: packs that say what is in them, are signed by who made them and can be verified anywhere; whose keys we know.
 */
@NullMarked
package cityip.protection.packs;

import org.jspecify.annotations.NullMarked;
