package dev.rhenea.composition.mirror;

import dev.rhenea.composition.WrittenContract;
import org.junit.jupiter.api.Nested;

/** A mirror keeps every obligation of a Loglet, whatever it is made of. */
class MirrorTest {
  /** The law {@code mirror(x)} = x, but for the conductor. */
  @Nested
  class OfOne implements WrittenContract {
    @Override
    public String text() {
      return "mirror(memory(n1))";
    }
  }

  @Nested
  class OfTwoMemories implements WrittenContract {
    @Override
    public String text() {
      return "mirror(memory(n1), memory(n2), conductor: n3)";
    }

    @Override
    public int tolerated() {
      return 1;
    }

    @Override
    public int toleratedByCopiers() {
      return 0;
    }
  }

  @Nested
  class OfTwoProtocols implements WrittenContract {
    @Override
    public String text() {
      return "mirror(native(n1, n2, n3), memory(n2))";
    }

    @Override
    public int tolerated() {
      return 1;
    }

    @Override
    public int toleratedByCopiers() {
      return 0;
    }
  }

  @Nested
  class OfTwoLogs implements WrittenContract {
    @Override
    public String text() {
      return "mirror(native(n1, n2, n3), native(n3, n1, n2))";
    }

    @Override
    public int tolerated() {
      return 1;
    }
  }

  @Nested
  class Nest implements WrittenContract {
    @Override
    public String text() {
      return "stripe(mirror(mirror(memory(n1), memory(n2)), checksum(memory(n3))),"
          + " compress(mirror(memory(n3), memory(n1))))";
    }
  }
}
