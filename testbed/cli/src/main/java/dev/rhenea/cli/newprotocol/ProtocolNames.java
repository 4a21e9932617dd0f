package dev.rhenea.cli.newprotocol;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * What a new protocol is called, in each place.
 *
 * @param protocol in compositions and folders: {@code chain-log}
 * @param javaPackage below {@code dev.rhenea}: {@code chainlog}
 * @param javaClass the beginning of its classes' names: {@code ChainLog}
 */
record ProtocolNames(String protocol, String javaPackage, String javaClass) {
  private static final int LONGEST = 30;

  /**
   * The names that follow from the protocol's own.
   *
   * @throws IllegalArgumentException with what is wrong and what would be right
   */
  static ProtocolNames of(String protocol) {
    if (!protocol.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*") || protocol.length() > LONGEST) {
      throw new IllegalArgumentException(
          ("'%s' is no name for a protocol; take lower-case letters and digits, parts joined by"
                  + " '-', at most %d in all, as in chain-log")
              .formatted(protocol, LONGEST));
    }
    String joined = protocol.replace("-", "");
    String words =
        Arrays.stream(protocol.split("-"))
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining());
    return new ProtocolNames(
        protocol, SourceVersion.isKeyword(joined) ? joined + "loglet" : joined, words);
  }

  /** A template with the names put in. */
  String fill(String template) {
    return template
        .replace("@protocol@", protocol)
        .replace("@package@", javaPackage)
        .replace("@Class@", javaClass);
  }
}
