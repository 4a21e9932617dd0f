package dev.rhenea.virtuallog;

import dev.rhenea.environment.Diagnosis;
import java.io.Serial;
import java.util.List;

/** Bytes in a format that a newer version of this program wrote: this node must be upgraded. */
public final class NewerFormatException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  NewerFormatException(String what, int found, int known) {
    super(
        "%s format %d is newer than %d, the newest this node knows: upgrade this node first"
            .formatted(what, found, known));
  }

  /** The same, for whoever waits for the value. */
  public Diagnosis diagnosis() {
    return new Diagnosis(String.valueOf(getMessage()), List.of(), "upgrade this node first");
  }
}
