package cityip.vault;

/**
 * What is known of a kept file.
 *
 * @param sha256    hash of its bytes and its name in the vault, hexadecimal
 * @param sm3       the same by the national algorithm (GB/T 32905), hexadecimal
 * @param size      in bytes
 * @param mediaType found from the content, never from the name
 * @param name      what the sender called it; for people only
 */
public record StoredFile(String sha256, String sm3, long size, String mediaType, String name) {}
