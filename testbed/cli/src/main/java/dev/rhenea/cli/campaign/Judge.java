package dev.rhenea.cli.campaign;

import dev.rhenea.cli.check.Subject.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Somebody who tells valid histories from others. */
interface Judge {
  /** A short name. */
  String name();

  /**
   * Judges files with histories of one object, one after the other.
   *
   * @param folder where the files are, and where the judge leaves what it has to say
   * @param files in {@code folder}, in EDN
   * @param atMost how long it may take for each of them
   * @return one for each file, in their order
   */
  List<Judged> judge(Kind kind, Path folder, List<String> files, Duration atMost)
      throws IOException, InterruptedException;
}
