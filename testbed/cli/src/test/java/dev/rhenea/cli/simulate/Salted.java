package dev.rhenea.cli.simulate;

import dev.rhenea.cli.Session;

/** The command, with a {@code memory} that does as many things as an identity hash says. */
final class Salted {
  private Salted() {}

  public static void main(String[] arguments) {
    Session rhenea =
        new Session(
            Tampered.catalogue((sound, method, given) -> {
              if (method.getName().equals("append")) {
                for (int i = System.identityHashCode(new Object()) & 7; i > 0; i--) {
                  sound.checkTail().whenDone(() -> {});
                }
              }
              return Tampered.call(sound, method, given);
            }));
    int status = rhenea.run(arguments);
    System.out.print(rhenea.out());
    System.exit(status);
  }
}
