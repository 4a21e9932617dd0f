package dev.rhenea.composition.stripe;

import dev.rhenea.loglet.LogletOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How far each stripe is known to have been filled <em>while it was unsealed</em>: raised by
 * acknowledgements and by open tails, never by anything a sealed stripe says (S1). Loop-confined.
 */
final class Evidence {
  private final Striping striping;
  private final List<LogletOffset> filled;

  Evidence(Striping striping) {
    this.striping = striping;
    this.filled = new ArrayList<>(Collections.nCopies(striping.stripes(), LogletOffset.ZERO));
  }

  /** Everything of the stripe below {@code local} was filled while it was unsealed. */
  void raise(int stripe, LogletOffset local) {
    filled.set(stripe, LogletOffset.max(filled.get(stripe), local));
  }

  LogletOffset of(int stripe) {
    return filled.get(stripe);
  }

  /** Every offset below is filled. */
  LogletOffset bound() {
    return striping.end(filled);
  }
}
