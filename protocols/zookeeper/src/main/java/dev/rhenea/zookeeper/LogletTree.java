package dev.rhenea.zookeeper;

import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a Loglet's parts are in ZooKeeper's tree.
 *
 * <pre>
 *   /rhenea/writers/HANDLE-GENERATION     ephemeral; version = appends that landed under it
 *   /rhenea/loglets/LOG/NONCE             marks that the Loglet exists, or once did
 *     seal                                version 0 = open, above = sealed; stays for ever
 *     trim                                {@link TrimState}
 *     entries                             its creations so far = the Loglet's tail
 *       0000000000, 0000000001, ...       one {@link StoredEntry} each
 * </pre>
 */
record LogletTree(LogletId id) {
  /** The version of the seal node while the Loglet is open. */
  static final int OPEN = 0;

  static final String ROOT = "/rhenea";
  static final String WRITERS = ROOT + "/writers";
  private static final String LOGLETS = ROOT + "/loglets";

  /** As many digits as ZooKeeper gives a sequential node. */
  private static final String PADDING = "0000000000";

  /** The folders a Loglet needs above itself, outermost first. */
  List<String> ancestors() {
    return List.of(ROOT, WRITERS, LOGLETS, log());
  }

  String node() {
    String path =
        Stream.concat(
                Stream.of(Long.toHexString(id.nonce())), id.path().stream().map(String::valueOf))
            .collect(Collectors.joining("-"));
    return log() + "/" + path;
  }

  String seal() {
    return node() + "/seal";
  }

  String trim() {
    return node() + "/trim";
  }

  String entries() {
    return node() + "/entries";
  }

  /** The prefix of a sequential node: ZooKeeper appends the number. */
  String nextEntry() {
    return entries() + "/";
  }

  String entry(LogletOffset offset) {
    String digits = Long.toString(offset.value());
    return entries() + "/" + PADDING.substring(digits.length()) + digits;
  }

  /** The offset of an entry that ZooKeeper created at {@code path}. */
  LogletOffset offset(String path) {
    return new LogletOffset(Long.parseLong(path.substring(nextEntry().length())));
  }

  /** A log may be called {@code .}, a node in ZooKeeper may not. */
  private String log() {
    return LOGLETS + "/log-" + id.log();
  }
}
