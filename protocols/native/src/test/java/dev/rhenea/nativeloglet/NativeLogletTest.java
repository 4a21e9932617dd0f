package dev.rhenea.nativeloglet;

import org.junit.jupiter.api.Nested;

/** The native Loglet keeps every obligation, in each shape of the paper (section 4). */
class NativeLogletTest {
  /** Converged, one failure survived. */
  @Nested
  class OfThree implements NativeContract {
    @Override
    public int logServers() {
      return 3;
    }
  }

  /** Two failures survived; the sequencer is not the first LogServer. */
  @Nested
  class OfFive implements NativeContract {
    @Override
    public int logServers() {
      return 5;
    }

    @Override
    public int sequencer() {
      return 3;
    }
  }

  /** The sequencer on a node that stores nothing. */
  @Nested
  class WithASequencerElsewhere implements NativeContract {
    @Override
    public int logServers() {
      return 3;
    }

    @Override
    public int nodes() {
      return 4;
    }

    @Override
    public int sequencer() {
      return 4;
    }
  }

  /** No failure survived; the smallest there is. */
  @Nested
  class OfOne implements NativeContract {
    @Override
    public int logServers() {
      return 1;
    }
  }
}
