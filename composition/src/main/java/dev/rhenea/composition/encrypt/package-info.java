/**
 * A Loglet that stores entries encrypted and authenticated (AES-256-GCM): whoever keeps or carries
 * them learns their sizes and when they came, and can change none of them unnoticed.
 *
 * <pre>
 *   | key id, 8 | salt, 24 | encrypted entry | tag, 16 |      in bytes
 * </pre>
 *
 * <p><b>Keys.</b> The composition names a file; only its name is in the chain. Each line of the
 * file is a key, 64 hexadecimal digits (256 bits), {@code openssl rand -hex 32} makes one. All of
 * them read, the last one writes: a key is rotated by adding a line, on all nodes, and retired by
 * taking its line out when no entry of it is left. An entry carries the id of its key, which is
 * derived from the key, so that a file cannot mix them up. A handle reads the file when it first
 * needs it and again when it meets an id it does not know. What fails is told with the file's name,
 * the number of its line and ids of keys, never with a key.
 *
 * <p><b>Why no nonce is used twice.</b> GCM breaks if one key encrypts two entries under one nonce.
 * Here each entry has a key of its own, made from the file's key and the entry's salt, and is the
 * only one encrypted by it; so what must not repeat is the salt. It is 192 bits of an HMAC-SHA-256,
 * under a key made from the file's, over 128 random bits and the entry itself. Equal salts of
 * different entries are a collision of that HMAC, for which 2<sup>32</sup> entries have a chance of
 * 2<sup>-129</sup>. Equal salts of equal entries need equal random bits as well, and would tell
 * that the entries are equal, nothing else. So a source of randomness that is weak, or a snapshot
 * of a machine that is started twice, does not break the encryption; environments give seeded
 * randomness, and that is enough.
 *
 * <p><b>What is authenticated.</b> The entry, its key's id and the Loglet's id: an entry put into
 * another Loglet is not accepted. Its position is not, because nobody knows it when the entry is
 * written: who keeps the entries could swap two of the same Loglet, or hold one back.
 *
 * <p><b>What it survives.</b> What the child survives, and the loss of all keys by nothing: without
 * its key an entry cannot be read by anybody.
 *
 * <p>Start at {@code Encryption}; {@code KeyRing} is what a file holds, {@code Key} what is made
 * from a key. It is a coding; {@link dev.rhenea.composition.filter} argues why such a Loglet keeps
 * the obligations. Appends without a key to write with are Indeterminate: certain failures are for
 * what a caller did wrong.
 */
@NullMarked
package dev.rhenea.composition.encrypt;

import org.jspecify.annotations.NullMarked;
