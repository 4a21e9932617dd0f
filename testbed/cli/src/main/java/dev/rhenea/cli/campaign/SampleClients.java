package dev.rhenea.cli.campaign;

import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.Operation;
import dev.rhenea.checker.history.ProcessId;
import dev.rhenea.checker.history.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Makes histories of an object that is correct by construction: clients ask as fast as they can,
 * and each request takes effect at one moment before its answer. What did not happen, or may not
 * have, is told with what was asked, as Jepsen's clients do.
 */
final class SampleClients {

  /** What an object does when a request takes effect; it may answer {@link #REFUSED}. */
  record Request(String f, Value argument, boolean mayBeLost, Supplier<Value> effect) {}

  /** The answer of a request that was refused. */
  static final Value REFUSED = new Value.Keyword("refused");

  private static final class Client {
    private long process;
    private Request request;
    private Value answer = Value.nil();
    private boolean done;
    private boolean lost;
    private boolean busy;

    Client(long process, Request idle) {
      this.process = process;
      this.request = idle;
    }
  }

  private static final Request IDLE = new Request("read", Value.nil(), false, Value::nil);

  private final SplittableRandom random;
  private final double loss;
  private final List<Client> clients = new ArrayList<>();
  private final List<Operation> operations = new ArrayList<>();
  private long processes;

  /**
   * Makes idle clients.
   *
   * @param loss the share of requests that may be lost which get no answer; half of those take
   *     effect
   */
  SampleClients(SplittableRandom random, int clients, double loss) {
    this.random = random;
    this.loss = loss;
    for (int i = 0; i < clients; i++) {
      this.clients.add(new Client(processes++, IDLE));
    }
  }

  /** Lets the clients make {@code calls} calls and waits for all answers. */
  SampleClients run(int calls, Supplier<Request> requests) {
    int left = calls;
    int busy = 0;
    while (left > 0 || busy > 0) {
      Client client = clients.get(random.nextInt(clients.size()));
      if (client.busy && client.done) {
        answer(client);
        busy--;
      } else if (client.busy) {
        takeEffect(client);
      } else if (left > 0) {
        ask(client, requests.get());
        left--;
        busy++;
      }
    }
    return this;
  }

  private void ask(Client client, Request request) {
    client.request = request;
    client.busy = true;
    client.done = false;
    client.lost = request.mayBeLost() && random.nextDouble() < loss;
    record(client, Operation.Type.INVOKE, request.argument());
  }

  private void takeEffect(Client client) {
    client.done = true;
    client.answer = client.lost && random.nextBoolean() ? REFUSED : client.request.effect().get();
  }

  private void answer(Client client) {
    client.busy = false;
    if (client.lost) {
      record(client, Operation.Type.INFO, client.request.argument());
      client.process = processes++;
    } else if (client.answer.equals(REFUSED)) {
      record(client, Operation.Type.FAIL, client.request.argument());
    } else {
      record(client, Operation.Type.OK, client.answer);
    }
  }

  private void record(Client client, Operation.Type type, Value value) {
    int index = operations.size();
    operations.add(
        new Operation(
            index, index, type, ProcessId.client(client.process), client.request.f(), value));
  }

  /** All calls so far. */
  List<Operation> operations() {
    return operations;
  }

  History history() {
    return History.of(operations);
  }
}
