package dev.rhenea.objects;

import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import dev.rhenea.provider.ChainArchive.Label;
import dev.rhenea.register.Version;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One object: a version of a log's chain. What it says of itself must be what its name says, so
 * that one which was copied or renamed by hand is damage, and no other log's chain.
 *
 * <p>The names of all stand in a folder of their own, so that one call lists them, however many
 * chunks there are. They have two words, and those of a Loglet's objects at least three: so none of
 * them goes when a Loglet is destroyed, also not of one whose log has the name of the folder.
 */
record KeptChain(Label label, Payload chain) {
  /** The folder of all chains. */
  static final String FOLDER = "chains";

  private static final int FORMAT = 1;

  /** A version below 10^18, as it has to fit into a long. */
  private static final Pattern NAME =
      Pattern.compile(FOLDER + "/([A-Za-z0-9_.-]+)-([0-9a-f]{16})-(0[0-9]{18})");

  /** The name of the object under which that chain is kept: {@code chains/orders-9c1e...-...42}. */
  static String name(Label label) {
    return String.format(
        Locale.ROOT,
        "%s/%s-%016x-%019d",
        FOLDER,
        label.log(),
        label.origin(),
        label.version().number());
  }

  /** The label in a name; empty if it is not the name of a chain. */
  static Optional<Label> label(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches()
        ? Optional.of(
            new Label(
                matcher.group(1),
                Long.parseUnsignedLong(matcher.group(2), 16),
                new Version(Long.parseLong(matcher.group(3)))))
        : Optional.empty();
  }

  Payload encode() {
    Payload content =
        new PayloadWriter()
            .tag(FORMAT)
            .text(label.log())
            .number(label.origin())
            .number(label.version().number())
            .rest(chain)
            .toPayload();
    return new PayloadWriter().number(Chunk.checksum(content)).rest(content).toPayload();
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws MalformedPayloadException if it was damaged, or a newer version wrote it
   */
  static KeptChain decode(Payload bytes) {
    PayloadReader outer = new PayloadReader(bytes);
    long checksum = outer.number();
    Payload content = outer.rest();
    if (checksum != Chunk.checksum(content)) {
      throw new MalformedPayloadException("its checksum does not match");
    }
    PayloadReader in = new PayloadReader(content);
    int format = in.tag();
    if (format > FORMAT) {
      throw new MalformedPayloadException(
          "its format %d is newer than %d: upgrade this node first".formatted(format, FORMAT));
    }
    Label label = new Label(in.text(), in.number(), new Version(in.number()));
    return new KeptChain(label, in.rest());
  }
}
