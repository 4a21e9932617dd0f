package dev.rhenea.simulator;

/**
 * A node's connection to the network: messages to other nodes, and from them, pass one after the
 * other, the two directions independently. What waits is lost when the node crashes. Only the bytes
 * of messages count, without any framing.
 *
 * @param sends bytes per second, at least 1
 * @param receives bytes per second, at least 1
 */
public record NicModel(long sends, long receives) {
  /** As fast as anybody sends. */
  public static final NicModel UNLIMITED = duplex(Long.MAX_VALUE);

  public NicModel {
    if (sends < 1 || receives < 1) {
      throw new IllegalArgumentException("at least 1 byte per second: " + sends + ", " + receives);
    }
  }

  /** The same in both directions; 125 million bytes per second are a gigabit. */
  public static NicModel duplex(long bytesPerSecond) {
    return new NicModel(bytesPerSecond, bytesPerSecond);
  }
}
