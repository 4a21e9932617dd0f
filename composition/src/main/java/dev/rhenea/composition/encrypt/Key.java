package dev.rhenea.composition.encrypt;

import dev.rhenea.payload.Payload;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A key of the file, and the keys made from it: one for salts, one for each salt. */
final class Key {
  static final int BYTES = 32;
  static final int ID_BYTES = 8;
  static final int SALT_BYTES = 24;
  static final int TAG_BYTES = 16;

  private static final String HMAC = "HmacSHA256";

  /** Every entry has its own key, so one nonce does for all. */
  private static final GCMParameterSpec NONCE = new GCMParameterSpec(8 * TAG_BYTES, new byte[12]);

  private final Payload id;
  private final SecretKeySpec salts;
  private final SecretKeySpec entries;

  /** The key of these bytes, {@link #BYTES} of them. */
  Key(byte[] bytes) {
    SecretKeySpec root = new SecretKeySpec(bytes, HMAC);
    id = Payload.wrap(made(root, "id"), 0, ID_BYTES);
    salts = new SecretKeySpec(made(root, "salts"), HMAC);
    entries = new SecretKeySpec(made(root, "entries"), HMAC);
  }

  /** Names the key without telling anything of it. */
  Payload id() {
    return id;
  }

  /** A salt for {@code entry}; see the package's documentation. */
  Payload salt(byte[] random, Payload entry) {
    Mac mac = mac(salts);
    mac.update(random);
    entry.forEachChunk(mac::update);
    return Payload.wrap(mac.doFinal(), 0, SALT_BYTES);
  }

  /** The entry encrypted, and its tag; {@code context} is authenticated with it. */
  Payload encrypt(Payload salt, Payload context, Payload entry) {
    try {
      return Payload.wrap(run(Cipher.ENCRYPT_MODE, salt, context, entry));
    } catch (AEADBadTagException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The entry, if nothing was changed. */
  Optional<Payload> decrypt(Payload salt, Payload context, Payload encrypted) {
    try {
      return Optional.of(Payload.wrap(run(Cipher.DECRYPT_MODE, salt, context, encrypted)));
    } catch (AEADBadTagException changed) {
      return Optional.empty();
    }
  }

  private byte[] run(int mode, Payload salt, Payload context, Payload text)
      throws AEADBadTagException {
    byte[] own = mac(entries).doFinal(salt.toByteArray());
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(own, "AES"), NONCE);
      cipher.updateAAD(context.toByteArray());
      return cipher.doFinal(text.toByteArray());
    } catch (AEADBadTagException changed) {
      throw changed;
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has AES in GCM", missing);
    }
  }

  private static byte[] made(SecretKeySpec root, String purpose) {
    return mac(root).doFinal(("rhenea encrypt " + purpose).getBytes(StandardCharsets.UTF_8));
  }

  private static Mac mac(SecretKeySpec key) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has " + HMAC, missing);
    }
  }

  /** The id alone, in hexadecimal. */
  @Override
  public String toString() {
    return hex(id);
  }

  static String hex(Payload id) {
    return HexFormat.of().formatHex(Arrays.copyOf(id.toByteArray(), ID_BYTES));
  }
}
