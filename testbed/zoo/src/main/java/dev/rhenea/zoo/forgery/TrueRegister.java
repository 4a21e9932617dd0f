package dev.rhenea.zoo.forgery;

import dev.rhenea.checker.history.Operation;
import dev.rhenea.checker.history.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A true history of a register that holds 0 at first: each call takes effect at one moment between
 * its start and its end, or not at all, and every value is written once.
 */
final class TrueRegister {
  static final Value INITIAL = Value.of(0);

  private static final int CLIENTS = 4;
  private static final int STEPS = 60;

  private final SplittableRandom random;
  private final Story story = new Story();
  private Value value = INITIAL;
  private long values;

  private TrueRegister(SplittableRandom random) {
    this.random = random;
  }

  static Story of(SplittableRandom random) {
    TrueRegister register = new TrueRegister(random);
    List<Client> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(register.new Client());
    }
    for (int step = 0; step < STEPS; step++) {
      clients.get(random.nextInt(CLIENTS)).step();
    }
    clients.forEach(Client::finish);
    return register.story;
  }

  private final class Client {
    private long process = story.newcomer();
    private boolean invoked;
    private boolean done;
    private boolean refused;
    private String f = "";
    private Value argument = Value.nil();
    private Value expected = INITIAL;
    private Value written = INITIAL;
    private Value result = Value.nil();

    void step() {
      if (!invoked) {
        invoke();
      } else if (!done) {
        act();
      } else {
        answer();
      }
    }

    void finish() {
      while (invoked) {
        step();
      }
    }

    private void invoke() {
      f = List.of("read", "write", "cas").get(random.nextInt(3));
      expected = value;
      written = Value.of(++values);
      argument =
          switch (f) {
            case "write" -> written;
            case "cas" -> Value.seq(expected, written);
            default -> Value.nil();
          };
      story.add(process, Operation.Type.INVOKE, f, argument);
      invoked = true;
    }

    private void act() {
      done = true;
      refused = f.equals("cas") && !value.equals(expected);
      result = f.equals("read") ? value : argument;
      if (!f.equals("read") && !refused) {
        value = written;
      }
    }

    private void answer() {
      boolean silent = random.nextInt(10) == 0;
      story.add(
          process,
          silent ? Operation.Type.INFO : refused ? Operation.Type.FAIL : Operation.Type.OK,
          f,
          result);
      if (silent) {
        process = story.newcomer();
      }
      invoked = false;
      done = false;
    }
  }
}
