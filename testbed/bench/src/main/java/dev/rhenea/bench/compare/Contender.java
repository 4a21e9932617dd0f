package dev.rhenea.bench.compare;

/**
 * What is compared.
 *
 * @param expression the composition, in its canonical spelling
 * @param layer what the appends go to
 * @param durability what an acknowledged entry survives
 */
public record Contender(String expression, Layer layer, String durability) {
  /** What takes the appends. */
  public enum Layer {
    /** A virtual log whose only segment is of that composition: what users have. */
    LOG,
    /** The Loglet by itself. */
    LOGLET
  }

  /** The expression, and the layer if it is not the usual one. */
  public String name() {
    return layer == Layer.LOG ? expression : expression + ", bare";
  }
}
