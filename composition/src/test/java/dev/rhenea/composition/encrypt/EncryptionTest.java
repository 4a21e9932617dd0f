package dev.rhenea.composition.encrypt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.composition.Composition;
import dev.rhenea.composition.Written;
import dev.rhenea.composition.filter.Coding.Coded;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Host;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptionTest {
  private static final LogletId ID = new LogletId("log", 17);
  private static final String OLD = "0123456789abcdef".repeat(4);
  private static final String NEW = "fedcba9876543210".repeat(4);
  private static final Payload ENTRY = Payload.utf8("entry");

  private final SplittableRandom random = new SplittableRandom(3);

  private static Encryption encryption(long seed, LogletId id, String... lines) {
    Payload content = Payload.utf8(String.join("\n", lines));
    return new Encryption(
        new SplittableRandom(seed), () -> KeyRing.read("log.key", Optional.of(content)), id);
  }

  private static Payload done(Coded coded) {
    return ((Coded.Done) coded).payload();
  }

  private static String reason(Coded coded) {
    return ((Coded.Impossible) coded).reason();
  }

  @Test
  void whatWasStoredIsReadAndCostsTheOverhead() {
    Encryption encryption = encryption(1, ID, OLD);
    for (int size = 0; size < 300; size++) {
      byte[] bytes = new byte[size];
      random.nextBytes(bytes);
      Payload stored = done(encryption.encode(Payload.wrap(bytes)));
      assertThat(stored.size()).isEqualTo(size + Encryption.OVERHEAD);
      assertThat(encryption(2, ID, OLD).decode(stored))
          .isEqualTo(new Coded.Done(Payload.wrap(bytes)));
    }
  }

  /**
   * The stored form of one entry, as it has to stay readable; made by another implementation of
   * HMAC and AES-GCM, with 16 zeroes as random bytes.
   */
  @Test
  void theFormStaysReadable() {
    Payload stored =
        Payload.wrap(
            HexFormat.of()
                .parseHex(
                    "85cd060e4c298cfd3af68218604603ad1b54760abdbc6b30edb9187f749938ab"
                        + "1d8278d94ac48a46f3b0f2517861aadf283faaa7ee"));
    assertThat(encryption(9, ID, OLD).decode(stored)).isEqualTo(new Coded.Done(ENTRY));
  }

  @Test
  void everyChangedBitIsFound() {
    Encryption encryption = encryption(1, ID, OLD);
    byte[] stored = done(encryption.encode(ENTRY)).toByteArray();
    for (int bit = 0; bit < 8 * stored.length; bit++) {
      byte[] changed = stored.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(encryption.decode(Payload.wrap(changed))).isInstanceOf(Coded.Impossible.class);
    }
    for (int size = 0; size < stored.length; size++) {
      assertThat(encryption.decode(Payload.wrap(Arrays.copyOf(stored, size))))
          .isInstanceOf(Coded.Impossible.class);
    }
  }

  @Test
  void anEntryOfAnotherLogletIsFound() {
    Payload stored = done(encryption(1, ID, OLD).encode(ENTRY));
    assertThat(encryption(1, ID.child(0), OLD).decode(stored)).isInstanceOf(Coded.Impossible.class);
  }

  /** Also with the same randomness: a salt repeats for the same entry only. */
  @Test
  void saltsDependOnRandomnessAndOnTheEntry() {
    Payload stored = done(encryption(1, ID, OLD).encode(ENTRY));
    assertThat(done(encryption(1, ID, OLD).encode(ENTRY))).isEqualTo(stored);
    assertThat(salt(done(encryption(2, ID, OLD).encode(ENTRY)))).isNotEqualTo(salt(stored));
    assertThat(salt(done(encryption(1, ID, OLD).encode(Payload.utf8("Entry")))))
        .isNotEqualTo(salt(stored));
    Encryption one = encryption(1, ID, OLD);
    assertThat(salt(done(one.encode(ENTRY)))).isNotEqualTo(salt(done(one.encode(ENTRY))));
  }

  private static Payload salt(Payload stored) {
    return stored.slice(Key.ID_BYTES, Key.ID_BYTES + Key.SALT_BYTES);
  }

  @Test
  void theLastKeyWritesAndAllRead() {
    Payload byOld = done(encryption(1, ID, OLD).encode(ENTRY));
    Payload byNew = done(encryption(1, ID, OLD, NEW).encode(ENTRY));
    assertThat(encryption(1, ID, OLD, NEW).decode(byOld)).isEqualTo(new Coded.Done(ENTRY));
    assertThat(encryption(1, ID, NEW).decode(byNew)).isEqualTo(new Coded.Done(ENTRY));
    assertThat(reason(encryption(1, ID, NEW).decode(byOld)))
        .startsWith("no key of the key file has the id ");
  }

  /** A handle that was opened before a key was added reads what others write by it. */
  @Test
  void aFileIsReadAgainForAnUnknownKey() {
    Payload byNew = done(encryption(1, ID, OLD, NEW).encode(ENTRY));
    StringBuilder content = new StringBuilder(OLD);
    Encryption early =
        new Encryption(
            random,
            () -> KeyRing.read("log.key", Optional.of(Payload.utf8(content.toString()))),
            ID);
    early.encode(ENTRY);
    assertThat(early.decode(byNew)).isInstanceOf(Coded.Impossible.class);
    content.append('\n').append(NEW);
    assertThat(early.decode(byNew)).isEqualTo(new Coded.Done(ENTRY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing", "zz", "0123456789abcdef\n"})
  void aFileWithoutAKeyIsTold(String content) {
    assertThat(encryption(1, ID, content.split("\n", -1)).encode(ENTRY))
        .isInstanceOfSatisfying(
            Coded.Impossible.class,
            why -> {
              assertThat(why.reason()).contains("file 'log.key'");
              assertThat(why.remedy()).contains("openssl rand -hex 32");
            });
  }

  @Test
  void noMessageHoldsAKey() {
    Payload byOld = done(encryption(1, ID, OLD).encode(ENTRY));
    byte[] changed = byOld.toByteArray();
    changed[changed.length - 1] ^= 1;
    assertThat(
            List.of(
                encryption(1, ID, OLD + "0").encode(ENTRY).toString(),
                encryption(1, ID, NEW).decode(byOld).toString(),
                encryption(1, ID, OLD).decode(Payload.wrap(changed)).toString(),
                KeyRing.read("log.key", Optional.of(Payload.utf8(OLD))).toString()))
        .noneMatch(text -> text.contains(OLD.substring(0, 8)) || text.contains("entry\""));
  }

  /** The chain and everything that is shown have the file's name only. */
  @Test
  void noKeyIsInTheComposition() throws Unavailable {
    World world =
        World.seeded(1)
            .nodes(Written.nodes(1))
            .catalogue(Written.CATALOGUE)
            .file("log.key", Payload.utf8(OLD))
            .build();
    Host host = world.host(new NodeId("n1"), "client");
    ProtocolSpec spec = Written.spec("encrypt(memory(n1), key: file(\"log.key\"))");
    ProtocolSpec created =
        world.await(new EncryptProvider().create(host, ID, spec, HandleLimits.DEFAULT));
    assertThat(created.toString() + Composition.draw(created, Written.CATALOGUE))
        .contains("log.key")
        .doesNotContain(OLD.substring(0, 8));
  }

  @Test
  void withoutTheFileNothingIsCreated() {
    World world = World.seeded(1).nodes(Written.nodes(1)).catalogue(Written.CATALOGUE).build();
    Host host = world.host(new NodeId("n1"), "client");
    ProtocolSpec spec = Written.spec("encrypt(memory(n1), key: file(\"log.key\"))");
    assertThatThrownBy(
            () -> world.await(new EncryptProvider().create(host, ID, spec, HandleLimits.DEFAULT)))
        .isInstanceOf(Unavailable.class)
        .hasMessageStartingWith(
            "create of encrypt: there is no key file 'log.key' that can be read; missing: n1;");
  }

  @Test
  void theKeyMustBeNamed() {
    assertThat(Written.problems("encrypt(memory(n1))"))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("1:1: encrypt needs key: ");
    assertThat(Written.problems("encrypt(memory(n1), key: \"secret\")"))
        .containsExactly("1:26: key takes a file, for example file(\"log.key\")");
  }
}
