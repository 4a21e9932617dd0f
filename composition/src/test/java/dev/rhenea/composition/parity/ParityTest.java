package dev.rhenea.composition.parity;

import dev.rhenea.composition.WrittenContract;
import org.junit.jupiter.api.Nested;

/** A Loglet with parity keeps every obligation of a Loglet, whatever it is made of. */
class ParityTest {
  /** RAID 5. */
  @Nested
  class OfThree implements WrittenContract {
    @Override
    public String text() {
      return "parity(2, native(n1), native(n2), native(n3))";
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

  /** RAID 6: one node has two of the five children. */
  @Nested
  class OfFive implements WrittenContract {
    @Override
    public String text() {
      return "parity(3, native(n1), memory(n2), native(n3), native(n1, n2, n3), native(n2))";
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
  class OfOneProtocolInMemory implements WrittenContract {
    @Override
    public String text() {
      return "parity(2, memory(n1), memory(n2), memory(n3), conductor: n2)";
    }
  }

  @Nested
  class Nest implements WrittenContract {
    @Override
    public String text() {
      return "stripe(parity(2, mirror(memory(n1), memory(n2)), checksum(memory(n3)), memory(n1)),"
          + " compress(parity(2, parity(2, memory(n1), memory(n2), memory(n3)), memory(n2),"
          + " memory(n3))))";
    }
  }
}
